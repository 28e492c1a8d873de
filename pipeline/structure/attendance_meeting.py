"""The attendance of a whole meeting settled: one status for each person, and what items say of the meeting and not of themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import AgendaItem, Attendance, AttendanceStatus, Span
from pipeline.structure.attendance import is_stood_in_for, read_people
from pipeline.structure.attendance_labels import is_listing, label_status
from pipeline.structure.person_names import is_post

_ORDER: Final[dict[AttendanceStatus, int]] = {
    "excused": 0, "substitute": 1, "absent": 2, "joined": 4, "left": 5, "disqualified": 6, "guest": 8, "present": 9
}  # fmt: skip
"""Of several statuses of one person the first counts."""
_MOST_NAMESAKES: Final = 50
_STOOD_IN_FOR: Final = 3
_SOME_ITEMS: Final = 7
"""Where among them stand those stood in for, and those absent from some of the items."""
_MOST_ITEMS: Final = 2
"""Someone listed as present who is away in so many items, and in all that tell of attendance, was away."""

_PARTLY: Final = re.compile(r"\d|under|ved\b|behandling")
_RETURNED: Final = re.compile(r"\b(?:kom|vendte)\s+(?:\w+\s+)?tilbage\b", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"dagsorden|åbning|velkomst|velkommen|meddelelse|formalia|indledning|konstituering|mødets\s|formanden|referat|protokol",
    re.IGNORECASE,
)
_FOR_THE_ABSENT: Final = re.compile(r"frav(?:ær|ærende)|afbud|fremmøde|mødedeltagere|deltagere", re.IGNORECASE)
_OTHER_ITEM: Final = re.compile(r"(?:pkt\.?|punkt(?:erne)?|sag)\s*\d|\bkl\b|klokken", re.IGNORECASE)


def one_status_each(people: Iterable[Attendance]) -> list[Attendance]:
    """Each person once, in the order of their first mention: absence beats the list of members, which everybody is in.

    What else is told of a person in the several places is kept in ``detail``; short forms of a name ("Anna" beside "Anna Holm") are
    the same person where only one fits.
    """
    merged: dict[str, Attendance] = {}
    listed = list(people)
    names = _Names(person.person_name for person in listed)
    for person in listed:
        if person.status == "left" and _RETURNED.search(person.detail or ""):
            person = replace(person, status="present")
        name = names.full(person.person_name)
        key = name.casefold()
        merged[key] = _merged(merged[key], person) if key in merged else replace(person, person_name=name)
    return list(merged.values())


class _Names:
    """The names of a document, by their first words."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name in names:
            self._by_first[name.split()[0].casefold()][name] = None

    def full(self, name: str) -> str:
        """The longer name that a short form stands for, where only one does; else the name as first printed."""
        parts = name.split()
        alike = list(self._by_first[parts[0].casefold()])[:_MOST_NAMESAKES]
        longer = [other for other in alike if len(other.split()) > len(parts) and _is_short_form(parts, other.split())]
        return longer[0] if len(longer) == 1 else next((n for n in alike if n.casefold() == name.casefold()), name)


def _is_short_form(short: Sequence[str], full: Sequence[str]) -> bool:
    return full[: len(short)] == list(short) or (len(short) > 1 and (short[0], short[-1]) == (full[0], full[-1]))


def _merged(one: Attendance, other: Attendance) -> Attendance:
    keeps_minutes = one.status == "present" and other.status == "guest" and is_post(other.detail or "")
    told = other if _rank(other) < _rank(one) and not keeps_minutes else one
    details = [detail for detail in (one.detail, other.detail) if detail]
    return replace(
        told,
        person_name=one.person_name,
        party=one.party or other.party,
        detail="; ".join(dict.fromkeys(details)) or None,
    )


def _rank(person: Attendance) -> int:
    if is_stood_in_for(person):
        return _STOOD_IN_FOR
    if person.status == "absent" and person.detail and _PARTLY.search(person.detail):
        return _SOME_ITEMS
    return _ORDER[person.status]


def settle(people: Sequence[Attendance], items: Sequence[AgendaItem]) -> tuple[list[Attendance], list[AgendaItem]]:
    """The meeting's attendance and the items with theirs.

    What the opening of the meeting says of all of it ("Afbud: ..." under "Meddelelser fra formanden") is the meeting's, unless other
    items say it again.
    """
    carried = _of_the_meeting(people, items)
    told = [_statuses(item.attendance) for item in items if item.attendance]
    meeting = [_as_in_all_items(person, told) for person in one_status_each([*people, *carried])]
    moved = set(map(id, carried))
    return meeting, [_without(item, moved) for item in map(_with_listed_absent, items)]


def _without(item: AgendaItem, moved: Container[int]) -> AgendaItem:
    """The item without what is the meeting's: people by identity in ``moved``, and all of a list of participants."""
    own = () if is_listing(item.title) else tuple(person for person in item.attendance if id(person) not in moved)
    return item if len(own) == len(item.attendance) else replace(item, attendance=own)


def _statuses(people: Iterable[Attendance]) -> dict[str, set[AttendanceStatus]]:
    """What is told of each person, by name."""
    told: dict[str, set[AttendanceStatus]] = {}
    for person in people:
        told.setdefault(person.person_name, set()).add(person.status)
    return told


def _as_in_all_items(person: Attendance, items: Sequence[Mapping[str, set[AttendanceStatus]]]) -> Attendance:
    """A member who is listed as present, as absent where every item that tells of attendance says so."""
    if person.status != "present" or len(items) < _MOST_ITEMS:
        return person
    told = [item.get(person.person_name, set()) for item in items]
    if not all(told):
        return person
    status: AttendanceStatus = "excused" if any("excused" in each for each in told) else "absent"
    return replace(person, status=status) if all(status in each for each in told) else person


def _with_listed_absent(item: AgendaItem) -> AgendaItem:
    """An item that is there for the absent ("1. Fraværende"), with those whom its decision only names."""
    status = label_status(item.title.strip(" .:"))
    if item.attendance or status not in ("absent", "excused"):
        return item
    listed = [
        replace(person, span=Span(decision.span.start + person.span.start, decision.span.start + person.span.end))
        for decision in item.decisions
        for person in read_people(decision.text, status)
    ]
    return replace(item, attendance=tuple(listed))


def _of_the_meeting(people: Sequence[Attendance], items: Sequence[AgendaItem]) -> list[Attendance]:
    """What the first item says of the whole meeting."""
    if not items or not _OPENING.search(items[0].title) or _FOR_THE_ABSENT.search(items[0].title):
        return []
    known = {(person.person_name, person.status) for person in people}
    later = {
        person.person_name for item in items[1:] for person in item.attendance if person.status in ("excused", "absent")
    }
    carried = [
        person
        for person in items[0].attendance
        if (person.person_name, person.status) not in known
        and (
            (person.status == "excused" and person.person_name not in later)
            or person.status == "present"
            or (person.status in ("joined", "left") and _OTHER_ITEM.search(person.detail or ""))
        )
    ]
    if any(person.status == "excused" for person in carried):
        carried += [person for person in items[0].attendance if person.status == "substitute"]
    return carried
