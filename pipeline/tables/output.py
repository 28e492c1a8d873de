"""A table as CSV, JSON or Parquet, written to a stream piece by piece."""

from __future__ import annotations

from typing import BinaryIO, Literal

import polars as pl
import polars.selectors as cs

Format = Literal["csv", "json", "parquet"]

_ROWS = 10_000  # held in memory at a time
_FORMULA = r"^\s*[=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]|^[\t\r\n]"
"""What makes a spreadsheet run a cell, as OWASP lists it under CSV injection; full-width forms count the same."""


def write_table(frame: pl.DataFrame | pl.LazyFrame, format: Format, stream: BinaryIO, held: int = _ROWS) -> None:
    r"""Writes a table to a binary stream.

    Args:
        frame: the table.
        format: ``csv``: RFC 4180 in UTF-8, a header first, null as an empty field and an empty text as ``""``; an apostrophe
            stands before a text that a spreadsheet would run as a formula. ``json``: an array of objects, days and times
            in ISO 8601. ``parquet``: with the table's types.
        stream: need not be able to seek.
        held: rows in memory at a time.

    >>> import io
    >>> stream = io.BytesIO()
    >>> write_table(pl.DataFrame({"text": ["=1+1", "år"]}), "csv", stream)
    >>> stream.getvalue().decode()
    "text\r\n'=1+1\r\når\r\n"
    """
    rows = frame.lazy()
    if format == "parquet":
        rows.sink_parquet(stream, maintain_order=True)
    elif format == "csv":
        _write_csv(rows, stream, held)
    else:
        _write_json(rows, stream, held)


def _write_csv(rows: pl.LazyFrame, stream: BinaryIO, held: int) -> None:
    text = cs.string()
    defused = pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()
    number = cs.float()
    finite = pl.when(number.is_finite()).then(number).name.keep()
    ready = rows.with_columns(defused, finite)
    header = pl.DataFrame(schema=rows.collect_schema())
    header.write_csv(stream, line_terminator="\r\n")
    for piece in ready.collect_batches(chunk_size=held, maintain_order=True):
        piece.write_csv(
            stream,
            include_header=False,
            line_terminator="\r\n",
            datetime_format="%Y-%m-%dT%H:%M:%S%.fZ",
            time_format="%H:%M:%S",
        )


def _write_json(rows: pl.LazyFrame, stream: BinaryIO, held: int) -> None:
    stream.write(b"[")
    separator = "\n"
    for piece in rows.collect_batches(chunk_size=held, maintain_order=True):
        objects = piece.write_ndjson().removesuffix("\n").replace("\n", ",\n")  # a line break in a text is escaped
        if objects:
            stream.write((separator + objects).encode())
            separator = ",\n"
    stream.write(b"\n]\n")
