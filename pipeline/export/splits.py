"""Train, dev and test parts of a dataset, by publisher or by time, with no meeting and no case in two of them.

Documents are tied where they belong to one meeting, treat one case or are versions of one source. By publisher, publishers whose
documents are tied stay together. By time, a tie that spans a border would chain years together, since every meeting treats several
cases; so the older of the documents that it ties across a border are left out instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.errors import QueryError, UsageError
from pipeline.export.rows import Rows, part_of
from pipeline.tables.output import write_table

NAMES: Final = ("train", "dev", "test")
By = Literal["publisher", "time"]
_UNKNOWN: Final = "unknown"
"""Documents whose publisher is not known are one group: they may be of the same one."""


@dataclass(frozen=True, slots=True)
class Split:
    """How a dataset is to be split: by what, and the shares of documents in train, dev and test."""

    by: By
    shares: tuple[int, int, int] = (80, 10, 10)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which document goes where.

    Attributes:
        documents: ``document_id``, ``group`` (of publishers, or the date) and ``split``, null for those left out, by document_id.
        said: what the manifest says of it.
    """

    documents: pl.DataFrame
    said: Mapping[str, object]


def assign(rows: Rows, split: Split) -> Assignment:
    """Assigns every document of a dataset.

    Raises:
        UsageError: where the shares are none.
        QueryError: where the documents cannot be split so that each part has some.
    """
    if min(split.shares) <= 0:
        raise UsageError("Every part needs a share greater than 0.", hint="Write shares as 80,10,10.")
    found = _by_publisher(rows, split) if split.by == "publisher" else _by_time(rows, split)
    parts = {name: found.filter(split=name) for name in NAMES}
    empty = [name for name, part in parts.items() if part.is_empty()]
    if empty:
        raise QueryError(
            f"The documents cannot be split by {split.by}: nothing is left for {' and '.join(empty)}.",
            hint="There are too few publishers, or too few days that no case spans. Choose other shares or fewer filters.",
        )
    said = {
        "by": split.by,
        "shares": list(split.shares),
        "documents": {name: part.height for name, part in parts.items()},
        "left_out": found["split"].null_count(),
        **(
            {"from": {name: str(part["group"].min()) for name, part in parts.items()}}
            if split.by == "time"
            else {"groups": {name: part["group"].n_unique() for name, part in parts.items()}}
        ),
    }
    return Assignment(found, said)


def divide(rows: Rows, assignment: Assignment, folder: Path) -> tuple[Rows, dict[str, Rows]]:
    """The rows without what is left out, and those of each part by its name.

    What several documents make (an entity, a project) is in each part that has one of them.
    """

    def chosen(name: str, documents: pl.DataFrame) -> Rows:
        (folder / name).mkdir(parents=True)
        return part_of(rows, documents.select("document_id"), folder / name)

    documents = assignment.documents
    whole = chosen("whole", documents.drop_nulls("split")) if documents["split"].null_count() else rows
    return whole, {name: chosen(name, documents.filter(split=name)) for name in NAMES}


def write_assignment(assignment: Assignment, path: Path) -> None:
    """Writes a CSV file with the part of every document."""
    with path.open("wb") as stream:
        write_table(assignment.documents, "csv", stream)


def _documents(rows: Rows) -> pl.LazyFrame:
    return (
        rows.scan("documents")
        .group_by("document_id")
        .agg(pl.col("municipality_code", "publisher", "published_on").drop_nulls().sort().first())
    )


def _ties(rows: Rows) -> pl.LazyFrame:
    """What ties documents: ``document_id`` and ``tie``, the meeting, the case or the source."""
    documents = rows.scan("documents")
    items = rows.scan("agenda_items").select("item_id", "document_id")
    cases = rows.scan("case_items").select("item_id", tie="case_id").join(items, on="item_id")
    return (
        pl.concat(
            [
                documents.select("document_id", tie="meeting_id"),
                documents.select("document_id", tie="source_uri"),
                rows.scan("meeting_documents").select("document_id", tie="meeting_id"),
                cases.select("document_id", "tie"),
            ]
        )
        .drop_nulls()
        .unique()
    )


