"""Arranged pages to blocks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.marks import can_be_heading, split_bullet
from pipeline.readers.pdf.body import BodyStyle, body_style
from pipeline.readers.pdf.geometry import union
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.paragraphs import Paragraph, find_notes, find_paragraphs
from pipeline.readers.pdf.running import running_lines
from pipeline.readers.pdf.sheet import Sheet
from pipeline.readers.pdf.tables import PageTable
from pipeline.readers.rows import agenda_head, lines_of_rows

_MAX_HEADING_LINES: Final = 4
_SAME_EDGE: Final = 6.0
_GAP: Final = re.compile(" {2,}")
_HYPHENATED: Final = re.compile(r"\b\w+-\w+\b")


def compose(builder: DocumentBuilder, sheets: Sequence[Sheet]) -> None:
    """Add the blocks of all pages; a page's furniture comes before the first block that begins on it."""
    furniture = running_lines(sheets)
    style = body_style(sheets, furniture)
    hyphenated = _hyphenated(sheets)
    elements = (element for sheet in sheets for element in sheet.elements if id(element) not in furniture)
    waiting = iter(sheets)
    reached = 0
    table: PageTable | None = None
    number = 0
    notes = set().union(*(find_notes(sheet, style, furniture) for sheet in sheets))
    for element in _with_heads(find_paragraphs(elements, style, notes)):
        page = element.page if isinstance(element, PageTable) else element.lines[0].page
        while reached < page:
            sheet = next(waiting)
            reached = sheet.number
            _add_furniture(builder, sheet, furniture)
        if isinstance(element, Paragraph):
            _add_paragraph(builder, element, style, hyphenated)
            table = None
        elif (lines := lines_of_rows(element.rows)) is not None:
            boxes = element.row_boxes if len(element.row_boxes) == len(lines) else [element.box] * len(lines)
            for line, box in zip(lines, boxes, strict=True):
                builder.add("paragraph", line, page=page, box=box)
            table = None
        else:
            if table is None or not _continues(table, element):
                number, table = builder.new_table(), None
            _add_rows(builder, element, number, table)
            table = element
    for sheet in waiting:
        _add_furniture(builder, sheet, furniture)


def _with_heads(elements: Iterable[Paragraph | PageTable]) -> Iterator[Paragraph | PageTable]:
    """The elements, with a line at the foot of a page made the head of the table that begins the next, where it has as many cells."""
    before: Paragraph | PageTable | None = None
    for element in elements:
        if isinstance(element, PageTable) and isinstance(before, Paragraph) and _is_head(before, element):
            line = before.lines[0]
            element = replace(element, rows=[_cells(line), *element.rows], row_boxes=[line.box, *element.row_boxes])
        elif before is not None:
            yield before
        before = element
    if before is not None:
        yield before


def _is_head(paragraph: Paragraph, table: PageTable) -> bool:
    [line, *more] = paragraph.lines
    return not more and line.page == table.page - 1 and 1 < len(_cells(line)) == len(table.edges)


def _cells(line: Line) -> list[str]:
    """The parts of a line between gaps wider than those of words."""
    return _GAP.split(line.text.strip())


def _hyphenated(sheets: Sequence[Sheet]) -> set[str]:
    """The words, in lower case, that the document writes with a hyphen inside a line."""
    lines = (line.text for sheet in sheets for line in sheet.lines)
    return {word.lower() for line in lines if "-" in line for word in _HYPHENATED.findall(line)}


def _add_furniture(builder: DocumentBuilder, sheet: Sheet, furniture: Container[int]) -> None:
    for line in sheet.lines:
        if id(line) in furniture:
            builder.add("furniture", line.text, size=line.size, bold=line.bold, page=sheet.number, box=line.box)
    for stray in sheet.strays:
        builder.add("furniture", stray, page=sheet.number)


def _add_paragraph(
    builder: DocumentBuilder, paragraph: Paragraph, style: BodyStyle, hyphenated: Container[str]
) -> None:
    first = paragraph.lines[0]
    text = paragraph.text(hyphenated)
    box = union(line.box for line in paragraph.lines if line.page == first.page)
    level = style.heading_level(first)
    bullet = split_bullet(text)
    if bullet:
        builder.add(
            "list_item", bullet.body, marker=bullet.marker, size=first.size, bold=first.bold, page=first.page, box=box
        )
    elif level is not None and len(paragraph.lines) <= _MAX_HEADING_LINES and can_be_heading(text):
        builder.add("heading", text, level=level, size=first.size, bold=first.bold, page=first.page, box=box)
    else:
        builder.add("paragraph", text, size=first.size, bold=first.bold, page=first.page, box=box)


def _continues(table: PageTable, below: PageTable) -> bool:
    """Whether a table at the top of a page is the rest of one at the bottom of the page before."""
    return (
        below.page == table.page + 1
        and len(below.edges) == len(table.edges)
        and all(abs(one - other) <= _SAME_EDGE for one, other in zip(table.edges, below.edges, strict=True))
    )


def _add_rows(builder: DocumentBuilder, table: PageTable, number: int, above: PageTable | None) -> None:
    """Add a table's rows; a head that is printed again on a further page is furniture there."""
    keep_lines = agenda_head(table.rows) is not None
    for index, (row, box) in enumerate(zip(table.rows, table.row_boxes, strict=True)):
        if above is not None and index == 0 and row == above.rows[0]:
            builder.add("furniture", " ".join(row), page=table.page, box=box)
        else:
            cells = [cell.replace("\x02", "-") for cell in row]
            builder.add_row(cells, table=number, page=table.page, box=box, keep_lines=keep_lines)
