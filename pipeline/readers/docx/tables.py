"""Word's tables as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pipeline.readers.docx.content import block_elements
from pipeline.readers.docx.names import VAL, w
from pipeline.readers.docx.styles import value

_MAX_SPAN: Final = 100
_WRAPPERS: Final = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its element, None where a merged cell reaches here, and the columns it spans."""

    element: Any | None
    columns: int = 1


def read_grid(table: Any) -> list[list[TableCell]]:
    """The cells of a table by row; of cells merged downwards only the first has an element. Deleted rows are left out."""
    return [
        [*_missing(row), *(_cell(cell) for cell in _children(row, w("tc")))]
        for row in _children(table, w("tr"))
        if row.find(f"{w('trPr')}/{w('del')}") is None
    ]


def paragraphs_in(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables inside it too."""
    for block in block_elements(cell):
        if block.tag == w("p"):
            yield block
        else:
            for row in read_grid(block):
                for inner in row:
                    if inner.element is not None:
                        yield from paragraphs_in(inner.element)


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _missing(row: Any) -> list[TableCell]:
    """The columns that a row begins after."""
    properties = row.find(w("trPr"))
    skipped = None if properties is None else value(properties, "gridBefore")
    return [TableCell(None, _span(skipped))] if skipped and skipped != "0" else []


def _cell(element: Any) -> TableCell:
    properties = element.find(w("tcPr"))
    if properties is None:
        return TableCell(element)
    merged = properties.find(w("vMerge"))
    reached = merged is not None and merged.get(VAL, "continue") == "continue"
    return TableCell(None if reached else element, _span(value(properties, "gridSpan")))


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MAX_SPAN) if text is not None and text.isdecimal() and len(text) < 5 else 1
