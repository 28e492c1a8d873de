"""The search index of one data directory: brought up to date from the lake, made anew from it at any time, searched."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal, get_args

import polars as pl
import tantivy

from pipeline.errors import QueryError
from pipeline.search import labels
from pipeline.search.answer import Answer, FacetValue, Hit
from pipeline.search.directory import Directory
from pipeline.search.entries import Entry, document_entries, project_entries
from pipeline.search.filters import FILTERS, Codes, condition, danish_name, filter_named, is_unknown
from pipeline.search.matching import Matcher
from pipeline.search.named import named_entries, named_rows
from pipeline.search.query import Among, Clause, Filter, Fuzzy, Name, Phrase, Prefix, Query, Term, Word, parse, shown
from pipeline.search.snippets import Highlighter
from pipeline.search.storage import FACETS, Storage, schema, shown_entry
from pipeline.tables.lake import Lake

Sort = Literal["relevance", "date"]

MOST_HITS = 10_000
"""Hits of one answer at most."""

_FACET_VALUES = 100
_DEEPEST = 1_000_000  # hits that may be skipped


class Index:
    """The index in one folder (``data/index``), which the first update makes."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._matcher = Matcher(schema())

    @classmethod
    def open(cls, path: Path) -> Index:
        """The index in a folder, whether or not there is one yet."""
        return cls(Storage(path))

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
        noted = self._storage.indexed()
        if noted is None:
            return self.rebuild(lake)
        made = _Made.of(lake)
        changed = made.stamps.join(noted, on=["owner", "stamp"], how="anti")["owner"]
        left = noted.join(made.stamps, on="owner", how="anti")["owner"]
        renewed = {*changed, *(set(document_ids) & set(made.stamps["owner"]))}
        if not renewed and left.is_empty():
            return 0
        return self._storage.write(made.entries(lake, renewed), made.stamps, gone={*renewed, *left})

    def rebuild(self, lake: Lake) -> int:
        """Makes the index anew from the lake; until it is done, searches see the old one.

        Returns:
            How many entries were written.

        Raises:
            LakeError: where the lake cannot be read or the index cannot be written.
        """
        made = _Made.of(lake)
        return self._storage.write(made.entries(lake, set(made.stamps["owner"])), made.stamps, gone=None)

    def search(
        self,
        query: str = "",
        *,
        kinds: Collection[str] = (),
        filters: Mapping[str, Sequence[str]] | None = None,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
    ) -> Answer:
        """What a query finds.

        Args:
            query: as a person types it, see ``query.parse``; any text. Without words everything that the filters let
                through is found, newest first.
            kinds: only hits of these kinds.
            filters: further conditions, values by filter name as in a query; of the values of one name one must fit.
            limit, offset: how many hits, and how many to skip before them.
            sort: ``relevance``, or ``date`` (newest first).

        Raises:
            QueryError: for a filter, kind, sort or limit that does not exist (in ``query`` itself they are notices).
            LakeError: where there is no index, or it is damaged.
        """
        _check(limit, offset, sort)
        asked = _with_filters(parse(query), {**(filters or {}), "slags": tuple(kinds)})
        searcher = self._storage.searcher()
        asked = Directory(searcher, schema()).looked_up(asked)
        wanted, spared = self._wanted(searcher, asked)
        words = [term for term in asked.wanted() if not isinstance(term, Filter | Among)]
        order = "order" if sort == "date" or not words else None
        found: Any = searcher.search(wanted, limit=max(limit, 1), offset=offset, order_by_field=order)
        entries = [(None if order else score, shown_entry(searcher.doc(place))) for score, place in found.hits[:limit]]
        if order is None:
            entries.sort(key=lambda pair: _rank(*pair))
        highlighter = Highlighter(words)
        return Answer(
            total=found.count,
            hits=tuple(_hit(entry, score, highlighter) for score, entry in entries),
            facets=_facets(searcher, wanted),
            notices=(*asked.notices, *spared, *self._unmatched(searcher, asked, met=bool(found.count) and not spared)),
        )

    def _wanted(self, searcher: tantivy.Searcher, asked: Query) -> tuple[tantivy.Query, tuple[str, ...]]:
        """What meets the query: all its words or, where nothing has all of them, as many as something has, and a notice."""
        asking = sum(clause.asks for clause in asked.clauses)
        for spared in range(max(asking, 1)):
            wanted = self._matcher.query(asked, spared=spared)
            if asking < 2 or searcher.search(wanted, limit=1, count=False).hits:
                return wanted, (
                    f"Intet har alle {asking} ord; her er, hvad der har {asking - spared}.",
                ) if spared else ()
        return self._matcher.query(asked), ()

    def _unmatched(self, searcher: tantivy.Searcher, asked: Query, *, met: bool) -> Iterator[str]:
        """Says which terms match nothing in the whole index (where not all are ``met``), and which values of filters mean nothing."""
        for clause in asked.clauses:
            for term in clause.terms:
                if isinstance(term, Filter) and is_unknown(condition(term.name, term.value)):
                    yield _unknown(term)
                elif isinstance(term, Among) and not term.places:
                    yield _not_known(term.filter, term.meant)
                elif clause.negated or (met and len(clause.terms) == 1 and not isinstance(term, Filter)):
                    continue
                elif not searcher.search(self._matcher.term(term), limit=1, count=False).hits:
                    yield f"Intet i indekset passer på {shown(_typed(term))}."


def _check(limit: int, offset: int, sort: str) -> None:
    if not 0 <= limit <= MOST_HITS:
        raise QueryError(
            f"{limit} hits cannot be asked for.", hint=f"Ask for 0 to {MOST_HITS}, and skip with an offset."
        )
    if not 0 <= offset <= _DEEPEST:
        raise QueryError(f"{offset} hits cannot be skipped.", hint=f"Skip 0 to {_DEEPEST}; narrow the search instead.")
    if sort not in get_args(Sort):
        raise QueryError(f"Hits cannot be sorted by {sort!r}.", hint=f"Sort by {' or '.join(get_args(Sort))}.")


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


def _unknown(term: Filter) -> str:
    wanted = condition(term.name, term.value)
    return _not_known(term, wanted.meant if isinstance(wanted, Codes) else "")


def _not_known(term: Filter, meant: str) -> str:
    perhaps = f" Mener du {meant}?" if meant else ""
    return f"Filteret {danish_name(term.name)}: kender ikke {shown(term.value)}.{perhaps}"


def _typed(term: Term) -> str:
    """A term as it is typed."""
    if isinstance(term, Word):
        return term.word
    if isinstance(term, Prefix):
        return f"{term.start}*"
    if isinstance(term, Fuzzy):
        return f"{term.word}~"
    if isinstance(term, Name):
        return " ".join(map(_typed, term.typed))
    if isinstance(term, Among):
        return _typed(term.filter)
    return " ".join(term.words) if isinstance(term, Phrase) else f"{danish_name(term.name)}:{term.value}"


def _rank(score: float | None, entry: Entry) -> tuple[float, int, str]:
    """Best first; of equals the newest."""
    return -(score or 0.0), -(entry.date.toordinal() if entry.date else 0), entry.id


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


def _facets(searcher: tantivy.Searcher, wanted: tantivy.Query) -> dict[str, tuple[FacetValue, ...]]:
    names = (*FACETS, "year")
    counted = searcher.aggregate(wanted, {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in names})
    facets: dict[str, tuple[FacetValue, ...]] = {}
    for name in names:
        values = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"]]
        values.sort(key=lambda value: (-value[1], value[0]))
        facets[name] = tuple(FacetValue(code, labels.label(name, code), count) for code, count in values)
    return facets


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
