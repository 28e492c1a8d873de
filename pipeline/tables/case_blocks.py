"""Reading the agenda items that a case could hold together, and linking them block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl

from pipeline.linking.cases import (
    CaseLink,
    Stated,
    Treatment,
    Unsettled,
    link_by_number,
    link_by_reference,
    link_by_title,
)
from pipeline.linking.meetings import body_id
from pipeline.tables.journal import Touched
from pipeline.tables.store import Store

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """An agenda item as a step of a case: what linking looks at, and its row.

    ``row`` has the columns of ``agenda_items`` and ``body``, ``owner``, ``date``, ``outcomes`` and ``forwarded_to`` (lists).
    """

    treatment: Treatment
    row: Row


@dataclass(frozen=True, slots=True)
class Found:
    """A link, or what could not be settled, with the block that it was found in."""

    block: str
    result: CaseLink | Unsettled


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks that a batch touched.

    Attributes:
        names: case keys, matter keys and reference_ids.
        steps: the items in them, by item_id.
        references: the rows of ``item_references`` of these items, by reference_id.
    """

    names: frozenset[str]
    steps: Mapping[str, Step]
    references: Mapping[str, Row]


def touched_blocks(store: Store, touched: Touched) -> Blocks:
    """The blocks that a batch touched, with everything in them.

    Raises:
        LakeError: where a table cannot be read.
    """
    stated, items = partial(store.rows_of, "item_references"), partial(store.rows_of, "agenda_items")
    own, pointing = stated("item_id", touched.item_ids), stated("target_meeting_id", touched.meeting_ids)
    references = store.collect("item_references", pl.concat([own, pointing]).unique("reference_id"))
    keyed = [items(column, touched.case_keys) for column in ("case_key", "matter_key")]
    there = items("meeting_id", references["target_meeting_id"].drop_nulls().unique())
    speaking = items("item_id", references["item_id"].unique())
    found = pl.concat([*keyed, there, speaking]).select("item_id").unique()
    steps = read_steps(store, store.collect("agenda_items", found)["item_id"])
    undated = stated("item_id", list(steps)).filter(pl.col("date").is_null())
    every = pl.concat([references, store.collect("item_references", undated)]).unique("reference_id")
    return Blocks(
        names=touched.case_keys | frozenset(references["reference_id"]),
        steps=steps,
        references={row["reference_id"]: row for row in every.iter_rows(named=True)},
    )


def read_steps(store: Store, item_ids: Collection[str] | pl.Series) -> dict[str, Step]:
    """The agenda items of these ids that are in the tables.

    Raises:
        LakeError: where a table cannot be read.
    """
    items = store.collect("agenda_items", store.rows_of("agenda_items", "item_id", item_ids))
    about = store.rows_of("meeting_documents", "document_id", items["document_id"].unique()).select(
        "document_id", "body", "owner", "date"
    )
    decided = (
        store.rows_of("decisions", "item_id", item_ids)
        .sort("ordinal")
        .group_by("item_id")
        .agg(
            outcomes=pl.col("outcome").drop_nulls().unique(maintain_order=True),
            forwarded_to=pl.col("forwarded_to").drop_nulls().unique(maintain_order=True),
        )
    )
    rows = store.collect(
        "agenda_items", items.lazy().join(about, on="document_id", how="left").join(decided, on="item_id", how="left")
    )
    return {row["item_id"]: Step(_treatment(row), row) for row in rows.iter_rows(named=True)}


def _treatment(row: Row) -> Treatment:
    return Treatment(
        item_id=row["item_id"],
        meeting_id=row["meeting_id"],
        owner=row["owner"],
        body=body_id(row["body"], row["owner"]) if row["body"] else None,
        day=row["date"],
        ordinal=row["ordinal"] or 0,
        number=row["number"],
        title=row["title"] or "",
        case_key=row["case_key"],
        matter_key=row["matter_key"],
        outcomes=frozenset(row["outcomes"] or ()),
    )


def link_blocks(blocks: Blocks) -> Iterator[Found]:
    """What links the items of the touched blocks, block by block."""
    treatments = [step.treatment for step in blocks.steps.values()]
    for key, same in _grouped(treatments, "case_key", blocks.names).items():
        yield from (Found(key, link) for link in link_by_number(same))
    stated = _stated(blocks)
    by_meeting = _grouped(treatments, "meeting_id", None)
    targets = {name: row["target_meeting_id"] for name, row in blocks.references.items() if name in blocks.names}
    pointing = [reference for reference in stated if targets.get(reference.reference_id) is not None]
    for reference in sorted(
        pointing, key=lambda pointing: targets[pointing.reference_id]
    ):  # the titles of a meeting are read once
        item = blocks.steps[reference.item_id].treatment
        result = link_by_reference(item, reference, by_meeting.get(targets[reference.reference_id], ()))
        if result is not None:
            yield Found(reference.reference_id, result)
    spoken: defaultdict[str, list[Stated]] = defaultdict(list)
    for reference in stated:
        spoken[reference.item_id].append(reference)
    for key, same in _grouped(treatments, "matter_key", blocks.names).items():
        links, unsettled = link_by_title(same, [said for item in same for said in spoken[item.item_id]])
        yield from (Found(key, link) for link in links)
        yield from (Found(key, item) for item in unsettled)


def _grouped(
    treatments: Iterable[Treatment], attribute: str, wanted: Collection[str] | None
) -> dict[str, list[Treatment]]:
    groups: defaultdict[str, list[Treatment]] = defaultdict(list)
    for treatment in treatments:
        value = getattr(treatment, attribute)
        if value is not None and (wanted is None or value in wanted):
            groups[value].append(treatment)
    return dict(groups)


def _stated(blocks: Blocks) -> list[Stated]:
    return [
        Stated(
            reference_id=reference_id,
            item_id=row["item_id"],
            body=body_id(row["body"], blocks.steps[row["item_id"]].treatment.owner),
            on=row["date"],
            number=row["number"],
            is_heading=bool(row["is_heading"]),
            is_later=row["direction"] == "later",
        )
        for reference_id, row in sorted(blocks.references.items())
        if row["item_id"] in blocks.steps
    ]
