"""Rows as the steps make them, checked against the contract and turned into polars frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.tables.schemas import Column, TableSchema

Row = Mapping[str, object]


class RowError(ValueError):
    """A row that breaks the contract of its table: a bug in the step that made it.

    Attributes:
        table: the table.
        document_id: the document that the row is of, None where it names none.
    """

    def __init__(self, table: str, message: str, document_id: str | None) -> None:
        super().__init__(f"{table}: {message}" + (f" (document {document_id})" if document_id else ""))
        self.table = table
        self.document_id = document_id


def frame(table: TableSchema, rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as a frame with exactly the table's columns; a column that a row lacks is null there.

    Raises:
        RowError: for a column that the table does not have, a value of another type, a value outside a closed set, or a
            required value that is missing.

    >>> from pipeline.tables.schemas import schema
    >>> row = {"run_id": "r1", "pipeline_version": "0.1.0", "sources": 3}
    >>> frame(schema("runs"), [row])["sources"].to_list()
    [3]
    >>> frame(schema("runs"), [row | {"sources": "three"}])
    Traceback (most recent call last):
    pipeline.tables.frames.RowError: runs: sources is 'three', which is no Int64
    """
    names = {column.name for column in table.columns}
    for row in rows:
        if not row.keys() <= names:
            unknown = ", ".join(sorted(row.keys() - names))
            raise RowError(table.name, f"there is no column {unknown}", _document(row))
    return pl.DataFrame([_series(table, column, rows) for column in table.columns])


def refuse_repeated_keys(table: TableSchema, rows: pl.DataFrame) -> None:
    """Do nothing where every row has a key of its own.

    Raises:
        RowError: naming a key that two rows have.
    """
    if rows.height < 2 or rows.select(table.key).is_unique().all():
        return
    row = rows.filter(rows.select(table.key).is_duplicated()).row(0, named=True)
    key = ", ".join(f"{name} {row[name]}" for name in table.key)
    raise RowError(table.name, f"two rows have the key {key}", _document(row))


def _series(table: TableSchema, column: Column, rows: Sequence[Row]) -> pl.Series:
    values = [row.get(column.name) for row in rows]
    series = _typed(column, values)
    if series is None:
        index = next((place for place, value in enumerate(values) if _typed(column, [value]) is None), 0)
        message = f"{column.name} is {values[index]!r}, which is no {column.dtype}"
        raise RowError(table.name, message, _document(rows[index]))
    if column.required and series.null_count():
        index = int(series.is_null().arg_true()[0])
        raise RowError(table.name, f"{column.name} is missing", _document(rows[index]))
    if column.values:
        outside = (series.is_not_null() & ~series.is_in(column.values)).arg_true()
        if outside.len():
            index = int(outside[0])
            message = f"{column.name} is {values[index]!r}, which is none of {', '.join(column.values)}"
            raise RowError(table.name, message, _document(rows[index]))
    return series


def _typed(column: Column, values: list[object]) -> pl.Series | None:
    """The values as a series of the column's type, None where one of them is of another type."""
    try:
        series = pl.Series(column.name, values, dtype=column.dtype, strict=True)
    except (TypeError, ValueError, pl.exceptions.PolarsError):
        return None
    return series if series.dtype == column.dtype else None


def _document(row: Row) -> str | None:
    value = row.get("document_id")
    return value if isinstance(value, str) else None
