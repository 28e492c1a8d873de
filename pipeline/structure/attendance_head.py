"""Who was at the meeting, as the head of its document says: lists under labels, tables, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Final

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure.attendance import find_attendance, read_people, sentences_of
from pipeline.structure.attendance_labels import find_label, is_listing, label_status
from pipeline.structure.attendance_patterns import ALSO, IS_SENTENCE, NOBODY
from pipeline.structure.attendance_roles import is_part_of_list, leads, role_status
from pipeline.structure.lexicon import BODY_WORD, CONTENTS_LABELS, HEADER_LABELS
from pipeline.structure.lines import Line, Passage
from pipeline.structure.people_table import people_in_tables
from pipeline.structure.person_names import find_people, is_given_name, is_post
from pipeline.structure.scan import Scan
from pipeline.structure.sections import Part

_FIELD: Final = re.compile(r"(?P<label>[^\W\d_][^\d:]{1,50}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_LEADS_UNMARKED: Final = re.compile(
    r"(?P<label>mødeleder|ordstyrer|dirigent|referent)[ \t]+(?=(?-i:[A-ZÆØÅ]))", re.IGNORECASE
)
_UNFINISHED: Final = re.compile(r"(?:,|\s(?:og|samt)|[,)]\s*[A-ZÆØÅ][\w'’-]*)$")
"""The end of a line with which a list is not at its end: a comma, a joint, a first name."""
_NOBODY_BEHIND: Final = re.compile(r"\bingen\b", re.IGNORECASE)
_PEOPLE_FIELDS: Final = frozenset(("chair", "secretary"))
_MAX_PEOPLE_LINES: Final = 80
_WRAPPED: Final = 45
"""A line of a sentence that is at least so long may go on on the next one."""
_NAMED: Final = 0.5
"""The share of a line that names must take up to go on with a list that began beside its label."""


def read_attendance(scan: Scan, indices: Sequence[int]) -> list[Attendance]:
    """The people whom the lines ``indices`` of a document name as there, absent, standing in, late and so on, in their order.

    A person may be in it several times; ``one_status_each`` settles that.
    """
    reader = _HeadReader()
    position = 0
    while position < len(indices):
        i = indices[position]
        line = scan.lines[i]
        if line.is_table:
            rows = _rows(scan, indices[position:], line.block.table)
            reader.table([scan.lines[j] for j in rows])
            position += len(rows)
            continue
        label = scan.labels[i]
        opens_section = label is not None and label.section is not None and not label.soft
        if opens_section or line.block.role is not None or scan.is_access_heading(i):
            reader.close()
        else:
            reader.line(line, is_entry=scan.entries[i] is not None)
        position += 1
    reader.close()
    return reader.found


def _rows(scan: Scan, indices: Sequence[int], table: int | None) -> list[int]:
    return list(takewhile(lambda i: scan.lines[i].block.table == table, indices))


class _HeadReader:
    """Reads a head line by line; a list is open from its label to what ends it."""

    def __init__(self, status: AttendanceStatus | None = None) -> None:
        self.found: list[Attendance] = []
        self._status = status
        self._role: str | None = None
        self._inline = False
        self._stack: list[tuple[AttendanceStatus, str | None]] = []
        self._bare_field = False
        self._list: list[Line] = []
        self._prose: list[Line] = []

    def table(self, lines: Sequence[Line]) -> None:
        """Read the rows of a table."""
        self.close()
        self.found += people_in_tables(line.block for line in lines)

    def line(self, line: Line, *, is_entry: bool) -> None:
        """Read a line that is no table's; ``is_entry`` where it looks like the first line of an item."""
        text = line.text
        pieces = sentences_of(text, 0, len(text), _is_label)
        for number, (start, end) in enumerate(pieces):
            piece = _piece(line, start, end)
            if self._opens(piece):
                continue
            if number == 0 and self._is_field(piece):
                if not self._stack:
                    self._end_list()
                    self._bare_field = piece.text.endswith(":")
                rest = _field(text)
                if rest and rest["value"] and _header_field(rest["label"]) == "ignored":
                    self._prose.append(_piece(line, rest.start("value"), len(text)))
                return
            if self._status is not None and self._goes_on(piece, is_entry=is_entry):
                self._list.append(piece)
            else:
                self._end_list()
                self._prose.append(piece)

    def close(self) -> None:
        """End what is open."""
        self._end_list()
        self._end_prose()

    def _opens(self, piece: Line) -> bool:
        """Open a list where ``piece`` begins with a label of people."""
        text = piece.text
        if label := find_label(text):
            self._begin(piece, label.end, label.status, None)
            return True
        field = _field(text)
        words = field["label"] if field else text.strip(" :")
        rest = field.start("value") if field else len(text)
        if field is None and (unmarked := _LEADS_UNMARKED.match(text)):
            words, rest = unmarked["label"], unmarked.end()
        elif field is None and not ((self._status is None or self._role is not None) and is_post(words)):
            return False
        field_of_head = _header_field(words)
        if field_of_head is not None and field_of_head not in _PEOPLE_FIELDS:
            return False
        if field_of_head is not None or (status := role_status(words)) == "present":
            status = "guest" if self._status == "guest" and self._role is None and is_post(words) else "present"
        elif status is None and is_part_of_list(words):
            status = self._status or "present"
            words = ""
        if status is None or (text[rest:].strip() and not _names_people(text[rest:])):
            return False
        self._begin(piece, rest, status, words or self._role)
        return True

    def _begin(self, piece: Line, rest: int, status: AttendanceStatus, role: str | None) -> None:
        pending, bare_field = self._pending(), self._bare_field
        self.close()
        self._stack, self._bare_field = pending, bare_field
        self._status, self._role = status, role
        self._inline = bool(piece.text[rest:].strip())
        if self._inline:
            self._list.append(_piece(piece, rest, len(piece.text)))

    def _pending(self) -> list[tuple[AttendanceStatus, str | None]]:
        """The labels above that have nothing behind them, where labels of other fields without values precede: their values follow."""
        if self._status is None or self._list or not (self._bare_field or self._stack):
            return []
        return [*self._stack, (self._status, self._role)]

    def _is_field(self, piece: Line) -> bool:
        """Whether a line is a field of the head that names no people, or a heading over other things."""
        found = _field(piece.text)
        key = _key(found["label"]) if found else _key(piece.text)
        return (
            (key in HEADER_LABELS and HEADER_LABELS[key] not in _PEOPLE_FIELDS)
            or key in CONTENTS_LABELS
            or (piece.block.kind == "heading" and BODY_WORD.fullmatch(piece.text) is not None)
        )

    def _goes_on(self, piece: Line, *, is_entry: bool) -> bool:
        """Whether a line without a label goes on with the open list."""
        if len(self._list) >= _MAX_PEOPLE_LINES:
            return False
        below_points = bool(self._list) and self._list[-1].block.kind == "list_item" != piece.block.kind
        if not (below_points or is_entry or self._inline) and len(piece.text) < 2 * _WRAPPED:
            return True
        people = find_people(piece.text, single=True)
        if below_points:
            return bool(people) and all(person.party for person in people)
        if is_entry:
            return bool(people) and is_given_name(people[0].name.split()[0])
        if not self._inline:
            return bool(people)
        if self._list and (_UNFINISHED.search(self._list[-1].text) or ALSO.match(piece.text)):
            return True
        same = self._list and (
            self._list[-1].block is piece.block or (len(people) > 1 and not self._list[-1].text.endswith("."))
        )
        named = sum(person.span.end - person.span.start for person in people)
        if not people or named < _NAMED * len(piece.text):
            return False
        alone = len(people) == 1 and named == len(piece.text) and is_given_name(people[0].name.split()[0])
        return alone or all(person.party for person in people) or (bool(same) and not IS_SENTENCE.search(piece.text))

    def _end_list(self) -> None:
        if self._stack and self._status is not None:
            self.found += distributed(self._list, [*(status for status, _ in self._stack), self._status])
        elif self._list and self._status is not None:
            for person in people_of(self._list, self._status):
                detail = f"{self._role}; {person.detail}" if person.detail else self._role
                self.found.append(replace(person, detail=detail) if self._role else person)
        self._status = self._role = None
        self._list, self._stack, self._bare_field = [], [], False

    def _end_prose(self) -> None:
        if self._prose:
            passage = Passage(self._prose)
            text = list(passage.text)
            at = -1
            for before, behind in zip(self._prose, self._prose[1:], strict=False):
                at += len(before.text) + 1
                if _goes_over(before, behind):
                    text[at] = " "
            self.found += [replace(person, span=passage.span(person.span)) for person in find_attendance("".join(text))]
        self._prose = []


