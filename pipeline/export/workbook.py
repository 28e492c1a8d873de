"""Tables as an Excel workbook: a sheet a table, and one that explains the columns."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from pipeline.errors import QueryError
from pipeline.export.dictionary import Entry, dictionary
from pipeline.export.rows import Rows

MOST_ROWS: Final = 1_048_575  # of a sheet, without its head
MOST_CHARACTERS: Final = 32_767  # of a cell
_CUT: Final = "…"
_FIRST_YEAR: Final = 1900  # a sheet knows no day before
_CREATED: Final = datetime(2000, 1, 1)  # every workbook's, so that the same rows give the same bytes
_ABOUT_SHEET: Final = "about columns"


def write_workbook(rows: Rows, folder: Path) -> None:
    """Writes ``dataset.xlsx``. Texts stay texts, whatever they begin with; those longer than a cell are cut, with ``…`` at the end.

    Raises:
        QueryError: where a table has more rows than a sheet holds.
    """
    for table in rows.tables:
        if rows.count(table.name) > MOST_ROWS:
            raise QueryError(
                f"A sheet holds no {rows.count(table.name):,} rows, as {table.name} has.",
                hint="Export parquet, csv or duckdb, or fewer documents: --municipality, --body, --year, --kind, --publisher.",
            )
    options = {"constant_memory": True, "tmpdir": str(rows.folder), "remove_timezone": True}
    with xlsxwriter.Workbook(folder / "dataset.xlsx", options) as book:
        book.set_properties({"created": _CREATED})
        sheet = _Sheet(book, _ABOUT_SHEET, Entry._fields)
        for entry in dictionary(rows.tables):
            sheet.add(entry)
        for table in rows.tables:
            sheet = _Sheet(book, table.name, list(table.polars))
            for batch in rows.batches(table.name):
                for row in batch.iter_rows():
                    sheet.add(row)


class _Sheet:
    """A sheet that is filled from the top, one row in memory at a time."""

    def __init__(self, book: Any, name: str, heads: Any) -> None:
        self._sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        self._formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            time: book.add_format({"num_format": "hh:mm:ss"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        self._next = 1
        self._sheet.freeze_panes(1, 0)
        for column, head in enumerate(heads):
            self._sheet.write_string(0, column, head, bold)

    def add(self, values: Any) -> None:
        """Writes the next row."""
        for column, value in enumerate(values):
            if value is not None:
                self._write(column, value)
        self._next += 1

    def _write(self, column: int, value: object) -> None:
        place = (self._next, column)
        if isinstance(value, bool):
            self._sheet.write_boolean(*place, value)
        elif isinstance(value, (int, float)):
            if value == value and abs(value) != float("inf"):
                self._sheet.write_number(*place, value)
        elif isinstance(value, (date, time)) and getattr(value, "year", _FIRST_YEAR) >= _FIRST_YEAR:
            self._sheet.write_datetime(*place, value, self._formats[type(value)])
        else:
            self._sheet.write_string(*place, _fitting(str(value)))


def _fitting(text: str) -> str:
    """A text as a cell takes it: a sheet counts UTF-16, so that a sign beyond its first plane counts twice."""
    if len(text) * 2 <= MOST_CHARACTERS or _units(text) <= MOST_CHARACTERS:
        return text
    cut = text[: MOST_CHARACTERS - 1]
    while _units(cut) >= MOST_CHARACTERS:
        cut = cut[: len(cut) - max(1, (_units(cut) - MOST_CHARACTERS) // 2)]
    return cut + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
