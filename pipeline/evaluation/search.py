"""How well searches find what people look for: nDCG, recall and success against judged queries, beside two plain systems."""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from statistics import fmean
from typing import Any, Final, TypedDict
from urllib.parse import unquote

import numpy as np

from pipeline.errors import UsageError
from pipeline.evaluation.intervals import bootstrap_interval
from pipeline.evaluation.search_baselines import FullTextSearch5, PlainStemmer, System
from pipeline.search import Index
from pipeline.search.entries import Entry, document_entries
from pipeline.search.index import By
from pipeline.tables.lake import Lake

JUDGED_KINDS: Final = ("item", "article", "document")
"""What is judged: a decision is found with its item, a project is made of what its documents say."""

_FIRST_PAGE = 10
_DEEP = 50

Place = tuple[str, int | None]
"""A document's file name and an item's place in it, from 1; of an article or other document None."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query, what it tries (``compound``, ``variant``, ``name`` ...), and how well each relevant place answers it (1 or 2)."""

    query: str
    kind: str
    relevant: Mapping[Place, int]

    @property
    def half(self) -> str:
        """``tuning`` or ``held``: weights and word lists are chosen on the one, and what they are worth is read off the other."""
        return "held" if hashlib.blake2b(self.query.encode()).digest()[0] & 1 else "tuning"


class Scores(TypedDict):
    """Means over queries, 0 to 1, of nDCG@10, recall@50 and the share with something relevant among the first ten."""

    queries: int
    ndcg_10: float
    recall_50: float
    success_10: float


def score_search(
    file: Path,
    lake_of: Callable[[Path], tuple[Lake, Index]],
    *,
    show_errors: bool = False,
    by_meaning: bool = False,
    server: Index | None = None,
) -> dict[str, Any]:
    """Score searches on judged queries.

    Args:
        file: as ``read_queries`` takes it.
        lake_of: reads the documents of a folder and gives their tables and their index.
        show_errors: whether to list under ``errors``, by query of the half for tuning, the relevant places that our first ten miss.
        by_meaning: whether to score our search by meaning too (``referat_meaning``), and as it is by default where there are vectors
            (``referat_best``), which takes long where vectors are to be made.
        server: an index in a database, to be filled and scored too (``referat_server``).

    Returns:
        ``{"queries", "entries", "systems": {"referat" | "referat_best" | "referat_meaning" | "referat_server" | "plain_stemmer" |
        "fts5": {**Scores, "ndcg_10_interval", "by_half": {half: Scores}, "by_kind": {kind: Scores}}}}``; intervals are 95 % bootstrap
        intervals over queries.

    Raises:
        UsageError: where the file is not of that form, or judges a document that is not there.
    """
    folder, queries = read_queries(file)
    lake, index = lake_of(folder)
    if server:
        server.rebuild(lake)
    if by_meaning:
        index.vectorise()
    standing = lake.standing()["document_id"].unique().to_list()
    entries = [entry for entry in document_entries(lake, standing) if entry.kind in JUDGED_KINDS]
    places = {entry.id: _place(entry) for entry in entries}
    absent = {name for query in queries for name, _ in query.relevant} - {name for name, _ in places.values()}
    if absent:
        raise UsageError(f"{file} judges documents that are not in {folder}: {', '.join(sorted(absent))}.")
    systems: dict[str, System] = {
        "referat": _Ours(index, "words"),
        **({"referat_best": _Ours(index, "best"), "referat_meaning": _Ours(index, "meaning")} if by_meaning else {}),
        **({"referat_server": _Ours(server, "words")} if server else {}),
        "plain_stemmer": PlainStemmer(entries),
        "fts5": FullTextSearch5(entries),
    }
    found = {name: [_found(system, query, places) for query in queries] for name, system in systems.items()}
    report: dict[str, Any] = {
        "queries": len(queries),
        "entries": len(entries),
        "systems": {name: _report(queries, rankings) for name, rankings in found.items()},
    }
    if show_errors:
        pairs = zip(queries, found["referat"], strict=True)
        report["errors"] = {
            query.query: _missing(query, ranking)
            for query, ranking in pairs
            if query.half == "tuning" and _missing(query, ranking)
        }
    return report


