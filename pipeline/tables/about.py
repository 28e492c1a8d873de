"""What rows of documents are about: the entities, meetings, items and cases to derive anew when those rows change."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from pipeline.tables.journal import Touched

_TABLES = (
    "mentions",
    "project_statements",
    "roles",
    "attendance",
    "agenda_items",
    "meeting_documents",
    "item_references",
)
"""The tables whose rows say what there is to derive anew."""


def about(rows_of: Callable[[str], pl.LazyFrame]) -> Touched:
    """What rows are about.

    Args:
        rows_of: the rows of the table of that name.
    """
    frames = {name: rows_of(name) for name in _TABLES}

    def values(*columns: tuple[str, str]) -> frozenset[str]:
        found = pl.concat([frames[name].select(value=column) for name, column in columns])
        return frozenset(found.drop_nulls().unique().collect()["value"])

    return Touched(
        entity_ids=values(
            ("mentions", "entity_id"),
            ("project_statements", "project_entity_id"),
            ("roles", "entity_id"),
            ("attendance", "entity_id"),
        ),
        meeting_ids=values(("meeting_documents", "meeting_id"), ("item_references", "target_meeting_id")),
        item_ids=values(("agenda_items", "item_id")),
        case_keys=values(("agenda_items", "case_key"), ("agenda_items", "matter_key")),
    )
