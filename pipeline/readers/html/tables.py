"""HTML's tables: those of data as rows of cells; those that only lay out the page are left to be walked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from pipeline.readers.html import patterns

_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_LAID_OUT: Final = frozenset(
    {"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main", "form", "details"}
)
"""What a cell of data does not hold."""
_MAX_CELL: Final = 3000
_MAX_SPAN: Final = 100
_MAX_COLUMNS: Final = 300
_MAX_LINE_CELLS: Final = 4
_MAX_LINE: Final = 300
CELLS: Final = ("td", "th")
ROWS: Final = ("tr", "tbody", "thead", "tfoot")

Rows = tuple[tuple[str, ...], ...]


def read_table(table: Element) -> Rows:
    """The rows of a table of data, each cell once: what it spans in width and height is empty. Empty for a layout table."""
    if table.get("role") in ("presentation", "none") or any(
        isinstance(inner.tag, str) and inner.tag in _LAID_OUT for inner in table.iterdescendants()
    ):
        return ()
    rows = [tuple(row) for row in _grid(table)]
    rows = [row for row in rows if any(row)]
    columns = max((sum(map(bool, row)) for row in rows), default=0)
    if columns < 2 or any(len(cell) > _MAX_CELL for row in rows for cell in row):
        return ()
    return tuple(rows) if len(rows) > 1 or columns > _MAX_LINE_CELLS else ()


def captions(table: Element) -> list[str]:
    """The captions of a table that have a text; HTML allows one."""
    return [text for caption in table.iterchildren("caption") if (text := _text(caption))]


def is_line(table: Element) -> bool:
    """Whether a table only sets the parts of one line apart, such as a number and a title."""
    cells = list(table.iterdescendants(*CELLS))
    if len(list(table.iterdescendants("tr"))) != 1 or not 1 < len(cells) <= _MAX_LINE_CELLS:
        return False
    inner = {element.tag for element in table.iterdescendants() if isinstance(element.tag, str)}
    if not patterns.BLOCKS.isdisjoint(inner - {*CELLS, *ROWS, "p"}) or "br" in inner:
        return False
    return sum(len(text) for text in table.itertext()) <= _MAX_LINE


def read_definitions(definitions: Element) -> Rows:
    """The terms of a definition list, each with its description, as rows of two; empty where it holds more than lines of text."""
    rows: list[tuple[str, ...]] = []
    term = ""
    for child in definitions.iter("dt", "dd"):
        if any(isinstance(inner.tag, str) and inner.tag in patterns.BLOCKS for inner in child.iterdescendants()):
            return ()
        if child.tag == "dt":
            if term:
                rows.append((term,))
            term = _text(child)
        else:
            rows.append((term, _text(child)) if term else (_text(child),))
            term = ""
    return (*rows, (term,)) if term else tuple(rows)


def _grid(table: Element) -> Iterator[list[str]]:
    """The rows with cells at their columns."""
    reach: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        begun: dict[int, int] = {}
        for cell in row.iterchildren(*CELLS):
            _skip_reached(cells, reach)
            if len(cells) >= _MAX_COLUMNS:
                break
            width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            begun.update(dict.fromkeys(range(len(cells), len(cells) + width), height - 1))
            cells += [_text(cell), *[""] * (width - 1)]
        _skip_reached(cells, reach)
        reach = {column: left - 1 for column, left in reach.items()} | begun
        yield cells


def _skip_reached(cells: list[str], reach: dict[int, int]) -> None:
    """Leave empty the columns that a cell of a row above reaches into."""
    while len(cells) < _MAX_COLUMNS and reach.get(len(cells), 0) > 0:
        cells.append("")


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isdecimal() and len(digits) < 5 else 1


def _text(cell: Element) -> str:
    """The text of a cell, a line for each of its lines."""
    pieces: list[str] = []
    passed_over = 0
    for event, element in iterwalk(cell, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        if element.tag in patterns.DROPPED:
            passed_over += 1 if begins else -1
        elif (element.tag == "br" and begins) or element.tag in patterns.BLOCKS:
            pieces.append("\n")
        text = element.text if begins else element.tail if element is not cell else None
        if text and not passed_over and (begins or event == "end"):
            pieces.append(_SPACE.sub(" ", text))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
