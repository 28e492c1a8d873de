"""The search index of one data directory: brought up to date from the lake, made anew from it at any time, searched."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Literal, get_args

import polars as pl
from rapidfuzz.distance import OSA

from pipeline.errors import QueryError, UsageError
from pipeline.search import labels
from pipeline.search.analysis import forms, vocabulary
from pipeline.search.answer import Answer, FacetValue, Hit
from pipeline.search.backend import Backend, Reader, Scored
from pipeline.search.directory import Directory
from pipeline.search.entries import Entry, document_entries, project_entries
from pipeline.search.filters import FILTERS, filter_named
from pipeline.search.matching import identified, like, wanted_by, wanted_of
from pipeline.search.meaning import MEANT_KINDS, Meaning, fused
from pipeline.search.named import named_entries, named_rows
from pipeline.search.notices import only_near, too_much, typed, unmatched
from pipeline.search.query import Clause, Filter, Fuzzy, Query, Term, fuzzy_edits, parse
from pipeline.search.snippets import Highlighter
from pipeline.search.storage import Storage
from pipeline.search.tree import Combined, Wanted, any_of
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

Sort = Literal["relevance", "date"]
By = Literal["best", "words", "meaning"]

MOST_HITS = 10_000
"""Hits of one answer at most."""

_DEEPEST = 1_000_000  # hits that may be skipped
_PAGE = 2000  # hits of an export that are in memory together
_CANDIDATES = 400  # nearest in meaning that are looked at
_NEAREST = 20  # of them that belong to the answer
_CANDIDATES_OF_ALL = 3 * _NEAREST  # where no filter keeps any away: some may be gone from the index
_FUSED = 100  # hits by words that are ranked again with them
_MOST_VECTORS = 25_000  # that are compared with every query, unless meaning is asked for
_LOOKED_AT = 5  # entries in which a word is looked for that another was meant as
_ENOUGH = 10  # hits: fewer with the words are filled up to so many with what is near in meaning
_WEIGHT_OF_WORDS = 3.0
_WEIGHT_OF_SOME_WORDS = 0.5  # where nothing has all of them
"""Chosen on the half for tuning of corpora/search: beside a weight of one for the meaning."""


class Index:
    """The index of one data directory, which the first update makes."""

    def __init__(self, backend: Backend, *, keeps_vectors: bool = False, threads: int = 1) -> None:
        """Opens nothing yet.

        Args:
            backend: where the index lies.
            keeps_vectors: whether updates make the vectors of a search by meaning too, while they are few enough for every search
                to use them, rather than from the first such search on.
            threads: that vectors are computed on.
        """
        self._backend = backend
        self._meaning = Meaning(backend, threads)
        self._keeps_vectors = keeps_vectors

    @classmethod
    def open(cls, path: Path) -> Index:
        """The index in a folder (``data/index``), whether or not there is one yet."""
        return cls(Storage(path))

    @classmethod
    def of(cls, settings: Settings) -> Index:
        """The index of a data directory: in its folder or, where ``search_url`` is set, in a database.

        Raises:
            UsageError: for a URL that is none, or where what is needed for a database is not installed.
        """
        folder = settings.data / "index"
        if not settings.search_url:
            return cls(Storage(folder), keeps_vectors=settings.search_vectors, threads=settings.workers)
        try:
            from pipeline.search.postgres import Server
        except ModuleNotFoundError as error:
            raise UsageError(
                f"search_url is set, but {error.name} is not installed.", hint="pip install 'referat[postgres]'"
            ) from None
        server = Server(settings.search_url.get_secret_value(), folder)
        return cls(server, keeps_vectors=settings.search_vectors, threads=settings.workers)

    @property
    def is_new(self) -> bool:
        """Whether there is no index yet; raises LakeError where that cannot be seen."""
        return self._backend.indexed() is None

    def update(self, lake: Lake, document_ids: Collection[str] = ()) -> int:
        """Brings the index up to date with the lake, in one commit.

        What changed since the last update is found by comparing, so that a run that died before its update is made good by
        the next. Where there is no sound index, it is made anew.

        Args:
            document_ids: documents to index again even where nothing shows that they changed.

        Returns:
            How many entries were written.

        Raises:
            LakeError: where the lake cannot be read or the index cannot be written.
        """
        noted = self._backend.indexed()
        if noted is None:
            return self.rebuild(lake)
        made = _Made.of(lake)
        changed = made.stamps.join(noted, on=["owner", "stamp"], how="anti")["owner"]
        left = noted.join(made.stamps, on="owner", how="anti")["owner"]
        renewed = {*changed, *(set(document_ids) & set(made.stamps["owner"]))}
        if not renewed and left.is_empty():
            self._keep_vectors()
            return 0
        count = self._backend.write(made.entries(lake, renewed), made.stamps, gone={*renewed, *left})
        self._keep_vectors()
        return count

    def rebuild(self, lake: Lake) -> int:
        """Makes the index anew from the lake; until it is done, searches see the old one.

        Returns:
            How many entries were written.

        Raises:
            LakeError: where the lake cannot be read or the index cannot be written.
        """
        made = _Made.of(lake)
        count = self._backend.write(made.entries(lake, set(made.stamps["owner"])), made.stamps, gone=None)
        self._keep_vectors()
        return count

    def _keep_vectors(self) -> None:
        """Brings the vectors up to date where there are any, or are to be."""
        if self._meaning.size or (self._keeps_vectors and self._meaning.wanted() <= _MOST_VECTORS):
            self._meaning.update()

    def vectorise(self, tell: Callable[[int], object] = lambda _: None) -> int:
        """Computes the vectors that a search by meaning needs and that are not there yet; raises as ``Meaning.update`` does.

        From then on searches use them by default, and updates keep them.

        Args:
            tell: gets the number of documents to read before the work begins, where there is any.

        Returns:
            How many were computed.
        """
        return self._meaning.update(tell)

    def search(
        self,
        query: str = "",
        *,
        kinds: Collection[str] = (),
        filters: Mapping[str, Sequence[str]] | None = None,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        by: By = "best",
    ) -> Answer:
        """What a query finds.

        Args:
            query: as a person types it, see ``query.parse``; any text. Without words everything that the filters let
                through is found, newest first.
            kinds: only hits of these kinds.
            filters: further conditions, values by filter name as in a query; of the values of one name one must fit.
            limit, offset: how many hits, and how many to skip before them.
            sort: ``relevance``, or ``date`` (newest first).
            by: ``words``, or ``meaning``: also what is near in meaning, whatever its words; both rankings as one. Vectors that
                lack are computed first (``vectorise``). ``best`` is ``meaning`` for a query of ordinary words where there are
                vectors, and few enough to be quick, else ``words``; it adds what lacks the words only to fill a first page.

        Raises:
            QueryError: for a filter, kind, sort or limit that does not exist (in ``query`` itself they are notices).
            LakeError: where there is no index, or it is damaged.
        """
        _check(limit, offset, sort)
        asked = _with_filters(parse(query), {**(filters or {}), "slags": tuple(kinds)})
        with self._backend.reading() as reader:
            found = self._found(reader, asked, sort, by)
            total, entries = found.page(reader, limit, offset)
            return Answer(
                total=total,
                hits=_hits(entries, found.asked.words()),
                facets=_facets(reader, found.everything),
                notices=(
                    *asked.notices,
                    *too_much(found.asked, found.spared),
                    *unmatched(
                        found.asked,
                        met=total > len(found.others) and not found.spared,
                        fits=lambda term: reader.fits(wanted_of(term)),
                        like=lambda word: _word_like(reader, word),
                    ),
                    *only_near(len(found.others)),
                ),
                by=found.by,
            )

    def every(
        self,
        query: str = "",
        *,
        kinds: Collection[str] = (),
        filters: Mapping[str, Sequence[str]] | None = None,
        sort: Sort = "relevance",
        by: By = "best",
    ) -> Iterator[Hit]:
        """All that a query finds, however much, in order; arguments and errors as those of ``search``."""
        _check(0, 0, sort)
        asked = _with_filters(parse(query), {**(filters or {}), "slags": tuple(kinds)})
        with self._backend.reading() as reader:
            found = self._found(reader, asked, sort, by)
            offset = 0
            while entries := found.page(reader, _PAGE, offset)[1]:
                yield from _hits(entries, found.asked.words())
                offset += _PAGE

    def similar(self, identity: str, *, limit: int = 10, by: By = "best") -> Answer:
        """Items, articles, documents and projects that are like one, likest first.

        Args:
            identity: of a hit of one of these kinds.
            limit: how many.
            by: ``words`` that are many in it and few elsewhere, or ``meaning``; ``best`` is ``meaning`` where there are vectors,
                and few enough to be quick, else ``words``.

        Raises:
            QueryError: where there is none of that id, or for a limit that cannot be.
            LakeError: where there is no index, or it is damaged.
        """
        _check(limit, 0, "relevance")
        with self._backend.reading() as reader:
            own = reader.some(identified([_whole(identity)]), 1)
            if not own or own[0].kind not in MEANT_KINDS:
                raise QueryError(
                    f"Nothing in the index is called {identity!r}.", hint="Take the id of a hit, as --json shows it."
                )
            if by == "meaning":
                self._meaning.update()
            near = self._meaning.nearest_to(identity, limit + 1) if by == "meaning" or self._is_quick(by) else []
            if near or by == "meaning":
                likeness = {
                    other: 1.0 / rank for rank, other in enumerate((one for one in near if one != identity), start=1)
                }
                entries = _of(reader, list(likeness.items())[:limit])
                wanted, total = identified([entry.id for _, entry in entries]), len(entries)
            else:
                wanted = like(own[0], reader)
                total, entries = reader.found(wanted, limit)
            ranked_by: Literal["words", "meaning"] = "meaning" if near or by == "meaning" else "words"
            return Answer(total=total, hits=_hits(entries, ()), facets=_facets(reader, wanted), by=ranked_by)

    def _found(self, reader: Reader, asked: Query, sort: Sort, by: By) -> _Found:
        """What meets a query, and what is near to it in meaning where that is asked for."""
        asked = Directory(reader).looked_up(asked)
        wanted, spared = _wanted(reader, asked)
        found = _Found(asked, wanted, wanted, spared, newest_first=sort == "date" or not asked.words())
        if by == "meaning" and asked.words():
            self._meaning.update()
            return self._with_near(reader, found)
        if asked.is_of_words and self._is_quick(by):
            return self._with_near(reader, found, fills=not spared)
        return found

    def _is_quick(self, by: By) -> bool:
        """Whether the best is to go by meaning too: vectors are there, and few enough."""
        return by == "best" and 0 < self._meaning.size <= _MOST_VECTORS

    def _with_near(self, reader: Reader, found: _Found, *, fills: bool = False) -> _Found:
        """What meets a query with what is nearest to it in meaning: all of that or, where it ``fills``, to a first page only."""
        total, ranked = reader.found(found.wanted, _FUSED)
        room = max(_ENOUGH - total, 0) if fills else _NEAREST
        candidates = self._meaning.nearest(" ".join(typed(term) for term in found.asked.words()), _CANDIDATES)
        with_words = {scored.entry.id for scored in ranked}
        if room:
            conditions = found.asked.conditions
            allowed = candidates if conditions.clauses else candidates[:_CANDIDATES_OF_ALL]
            near = reader.first(allowed, wanted_by(conditions), _NEAREST)
            if total > len(ranked):
                with_words |= set(reader.first(near, found.wanted, _NEAREST))
        else:
            near = [identity for identity in candidates if identity in with_words][:_NEAREST]
        others = tuple([identity for identity in near if identity not in with_words][:room])
        return replace(
            found,
            everything=any_of([found.wanted, identified(others)]) if others else found.wanted,
            with_words=total,
            ranked=tuple(ranked),
            near=tuple(identity for identity in near if identity in with_words or identity in others),
            others=others,
            by="meaning",
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """What meets a query.

    Attributes:
        asked: the query, with the names in it looked up.
        wanted: what meets its words, but for so many that are ``spared``.
        everything: that, and what is found by its meaning alone.
        with_words: how many entries meet its words, where meaning counts too.
        ranked: the best of them by words.
        near: ids of what is near to it in meaning, nearest first.
        others: those of them that lack the words.
    """

    asked: Query
    wanted: Wanted
    everything: Wanted
    spared: int
    newest_first: bool
    with_words: int = 0
    ranked: tuple[Scored, ...] = ()
    near: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    by: Literal["words", "meaning"] = "words"

    def page(self, reader: Reader, limit: int, offset: int) -> tuple[int, list[Scored]]:
        """How many entries are found, and some of them: both rankings as one, behind that by words alone."""
        if self.newest_first or not self.near:
            return reader.found(self.everything, limit, offset, newest_first=self.newest_first)
        weight = _WEIGHT_OF_SOME_WORDS if self.spared else _WEIGHT_OF_WORDS
        scores = fused([(weight, [scored.entry.id for scored in self.ranked]), (1.0, self.near)])
        first = _of(reader, scores[offset : offset + limit], [scored.entry for scored in self.ranked])
        behind = max(offset - len(scores), 0)
        rest = Combined(must=(self.wanted,), never=(identified([identity for identity, _ in scores]),))
        lacking = min(limit, offset + limit - len(scores))
        more = reader.found(rest, lacking, behind)[1] if lacking > 0 and self.with_words > len(self.ranked) else []
        return self.with_words + len(self.others), first + more


def _wanted(reader: Reader, asked: Query) -> tuple[Wanted, int]:
    """What meets the query: all its words or, where nothing has all of them, as many as something has; how many are spared."""
    asking = sum(clause.asks for clause in asked.clauses)
    wanted = wanted_by(asked)
    if asking < 2 or reader.found(wanted, 0)[0]:
        return wanted, 0
    some = range(1, asking)
    place = bisect_left(some, True, key=lambda spared: reader.fits(wanted_by(asked, spared=spared)))
    spared = some[place] if place < len(some) else 0
    return wanted_by(asked, spared=spared), spared


def _word_like(reader: Reader, word: str) -> str:
    """A word of the index that another was perhaps meant as; "" where none is near, or the word is short."""
    edits = fuzzy_edits(word)
    if not edits:
        return ""
    fuzzy, stem = Fuzzy(word, edits), forms(word).stem
    near = {}
    for entry in reader.some(wanted_of(fuzzy), _LOOKED_AT):
        for other in vocabulary(f"{entry.title} {entry.text}"):
            if other[:1] == word[:1]:
                whole, of_stem = OSA.distance(word, other), OSA.distance(stem, forms(other).stem)
                if whole <= edits or of_stem <= fuzzy.edits_of_stem:
                    near[other] = whole
    return min(sorted(near), key=lambda other: near[other], default="")


def _of(reader: Reader, scores: Sequence[tuple[str, float]], known: Iterable[Entry] = ()) -> list[Scored]:
    """The entries with these ids, in their order, with their scores; those not yet known are read."""
    by_id = {entry.id: entry for entry in known}
    lacking = [identity for identity, _ in scores if identity not in by_id]
    by_id |= {entry.id: entry for entry in (reader.some(identified(lacking), len(lacking)) if lacking else ())}
    return [Scored(score, by_id[identity]) for identity, score in scores if identity in by_id]


def _check(limit: int, offset: int, sort: str) -> None:
    if not 0 <= limit <= MOST_HITS:
        raise QueryError(
            f"{limit} hits cannot be asked for.", hint=f"Ask for 0 to {MOST_HITS}, and skip with an offset."
        )
    if not 0 <= offset <= _DEEPEST:
        raise QueryError(f"{offset} hits cannot be skipped.", hint=f"Skip 0 to {_DEEPEST}; narrow the search instead.")
    if sort not in get_args(Sort):
        raise QueryError(f"Hits cannot be sorted by {sort!r}.", hint=f"Sort by {' or '.join(get_args(Sort))}.")


def _whole(text: str) -> str:
    """A text without halves of letters, which a command line or a JSON document may bring and no index takes.

    >>> _whole("sk\\ud800ole")
    'sk?ole'
    """
    return text.encode("utf-8", "replace").decode()


def _with_filters(query: Query, filters: Mapping[str, Collection[str]]) -> Query:
    """The query with the conditions that came beside it.

    Raises:
        QueryError: for a filter that does not exist.
    """
    clauses = list(query.clauses)
    for name, values in filters.items():
        known = filter_named(name)
        if known is None:
            raise QueryError(f"There is no filter {name!r}.", hint=f"The filters: {', '.join(FILTERS)}.")
        if values:
            clauses.append(Clause(tuple(Filter(known, value) for value in values)))
    return Query(tuple(clauses), query.notices)


def _hits(entries: Sequence[Scored], words: Iterable[Term]) -> tuple[Hit, ...]:
    highlighter = Highlighter(words)
    return tuple(_hit(entry, score, highlighter) for score, entry in entries)


def _hit(entry: Entry, score: float | None, highlighter: Highlighter) -> Hit:
    snippet = highlighter.snippet(entry.text)
    return Hit(
        id=entry.id,
        kind=entry.kind,
        title=entry.title,
        date=entry.date,
        body=entry.body,
        score=score,
        snippet=snippet.plain(),
        snippet_html=snippet.html(),
        source_uri=entry.source_uri,
        document_id=entry.document_id,
        publisher=entry.publisher,
        municipality=tuple(labels.label("municipality", code) for code in entry.municipalities),
        programme=tuple(labels.label("programme", code) for code in entry.programmes),
        outcome=entry.outcomes[0] if entry.outcomes else None,
        item_type=entry.item_type,
        topic=entry.topic,
        page=entry.page,
    )


def _facets(reader: Reader, wanted: Wanted) -> dict[str, tuple[FacetValue, ...]]:
    return {
        name: tuple(FacetValue(code, labels.label(name, code), count) for code, count in values)
        for name, values in reader.counts(wanted).items()
    }


@dataclass(frozen=True, slots=True)
class _Made:
    """What belongs in the index.

    Attributes:
        stamps: owner and stamp of everything; a stamp changes when what is shown may have changed.
        projects: their entries.
        named: rows to make the entries of people, organisations, programmes and cases from.
    """

    stamps: pl.DataFrame
    projects: Sequence[Entry]
    named: pl.DataFrame

    @classmethod
    def of(cls, lake: Lake) -> _Made:
        stamp = pl.concat_str(pl.max("run_id"), pl.max("pipeline_version"), pl.min("source_uri"), separator=" ")
        documents = lake.standing().group_by(owner="document_id").agg(stamp=stamp)
        projects = list(project_entries(lake))
        made = [(entry.owner, hashlib.blake2b(repr(entry).encode(), digest_size=8).hexdigest()) for entry in projects]
        named = named_rows(lake)
        rows = [documents, pl.DataFrame(made, schema=documents.schema, orient="row"), named.select("owner", "stamp")]
        return cls(pl.concat(rows), projects, named)

    def entries(self, lake: Lake, owners: Collection[str]) -> Iterator[Entry]:
        """The entries of some of the owners."""
        projects = [entry for entry in self.projects if entry.owner in owners]
        named = self.named.filter(pl.col("owner").is_in(owners))
        others = set(owners) - {entry.owner for entry in projects} - set(named["owner"])
        return chain(projects, named_entries(named), document_entries(lake, others))
