"""Where a meeting is held: rooms, buildings, addresses and call services in the lines of a document's head."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from pipeline.records import Span
from pipeline.structure.lexicon import BODY_WORD, document_words
from pipeline.text.dates import find_dates
from pipeline.text.times import find_times

Mode = Literal["physical", "virtual", "written"]

_VIRTUAL: Final = re.compile(
    r"\b(?:virtuel\w*|teams|zoom|webex|skype|telefonmøde|videomøde|videokonference|online|digitalt\s+møde|google\s+meet)\b",
    re.IGNORECASE,
)
_WRITTEN: Final = re.compile(
    r"\b(?:skriftlig\w*\s+(?:møde|behandling|høring|votering|procedure)|mailmøde|mailbehandling|rundsend\w+)\b",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(
    r"\b(?:(?:\w*(?:lokale|værelse|kontor|studie|auditori)\w*|\w*(?:sal|rum|stue)(?:en|et|n|met)?)(?:\s+(?:nr\.?\s*)?[A-ZÆØÅ]?[\d.:-]+\w?|\s+[A-ZÆØÅ]\b)?"
    r"|vær\.\s?\d[\d-]*|\d{1,2}\.\s+(?:sal|etage)|[A-ZÆØÅ]\d{1,3}\b)",
    re.IGNORECASE,
)
_BUILDING: Final = re.compile(
    r"\b(?:\w*(?:rådhus|hus|gård|center|centr|skole|bibliotek|kantine|hotel|akademi|hallen|hal|kro|slot|museum|museet|værksted|værested|værft|kirke|univers|gymnasi|sygehus|hospital"
    r"|seminari|station|klub|institut|teater|teatr|cafe|café|plejehjem|forvaltning)(?:ns?|ens?|ets?|ts?|er|um|et|itet|ium)?|campus|villa)\b",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"\b(?:[\wæøå.]+\s+){0,3}?(?:\w*(?:vej|gade|alle|allé|plads|torv|stræde|boulevard|bakke|bakken|toft|toften|park|parken|have|haven|kaj|kajgade|"
    r"vænge|vænget|brink|strand|bro|broen|stien|sti|gyden|gyde|passage|ager|ageren|mark|marken|lund|lunden|dal|dalen|høj|højen))(?:en|et)?\s+\d{1,4}\s?[A-Za-z]?\b"
    r"|\b\w+(?:vej|gade|allé|plads|torv|stræde)(?:en|et)?\b|\b\w+s\s+(?:Vej|Plads|Gade|Allé)\b|\b\d{4}\s+[A-ZÆØÅ]\w+",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(
    r"\d|lokale|værelse|kontor|studie|auditori|sal|rum|stue|hus|gård|center|centr|skole|bibliotek|kantine|hotel|akademi|hal|kro|slot"
    r"|værksted|værested|værft|muse|kirke|univers|gymnasi|hospital|plejehjem|seminari|station|klub|institut|teat|caf|forvaltning|campus|villa|vej|gade|allé|plads|torv"
    r"|stræde|virtuel|teams|zoom|webex|skype|telefon|video|online|digital|google|skriftlig|mail|rundsend"
)
"""Without one of these, in lower case, a text names no place."""
_HELD: Final = re.compile(
    r"kl\.?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?\s*,?(?:\s+(?:afholdtes|holdtes|afholdes|holdes|blev\s+der\s+(?:af)?holdt)(?:\s+\w*møde)?)?\s+(?:i|på|hos|ved|via)\s+(?P<place>[^\n]{3,120})",
    re.IGNORECASE,
)
_ON_DAY: Final = re.compile(r"\d{4}\s*,?\s+(?:i|på|hos|ved)\s+(?P<place>[A-ZÆØÅ][^\n]{2,80})$")
_JOINT: Final = re.compile(r"\s*(?:,|[-–•|])\s*")
_AT: Final = re.compile(r"^(?:\d{1,2}[.:]\d{2}\s*,?\s+)?(?:på|i|hos|ved|via)\s+(?=\w)")
_OWNER: Final = re.compile(r"(?:[A-ZÆØÅ][\w-]+\s){1,3}Kommune[.,]\s+")
_NO_PLACE: Final = re.compile(r"\b(?:for|om|af|med|som|der|er|blev|kommune|region|pdf|download)\b", re.IGNORECASE)
_FILE: Final = re.compile(r"\bPDF\b|\bdownload\b", re.IGNORECASE)
_PARTY: Final = re.compile(r"\([A-ZÆØÅ]{1,3}\)|,\s[A-ZÆØÅ]$")
_MAX_LINE: Final = 100
_MAX_WORDS: Final = 12
_SHORT: Final = 4
_NOISE: Final = 8
"""Characters that damaged text may have between a time and the comma behind it."""


@lru_cache(maxsize=4096)
def place_line(text: str) -> str | None:
    """The place that a whole line of the head is, without a label, or None.

    >>> place_line("Udvalgsværelse 4, Flakhaven 2")
    'Udvalgsværelse 4, Flakhaven 2'
    >>> place_line("Plejehjem Vesterled")
    'Plejehjem Vesterled'
    >>> place_line("Jens Holm (V), Ane Rask (A)") is None
    True
    """
    if owner := _OWNER.match(text):
        return place_line(text[owner.end() :])
    text = _AT.sub("", text)
    if len(text) > _MAX_LINE or ":" in text or ">" in text or text.endswith(".") or len(text.split()) > _MAX_WORDS:
        return None
    if not _is_place(text) or _NO_PLACE.search(text) or _PARTY.search(text) or document_words(text):
        return None
    if find_dates(text) or find_times(text):
        return None
    body = BODY_WORD.search(text)
    return None if body and not _ROOM.match(text, body.start()) and not _ROOM.search(text) else text


def _is_place(text: str) -> bool:
    return _SIGN.search(text.lower()) is not None and bool(
        _ROOM.search(text)
        or _BUILDING.search(text)
        or _STREET.search(text)
        or _VIRTUAL.search(text)
        or _WRITTEN.search(text)
    )


def place_beside_time(text: str) -> Span | None:
    """Where a line that says when the meeting is also says where, in characters of the line, or None.

    >>> line = "17-04-2023 kl. 15.30, Campus Køge, mødelokale 2.04"
    >>> found = place_beside_time(line)
    >>> line[found.start:found.end]
    'Campus Køge, mødelokale 2.04'
    """
    if held := _HELD.search(text):
        place = held["place"].rstrip(" .")
        return Span(held.start("place"), held.start("place") + len(place))
    times = find_times(text)
    if not times and (on := _ON_DAY.search(text)) and place_line(on["place"].rstrip(" .")):
        place = on["place"].rstrip(" .")
        return Span(on.start("place"), on.start("place") + len(place))
    joint = _JOINT.search(text, times[-1].span.end) if times else None
    if joint is None or joint.start() > times[-1].span.end + _NOISE:
        return None
    rest = text[joint.end() :].rstrip(" .")
    if not rest or len(rest) > _MAX_LINE or _FILE.search(rest) or document_words(rest) or find_dates(rest):
        return None
    named = rest[0].isupper() and len(rest.split()) <= _SHORT and not BODY_WORD.search(rest)
    return Span(joint.end(), joint.end() + len(rest)) if named or _is_place(rest) else None


def mode_of(place: str) -> Mode:
    """How a meeting at a place is held.

    >>> mode_of("Virtuelt på Teams"), mode_of("Byrådssalen")
    ('virtual', 'physical')
    """
    return "virtual" if _VIRTUAL.search(place) else "written" if _WRITTEN.search(place) else "physical"
