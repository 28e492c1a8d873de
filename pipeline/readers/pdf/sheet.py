"""One page arranged: its lines and tables in reading order, without the words they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pipeline.readers.pdf.aligned import split_aligned
from pipeline.readers.pdf.columns import in_reading_order
from pipeline.readers.pdf.geometry import PageContent
from pipeline.readers.pdf.lines import Line, find_lines
from pipeline.readers.pdf.newspaper import Columns, find_columns
from pipeline.readers.pdf.tables import PageTable, TooManyLines, ruled_tables, words_outside

_SCANNED: Final = 0.5
"""A page that pictures cover to this part and that has next to no text is taken for a scan."""
_MIN_CHARACTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be read.

    Attributes:
        strays: text that runs in another direction than the page's.
        is_scan: whether its text is in a picture.
        is_drawing: whether it has too many lines for tables to be looked for.
    """

    number: int
    width: float
    height: float
    elements: list[Line | PageTable]
    strays: list[str]
    is_scan: bool
    is_drawing: bool

    @property
    def lines(self) -> list[Line]:
        """The lines that are in no table."""
        return [element for element in self.elements if isinstance(element, Line)]

    @property
    def text(self) -> str:
        """The words of its lines and tables in reading order, a line or row on each line."""
        return "\n".join(text for element in self.elements for text in _texts(element))


def arrange(content: PageContent) -> Sheet:
    """A page's lines and tables in reading order."""
    try:
        tables, is_drawing = ruled_tables(content), False
    except TooManyLines:
        tables, is_drawing = [], True
    columns, words = find_columns(words_outside(content.words, tables), content.number)
    found: list[Line | PageTable | Columns] = [*tables, *columns, *find_lines(words, content.number)]
    found.sort(key=lambda element: element.box.top)
    characters = sum(len(word.text) for word in content.words)
    return Sheet(
        number=content.number,
        width=content.width,
        height=content.height,
        elements=list(_ordered(found)),
        strays=content.strays,
        is_scan=content.pictured >= _SCANNED and characters < _MIN_CHARACTERS,
        is_drawing=is_drawing,
    )


def _texts(element: Line | PageTable) -> list[str]:
    return [element.text] if isinstance(element, Line) else [" ".join(row) for row in element.rows]


def _ordered(found: Sequence[Line | PageTable | Columns]) -> Iterator[Line | PageTable]:
    """Lines, ruled tables and columns from the top down, with unruled tables found and other columns put in order."""
    for _, run in groupby(found, key=type):
        elements = list(run)
        yield from _with_tables([element for element in elements if isinstance(element, Line)])
        for element in elements:
            if isinstance(element, Columns):
                yield from element.lines
            elif isinstance(element, PageTable):
                yield element


def _with_tables(lines: Sequence[Line]) -> Iterator[Line | PageTable]:
    for _, run in groupby(split_aligned(lines), key=type):
        elements = list(run)
        yield from in_reading_order([element for element in elements if isinstance(element, Line)])
        yield from (element for element in elements if isinstance(element, PageTable))
