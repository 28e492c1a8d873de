"""Lists of people: "Medlemmer: Navn (A), Navn (V) - afbud", one a line, with bullets, with posts or municipalities behind the names."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.parties import is_party
from pipeline.structure.person_names import POST, Person, begins_with_full_name, find_people

_SEPARATOR = re.compile(r"[,;]|(?<!\w)(?:og|samt)(?!\w)|[•·▪]|\t| / ")
_BULLET = re.compile(r"[ \t]*(?:[-–•·*▪o]|\d{1,2}[.)])[ \t]+")
_COUNT_OR_RANGE = re.compile(
    r"\W*(?:\d|sag\b|pkt|punkt|kl\b|fra\b|til\b|under\b|ved\b|deltog\b|ankom\b|forlod\b)", re.IGNORECASE
)
_SUBSTITUTE = re.compile(r"stedfortræder|suppleant", re.IGNORECASE)
_SUBSTITUTE_FOR = re.compile(r"(?:stedfortræder|suppleant)\w*\s+for\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_EDGES = " \t.-–:"
_LOOSE_PARTY = re.compile(r"\s*\(([^()\n]{0,40})\)\s*$")


def read_line(text: str, begin: int, end: int, status: AttendanceStatus, people: list[Attendance]) -> None:
    """Add the people that the line ``text[begin:end]`` lists to ``people``; what it says of the last of them is added to that one.

    ``status`` holds unless the line says something else of a person; spans cover the name and what stands with it.
    """
    bullet = _BULLET.match(text, begin, end)
    if bullet:
        begin = bullet.end()
    first = len(people)
    alone = _LOOSE_PARTY.fullmatch(text, begin, end)
    if alone and people:
        _add_bracket(text, people, Span(*alone.span(1)))
        return
    for segment in _segments(text, begin, end):
        _read_segment(text, segment, status, people, new_line=len(people) == first)


def _segments(text: str, begin: int, end: int) -> list[Span]:
    """The stretches between separators that stand outside brackets."""
    segments = []
    depth = 0
    place = begin
    for match in re.finditer(rf"[()]|{_SEPARATOR.pattern}", text[begin:end]):
        mark = match[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            segments.append(Span(place, begin + match.start()))
            place = begin + match.end()
    segments.append(Span(place, end))
    return [segment for segment in segments if text[segment.start : segment.end].strip()]


def _read_segment(
    text: str, segment: Span, status: AttendanceStatus, people: list[Attendance], *, new_line: bool
) -> None:
    content = text[segment.start : segment.end].strip()
    if people and not new_line:
        mark = content.strip("()")
        if people[-1].party is None and is_party(mark):
            people[-1] = _extended(people[-1], segment.end, party=mark)
            return
        if _describes(content):
            _add_remark(text, people, segment)
            return
    elif people and new_line and POST.fullmatch(content):
        _add_remark(text, people, segment)
        return
    found = find_people(text, segment.start, segment.end, single=True)
    if not found:
        if people and not new_line:
            _add_remark(text, people, segment)
        return
    person = found[0]
    lead = text[segment.start : person.span.start].strip()
    if people and not new_line and _continues(text, lead, person, people[-1]):
        _add_remark(text, people, segment)
        return
    _add_person(text, segment, person, status, people)


def _continues(text: str, lead: str, person: Person, previous: Attendance) -> bool:
    """Whether a segment with a name in it still speaks of the person before: "stedfortræder for X", "Leder, Sundhed og Omsorg"."""
    if lead[:1].islower() and not POST.fullmatch(lead):
        return True
    if text[previous.span.end - 1] == ")" or " " in person.name or person.party or person.remark:
        return False
    detail = previous.detail or ""
    return POST.match(detail) is not None or patterns.ORGANISATION.search(detail) is not None


def _describes(content: str) -> bool:
    """Whether a segment says something of the person before it instead of naming another."""
    post = POST.match(content)
    if post and begins_with_full_name(content[post.end() :].lstrip()):
        return False
    return (
        post is not None
        or patterns.ORGANISATION.search(_BRACKETS.sub("", content)) is not None
        or _COUNT_OR_RANGE.match(content) is not None
        or not any(character.isupper() for character in content)
    )


def _add_person(text: str, segment: Span, person: Person, status: AttendanceStatus, people: list[Attendance]) -> None:
    lead = text[segment.start : person.span.start].strip(_EDGES)
    rest = text[person.span.end : segment.end].strip(_EDGES)
    post = lead if POST.fullmatch(lead) else None
    remark = "; ".join(part for part in (post, person.remark, rest) if part) or None
    substitute = _substitute_in(text, person, segment, remark)
    if substitute is None:
        own = _status_of(remark, status)
    else:
        own = _status_of(_SUBSTITUTE.split(remark or "")[0], "absent" if status == "present" else status)
    end = segment.start + len(text[segment.start : segment.end].rstrip())
    people.append(
        Attendance(
            person_name=person.name, status=own, span=Span(person.span.start, end), party=person.party, detail=remark
        )
    )
    if substitute is not None:
        people.append(
            Attendance(
                person_name=substitute.name,
                status="substitute",
                span=substitute.span,
                party=substitute.party,
                detail=f"stedfortræder for {person.name}",
            )
        )


def _substitute_in(text: str, person: Person, segment: Span, remark: str | None) -> Person | None:
    """The substitute that "(Stedfortræder Y, fraværende ved sag 1-4)" or "X - Y stedfortræder" names."""
    if not remark or not _SUBSTITUTE.search(remark) or _SUBSTITUTE_FOR.search(remark):
        return None
    named = find_people(text, person.span.start + len(person.name), segment.end)
    return named[0] if named else None


def _status_of(remark: str | None, default: AttendanceStatus) -> AttendanceStatus:
    if remark:
        low = remark.lower()
        for pattern, status in patterns.REMARK_STATUS:
            if pattern.search(low):
                return status
    return default


def _add_bracket(text: str, people: list[Attendance], bracket: Span) -> None:
    """A bracket on a line of its own belongs to the person above it."""
    content = text[bracket.start : bracket.end].strip()
    if people[-1].party is None and is_party(content):
        people[-1] = _extended(people[-1], bracket.end, party=content)
    elif content:
        _add_remark(text, people, bracket)


def _add_remark(text: str, people: list[Attendance], remark: Span) -> None:
    """Add what stands in ``remark`` to what is known of the last person, verbatim with what stands between."""
    last = people[-1]
    content = text[remark.start : remark.end].strip(_EDGES)
    end = remark.start + len(text[remark.start : remark.end].rstrip())
    known = text.find(last.detail, last.span.start, end) if last.detail else -1
    detail = text[known:end].strip(_EDGES) if known >= 0 else content
    people[-1] = replace(_extended(last, end), detail=detail, status=_status_of(content, last.status))


def _extended(person: Attendance, end: int, *, party: str | None = None) -> Attendance:
    return replace(person, span=Span(person.span.start, end), party=party or person.party)
