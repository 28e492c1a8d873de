"""Lists of people: "Medlemmer: Navn (A), Navn (V) - afbud", one a line, with bullets, with posts or municipalities behind the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pipeline.records import Attendance, AttendanceStatus, Span
from pipeline.structure import attendance_patterns as patterns
from pipeline.structure.parties import is_party
from pipeline.structure.person_names import (
    Person,
    begins_with_full_name,
    find_people,
    is_given_name,
    is_post,
    post_at,
)

_JOINT = re.compile(r"[,;]|(?<!\w)(?:og|samt)(?!\w)|[•·▪|]|\t| / ")
_SEPARATOR = re.compile(rf"[()]|{_JOINT.pattern}")
_SEVERAL = 2
_MOST_COUNTED = 200
_BULLET = re.compile(r"[ \t]*(?:[-–•·*▪o]|\d{1,2}[.)])[ \t]+")
_BOX = re.compile(r"[ \t]*(?:(?P<ticked>☒|☑|✓|✔|\[[xX]\])|(?P<empty>☐|\[[ ]?\]))[ \t]*")
_GROUP = re.compile(r"[ \t]*(?P<group>[^:()\n]{1,60}?):[ \t]+(?=\S)")
_STOOD_IN_FOR = re.compile(
    r"[ \t]*(?:(?:[Ss]om\s+)?(?:[Ss]tedfortræder|[Ss]uppleant)\s+for|For)[ \t]+(?P<name>[^:\n]{3,60}?):[ \t]*(?=\S)"
)
_COUNT_OR_RANGE = re.compile(
    r"\W*(?:\d|sag\b|pkt|punkt|kl\b|fra\s+(?:kl|pkt|punkt|og|start)|til\b|under\b|ved\b|deltog\b|ankom\b|forlod\b|kom\b|gik\b|mødte\b|begge\b|alle\b)",
    re.IGNORECASE,
)
_PLAIN_BRACKETS = re.compile(r"\([^()]*\)")
_EDGES = " \t.-–:"
_LOOSE_PARTY = re.compile(r"\s*\(([^()\n]{0,40})\)\s*$")
_MAX_REMARK = 80
_MOST_INITIALS = 4
_MAX_DETAIL = 300
_ITEMS = r"(?:under|ved|til|kun|deltog\s+(?:under|i|ved))?\s*(?:pkt\.?|punkt(?:erne)?)\s*\d[\d.,\s–-]*(?:og\s+\d+)?"
_ITEMS_ONLY = re.compile(_ITEMS, re.IGNORECASE)
_ITEMS_ONLY_BEHIND = re.compile(rf"\(\s*{_ITEMS}\s*\)$", re.IGNORECASE)
"""Who was there for some items only, and is no member, is a guest."""
_STANDS_IN = re.compile(r"for\s", re.IGNORECASE)
_INITIAL = re.compile(r"\w{1,2}\.?")


def read_line(
    text: str, begin: int, end: int, status: AttendanceStatus, people: list[Attendance], *, columns: bool = False
) -> None:
    """Add the people that the line ``text[begin:end]`` lists to ``people``; what it says of the last of them is added to that one.

    Args:
        text: the list.
        begin, end: the line in it.
        status: what the list's heading says of them; it holds unless the line says something else of a person.
        people: those above, to which the line's are added; spans cover the name and what stands with it.
        columns: whether the list has one person a line, with what is told of them behind a comma.
    """
    if bullet := _BULLET.match(text, begin, end):
        begin = bullet.end()
    if box := _BOX.match(text, begin, end):
        begin = box.end()
        status = "absent" if box["empty"] and status == "present" else status
    first = len(people)
    alone = _LOOSE_PARTY.fullmatch(text, begin, end)
    if alone and people:
        _add_bracket(text, people, Span(*alone.span(1)))
        return
    if represented := _STOOD_IN_FOR.match(text, begin, end):
        people += [_represented(person, None) for person in find_people(text, *represented.span("name"))[:1]]
        begin, status = (represented.end(), "substitute") if len(people) > first else (begin, status)
    elif (group := _GROUP.match(text, begin, end)) and not find_people(text, begin, group.end("group")):
        begin = group.end()
    line = _Line(text, status, people, columns)
    for segment in _segments(text, begin, end):
        line.read(segment, new=len(people) == first)


def one_a_line(text: str, lines: Sequence[Span]) -> bool:
    """Whether a list has one person a line, so that what stands behind a comma tells of the person before it; where it has
    nothing that separates, it does not matter.

    >>> text = "Ida Holm, Sund By\\nBo Lund, Lyng Havn"
    >>> one_a_line(text, [Span(0, 17), Span(18, 36)])
    True
    """
    if _JOINT.search(text) is None:
        return False
    filled = [line for line in lines if text[line.start : line.end].strip()]
    most = 0
    for line in filled[:_MOST_COUNTED] if len(filled) > 1 else ():
        likely = (segment for segment in _segments(text, line.start, line.end) if _is_likely(text, segment))
        most = max(most, sum(1 for _ in islice(likely, _SEVERAL)))
        if most == _SEVERAL:
            return False
    return most == 1


def _is_likely(text: str, segment: Span) -> bool:
    found = find_people(text, segment.start, segment.end)
    return bool(found) and (found[0].party is not None or is_given_name(found[0].name.split()[0]))


def _segments(text: str, begin: int, end: int) -> list[Span]:
    """The stretches between separators that stand outside brackets."""
    segments = []
    depth = 0
    place = begin
    for match in _SEPARATOR.finditer(text, begin, end):
        mark = match[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            segments.append(Span(place, match.start()))
            place = match.end()
    segments.append(Span(place, end))
    return [segment for segment in segments if text[segment.start : segment.end].strip()]


class _Line:
    """Reads the segments of one line of a list."""

    def __init__(self, text: str, status: AttendanceStatus, people: list[Attendance], columns: bool) -> None:
        self._text = text
        self._status = status
        self._people = people
        self._columns = columns

    def read(self, segment: Span, *, new: bool) -> None:
        """Add a segment: people, or something of the person before; ``new`` where the line has named none yet."""
        text, people = self._text, self._people
        content = text[segment.start : segment.end].strip()
        behind = bool(people) and not new
        if behind:
            mark = content.strip("(). ")
            if people[-1].party is None and is_party(mark):
                people[-1] = _extended(people[-1], segment.end, party=mark)
                return
            if self._stands_in(people[-1], segment.start, segment):
                return
            if (
                content[0].islower()
                and not post_at(content)
                and (came := self._substitute(segment.start, segment, content))
            ):
                _add_remark(text, people, Span(segment.start, came.span.start))
                people.append(came)
                return
            if _describes(content):
                _add_remark(text, people, segment)
                return
        elif people and (is_post(content) or _is_remark_line(content)):
            if not self._stands_in(people[-1], segment.start, segment):
                _add_remark(text, people, segment)
            return
        found = find_people(text, segment.start, segment.end, single=True)
        if found and self._is_no_name(found[0], segment):
            found = []
        if not found or (behind and self._continues(segment, found[0])):
            if behind:
                _add_remark(text, people, segment)
            return
        starts, people_here = self._run(segment, found)
        for start, person in zip(starts, people_here, strict=True):
            self._add(Span(start, segment.end if person is people_here[-1] else person.span.end), person)

    def _run(self, segment: Span, found: list[Person]) -> tuple[list[int], list[Person]]:
        """The people of a segment: the first, and those that follow without any separator, each with a party behind the name."""
        run = [found[0]]
        starts = [segment.start]
        for person in found[1:]:
            apart = self._text[run[-1].span.end : person.span.start].strip()
            if apart or not (run[-1].party or (" " in person.name and is_given_name(person.name.split()[0]))):
                break
            starts.append(person.span.start)
            run.append(person)
        return (starts, run) if len(run) == len(found) else ([segment.start], [found[0]])

    def _is_no_name(self, person: Person, segment: Span) -> bool:
        """Whether a single word is none: words that say nothing of a person follow ("Godkendelse af dagsorden"), or full names precede."""
        if " " in person.name or person.party or person.remark or is_given_name(person.name) or person.name.isupper():
            return False
        rest = self._text[person.span.end : segment.end].strip(_EDGES)
        if rest[:1].islower() and not post_at(rest) and _status_in(rest) is None and not _COUNT_OR_RANGE.match(rest):
            return True
        return bool(self._people) and _is_full(self._people[-1].person_name)

    def _continues(self, segment: Span, person: Person) -> bool:
        """Whether a segment with a name in it still speaks of the person before: "Leder, Sundhed og Omsorg", "Ida Holm, Kolding"."""
        lead = self._text[segment.start : person.span.start].strip()
        if lead[:1].islower() and not is_post(lead):
            return True
        if person.party or is_given_name(person.name.split()[0]):
            return False
        previous = self._people[-1]
        if _is_full(previous.person_name) and (
            " " not in person.name or self._columns or (self._status == "guest" and not person.remark)
        ):
            return True
        if self._text[previous.span.end - 1] == ")" or " " in person.name or person.remark:
            return False
        detail = previous.detail or ""
        return post_at(detail) is not None or patterns.ORGANISATION.search(detail) is not None

    def _stands_in(self, person: Attendance, start: int, segment: Span) -> bool:
        """Whether ``text[start:segment.end]`` says for whom the last person of the list, ``person``, stands in."""
        relation = patterns.STANDS_IN_FOR.search(self._text, start, segment.end)
        if relation is None:
            return False
        others = find_people(self._text, relation.end(), segment.end)
        if not others and relation["plain"]:
            return False
        end = segment.start + len(self._text[segment.start : segment.end].rstrip())
        detail = self._text[relation.start("what") : end].strip(" ()")
        self._people[-1] = replace(_extended(person, end), status="substitute", detail=detail)
        self._people += [_represented(other, person.person_name) for other in others[:1]]
        return True

    def _add(self, segment: Span, person: Person) -> None:
        text = self._text
        lead = text[segment.start : person.span.start].strip(_EDGES)
        rest = text[person.span.end : segment.end].strip(_EDGES)
        party = person.party
        status = self._status
        if status == "present" and party is None and _ITEMS_ONLY.fullmatch(person.remark or ""):
            status = "guest"
        if party is None and is_party(rest):
            party, rest = rest, ""
        post = lead if is_post(lead) else None
        remark = "; ".join(part for part in (post, person.remark, rest) if part) or None
        end = segment.start + len(text[segment.start : segment.end].rstrip())
        listed = Attendance(
            person_name=person.name,
            status=status_of(remark, status),
            span=Span(person.span.start, end),
            party=party,
            detail=remark,
        )
        self._people.append(listed)
        behind = person.span.start + len(person.name)
        if not self._stands_in(listed, behind, segment) and (substitute := self._substitute(behind, segment, remark)):
            default: AttendanceStatus = "excused" if self._status == "present" else self._status
            own = status_of(patterns.SUBSTITUTE_WORD.split(remark or "")[0], default)
            self._people[-1] = replace(listed, status=own if own != "substitute" else default)
            self._people.append(substitute)

    def _substitute(self, start: int, segment: Span, remark: str | None) -> Attendance | None:
        """The substitute that "(Stedfortræder Y, fraværende ved sag 1-4)" or "X - Y stedfortræder" names."""
        if not remark or not patterns.SUBSTITUTE_WORD.search(remark):
            return None
        named = find_people(self._text, start, segment.end)
        if not named:
            return None
        name = self._people[-1].person_name
        return Attendance(
            person_name=named[0].name,
            status="substitute",
            span=named[0].span,
            party=named[0].party,
            detail=f"stedfortræder for {name}",
        )


def _represented(person: Person, substitute: str | None) -> Attendance:
    detail = f"stedfortræder {substitute}" if substitute else None
    return Attendance(
        person_name=person.name,
        status="excused",
        span=person.span,
        party=person.party,
        detail=detail or "stedfortræder",
    )


def _is_full(name: str) -> bool:
    """Whether a name has a surname and not only its initial."""
    parts = name.split()
    return len(parts) > 1 and _INITIAL.fullmatch(parts[-1]) is None


def _is_initials(mark: str, name: str) -> bool:
    """Whether a mark in brackets is how the person signs: capitals that the name has in that order.

    >>> _is_initials("LD", "Lone Ditlevsen"), _is_initials("KKR", "Lone Ditlevsen")
    (True, False)
    """
    letters = iter(name.upper())
    return len(mark) <= _MOST_INITIALS and mark.isupper() and all(letter in letters for letter in mark)


def _describes(content: str) -> bool:
    """Whether a segment says something of the person before it instead of naming another."""
    if begins_with_full_name(content) and is_given_name(content.split()[0]):
        return False
    post = post_at(content)
    if post and begins_with_full_name(content[post.end() :].lstrip()):
        return False
    return (
        post is not None
        or patterns.ORGANISATION.search(_PLAIN_BRACKETS.sub("", content)) is not None
        or _COUNT_OR_RANGE.match(content) is not None
        or not any(character.isupper() for character in content)
    )


def _is_remark_line(content: str) -> bool:
    """Whether a line of its own tells of the person above it: "Medlem - afbud", "Stedfortræder for Bo Lund"."""
    post = post_at(content)
    if post is None or len(content) > _MAX_REMARK:
        return False
    rest = content[post.end() :].strip(_EDGES)
    return rest[:1].islower() and (_STANDS_IN.match(rest) is not None or not find_people(rest))


def _status_in(remark: str) -> AttendanceStatus | None:
    low = remark.lower()
    return next((status for pattern, status in patterns.REMARK_STATUS if pattern.search(low)), None)


def status_of(remark: str | None, default: AttendanceStatus) -> AttendanceStatus:
    """What a remark says of a person; that someone came late or left counts only of one who is listed as present.

    >>> status_of("afbud", "present"), status_of("fra kl. 17", "present"), status_of("fra kl. 17", "absent")
    ('excused', 'joined', 'absent')
    """
    if remark:
        low = remark.lower()
        for pattern, status in patterns.REMARK_STATUS:
            if pattern.search(low) and (status not in ("joined", "left") or default == "present"):
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
    if last.detail and len(last.detail) > _MAX_DETAIL:
        return
    content = text[remark.start : remark.end].strip(_EDGES)
    end = remark.start + len(text[remark.start : remark.end].rstrip())
    known = text.find(last.detail, last.span.start, end) if last.detail else -1
    detail = text[known:end].strip(_EDGES) if known >= 0 else content
    if last.detail and detail.count(")") > detail.count("("):
        detail = content if _is_initials(last.detail, last.person_name) else f"{last.detail}; {content}"
    status = status_of(content, last.status)
    if status == "present" and last.party is None and _ITEMS_ONLY_BEHIND.search(content):
        status = "guest"
    people[-1] = replace(_extended(last, end), detail=detail, status=status)


def _extended(person: Attendance, end: int, *, party: str | None = None) -> Attendance:
    return replace(person, span=Span(person.span.start, end), party=party or person.party)
