"""Agendas laid out as a table: a row an item, columns for number, title, kind and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import Block, Cell
from pipeline.structure.lexicon import ATTENDANCE_LABELS, LABELS
from pipeline.structure.numbering import match_item_line

_TITLE: Final = re.compile(
    r"(?:punkt|emne|dagsordenspunkt|sag|overskrift|tema|dagsorden|indhold)(?:er)?", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"(?:nr|pkt|punkt\s*nr|#)\.?", re.IGNORECASE)
_TEXT: Final = re.compile(
    r"(?:referat|beslutning|konklusion|opfølgning|drøftelse|beslutning/referat)(?:er)?", re.IGNORECASE
)
_ITEM: Final = re.compile(r"(?:(?:punkt|pkt|sag|ad)\.?\s*(?:nr\.?\s*)?)?\d{1,4}\s*[.:)]?", re.IGNORECASE)
_PRINTED_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?")


def agenda_rows(rows: Sequence[Block]) -> list[Block] | None:
    """The cells of an agenda's table as blocks of their own, with roles; None where the table is no agenda.

    Titles get the role ``item_title``, numbers ``item_number``; every other cell gets ``column:`` and its column's heading, so
    that a column headed "Referat" is read as a section of that label.

    Args:
        rows: the table's rows in order.
    """
    if len(rows) < 3:
        return None
    headings = [cell.text.strip() for cell in rows[0].cells]
    title = next((i for i, heading in enumerate(headings) if _TITLE.fullmatch(heading)), None)
    if title is None or not any(_TEXT.fullmatch(heading) for heading in headings):
        return None
    return [block for row in rows[1:] for block in _cells(row, headings, title)]


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
    number = next((i for i, heading in enumerate(headings) if _NUMBER.fullmatch(heading)), None)
    if number is not None and number < len(cells) and _PRINTED_NUMBER.fullmatch(cells[number].text.strip()):
        yield _block(row, cells[number], "item_number")
    elif not _is_item(cells, headings, title):
        return
    yield _block(row, cells[title], "item_title")
    for i, cell in enumerate(cells):
        if i not in (title, number) and i < len(headings) and cell.text.strip():
            yield _block(row, cell, f"column:{headings[i]}")


def _is_item(cells: Sequence[Cell], headings: Sequence[str], title: int) -> bool:
    """Whether a row without a number of its own column is an item: its title is numbered, or something was said."""
    if match_item_line(cells[title].text.strip()):
        return True
    return any(
        cell.text.strip() and heading.casefold() in LABELS and heading != headings[title]
        for cell, heading in zip(cells, headings, strict=False)
    )


def _block(row: Block, cell: Cell, role: str) -> Block:
    return replace(row, kind="paragraph", text=cell.text, span=cell.span, table=None, cells=(), role=role)
