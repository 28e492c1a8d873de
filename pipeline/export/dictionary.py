"""The columns of a dataset in words: for the sheet that explains them, and for a table of the databases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import polars as pl

from pipeline.export.relations import references
from pipeline.tables.schemas import Column, TableSchema

KINDS: Final = {
    pl.String: "text",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Time: "time",
    pl.Datetime: "datetime",
}


class Entry(NamedTuple):
    """A column of a table in words; ``refers_to`` is the table whose key it holds, ``allowed_values`` its closed set."""

    table_name: str
    column_name: str
    kind: str
    is_key: bool
    refers_to: str | None
    description: str
    allowed_values: str | None


def kind_of(column: Column) -> str:
    """The kind of a column's values: text, integer, number, boolean, date, time or datetime (UTC)."""
    return KINDS[column.dtype.base_type()]


def dictionary(tables: Iterable[TableSchema]) -> list[Entry]:
    """An entry for each column of the tables, in order.

    >>> from pipeline.tables.schemas import TABLES
    >>> dictionary([TABLES["votes"]])[1][:5]
    ('votes', 'decision_id', 'text', False, 'decisions')
    """
    return [
        Entry(
            table.name,
            column.name,
            kind_of(column),
            column.name in table.key,
            dict(references(table)).get(column.name),
            column.description,
            ", ".join(column.values) or None,
        )
        for table in tables
        for column in table.columns
    ]