def people_of(lines: Sequence[Line], status: AttendanceStatus, *, skip: int = 0) -> list[Attendance]:
    """The people that lines list under a heading that says ``status`` of them, with places in the document."""
    passage = Passage(lines, skip=skip)
    return [replace(person, span=passage.span(person.span)) for person in read_people(passage.text, status)]


def distributed(lines: Sequence[Line], statuses: Sequence[AttendanceStatus]) -> list[Attendance]:
    """The people of lists that follow one another where their labels all stand before them, as in heads of two columns.

    Each line with names is a list, or within a line what commas hold together, and "Ingen" an empty one. Where there are not as many
    lists as labels, all are as the label of those present says, or the last one.

    Args:
        lines: the values, those of other fields among them.
        statuses: what the labels say, in their order.
    """
    lists: list[list[Attendance]] = []
    for line in lines:
        lists += _lists_in(line)
    if len(lists) == len(statuses):
        return [
            replace(person, status=status) for status, named in zip(statuses, lists, strict=True) for person in named
        ]
    status = "present" if "present" in statuses else statuses[-1]
    return [replace(person, status=status) for named in lists for person in named]


def _lists_in(line: Line) -> list[list[Attendance]]:
    lists: list[list[Attendance]] = []
    end = None
    for person in find_people(line.text):
        if not (person.party or " " in person.name or is_given_name(person.name)):
            continue
        apart = end is None or ("," in line.text and not line.text[end : person.span.start].strip())
        if apart:
            lists.append([])
        span = Span(line.span.start + person.span.start, line.span.start + person.span.end)
        lists[-1].append(
            Attendance(person_name=person.name, status="present", span=span, party=person.party, detail=person.remark)
        )
        end = person.span.end
    if _NOBODY_BEHIND.search(line.text, end or 0):
        lists.append([])
    return lists


