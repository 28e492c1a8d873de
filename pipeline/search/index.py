"""The search index of one data directory: brought up to date from the lake, made anew from it at any time, searched."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal, get_args

import polars as pl
from rapidfuzz.distance import OSA

from pipeline.errors import QueryError, UsageError
from pipeline.search import labels
from pipeline.search.analysis import vocabulary
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
from pipeline.search.tree import Combined, Wanted, all_of, any_of
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
_FUSED = 200  # hits by words that are ranked again with them
_MOST_VECTORS = 50_000  # that are compared with every query, unless meaning is asked for: 10 ms
_ENOUGH = 10  # hits: fewer with the words are filled up to so many with what is near in meaning
_WEIGHT_OF_WORDS = 3.0
_WEIGHT_OF_SOME_WORDS = 0.5  # where nothing has all of them
"""Chosen on the half for tuning of corpora/search: beside a weight of one for the meaning."""


class Index:
    """The index of one data directory, which the first update makes."""

    def __init__(self, backend: Backend, *, keeps_vectors: bool = False) -> None:
        """Opens nothing yet.

        Args:
            backend: where the index lies.
            keeps_vectors: whether updates make the vectors of a search by meaning too, rather than from the first such search on.
        """
        self._backend = backend
        self._meaning = Meaning(backend)
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
            return cls(Storage(folder), keeps_vectors=settings.search_vectors)
        try:
            from pipeline.search.postgres import Server
        except ModuleNotFoundError as error:
            raise UsageError(
                f"search_url is set, but {error.name} is not installed.", hint="pip install 'referat[postgres]'"
            ) from None
        server = Server(settings.search_url.get_secret_value(), folder)
        return cls(server, keeps_vectors=settings.search_vectors)

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
            if self._keeps_vectors:
                self._meaning.update()
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
        if self._keeps_vectors or self._meaning.size:
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
                    *only_near(found.added(reader, total)),
                    *unmatched(
                        found.asked,
                        met=bool(total) and not found.spared,
                        fits=lambda term: reader.fits(wanted_of(term)),
                        like=lambda word: _word_like(reader, word),
                    ),
                ),
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
            return Answer(total=total, hits=_hits(entries, ()), facets=_facets(reader, wanted))

    def _found(self, reader: Reader, asked: Query, sort: Sort, by: By) -> _Found:
        """What meets a query, and what is near to it in meaning where that is asked for."""
        asked = Directory(reader).looked_up(asked)
        wanted, spared = _wanted(reader, asked)
        near: tuple[str, ...] = ()
        conditions = wanted_by(asked.conditions)
        if by == "meaning" and asked.words():
            self._meaning.update()
            near = self._near(reader, asked, conditions)
        elif asked.is_of_words and self._is_quick(by):
            near = self._near_to_fill(reader, asked, wanted) if not spared else self._near(reader, asked, conditions)
        return _Found(asked, wanted, spared, near, newest_first=sort == "date" or not asked.words())

    def _is_quick(self, by: By) -> bool:
        """Whether the best is to go by meaning too: vectors are there, and few enough."""
        return by == "best" and 0 < self._meaning.size <= _MOST_VECTORS

    def _near_to_fill(self, reader: Reader, asked: Query, wanted: Wanted) -> tuple[str, ...]:
        """What is nearest in meaning and has the words, and of the rest so much as fills a first page."""
        with_words = {entry.id for entry in reader.some(wanted, _ENOUGH)}
        room = _ENOUGH - len(with_words)
        if not room:
            return self._near(reader, asked, wanted)
        near = self._near(reader, asked, wanted_by(asked.conditions))
        others = set([identity for identity in near if identity not in with_words][:room])
        return tuple(identity for identity in near if identity in with_words or identity in others)

    def _near(self, reader: Reader, asked: Query, allowed: Wanted) -> tuple[str, ...]:
        """What is nearest in meaning to the words of a query, of all that is allowed."""
        text = " ".join(typed(term) for term in asked.words())
        candidates = self._meaning.nearest(text, _CANDIDATES)
        ids = {entry.id for entry in reader.some(all_of(allowed, identified(candidates)), max(len(candidates), 1))}
        return tuple([identity for identity in candidates if identity in ids][:_NEAREST])


@dataclass(frozen=True, slots=True)
class _Found:
    """What meets a query.

    Attributes:
        asked: the query, with the names in it looked up.
        wanted: what meets its words, but for so many that are ``spared``.
        near: ids of what is near to it in meaning, nearest first.
    """

    asked: Query
    wanted: Wanted
    spared: int
    near: tuple[str, ...]
    newest_first: bool

    @property
    def everything(self) -> Wanted:
        """All that is found."""
        return any_of([self.wanted, identified(self.near)]) if self.near else self.wanted

    def page(self, reader: Reader, limit: int, offset: int) -> tuple[int, list[Scored]]:
        """How many entries are found, and some of them: both rankings as one, behind that by words alone."""
        if self.newest_first or not self.near:
            return reader.found(self.everything, limit, offset, newest_first=self.newest_first)
        total, _ = reader.found(self.everything, 0)
        ranked = [scored.entry.id for scored in reader.found(self.wanted, _FUSED)[1]]
        weight = _WEIGHT_OF_SOME_WORDS if self.spared else _WEIGHT_OF_WORDS
        scores = fused([(weight, ranked), (1.0, self.near)])
        first = _of(reader, scores[offset : offset + limit])
        behind = max(offset - len(scores), 0)
        rest = Combined(must=(self.wanted,), never=(identified([identity for identity, _ in scores]),))
        lacking = min(limit, offset + limit - len(scores))
        return total, first + (reader.found(rest, lacking, behind)[1] if lacking > 0 else [])

    def added(self, reader: Reader, total: int) -> int:
        """How many of all that is found lack the words and are near in meaning alone."""
        return total - reader.found(self.wanted, 0)[0] if self.near else 0


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
    near = {
        other: OSA.distance(word, other)
        for entry in reader.some(wanted_of(Fuzzy(word, edits)), 1)
        for other in vocabulary(f"{entry.title} {entry.text}")
        if other[:1] == word[:1]
    }
    best = min(sorted(near), key=lambda other: near[other], default="")
    return best if best and near[best] <= edits else ""


def _of(reader: Reader, scores: Sequence[tuple[str, float]]) -> list[Scored]:
    """The entries with these ids, in their order, with their scores."""
    found = reader.some(identified([identity for identity, _ in scores]), max(len(scores), 1))
    by_id = {entry.id: entry for entry in found}
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
