"""From a document to what it is: a meeting, an article, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import AgendaItem, Document, DocumentKind, Issue, Meeting, Structure, Table
from pipeline.structure.article import read_article
from pipeline.structure.formal_titles import is_formal
from pipeline.structure.lines import Line, is_filed_paper, lines
from pipeline.structure.minutes import MeetingReading, read_meeting
from pipeline.structure.scan import scan
from pipeline.structure.tables import read_tables

_MIN_ITEMS: Final = 3
_MIN_FORMAL: Final = 2
_MIN_MARKS: Final = 2
_MIN_PEOPLE: Final = 3
_PROSE: Final = 80
"""A paragraph of an article has at least this many characters."""


def parse(document: Document) -> Structure:
    """What a document is and states of itself.

    Args:
        document: as a reader gave it.

    Returns:
        A meeting with its agenda items for minutes and agendas, an article for news, neither for ``other``; never raises.
    """
    own_lines = lines(document)
    reading = read_meeting(document, scan(own_lines))
    tables, table_issues = read_tables(document)
    issues: tuple[Issue, ...] = tuple(table_issues)
    if _is_meeting(reading, filed=is_filed_paper(document)):
        meeting = reading.meeting
        kind: DocumentKind = meeting.status
        return Structure(
            kind=kind,
            meeting=meeting,
            tables=tuple(_placed(tables, reading)),
            issues=(*reading.issues, *_placed_issues(issues, reading)),
        )
    if _is_prose(own_lines):
        article = read_article(document, own_lines)
        if article.published_on is None:
            undated = Issue(
                kind="date_missing", message="The article does not say when it was published.", severity="info"
            )
            issues = (*issues, undated)
        return Structure(kind="news", article=article, tables=tuple(tables), issues=issues)
    return Structure(kind="other", tables=tuple(tables), issues=issues)


def _is_meeting(reading: MeetingReading, *, filed: bool) -> bool:
    """Items with labelled sections make a meeting; without labels the document must call itself one and say of whom or when,
    or have the titles of an agenda. A paper in a committee's files need not say whose meeting it was."""
    meeting = reading.meeting
    if reading.labelled >= 1 and (
        reading.labelled >= 2 or reading.calls_itself or meeting.body or (filed and meeting.date)
    ):
        return True
    named = meeting.body is not None or meeting.date is not None
    if filed and meeting.date and len(meeting.items) >= _MIN_MARKS and _is_treated(meeting):
        return True
    if reading.calls_itself is None:
        return named and (_is_agenda(meeting) or _is_attended(meeting))
    return named and (len(meeting.items) >= 2 or bool(meeting.body and meeting.date))


def _is_treated(meeting: Meeting) -> bool:
    """Whether one of the items says what was decided, or has a title that only agendas have."""
    decided = any(decision.outcome != "unknown" for item in meeting.items for decision in item.decisions)
    return decided or any(is_formal(item.title) for item in meeting.items)


def _is_attended(meeting: Meeting) -> bool:
    """Whether a named body met at a stated time with people who are listed."""
    timed = meeting.date is not None or meeting.start_time is not None
    return bool(meeting.body) and timed and len(meeting.attendance) >= _MIN_PEOPLE


def _is_agenda(meeting: Meeting) -> bool:
    """Whether what looks like items is an agenda: its titles are such as no other list has, or it has other marks of one."""
    items = meeting.items
    formal = sum(1 for item in items if is_formal(item.title))
    marks = bool(meeting.attendance) + any(item.access for item in items) + any(map(_has_case, items)) + bool(formal)
    if not any(item.number for item in items):
        return formal >= _MIN_FORMAL
    return marks >= _MIN_MARKS or (bool(formal) and len(items) >= _MIN_ITEMS)


def _has_case(item: AgendaItem) -> bool:
    return item.case_number is not None or item.kle_code is not None


def _is_prose(own_lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= _PROSE and not line.is_table for line in own_lines)


def _placed(tables: Sequence[Table], reading: MeetingReading) -> list[Table]:
    """Tables with the item that they stand in."""
    return [replace(table, item_ordinal=_item_at(reading, table.span.start)) for table in tables]


def _placed_issues(issues: Sequence[Issue], reading: MeetingReading) -> list[Issue]:
    return [
        replace(issue, item_ordinal=_item_at(reading, issue.span.start)) if issue.span else issue for issue in issues
    ]


def _item_at(reading: MeetingReading, offset: int) -> int | None:
    return next((item.ordinal for item in reading.meeting.items if item.span.start <= offset < item.span.end), None)
