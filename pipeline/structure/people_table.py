"""Lists of people laid out as tables: a row a person with columns for party, presence and remarks, or a row for each kind of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from pipeline.records import Attendance, AttendanceStatus, Block, Cell, Span
from pipeline.structure.attendance import read_people
from pipeline.structure.attendance_labels import label_status
from pipeline.structure.attendance_lists import status_of
from pipeline.structure.attendance_roles import role_status
from pipeline.structure.parties import is_party
from pipeline.structure.person_names import find_people, is_given_name

_NAME: Final = re.compile(
    r"(?:for-?\s*og\s+efter)?navn(?:e)?|medlem(?:mer)?|deltager(?:e)?|mødedeltager(?:e)?|person(?:er)?", re.IGNORECASE
)
_GIVEN: Final = re.compile(r"fornavn(?:e)?", re.IGNORECASE)
_SURNAME: Final = re.compile(r"efternavn(?:e)?", re.IGNORECASE)
_TICK: Final = re.compile(r"[xX✓✔☒☑+•]|ja|\[[xX]\]", re.IGNORECASE)
_NO: Final = re.compile(r"|nej|[-–÷☐]|\[\s?\]", re.IGNORECASE)
_HERE: Final = re.compile(r"(?:til\s*stede|tilstede|mødt|deltog|deltager|fremmødt)\W*", re.IGNORECASE)


def people_in_tables(blocks: Iterable[Block]) -> list[Attendance]:
    """The people whom tables list: under "Navn" or "Medlemmer" with what their row says of them, or behind "Afbud" in the first column.

    Args:
        blocks: the blocks to look in, tables among them.
    """
    found: list[Attendance] = []
    for table, group in groupby(blocks, key=lambda block: block.table if block.kind == "table_row" else None):
        if table is not None:
            rows = [row.cells for row in group if row.cells]
            found += _labelled_rows(rows) or _columns(rows) or _bare_rows(rows)
    return found


def _labelled_rows(rows: Sequence[Sequence[Cell]]) -> list[Attendance]:
    """Rows that begin with a label, "Afbud | Anna Holm, Bo Lund", and rows without one that go on below."""
    people: list[Attendance] = []
    status: AttendanceStatus | None = None
    for row in rows:
        label = row[0].text.strip(" :")
        if label:
            status = label_status(label) or role_status(label)
        values = [cell for cell in row[1:] if cell.text.strip()]
        if status and not (label and _is_header(row)):
            role = label if label and label_status(label) is None else None
            people += [_with_role(person, role) for cell in values for person in _named(cell, status)]
    return people


def _is_header(row: Sequence[Cell]) -> bool:
    return all(
        label_status(cell.text.strip(" :")) is not None or _NAME.fullmatch(cell.text.strip())
        for cell in row
        if cell.text.strip()
    )


def _with_role(person: Attendance, role: str | None) -> Attendance:
    return replace(person, detail="; ".join(filter(None, (role, person.detail)))) if role else person


def _columns(rows: Sequence[Sequence[Cell]]) -> list[Attendance]:
    """Rows below a row of headings, of which one heads the names."""
    at = next((i for i, row in enumerate(rows[:3]) if _name_columns(row)), None)
    if at is None or at + 1 == len(rows):
        return []
    heads = [cell.text.strip(" :") for cell in rows[at]]
    names = _name_columns(rows[at])
    ticked = {
        i
        for i in range(len(heads))
        if any(_TICK.fullmatch(row[i].text.strip()) for row in rows[at + 1 :] if i < len(row))
    }
    people: list[Attendance] = []
    for row in rows[at + 1 :]:
        others = [i for i in range(len(row)) if i not in names]
        status, detail = _row_status(
            [(heads[i] if i < len(heads) else "", row[i].text.strip(), i in ticked) for i in others]
        )
        people += _person_of(row, names, status, detail, [row[i].text.strip() for i in others])
        for i in others:
            listed = label_status(heads[i]) if i < len(heads) else None
            if listed and listed != "present" and find_people(row[i].text):
                people += _named(row[i], listed)
    return people


def _name_columns(row: Sequence[Cell]) -> list[int]:
    """The columns that have the names: one, or given names and surnames; empty where no heading says so."""
    heads = [cell.text.strip(" :") for cell in row]
    given = [i for i, head in enumerate(heads) if _GIVEN.fullmatch(head)]
    surname = [i for i, head in enumerate(heads) if _SURNAME.fullmatch(head)]
    if given and surname:
        return [given[0], surname[0]]
    named = [i for i, head in enumerate(heads) if _NAME.fullmatch(head)]
    if not named and heads and (label_status(heads[0]) == "present"):
        named = [0]
    return named[:1]


def _row_status(cells: Sequence[tuple[str, str, bool]]) -> tuple[AttendanceStatus, str | None]:
    """What a row's cells, each with its heading and whether its column has ticks, say of the person, and the words that say it."""
    for head, text, _ in cells:
        listed = label_status(head)
        if listed and listed != "present" and _TICK.fullmatch(text):
            return listed, head
    for head, text, ticks in cells:
        if label_status(head) == "present" and ticks and _NO.fullmatch(text):
            return "absent", head
    for head, text, _ in cells:
        listed = label_status(head)
        if not text or _HERE.fullmatch(text) or _TICK.fullmatch(text):
            continue
        status = label_status(text) or status_of(text, "present")
        if status != "present":
            return status, text
        if listed in ("excused", "absent") and not _NO.fullmatch(text) and not find_people(text):
            return listed, text
    return "present", None


def _person_of(
    row: Sequence[Cell], names: Sequence[int], status: AttendanceStatus, detail: str | None, beside: Sequence[str]
) -> list[Attendance]:
    cells = [row[i] for i in names if i < len(row) and row[i].text.strip()]
    if not cells:
        return []
    if len(cells) > 1:
        span = Span(cells[0].span.start, cells[-1].span.end)
        found = [Attendance(person_name=" ".join(cell.text.strip() for cell in cells), status="present", span=span)]
    else:
        found = _named(cells[0], "present")
    party = next((text for text in beside if is_party(text)), None)
    post = "; ".join(text for text in beside if text and text != party and not _TICK.fullmatch(text)) or None
    return [
        replace(
            person,
            status=status if person.status == "present" else person.status,
            detail="; ".join(filter(None, (person.detail, post or detail))) or None,
            party=person.party or party,
        )
        for person in found[:1]
    ] + found[1:]


def _bare_rows(rows: Sequence[Sequence[Cell]]) -> list[Attendance]:
    """Rows without a head that begin with a name and say of each whether it was there."""
    told = [row for row in rows if len(row) > 1 and _begins_with_person(row[0].text)]
    spoken = [row for row in told if any(_tells(cell.text.strip()) for cell in row[1:])]
    if len(told) < 2 or len(told) * 2 < len(rows) or len(spoken) * 2 < len(told):
        return []
    people = []
    for row in told:
        status, detail = _row_status([("", cell.text.strip(), False) for cell in row[1:]])
        people += _person_of(row, [0], status, detail, [cell.text.strip() for cell in row[1:]])
    return people


def _begins_with_person(text: str) -> bool:
    found = find_people(text)
    return bool(found) and (found[0].party is not None or is_given_name(found[0].name.split()[0]))


def _tells(text: str) -> bool:
    return bool(text) and (_HERE.fullmatch(text) is not None or status_of(text, "present") != "present")


def _named(cell: Cell, status: AttendanceStatus) -> list[Attendance]:
    start = cell.span.start
    return [
        replace(person, span=Span(start + person.span.start, start + person.span.end))
        for person in read_people(cell.text, status)
    ]