def read_queries(file: Path) -> tuple[Path, list[JudgedQuery]]:
    """The folder of documents and the judged queries of a file.

    Args:
        file: JSON, ``{"documents": FOLDER, "queries": [{"query", "kind", "relevant": [{"document", "item", "grade"}, ...]}, ...]}``;
            the folder is relative to the file, ``item`` is an item's place in the document from 1 or null for the whole document,
            ``grade`` 2 for what answers the query and 1 for what touches it.

    Raises:
        UsageError: where it is not of that form.
    """
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))
        queries = [
            JudgedQuery(
                query=row["query"],
                kind=row["kind"],
                relevant={(place["document"], place["item"]): int(place["grade"]) for place in row["relevant"]},
            )
            for row in stated["queries"]
        ]
        folder = file.parent / stated["documents"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file} is no set of judged queries: {error}.", hint="corpora/README.md describes it."
        ) from None
    if not queries or not folder.is_dir():
        raise UsageError(f"{file} has no queries, or {folder} is no folder.")
    return folder, queries


def ndcg(gains: Sequence[int], ideal: Iterable[int], depth: int = _FIRST_PAGE) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) with gains 2^grade - 1.

    Args:
        gains: the grade of each hit in order, 0 for one that is not relevant.
        ideal: the grades of all that is relevant.

    >>> ndcg([2, 0, 1], [2, 1]), ndcg([0, 0], [1])
    (0.9639404333166532, 0.0)
    """
    best = _discounted(sorted(ideal, reverse=True)[:depth])
    return _discounted(gains[:depth]) / best if best else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


class _Ours:
    """Our own search, asked for what is judged."""

    def __init__(self, index: Index, by: By) -> None:
        self._index = index
        self._by = by

    def ranked(self, query: str, limit: int) -> list[str]:
        return [hit.id for hit in self._index.search(query, kinds=JUDGED_KINDS, limit=limit, by=self._by).hits]


def _found(system: System, query: JudgedQuery, places: Mapping[str, Place]) -> list[Place]:
    """The different places that a system finds, best first."""
    return list(dict.fromkeys(places[found] for found in system.ranked(query.query, _DEEP)))


def _report(queries: Sequence[JudgedQuery], rankings: Sequence[Sequence[Place]]) -> dict[str, Any]:
    rows = [_scores(query, ranking) for query, ranking in zip(queries, rankings, strict=True)]
    kinds: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    halves: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for query, row in zip(queries, rows, strict=True):
        kinds[query.kind].append(row)
        halves[query.half].append(row)
    counts = np.array([(row[0], 1.0) for row in rows])
    return {
        **_means(rows),
        "ndcg_10_interval": list(bootstrap_interval(counts, lambda sums: sums[:, 0] / sums[:, 1])),
        "by_half": {half: _means(some) for half, some in sorted(halves.items())},
        "by_kind": {kind: _means(some) for kind, some in sorted(kinds.items())},
    }


def _scores(query: JudgedQuery, ranking: Sequence[Place]) -> tuple[float, float, float]:
    gains = [query.relevant.get(place, 0) for place in ranking]
    recall = sum(gain > 0 for gain in gains) / len(query.relevant) if query.relevant else float(not ranking)
    if not query.relevant:
        return float(not ranking), recall, float(not ranking)
    return ndcg(gains, query.relevant.values()), recall, float(any(gains[:_FIRST_PAGE]))


def _means(rows: Sequence[tuple[float, float, float]]) -> Scores:
    ndcg_10, recall_50, success_10 = (fmean(column) for column in zip(*rows, strict=True))
    return Scores(queries=len(rows), ndcg_10=ndcg_10, recall_50=recall_50, success_10=success_10)


def _missing(query: JudgedQuery, ranking: Sequence[Place]) -> list[str]:
    return [f"{name} {item or ''}" for name, item in query.relevant if (name, item) not in ranking[:_FIRST_PAGE]]


def _place(entry: Entry) -> Place:
    name = PurePosixPath(unquote(entry.source_uri or "")).name
    return name, entry.ordinal if entry.kind == "item" else None
