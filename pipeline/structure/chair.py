"""Who chairs a meeting: said to lead it, or named as the body's chair in a list of people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipeline.records import Attendance, Span

_WORD: Final = r"[A-ZÆØÅ](?:[\w'’-]+|[a-zæøå]{0,4}\.)"
_NAME: Final = rf"(?P<name>{_WORD}(?:\s+(?:(?:af|von|van|de|der|la)\s+)?{_WORD}){{0,4}}?)"
_WHOLE_NAME: Final = re.compile(_NAME.replace("}?)", "})"))
_FOR_A_WHILE: Final = re.compile(r"(?:herefter|derefter|hvorefter|mens|medens|da|under)\s*$")
"""Before a name: it leads a part of the meeting only."""
_PARTY: Final = r"(?:\s*\([^)]{1,20}\))?"
_TITLE: Final = r"(?:\w*(?:[Bb]orgmester|[Ff]ormand|[Ff]ormanden|[Rr]ådmand|[Rr]ektor|[Dd]irektør)\s+)?"
_SAID: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[Mm]ødet\s+(?:blev\s+|var\s+)?(?:ledet|styret)\s+af\s+(?:\w+\s+)??{_TITLE}{_NAME}(?=\s*(?:[.,(]|$))",
        rf"{_TITLE}{_NAME}{_PARTY}\s+(?:ledede|ledte|leder|styrede)\s+(?:mødet|forhandlingerne)\b(?!\s+under)",
        rf"{_TITLE}{_NAME}{_PARTY}\s+(?:var|blev\s+valgt\s+(?:som|til)|fungerede\s+som)\s+(?:mødeleder|ordstyrer|dirigent)\b",
        rf"{_TITLE}{_NAME}{_PARTY}\s*[(,]\s*(?:som\s+)?(?:mødeleder|leder\s+af\s+mødet|ordstyrer|dirigent)\b",
        rf"(?:[Mm]ødeleder|[Oo]rdstyrer|[Dd]irigent)\s+(?:var|er)\s+{_TITLE}{_NAME}(?=\s*(?:[.,(]|$))",
    )
)
_HINT: Final = re.compile(r"mødeleder|ordstyrer|dirigent|led(?:ede|te|er|et)\b|styre[dt]")
"""Without one of these, in lower case, a text says of nobody that they lead the meeting."""
_LEADS: Final = re.compile(
    r"\b(?:mødeleder|ordstyrer|dirigent|leder\s+af\s+mødet|styrede\s+(?:mødet|ordet))\b", re.IGNORECASE
)
_CHAIRS: Final = re.compile(
    r"(?<!næst)(?<!næst-)(?<!vice)\b(?:udvalgs|bestyrelses|råds)?formand\b(?!\s+for\b)|\bfmd\b|\bchair(?:man|woman|person)?\b",
    re.IGNORECASE,
)
_DEPUTY: Final = re.compile(
    r"næst|vice|suppleant|fhv|tidligere|her-?efter|der-?efter|hvorefter|\bunder\b", re.IGNORECASE
)
_ROLES: Final = ("formand", "formanden", "mødeleder", "ordstyrer", "dirigent", "borgmester", "borgmesteren", "rådmand")
_NO_PEOPLE: Final = frozenset(("kommune", "region", "forvaltning", "sekretariat", "sekretariatet"))
_WORDS: Final = re.compile(r"\S+")


def chair_said(text: str) -> Span | None:
    """The name of the one whom a sentence says to lead the meeting, in characters of ``text``, or None.

    >>> text = "Til stede: Borgmester Ida Holm (som leder af mødet) og ni andre."
    >>> found = chair_said(text)
    >>> text[found.start:found.end]
    'Ida Holm'
    """
    if not _HINT.search(text.lower()):
        return None
    for pattern in _SAID:
        found = pattern.search(text)
        if found is None or _FOR_A_WHILE.search(text, max(0, found.start() - 12), found.start()):
            continue
        if name := _bare(found):
            return name
    return None


def chair_named(text: str) -> Span | None:
    """The name in the value of a field like "Mødeleder:", in characters; None where the value does not begin with one.

    >>> found = chair_named("Formand Ida Holm (A). Referent: Bo Friis")
    >>> "Formand Ida Holm (A). Referent: Bo Friis"[found.start:found.end]
    'Ida Holm'
    """
    found = _WHOLE_NAME.match(text)
    return _bare(found) if found else None


def _bare(found: re.Match[str]) -> Span | None:
    """A name without the roles before it."""
    words = list(_WORDS.finditer(found["name"]))
    last_role = max((i for i, word in enumerate(words) if word.group().casefold().endswith(_ROLES)), default=-1)
    if last_role + 1 == len(words) or words[-1].group().casefold() in _NO_PEOPLE:
        return None
    return Span(found.start("name") + words[last_role + 1].start(), found.end("name"))


def chair_listed(people: Iterable[Attendance]) -> Attendance | None:
    """The one whom a list of people names as leading the meeting, else as the body's chair, of those who were not away."""
    there = [person for person in people if person.status not in ("absent", "excused")]
    for pattern in (_LEADS, _CHAIRS):
        for person in there:
            told = (person.detail or "").split("; ")
            if any(pattern.search(part) and not _DEPUTY.search(part) for part in told):
                return person
    return None
