"""Everything that a search finds, as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Literal, get_args

import polars as pl

from pipeline.errors import QueryError
from pipeline.search.answer import Hit
from pipeline.search.labels import label
from pipeline.tables.output import write_table
from pipeline.tables.spreadsheet import MOST_ROWS, Sheet, workbook

ExportFormat = Literal["csv", "xlsx", "parquet", "json"]

_TEXT = pl.String
COLUMNS = pl.Schema(
    {
        "id": _TEXT, "kind": _TEXT, "title": _TEXT, "date": pl.Date, "body": _TEXT, "municipality": _TEXT, "programme": _TEXT,
        "publisher": _TEXT, "item_type": _TEXT, "outcome": _TEXT, "topic": _TEXT, "snippet": _TEXT, "source_uri": _TEXT,
        "page": pl.Int64, "document_id": _TEXT, "score": pl.Float64,
    }
)  # fmt: skip
"""The columns of an export: those of ``Hit``, several values with semicolons, codes by their Danish names."""

_WIDTHS = {"title": 400, "snippet": 500, "source_uri": 200}
_NAMED = {"kind": "kind", "item_type": "type", "outcome": "outcome", "topic": "topic"}


def export(hits: Iterable[Hit], format: ExportFormat, stream: BinaryIO) -> int:
    """Writes hits to a binary stream.

    Args:
        hits: in the order wanted.
        format: ``csv``, ``parquet`` and ``json`` as ``tables.output`` writes them, or ``xlsx``: a sheet whose head stays in view.

    Returns:
        How many there were.

    Raises:
        QueryError: for a format that there is none of, or more hits than a sheet holds.
    """
    if format not in get_args(ExportFormat):
        raise QueryError(f"There is no format {format!r}.", hint=f"The formats: {', '.join(get_args(ExportFormat))}.")
    table = pl.DataFrame([_row(hit) for hit in hits], schema=COLUMNS, orient="row")
    if format != "xlsx":
        write_table(table, format, stream)
    elif table.height > MOST_ROWS:
        raise QueryError(
            f"A sheet holds no {table.height:,} rows.", hint="Choose csv or parquet, or narrow the search."
        )
    else:
        with workbook(stream) as book:
            sheet = Sheet(book, "Hits", COLUMNS, _WIDTHS)
            for row in table.iter_rows():
                sheet.add(row)
            sheet.add_filters()
    return table.height


def _row(hit: Hit) -> tuple[object, ...]:
    return tuple(_cell(name, getattr(hit, name)) for name in COLUMNS)


def _cell(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(value) or None
    if name == "snippet":
        return str(value).replace("**", "")
    return label(_NAMED[name], str(value)) if name in _NAMED and value is not None else value
