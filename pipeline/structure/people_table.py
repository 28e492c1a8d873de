"""Lists of people laid out as a table: a row a person, with a column for remarks such as "Afbud"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Final

from pipeline.records import Attendance, AttendanceStatus, Block, Span
from pipeline.structure.attendance import read_people

_NAME: Final = re.compile(r"(?:navn|medlem(?:mer)?|deltager(?:e)?|mødedeltager(?:e)?)", re.IGNORECASE)
_REMARKS: Final[tuple[tuple[re.Pattern[str], AttendanceStatus], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)  # type: ignore[misc]
    for pattern, status in (
        (r"afbud\b", "excused"),
        (r"fraværende\b|ikke\s+(?:til\s+stede|mødt)|deltog\s+ikke", "absent"),
        (r"stedfortræder|suppleant", "substitute"),
        (r"gæst\b|inviteret", "guest"),
        (r"til\s+kl|forlod|gik\s+kl", "left"),
        (r"fra\s+kl|ankom|kom\s+kl", "joined"),
    )
)


def people_in_tables(blocks: Iterable[Block]) -> list[Attendance]:
    """The people whom tables headed "Navn", "Medlemmer" and the like list, with what their row remarks.

    Args:
        blocks: the blocks to look in, tables among them.
    """
    found: list[Attendance] = []
    for table, group in groupby(blocks, key=lambda block: block.table if block.kind == "table_row" else None):
        rows = list(group)
        if table is None or len(rows) < 2:
            continue
        column = next((i for i, cell in enumerate(rows[0].cells) if _NAME.fullmatch(cell.text.strip())), None)
        if column is not None:
            found += [person for row in rows[1:] for person in _row(row, column)]
    return found


def _row(row: Block, column: int) -> list[Attendance]:
    if column >= len(row.cells):
        return []
    name = row.cells[column]
    remarks = [cell.text.strip() for i, cell in enumerate(row.cells) if i != column and cell.text.strip()]
    status, detail = _remarked(remarks)
    start = name.span.start
    return [
        replace(
            person,
            status=status if person.status == "present" else person.status,
            detail=detail or person.detail,
            span=Span(start + person.span.start, start + person.span.end),
        )
        for person in read_people(name.text, "present")[:1]
    ]


def _remarked(remarks: Iterable[str]) -> tuple[AttendanceStatus, str | None]:
    """What a row's remarks say, and the remark that says it."""
    for remark in remarks:
        for pattern, status in _REMARKS:
            if pattern.match(remark):
                return status, remark
    return "present", None
