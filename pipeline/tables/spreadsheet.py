"""A sheet of an Excel workbook, filled row by row, in which a text is never anything but a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO, Final

import xlsxwriter

MOST_ROWS: Final = 1_048_575  # of a sheet, without its head
MOST_CHARACTERS: Final = 32_767  # of a cell
_CUT: Final = "…"
_FIRST_YEAR: Final = 1900  # a sheet knows no day before
_CREATED: Final = datetime(2000, 1, 1)  # every workbook's, so that the same rows give the same bytes


def workbook(target: str | BinaryIO, **options: object) -> Any:
    """An empty workbook, closed by the end of a ``with``; ``options`` are those of ``xlsxwriter.Workbook``."""
    book = xlsxwriter.Workbook(target, {"remove_timezone": True, **options})
    book.set_properties({"created": _CREATED})
    return book


class Sheet:
    """A sheet that is filled from the top, one row in memory at a time where the workbook has ``constant_memory``.

    Texts stay texts, whatever they begin with: neither formulas nor links are made of them. Those longer than a cell are cut,
    with ``…`` at the end.

    Args:
        book: what ``workbook`` gives.
        name: of the sheet.
        heads: of the columns; they stay in view.
        widths: of columns in pixels, by head.
    """

    def __init__(self, book: Any, name: str, heads: Iterable[str], widths: Mapping[str, int] | None = None) -> None:
        self._sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        self._formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            time: book.add_format({"num_format": "hh:mm:ss"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        self._heads = tuple(heads)
        self._next = 1
        self._sheet.freeze_panes(1, 0)
        for column, head in enumerate(self._heads):
            self._sheet.write_string(0, column, head, bold)
            if widths and head in widths:
                self._sheet.set_column_pixels(column, column, widths[head])

    def add(self, values: Iterable[object]) -> None:
        """Writes the next row."""
        for column, value in enumerate(values):
            if value is not None:
                self._write(column, value)
        self._next += 1

    def add_filters(self) -> None:
        """Gives every head a menu that filters the rows written so far."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._heads) - 1)

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
