"""Agendas laid out as a table: a row an item, columns for number, title, kind and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.readers.rows import AGENDA_TEXT, agenda_head
from pipeline.records import Block, Cell, Span
from pipeline.structure.lexicon import ATTENDANCE_LABELS, LABELS
from pipeline.structure.numbering import match_item_line

_NUMBER: Final = re.compile(r"(?:nr|pkt|punkt\s*nr|punkt|sag(?:s?\s*nr)?|#)\.?", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"(?:ansvarlig|ansvar|tovholder|deadline|frist|tid|varighed|tidsramme|hvem|hvornår|initialer|bilag\s*nr)(?:e|er)?\.?(?:\s*(?:/|og)\s*\w+)?",
    re.IGNORECASE,
)
"""Headings of columns that say who does what when."""
_DECISION: Final = "beslutning"
_ELSEWHERE: Final = "andre konsekvenser"
"""A label under which what stands in such a column belongs to no other section."""
_ITEM: Final = re.compile(r"(?:(?:punkt|pkt|sag|ad)\.?\s*(?:nr\.?\s*)?)?\d{1,4}\s*[.:)]?", re.IGNORECASE)
_DURATION: Final = re.compile(
    r"\(?(?:(?:ca\.?\s*)?\d{1,3}\s*min(?:\.|utter)?|(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?|[BOD](?:/[BOD])*)\)?",
    re.IGNORECASE,
)
_PRINTED_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?")


def agenda_rows(rows: Sequence[Block]) -> list[Block] | None:
    """The cells of an agenda's table as blocks of their own, with roles; None where the table is no agenda.

    Titles get the role ``item_title``, numbers ``item_number``; every other cell gets ``column:`` and its column's heading, so
    that a column headed "Referat" is read as a section of that label.

    Args:
        rows: the table's rows in order.
    """
    head = agenda_head([[cell.text for cell in row.cells] for row in rows])
    return None if head is None else [block for row in rows[1:] for block in _cells(row, head.headings, head.title)]


def form_rows(rows: Sequence[Block]) -> list[Block] | None:
    """The cells of an item set as a form, a label and its text in each row below the item's number and title, as blocks of
    their own; None where the table is no such form.

    Args:
        rows: the table's rows in order.
    """
    if any(len(row.cells) != 2 for row in rows):
        return None
    kinds = [_form_kind(row) for row in rows]
    if None in kinds or "label" not in kinds:
        return None
    return [block for row, kind in zip(rows, kinds, strict=True) for block in _form_cells(row, kind)]


def _form_kind(row: Block) -> str | None:
    first = row.cells[0].text.strip()
    if match_item_line(" ".join(cell.text.strip() for cell in row.cells)) and _ITEM.fullmatch(first):
        return "item"
    label = first.rstrip(" :").casefold()
    return "label" if label in LABELS else "people" if label in ATTENDANCE_LABELS else None


def _form_cells(row: Block, kind: str | None) -> Iterator[Block]:
    if kind == "item":
        yield replace(row, kind="paragraph", table=None, cells=())
    else:
        for cell in row.cells:
            yield replace(_block(row, cell, ""), role=None)


def _cells(row: Block, headings: Sequence[str], title: int) -> Iterator[Block]:
    cells = row.cells
    if title >= len(cells) or not cells[title].text.strip():
        return
    number = next((i for i, heading in enumerate(headings) if i != title and _NUMBER.fullmatch(heading)), None)
    if number is not None and number < len(cells) and _PRINTED_NUMBER.fullmatch(cells[number].text.strip()):
        yield _block(row, cells[number], "item_number")
    elif not _is_item(cells, headings, title):
        return
    yield from _lines(row, cells[title], "item_title")
    for i, cell in enumerate(cells):
        if i not in (title, number) and i < len(headings) and cell.text.strip():
            yield from _lines(row, cell, f"column:{_label(headings[i])}")


def _label(heading: str) -> str:
    """The section's label that a heading is."""
    if _ASIDE.fullmatch(heading):
        return _ELSEWHERE
    return _DECISION if heading.casefold() not in LABELS and AGENDA_TEXT.fullmatch(heading) else heading


def _lines(row: Block, cell: Cell, role: str) -> Iterator[Block]:
    """The lines of a cell: the first has the cell's role, the others are text of their own; how long a point takes is passed over."""
    start = cell.span.start
    for place, line in enumerate(cell.text.split("\n")):
        if not (place and _DURATION.fullmatch(line)):
            block = _block(row, Cell(text=line, span=Span(start, start + len(line))), role)
            yield replace(block, role=None) if place else block
        start += len(line) + 1


def _is_item(cells: Sequence[Cell], headings: Sequence[str], title: int) -> bool:
    """Whether a row without a number of its own column is an item: its title is numbered, or something was said."""
    if match_item_line(cells[title].text.partition("\n")[0].strip()):
        return True
    return any(
        cell.text.strip() and _label(heading).casefold() in LABELS and heading != headings[title]
        for cell, heading in zip(cells, headings, strict=False)
    )


def _block(row: Block, cell: Cell, role: str) -> Block:
    return replace(row, kind="paragraph", text=cell.text, span=cell.span, table=None, cells=(), role=role)
