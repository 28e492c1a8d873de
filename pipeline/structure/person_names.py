"""Person names as minutes print them: found in a stretch of text by their capitals, with the party in brackets behind them.

This is for lists and sentences that are known to name people; the language model finds names in general.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.records import Span
from pipeline.resources import gazetteer
from pipeline.structure.parties import ABBREVIATIONS, is_party
from pipeline.structure.parties import NAMES as PARTY_NAMES


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
SHORTENED_END = re.compile(rf"[A-ZÆØÅ][\w-]+\s+{_SHORTENED}$")
"""The end of a stretch of text that is a first name and one shortened."""
_PART = rf"(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)?|{_SHORTENED}|[{_CAPITAL}][\w'’]*(?:-\w[\w'’]*)*)"
_PARTICLE = r"(?:von|van|de|den|der|du|la|le|el|al|bin|ibn|da|dos|di|of|zu)"
_LATER = rf"(?:(?:al|el|ad|as|ul|d|de|dos)[-'’])?{_PART}|[\"“”„«»][{_CAPITAL}]\w+[\"“”„«»]"
NAME = rf"{_PART}(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}(?:{_LATER})){{0,6}}"
_NAME = re.compile(rf"(?<![\w.]){NAME}")
_BRACKET = re.compile(r"[ \t]*\(((?:[^()\n]|\([^()\n]{0,30}\)){0,120})\)")
_BRACKET_BEFORE = re.compile(r"\(([^()\n]{1,20})\)[ \t]*$")
_PARTY_BEHIND = re.compile(
    rf",[ \t]*(?P<party>[A-VYZÆØÅ]|{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})(?=[ \t]*(?:[,;.)\n]|$|og\b|samt\b))"
)
_BLANK = re.compile(r"[ \t]+(?=[a-zæøå])")
_LONGEST_PARTY = 24
_SHORTEST_NAME = 2
_WORD = re.compile(r"\S+")
_NOT_IN_NAMES = frozenset(
    """
    herefter derefter som i da idet under ved efter desuden endvidere herudover derudover samt dog den det de og hun han begge øvrige alle
    ingen med uden grundet fordi eftersom også tillige ligeledes til af kun både såvel kun kl. medens mens men når følgende
    side sag bilag åben lukket statsautoriseret registreret konstitueret fungerende menigt menige nyvalgt tidligere fhv fhv. h.k.h næst
    fmd nfmd næstfmd nf medl suppl sekr dir borgm viceborgm mdl fm næstfm
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
_MONTH_NAMES = frozenset(("Maj", "Juni", "Juli", "Marts", "August"))
_POSTS = (
    r"direktør|chef|leder|konsulent|formand|borgmester|sekretær|referent|koordinator|medarbejder|rektor|"
    r"forstander|rådmand|ordstyrer|dirigent|repræsentant|inspektør|ingeniør|planlægger|jurist|læge|sygeplejerske|lærer|pædagog|"
    r"fuldmægtig|medlem|suppleant|stedfortræder|observatør|advokat|revisor|arkitekt|kasserer|elev|forælder|tilforordnet|mester|ordfører|kyndig|kommissær|foged|"
    r"professor|lektor|specialist|minister|provst|biskop|præst|rådgiver|analytiker|terapeut|psykolog|biolog|geolog|økonom|koordinator|"
    r"(?:lods|grund|med|hus)ejer|landmand|fisker|assistent|kontorist|bibliotekar|vicevært|dommer|betjent|næstfmd|nfmd|fmd|suppl|sekr"
)
POST = re.compile(rf"(?:[\w-]+\s+og\s+)?[\w-]*(?:{_POSTS})(?:en|er|inde)?\b\.?", re.IGNORECASE)
"""The start of a text that names a post, "Leder, Sundhed og Omsorg"."""
_POST_WORD = re.compile(_POSTS)
_LONGEST_POST = 100
_TITLES = "borgmester|formand|direktør|rådmand|rektor|chef|leder|konsulent|sekretær"
_TITLE = re.compile(rf"\w*(?:{_TITLES})", re.IGNORECASE)
"""A title that stands in a row of capital words is no part of a name."""
_TITLE_WORD = re.compile(_TITLES)
_NO_PERSON = re.compile(
    r"(?:\w*(?:udvalg|kommune|region|råd|forvaltning|sekretariat|kreds|styrelse|forening|skole|center|institut|universitet|sygehus|"
    r"hospital|fond|parti|liste|gruppe|venstre|magistrat|ministeri|kommission|direktion|forum|klub|selskab|organisation|forbund|museum|"
    r"politi|erhverv|industri|psykiatri|bibliotek|folkeparti|alliance|lokallist|byggeri|landbrug|turisme|forsyning)\w{0,4}|"
    r"KL|KKR|A/S|ApS|I/S|P/S|Teams|Danmark|Danske?|Ældre\s?Sagen|Sagen|Dansk)$",
    re.IGNORECASE,
)


def is_post(words: str) -> bool:
    """Whether words, and nothing else, name a post: one word, or two that "og" joins.

    >>> is_post("Kommunaldirektør"), is_post("Børne- og ungechef"), is_post("Kommunaldirektør Ida Holm")
    (True, True, False)
    """
    return (
        len(words.split()) in (1, 3)
        and _POST_WORD.search(words.lower()) is not None
        and POST.fullmatch(words) is not None
    )


