"""How well mentions in several documents are put together: B-cubed and pairwise scores against texts marked by hand."""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.scores import Agreement, agreement
from pipeline.results import Rows
from pipeline.tables.lake import Lake
from pipeline.tables.redirects import Redirects


@dataclass(frozen=True, slots=True)
class _Marked:
    """A marked mention: the document's source, the place, the cluster."""

    uri: str
    start: int
    end: int
    cluster: str


def score_identity(file: Path, rows_of: Callable[[Path, int | None], Rows]) -> dict[str, Any]:
    """Score the entities of a set of documents against a file that says which of their words mean the same.

    Args:
        file: JSON, a list of documents ``{"text", "municipality_code" (or null), "mentions": [["words", "cluster"], ...]}``; the words of
            each mention stand in the text in the order of the mentions.
        rows_of: reads a text file whose publisher's municipality may be known, and gives its rows of every table.

    Returns:
        ``{"documents", "mentions", "clusters", "found", "b_cubed", "pairwise"}``: ``found`` is the share of the mentions that have an
        entity, one without is alone; B-cubed after Bagga and Baldwin (1998).

    Raises:
        UsageError: where the file is not of that form.
    """
    try:
        documents = json.loads(file.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as name:
            marked, lake = _linked(documents, Path(name), rows_of)
            entities = _entities(marked, lake)
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} is no set of marked documents: {error}.") from None
    gold = [mention.cluster for mention in marked]
    found: list[Hashable] = [entity or ("alone", place) for place, entity in enumerate(entities)]
    return {
        "documents": len(documents),
        "mentions": len(marked),
        "clusters": len(set(gold)),
        "found": sum(entity is not None for entity in entities) / len(entities) if entities else None,
        "b_cubed": b_cubed(gold, found),
        "pairwise": pairwise(gold, found),
    }


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """The mean over mentions of the share of each one's cluster that is right.

    >>> b_cubed("aab", "xyy")["precision"]
    0.6666666666666666
    """
    both, one, other = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    if not gold:
        return Agreement(precision=None, recall=None, f1=None)
    precision = sum(n * n / other[cluster] for (_, cluster), n in both.items()) / len(gold)
    recall = sum(n * n / one[cluster] for (cluster, _), n in both.items()) / len(gold)
    return Agreement(precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall))


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """The share of the pairs of mentions held for one that are one, and of those that are one that are held so.

    >>> pairwise("aabb", "xxxy")
    {'precision': 0.3333333333333333, 'recall': 0.5, 'f1': 0.4}
    """
    right, read, wanted = (_pairs(clusters) for clusters in (zip(gold, found, strict=True), found, gold))
    return agreement(right, read - right, wanted - right)


def _pairs(clusters: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(clusters).values())


def _linked(
    documents: Sequence[Mapping[str, Any]], folder: Path, rows_of: Callable[[Path, int | None], Rows]
) -> tuple[list[_Marked], Lake]:
    lake = Lake(folder / "lake")
    marked: list[_Marked] = []
    repeats: Counter[str] = Counter()
    rows: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for number, document in enumerate(documents):
        path = folder / f"{number:04}.txt"
        repeats[document["text"]] += 1
        path.write_text(
            document["text"] + "\n" * repeats[document["text"]], encoding="utf-8"
        )  # no two have the same bytes
        made = rows_of(path, document.get("municipality_code"))
        for table, found in made.items():
            rows[table] += found
        row = made["documents"][0]
        marked += _places(str(row["text"]), str(row["source_uri"]), document["mentions"])
    lake.write_documents(rows)
    lake.refresh_derived()
    return marked, lake


def _places(text: str, uri: str, mentions: Sequence[tuple[str, str]]) -> list[_Marked]:
    found: list[_Marked] = []
    position = 0
    for words, cluster in mentions:
        start = text.index(words, position)
        position = start + len(words)
        found.append(_Marked(uri, start, position, cluster))
    return found


def _entities(marked: Sequence[_Marked], lake: Lake) -> list[str | None]:
    """By marked mention: the entity that is kept for the mention there that has most characters in common with it."""
    redirects = Redirects.of(lake.read("entity_redirects"))
    sources = dict(lake.standing().select("document_id", "source_uri").iter_rows())
    mentions: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    columns = ("document_id", "char_start", "char_end", "entity_id")
    for document_id, start, end, entity_id in lake.read("mentions").select(columns).drop_nulls().iter_rows():
        mentions[sources[document_id]].append((start, end, redirects.kept(entity_id)))
    found = []
    for mark in marked:
        shared = [(min(mark.end, end) - max(mark.start, start), kept) for start, end, kept in mentions[mark.uri]]
        most = max(shared, default=(0, ""))
        found.append(most[1] if most[0] > 0 else None)
    return found
