"""Person names as minutes print them: found in a stretch of text by their capitals, with the party in brackets behind them.

This is for lists and sentences that are known to name people; the language model finds names in general.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Span
from pipeline.structure.parties import is_party


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: name, party mark, what else the brackets say, and the place of all that."""

    name: str
    span: Span
    party: str | None = None
    remark: str | None = None


_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞĠĪİŁŃŇŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_SHORTENED = r"(?:Aa|Alb|Chr|Edv|Fr|Joh|Johs|Jul|Kn|Kr|Nic|Sv|Th|Ths|Vald|Wm)\."
"""First names that Danes shorten with a full stop."""
_PART = rf"(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)?|{_SHORTENED}|[{_CAPITAL}][\w'’]*(?:-\w[\w'’]*)*)"
_PARTICLE = r"(?:von|van|de|den|der|du|la|le|el|al|bin|ibn|da|dos|di|of|zu)"
NAME = rf"{_PART}(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}{_PART}){{0,6}}"
_NAME = re.compile(rf"(?<![\w.]){NAME}")
_BRACKET = re.compile(r"[ \t]*\(([^()\n]{0,120})\)")
_NOT_IN_NAMES = frozenset(
    """
    herefter derefter som i da idet under ved efter desuden endvidere herudover samt dog den det de og hun han begge øvrige alle ingen
    byrådsmedlem kommunalbestyrelsesmedlem regionsrådsmedlem udvalgsmedlem medlem medlemmer medlemmerne gruppeformand gæst gæster referent
    afbud fraværende deltagere mødedeltagere til stede fra indkaldt fritaget ej ikke deltog mødte mødt inhabil inhabile for imod
    stedfortræder stedfortrædere suppleant suppleanter forvaltningen administrationen bemærkninger lokale mødelokale sted tid dato
    godkendt drøftet taget udsat vedtaget tiltrådt indstillingen sagen punktet sag pkt punkt mødet kl teams virtuelt online
    byrådet udvalget udvalg bestyrelsen rådet kredsen kommunalbestyrelsen partiet gruppen flertallet mindretallet resten andre man
    januar februar marts april maj juni juli august september oktober november december
    mandag tirsdag onsdag torsdag fredag lørdag søndag
    """.split()
)
"""Capitalised words that stand before or after a name but belong to none."""
POST = re.compile(
    r"(?:[\w-]+\s+og\s+)?[\w-]*(?:direktør|chef|leder|konsulent|formand|borgmester|sekretær|referent|koordinator|medarbejder|rektor|"
    r"forstander|rådmand|ordstyrer|dirigent|repræsentant|inspektør|ingeniør|planlægger|jurist|læge|sygeplejerske|lærer|pædagog|"
    r"fuldmægtig|medlem|suppleant|observatør|advokat|revisor|arkitekt|kasserer|elev|forælder|tilforordnet)(?:en|er)?\b",
    re.IGNORECASE,
)
"""The start of a text that names a post, "Leder, Sundhed og Omsorg"."""
_NO_PERSON = re.compile(
    r"(?:\w*(?:udvalg|kommune|region|råd|forvaltning|sekretariat|kreds|styrelse|forening|skole|center|institut|universitet|sygehus|"
    r"hospital|fond|parti|liste|gruppe|venstre|magistrat|ministeri|kommission|direktion|forum|klub|selskab)\w{0,4}|"
    r"KL|KKR|A/S|ApS|I/S|Teams|Danmark)$",
    re.IGNORECASE,
)


def find_people(text: str, start: int = 0, end: int | None = None, *, single: bool = False) -> list[Person]:
    """The people named in ``text[start:end]``, in order.

    Args:
        text: any text.
        start, end: the stretch to look in.
        single: whether a single name counts too (boards that print first names only); otherwise only with a party behind it.

    >>> [(person.name, person.party) for person in find_people("Herefter forlod Anna Holm (A) og Bo B. Lund mødet.")]
    [('Anna Holm', 'A'), ('Bo B. Lund', None)]
    """
    end = len(text) if end is None else end
    people = []
    place = start
    while (match := _NAME.search(text, place, end)) is not None:
        place = match.end()
        person = _person(text, match, end, single=single)
        if person is not None:
            people.append(person)
            place = max(place, person.span.end)
    return people


def _person(text: str, match: re.Match[str], end: int, *, single: bool) -> Person | None:
    first = match.start()
    parts = list(re.finditer(r"\S+", match[0]))
    while parts and (parts[0][0].lower().rstrip(".") in _NOT_IN_NAMES or POST.fullmatch(parts[0][0])):
        parts.pop(0)
    while parts and parts[-1][0].lower() in _NOT_IN_NAMES:
        parts.pop()
    if not parts or any(_NO_PERSON.match(part[0]) for part in parts):
        return None
    start = first + parts[0].start()
    stop = first + parts[-1].end()
    name = text[start:stop]
    party = remark = None
    span_end = stop
    bracketed = False
    while (bracket := _BRACKET.match(text, span_end, end)) is not None and not (party and remark):
        bracketed = True
        party, remark = _read_bracket(bracket[1], party, remark)
        span_end = bracket.end()
    lone = len(parts) == 1
    if lone and not (single or (bracketed and (party or not remark))):
        return None
    if lone and (len(name) < 2 or is_party(name)):
        return None
    return Person(name, Span(start, span_end), party, remark)


def _read_bracket(content: str, party: str | None, remark: str | None) -> tuple[str | None, str | None]:
    """``A``, ``A, formand``, ``formand``, ``stedfortræder for X``; empty brackets say nothing."""
    content = content.strip()
    if not content:
        return party, remark
    if party is None and is_party(content):
        return content, remark
    head, _, rest = content.partition(",")
    if party is None and is_party(head):
        return head.strip(), rest.strip() or remark
    return party, f"{remark}; {content}" if remark else content


def begins_with_full_name(text: str) -> bool:
    """Whether ``text`` begins with a name of two or more parts.

    >>> [begins_with_full_name(text) for text in ("Bo Lund (V)", "Sundhed", "for børn")]
    [True, False, False]
    """
    match = _NAME.match(text)
    return match is not None and " " in match[0]