def _goes_over(before: Line, behind: Line) -> bool:
    """Whether a sentence goes over from one line to the next."""
    return (
        before.block.kind == behind.block.kind == "paragraph"
        and (len(before.text) >= _WRAPPED or behind.text[:1].islower())
        and not before.text.endswith((".", ":", "!", "?", ";"))
    )


def _names_people(text: str) -> bool:
    return bool(find_people(text, single=True)) or NOBODY.match(text) is not None


def _is_label(words: str) -> bool:
    return label_status(words) is not None or leads(words)


def _header_field(label: str) -> str | None:
    return HEADER_LABELS.get(_key(label))


def _key(text: str) -> str:
    return " ".join(text.casefold().rstrip(" :").split()) if len(text) < 50 else ""


def _field(text: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(text) if ":" in text else None


def _piece(line: Line, start: int, end: int) -> Line:
    """A part of a line as a line."""
    if start == 0 and end == len(line.text):
        return line
    text = line.text[start:end]
    stripped = text.strip()
    begin = line.span.start + start + (len(text) - len(text.lstrip()))
    return Line(stripped, Span(begin, begin + len(stripped)), line.block, line.first)


def read_listed(title: str, parts: Sequence[Part]) -> list[Attendance]:
    """The people of the meeting whom an item lists that is there for it, "1. Deltagerfortegnelse"; none for any other title.

    Args:
        title: the item's title.
        parts: its sections; labels in the list ("Afbud:") look like theirs.
    """
    if not is_listing(title):
        return []
    lines = [
        line
        for part in parts
        for line in (
            *([part.label_line] if part.label_line and part.label_line not in part.lines[:1] else []),
            *part.lines,
        )
    ]
    reader = _HeadReader("present")
    for table, group in groupby(lines, key=lambda line: line.block.table if line.is_table else None):
        if table is not None:
            reader.table(list(group))
        else:
            for line in group:
                reader.line(line, is_entry=False)
    reader.close()
    return reader.found
