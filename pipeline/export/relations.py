"""Which column of a table names a row of another, where that row is always in the dataset too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from pipeline.tables.schemas import TABLES, TableSchema

TABLES_OF_DATASET: Final = tuple(
    table for table in TABLES.values() if table.name == "runs" or (table.scope != "run" and table.name != "corrections")
)
"""What a dataset holds: all but the notes of those who run the pipeline (failures, checks of sources, corrections)."""


class Reference(NamedTuple):
    """A column and the table whose key it holds."""

    column: str
    table: str


_KEYED: Final[Mapping[str, str]] = {
    "meeting_id": "meetings",
    "item_id": "agenda_items",
    "decision_id": "decisions",
    "table_id": "tables",
    "case_id": "cases",
    "project_entity_id": "projects",
}


def primary_key(table: TableSchema) -> tuple[str, ...]:
    """The columns of a table's key; none where one of them may be null, which no primary key may be.

    >>> primary_key(TABLES["votes"]), primary_key(TABLES["entity_names"])
    (('vote_id',), ())
    """
    is_settled = all(column.required for column in table.columns if column.name in table.key)
    return table.key if is_settled else ()


def references(table: TableSchema) -> tuple[Reference, ...]:
    """The references of a table.

    ``document_id`` is none of them: a document that two sources have has two rows in ``documents``. Neither are entities: a person
    may decide that one is none, and its mentions stay.

    >>> references(TABLES["votes"])
    (Reference(column='decision_id', table='decisions'),)
    """
    return tuple(
        Reference(column.name, _KEYED[column.name])
        for column in table.columns
        if column.name in _KEYED and _KEYED[column.name] != table.name
    )


def indexed(table: TableSchema) -> tuple[str, ...]:
    """The columns by which rows are looked up beside the key: those that hold identifiers, and days.

    >>> indexed(TABLES["case_items"])
    ('item_id', 'meeting_id', 'date', 'linked_item_id')
    """
    names = [column.name for column in table.columns if column.name not in ("run_id", "reference_id")]
    return tuple(name for name in names if (name.endswith("_id") or name == "date") and name != table.key[0])