def _by_publisher(rows: Rows, split: Split) -> pl.DataFrame:
    of_municipality = pl.format("municipality-{}", pl.col("municipality_code").cast(pl.String).str.zfill(4))
    publisher = pl.coalesce(of_municipality, "publisher", pl.lit(_UNKNOWN))
    documents = _documents(rows).select("document_id", publisher=publisher).collect()
    ties = _ties(rows).join(documents.lazy(), on="document_id").select("publisher", "tie").unique()
    groups = _connected(documents["publisher"].unique().sort(), ties.collect())
    sizes = documents.join(groups, on="publisher").group_by("group").len()
    order = sorted(sizes.iter_rows(), key=lambda found: hashlib.sha256(found[0].encode()).digest())
    targets = dict(zip(NAMES, (share / sum(split.shares) * documents.height for share in split.shares), strict=True))
    where: dict[str, str] = {}
    for number, (group, size) in enumerate(order):
        empty = [name for name in NAMES if name not in where.values()]
        wanted = empty if len(order) - number <= len(empty) else NAMES
        name = max(wanted, key=lambda name: targets[name])
        where[group], targets[name] = name, targets[name] - size
    assigned = pl.DataFrame(
        {"group": list(where), "split": list(where.values())}, schema=dict.fromkeys(("group", "split"), pl.String)
    )
    return (
        documents.join(groups, on="publisher")
        .join(assigned, on="group")
        .select("document_id", "group", "split")
        .sort("document_id")
    )


def _connected(publishers: pl.Series, ties: pl.DataFrame) -> pl.DataFrame:
    """``publisher`` and ``group``, the first by name of those that it is tied to."""
    places = pl.DataFrame({"publisher": publishers}).with_row_index("place")
    knots = ties.select("tie").unique(maintain_order=True).with_row_index("knot", offset=len(publishers))
    edges = ties.join(places, on="publisher").join(knots, on="tie")
    size = len(publishers) + knots.height
    graph = coo_array(
        (np.ones(edges.height, dtype=np.int8), (edges["place"].to_numpy(), edges["knot"].to_numpy())),
        shape=(size, size),
    )
    _, component = connected_components(graph, directed=False)
    return places.select("publisher", component=pl.Series(component[: len(publishers)])).select(
        "publisher", group=pl.col("publisher").min().over("component")
    )


def _by_time(rows: Rows, split: Split) -> pl.DataFrame:
    documents = _documents(rows).select("document_id", group="published_on").sort("document_id").collect()
    borders = _borders(documents["group"].drop_nulls().sort(), split.shares)
    later = sum((pl.col("group") >= border).cast(pl.Int8) for border in borders)
    documents = documents.with_columns(part=later)
    ties = _ties(rows).join(documents.lazy().select("document_id", "part"), on="document_id")
    newest = ties.group_by("tie").agg(newest=pl.col("part").max())
    across = (
        ties.join(newest, on="tie").filter(pl.col("part") < pl.col("newest")).select("document_id").unique().collect()
    )
    left_out = pl.col("document_id").is_in(across["document_id"].implode())
    names = pl.col("part").replace_strict(dict(enumerate(NAMES)), default=None, return_dtype=pl.String)
    return documents.select("document_id", "group", split=pl.when(~left_out).then(names))


def _borders(days: pl.Series, shares: tuple[int, int, int]) -> tuple[date, date]:
    """The first day of dev and of test, such that the parts come near their shares; days are not divided.

    >>> _borders(pl.Series([date(2024, 1, day) for day in range(1, 11)]), (80, 10, 10))
    (datetime.date(2024, 1, 9), datetime.date(2024, 1, 10))
    """
    if days.n_unique() < len(NAMES):
        raise QueryError(
            f"The documents are of {days.n_unique()} days: too few to be split by time.",
            hint="Documents without a date (published_on) are in no part.",
        )
    distinct = days.unique().sort()
    places = [len(days) * sum(shares[:n]) // sum(shares) for n in (1, 2)]
    first = max(days[places[0]], distinct[1])
    first = min(first, distinct[-2])
    second = max(days[min(places[1], len(days) - 1)], distinct.filter(distinct > first)[0])
    return first, second
