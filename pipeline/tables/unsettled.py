"""Rows of ``issues`` for entities that may be another one: what ``entity_candidates`` lists, at the words of a document."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import polars as pl

from pipeline.ids import stable_id
from pipeline.tables.frames import Row, frame
from pipeline.tables.replace import replace_rows
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_PLACE: Final = ("document_id", "char_start", "char_end", "page", "item_id", "run_id", "pipeline_version")


def refresh_unsettled(store: Store, before: pl.DataFrame, candidates: pl.DataFrame, touched: Collection[str]) -> None:
    """Puts an issue at the first mention of each entity that may be another one.

    Args:
        before, candidates: all rows of ``entity_candidates`` until now, and from now on.
        touched: entities whose mentions may have changed.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    order = ["entity_id", "candidate_entity_id"]
    moved = pl.col("entity_id").is_in(list(touched))
    gone = before.filter(moved).vstack(before.join(candidates, on=order, how="anti"))["entity_id"]
    new = candidates.filter(moved).vstack(candidates.join(before, on=order, how="anti"))["entity_id"]
    entity_ids = {*gone, *new}
    if not entity_ids:
        return
    stated = candidates.filter(pl.col("entity_id").is_in(list(entity_ids))).sort(order)
    others = stated.group_by("entity_id").agg(pl.col("candidate_entity_id"), pl.col("name").first())
    mentions = store.rows_of("mentions", "entity_id", others["entity_id"]).sort("document_id", "char_start")
    first = store.collect("mentions", mentions.group_by("entity_id").agg(pl.col(*_PLACE).first()))
    rows = [_issue(row) for row in first.join(others, on="entity_id").sort("entity_id").iter_rows(named=True)]
    replace_rows(store, "issues", frame(TABLES["issues"], rows), "issue_id", {_issue_id(one) for one in entity_ids})


def _issue_id(entity_id: str) -> str:
    return stable_id("iss", "identity", entity_id)


def _issue(row: Row) -> Row:
    candidates = row["candidate_entity_id"]
    others = ", ".join(candidates) if isinstance(candidates, list) else ""
    return {
        "issue_id": _issue_id(str(row["entity_id"])),
        "kind": "identity_unsettled",
        "message": f"“{row['name']}” ({row['entity_id']}) may be the same as {others}; nothing stated settles it.",
        "severity": "info",
        **{column: row[column] for column in _PLACE},
    }