def post_at(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The post that ``text[start:end]`` begins with, "Leder, Sundhed og Omsorg", or None.

    >>> post_at("Leder, Sundhed og Omsorg")[0], post_at("Sundhed og Omsorg")
    ('Leder', None)
    """
    end = len(text) if end is None else end
    near = text[start : min(end, start + _LONGEST_POST)].lower()
    return POST.match(text, start, end) if _POST_WORD.search(near) else None


def find_people(text: str, start: int = 0, end: int | None = None, *, single: bool = False) -> list[Person]:
    """The people named in ``text[start:end]``, in order; a party stands in brackets before or behind the name, or after a comma.

    Args:
        text: any text.
        start, end: the stretch to look in.
        single: whether a single name counts too (boards that print first names only); otherwise only with a party behind it.

    >>> [(person.name, person.party) for person in find_people("Herefter forlod Anna Holm (A) og Bo B. Lund, V, mødet.")]
    [('Anna Holm', 'A'), ('Bo B. Lund', 'V')]
    """
    end = len(text) if end is None else end
    people: list[Person] = []
    place = start
    while (match := _NAME.search(text, place, end)) is not None:
        stop = _first_of_several(match)
        person = _person(text, Span(match.start(), stop), end, single=single)
        if person is not None:
            people.append(_with_party_before(text, person, people[-1].span.end if people else start))
        place = max(stop, person.span.end) if person else stop
    return people


def _first_of_several(match: re.Match[str]) -> int:
    """Where the first name ends of those that stand side by side without a separator: before a given name behind a surname."""
    if match[0].count(" ") + match[0].count("\t") < 2 * _SHORTEST_NAME - 1:
        return match.end()
    parts = list(_WORD.finditer(match[0]))
    for i in range(_SHORTEST_NAME, len(parts) - 1 if len(parts) >= 2 * _SHORTEST_NAME else 0):
        if is_given_name(parts[i][0]) and not is_given_name(parts[i - 1][0]) and "." not in parts[i - 1][0]:
            return match.start() + parts[i - 1].end()
    return match.end()


def _with_party_before(text: str, person: Person, start: int) -> Person:
    if person.party is not None or text.find(")", start, person.span.start) < 0:
        return person
    bracket = _BRACKET_BEFORE.search(text, max(start, person.span.start - _LONGEST_PARTY), person.span.start)
    return replace(person, party=bracket[1].strip()) if bracket and is_party(bracket[1]) else person


def _person(text: str, words: Span, end: int, *, single: bool) -> Person | None:
    parts = text[slice(*words)].split()
    low, high = 0, len(parts)
    for i in range(high - 1):
        if _is_title(parts[i]):
            low = i + 1
    while low < high and _stands_before_names(parts[low]):
        low += 1
    while low < high and _stands_behind_names(parts[high - 1]) and not _is_month_name(parts, high - 1):
        high -= 1
    for part in parts[low:high]:
        if _is_of_no_person(part):
            return None
    if low == high:
        return None
    start, stop = _place(text, words, parts, low, high)
    name = text[start:stop]
    if name.lower() in PARTY_NAMES:
        return None
    lone = high - low == 1
    if lone and _leads_title(text, stop, end):
        return None
    party = remark = None
    span_end = stop
    bracketed = False
    while (bracket := _BRACKET.match(text, span_end, end)) is not None and not (party and remark):
        bracketed = True
        party, remark = _read_bracket(bracket[1], party, remark)
        span_end = bracket.end()
    if party is None and not lone and (behind := _PARTY_BEHIND.match(text, span_end, end)):
        party, span_end = behind["party"], behind.end()
    if lone and not (single or (bracketed and (party or not remark))):
        return None
    if lone and (len(name) < 2 or is_party(name)):
        return None
    return Person(name, Span(start, span_end), party, remark)


def _place(text: str, words: Span, parts: Sequence[str], low: int, high: int) -> Span:
    """Where the parts ``[low, high)`` of the words at a place stand."""
    start, stop = words
    for part in parts[:low]:
        start = text.index(part, start) + len(part)
    for part in reversed(parts[high:]):
        stop = text.rindex(part, start, stop)
    while text[start].isspace():
        start += 1
    while text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


@lru_cache(maxsize=8192)
def _is_title(word: str) -> bool:
    return _TITLE_WORD.search(word.lower()) is not None and _TITLE.fullmatch(word) is not None


@lru_cache(maxsize=8192)
def _stands_before_names(word: str) -> bool:
    return word.lower().rstrip(".") in _NOT_IN_NAMES or is_post(word)


@lru_cache(maxsize=8192)
def _stands_behind_names(word: str) -> bool:
    return word.lower().rstrip(".") in _NOT_IN_NAMES or _is_title(word)


def _is_month_name(parts: Sequence[str], place: int) -> bool:
    """Whether a word for a month is a surname, as its capital behind a given name says ("Rie Maj")."""
    return parts[place] in _MONTH_NAMES and place > 0 and is_given_name(parts[place - 1])


@lru_cache(maxsize=8192)
def _is_of_no_person(word: str) -> bool:
    return _NO_PERSON.match(word) is not None


def _leads_title(text: str, place: int, end: int) -> bool:
    """Whether a small word for a post follows, so that the capital word before it is its attribute ("Ældrerådets repræsentant X")."""
    blank = _BLANK.match(text, place, end)
    return blank is not None and post_at(text, blank.end(), end) is not None


def is_given_name(word: str) -> bool:
    """Whether Danes bear ``word`` as a first name; of "Anne-Mette" the first part counts.

    >>> is_given_name("Birgitte"), is_given_name("Anne-Mette"), is_given_name("Dansk")
    (True, True, False)
    """
    known = _given_names()
    return word.casefold() in known or word.partition("-")[0].casefold() in known


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in gazetteer("first_names.csv"))


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
