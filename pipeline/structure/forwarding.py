"""Where a matter is sent on to, and when: "sendes til endelig beslutning i Kommunaldirektørkredsen den 9. november 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.records import Span
from pipeline.structure.lowercase import lowered
from pipeline.text.dates import find_dates

_U = "A-ZÆØÅ"
_BODY_STEM = (
    r"(?:udvalg|byråd|regionsråd|kommunalbestyrelse|borgerrepræsentation|magistrat|bestyrelse|kreds|direktion|direktør(?:gruppe|kreds)|forum|"
    r"styregruppe|arbejdsgruppe|projektgruppe|gruppe|råd|nævn|kommission|forvaltning|administration|forhandlinger|budgetlægning|budgetproces|"
    r"budgetdrøftelser|sekretariat|generalforsamling|repræsentantskab|ministeri(?:um)?|styrelse|med-?udvalg|møde)"
)
_BODY_WORD = rf"[\w-]*{_BODY_STEM}(?:ens|ets|nes|en|et|ne|n|t|erne|s)?"
_NAME_WORD = rf"[{_U}][\w&/-]*(?:\.\w+)*"
_BODY = (
    rf"(?:{_BODY_WORD}|{_NAME_WORD})"
    rf"(?:(?:,\s+|\s+og\s+|\s+(?:for|i|af|på|om|under)\s+|-,\s+|-\s+og\s+|\s+)(?:{_NAME_WORD}|{_BODY_WORD}\b)){{0,7}}"
)
_PURPOSE = (
    r"(?:(?:endelig|fornyet|yderligere|videre|politisk|skriftlig|samlet)\s+)?"
    r"(?:beslutning|godkendelse|vedtagelse|behandling|orientering|drøftelse|efterretning|stillingtagen|udtalelse|høring|bearbejdning|afgørelse|kvalificering|budgetbehandling)"
)
_SIGNS = (
    "send",
    "henv",
    "anbefal",
    "indstil",
    "forel",
    "fremlæg",
    "fremlagt",
    "hjemvis",
    "retur",
    "videre",
    "bringes",
    "behandles",
    "tages op",
    "begær",
)
_SENDING = re.compile(
    r"\b(?:(?:over|frem|videre|tilbage|til)?send(?:t|es|te|er|tes|e)|(?:udvalgs)?henvis(?:t|es|er|te|e)|anbefal(?:es|er|et|ede)|"
    r"indstil(?:les|ler|let|lede)|forelæg(?:ges|ge)|fremlægges|fremlagt|hjemvis(?:t|es|er)|retur|går\s+videre|bringes|indbringes|behandles|"
    r"forelagt|tages\s+op|begær\w+)\b"
)
_DESTINATION = re.compile(
    rf"(?:[^.;\n]{{0,90}}?)\b(?:"
    rf"(?:til|mhp\.?|med\s+henblik\s+på)\s+{_PURPOSE}(?:\s+og\s+{_PURPOSE})?\s+(?:på\s+(?:mødet|et\s+møde)\s+)?(?:i|hos|af|ved)\s+(?:det\s+|den\s+)?(?P<purpose>{_BODY})"
    rf"|(?:over\s*for|for)\s+(?:det\s+|den\s+)?(?P<over>{_BODY_WORD}(?:\s+(?:for|i)\s+{_NAME_WORD})*)"
    rf"|(?:til|direkte\s+i|direkte\s+til|videre\s+i)\s+(?:det\s+|den\s+)?(?!{_PURPOSE}\b)(?P<to>{_BODY})"
    rf"|i\s+(?:det\s+|den\s+)?(?P<in>{_BODY_WORD}(?:\s+(?:for|i|og)\s+{_NAME_WORD})*)"
    r")"
)
_ADVICE = re.compile(rf"\s+(?P<body>{_BODY_WORD})\b(?=\s*(?:,|\.|at\b|$|godkend))")
_ON = re.compile(
    r"(?:\s*,?\s*(?:på\s+(?:mødet|møde|det\s+møde|dets\s+møde|et\s+møde|sit\s+møde))?\s*,?\s*(?:den|d\.)?\s*)"
)
_IS_BODY = re.compile(_BODY_STEM, re.IGNORECASE)
_NO_BODY = re.compile(
    r"(?:bilag|referat|dagsorden|sagen|punkt|punktet|protokollen|kl|høring|mødet?|næste\s+møde|møder|et\s+møde|\w*mødet?)\b.*|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b.*",
    re.IGNORECASE,
)
_ADVISING = ("anbefal", "indstil")


@dataclass(frozen=True, slots=True)
class Forwarding:
    """A body that a matter is sent on to, verbatim, its place, and the date stated with it."""

    body: str
    span: Span
    on: date | None = None


def find_forwarding(text: str, *, reference: date | None = None) -> Forwarding | None:
    """The first body that ``text`` sends its matter on to, None where it sends it nowhere.

    Args:
        text: a decision or one clause of it.
        reference: the meeting's date, for a date stated without its year.

    >>> find_forwarding("Sagen sendes til orientering i KKR.").body
    'KKR'
    """
    lower = lowered(text)
    if not any(sign in lower for sign in _SIGNS):
        return None
    for verb in _SENDING.finditer(lower):
        destination = _destination(text, verb)
        if destination is None:
            continue
        start, end = destination
        body = text[start:end]
        if _NO_BODY.fullmatch(body):
            continue
        return Forwarding(body, Span(start, end), _date_behind(text, end, reference))
    return None


def _destination(text: str, verb: re.Match[str]) -> Span | None:
    word = verb[0]
    if word.startswith(_ADVISING):
        advice = _ADVICE.match(text, verb.end())
        if advice and advice["body"].lower() not in {"udvalget"}:
            return Span(*advice.span("body"))
    found = _DESTINATION.match(text, verb.end())
    if found is None:
        return None
    group = next(name for name, value in found.groupdict().items() if value is not None)
    if group == "in" and not word.startswith(
        ("behandles", "begær", "fremlægges", "tages", "bringes", "indbringes", "forelæg", "send", "over", "frem")
    ):
        return None
    if word.startswith(_ADVISING) and group in {"in"}:
        return None
    span = Span(*found.span(group))
    body = text[span.start : span.end]
    if not body[:1].isupper() and not _IS_BODY.search(body):
        return None
    return span


def _date_behind(text: str, end: int, reference: date | None) -> date | None:
    joint = _ON.match(text, end)
    place = joint.end() if joint else end
    for expression in find_dates(text[place : place + 40], reference=reference):
        if expression.span.start <= 2 and expression.precision == "day":
            return expression.start
    return None
