"""Which lines are labels: section labels of agenda items and headings over lists of people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pipeline.records import AttendanceStatus, SectionKind
from pipeline.structure.attendance_labels import label_status, may_begin_label
from pipeline.structure.bodies import normalise_body
from pipeline.structure.lexicon import BODY_WORD, LABELS, SOFT, document_words, names_body
from pipeline.text.dates import find_dates

_MAX_LABEL = 160
_MAX_TREATED = 110
_TREATED_END = frozenset("0123456789:")
_PREFIX = re.compile(r"(?:\d{1,2}\.\d{1,2}\.?\s+|fold\s+dette\s+punkt\s+(?:ind|ud)\s+|[-•·*]\s+)", re.IGNORECASE)
_PREFIX_STARTS = "fF-•·*"
_INLINE = re.compile(r"(?P<label>[^\W\d_][\w /,()-]{3,45}?)\s*:\s+(?P<rest>\S.*)", re.DOTALL)

_ROUTE = re.compile(r"(?P<label>Sagen\s+(?:afgøres|behandles)\s+(?:af|i))\s+(?=[A-ZÆØÅ])")
_BODY = rf"(?P<body>[^\d:;!?]{{0,90}}?{BODY_WORD.pattern}[^\d:;!?]{{0,60}}?)"
_WEEKDAY = r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s+)?"
_WHEN = _WEEKDAY + r"(?:den\s+|d\.\s*)?(?P<date>\d{1,2}[.\-/ ]\s?[\w]{1,9}[.\-/ ]{0,2}\s?\d{0,4}\S{0,2})"
_DAY = re.compile(r"\d[.\-/ ]")
_TAIL = r"(?:\s*,?\s*(?:pkt\.?|punkt)\s*(?P<point>[\d.]+))?\s*[:.]?"
_TERM = r"(?:\s*\(?\d{2,4}\s*-\s*\d{2,4}\)?)?"
_KEYWORDS = ("beslutning", "behandling", "vedtagelse")
_HEAD = 3
_LABEL_HEADS = frozenset(label[:_HEAD] for label in LABELS)
_KEYWORD_HEADS = frozenset(word[:_HEAD] for word in _KEYWORDS)
_KEYWORD_ENDS = frozenset(word[-_HEAD:] for word in _KEYWORDS)
"""The first and last letters of labels, and of the words of decision labels."""
_KEYWORD = rf"(?:{'|'.join(_KEYWORDS)})"
_IN_MEETING = r"(?:i\s+mødet\s+|på\s+mødet\s+|fra\s+mødet\s+|s\s+møde\s+)?"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_KEYWORD_FIRST_DATED = _compiled(
    rf"{_KEYWORD}\s+(?:i\s+|fra\s+|truffet\s+i\s+)?{_BODY}{_TERM}\s*,?\s*{_IN_MEETING}{_WHEN}{_TAIL}",
    rf"{_KEYWORD}\s+{_IN_MEETING}{_WHEN}{_TAIL}",
)
_KEYWORD_FIRST = _compiled(rf"{_KEYWORD}\s+(?:i\s+|fra\s+)?{_BODY}{_TERM}\s*:?")
_BODY_FIRST_DATED = _compiled(
    rf"{_BODY}['’]?{_TERM}\s+(?:{_KEYWORD}|møde(?=.*:$))\s*,?\s*{_IN_MEETING}{_WHEN}{_TAIL}",
    rf"{_BODY}{_TERM}\s*,?\s*{_WHEN}\s*,?\s*(?:pkt\.?|punkt)\s*(?P<point>[\d.]+)\s*[:.]?",
)
_BODY_FIRST = _compiled(rf"{_BODY}(?<=['’s])\s+{_KEYWORD}\s*:?")
_TREATED = _compiled(rf"{_BODY}{_TERM}\s*,?\s+{_WHEN}\s*:?")
"""A body and a day alone: a heading over what that body decided then, where it stands inside an item."""
_ALONE = (
    re.compile(
        rf"(?P<body>(?:[A-ZÆØÅ][\w-]*,?\s+(?:og\s+)?){{0,3}}(?i:{BODY_WORD.pattern})(?:\s+for\s+[A-ZÆØÅ][^:;!?\d]{{1,60}})?)\s*:"
    ),
)
"""A body alone before a colon, as old protocols print above what each body decided ("Byrådet:")."""
_NO_BODY_ALONE = re.compile(
    r"\b(?:fra|til|af|i|ved|medlem\w*|deltager\w*|repræsentant\w*|høringssvar|udtalelse)\b", re.IGNORECASE
)
_DISPATCHED = (
    "anbefal|indstill|send|fremsend|oversend|videresend|tilbagesend|henvis|forelæg|udsæt|godkend|behandl|afvent"
)
_SENTENCE = re.compile(rf"(?:{_DISPATCHED})\w*es\b|.*(?:\.\s|\b(?:til|til\s+endelig|idet|at)$)", re.IGNORECASE)
"""Words before a body's treatment that make a sentence ("Sendes til Byrådets behandling"), no heading over it."""
_HINT = re.compile("|".join((*_KEYWORDS, "møde", "pkt", "punkt")))

_RECOMMENDING = re.compile(
    r"(?P<label>[A-ZÆØÅ][\w-]+(?:\s+[\w-]+){0,4}?\s+(?:indstiller|foreslår|indstilles|foreslås))\s*(?:[,:]|,?\s+at\s*[:,]?)"
)
_PROPOSES = re.compile(r"indstill|anbefal|foreslå")
_RECOMMENDS = re.compile(
    r"(?P<by>[A-ZÆØÅ][^.:;!?]{1,120}?)\s+(?:indstiller|anbefaler|foreslår|indstilles|foreslås)\b(?P<tail>[^.!?]{0,200}?)[,:]?\s*(?:at\s*)?[:.,]?",
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label line.

    Attributes:
        section: what it opens; None for a heading over people.
        attendance: what it says of the people listed below it; None for a section label.
        text: the label verbatim, without a final colon.
        rest: where the section's text begins in the line, in characters; the line's length where nothing follows.
        soft: whether it may be a sub-heading.
        body, date, point: of a decision label that names them.
    """

    text: str
    rest: int
    section: SectionKind | None = None
    attendance: AttendanceStatus | None = None
    soft: bool = False
    body: str | None = None
    date: date | None = None
    point: str | None = None


_VERDICT = re.compile(r"vedtaget[.\s]*|(?:besluttet|aftalt)\s*\.\s*", re.IGNORECASE)
"""A word that labels a decision with a colon behind it, and is one without."""


@lru_cache(maxsize=8192)
def match_label(text: str) -> Label | None:
    """The label that a line is or begins with ("Beslutning: Vedtaget"), or None.

    >>> match_label("SAGSFREMSTILLING").section
    'presentation'
    >>> match_label("Beslutning Økonomiudvalget den 02-02-2021").body
    'Økonomiudvalget'
    >>> match_label("Beslutningen blev drøftet.") is None
    True
    """
    prefix = _PREFIX.match(text) if text[:1].isdigit() or text[:1] in _PREFIX_STARTS else None
    begin = prefix.end() if prefix else 0
    core = text[begin:]
    if len(core) <= 60 and (whole := _whole(core.rstrip(" :."), len(text))) and not _VERDICT.fullmatch(core):
        return whole
    route = _ROUTE.match(core) if core[:1] in "Ss" else None
    if route:
        return Label(route["label"], begin + route.end(), section="process")
    colon = core.find(":")
    inline = _INLINE.match(core) if colon > 0 and core[colon + 1 : colon + 2].isspace() else None
    if inline and (found := _whole(inline["label"], begin + inline.start("rest"))):
        return found
    if len(core) > _MAX_LABEL:
        return None
    if patterns := _candidates(core):
        return _decision_label(patterns, core, len(text))
    if core[-1:] == ":" and core[:1].isupper() and len(core) <= _MAX_TREATED and not _NO_BODY_ALONE.search(core):
        alone = _decision_label(_ALONE, core, len(text))
        if alone:
            return replace(alone, soft=True)
    if len(core) <= _MAX_TREATED and core[-1:] in _TREATED_END and _names_body_and_day(core):
        treated = _decision_label(_TREATED, core, len(text))
        return treated and replace(treated, soft=True)
    return None


def _names_body_and_day(core: str) -> bool:
    return _DAY.search(core) is not None and names_body(core) and document_words(core) is None


def _whole(label: str, rest: int) -> Label | None:
    if label[:_HEAD].casefold() not in _LABEL_HEADS and not may_begin_label(label):
        return None
    key = " ".join(label.casefold().split())
    first, _, second = key.partition(" / ")
    if key not in LABELS and second.isalpha():
        key = first
    if key in LABELS:
        return Label(label, rest, section=LABELS[key], soft=key in SOFT)
    attendance = label_status(key)
    return Label(label, rest, attendance=attendance) if attendance else None


def _candidates(core: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that a line can match: one that states a day ends in a digit, one that states none in a word."""
    bare = core.rstrip(" :.,)")
    dated = bare[-1:].isdigit()
    if not dated and core[:_HEAD].casefold() not in _KEYWORD_HEADS and bare[-_HEAD:].casefold() not in _KEYWORD_ENDS:
        return ()
    low = bare.casefold()
    if low.startswith(_KEYWORDS):
        return _KEYWORD_FIRST_DATED if dated else _KEYWORD_FIRST
    if dated and _HINT.search(low):
        return _BODY_FIRST_DATED
    return _BODY_FIRST if low.endswith(_KEYWORDS) else ()


def _decision_label(patterns: Iterable[re.Pattern[str]], core: str, rest: int) -> Label | None:
    for pattern in patterns:
        found = pattern.fullmatch(core)
        if found:
            groups = found.groupdict()
            when = find_dates(groups.get("date") or "")
            day = when[0].start if when and when[0].precision == "day" and not when[0].inferred else None
            if groups.get("date") and day is None:
                continue
            body = groups.get("body")
            if body and _SENTENCE.match(body.strip()):
                continue
            return Label(
                core.rstrip(" :."),
                rest,
                section="decision",
                body=normalise_body(body) if body else None,
                date=day,
                point=groups.get("point"),
            )
    return None


def recommending_label(text: str) -> str | None:
    """The words of a line that only says who recommends, above the points of a list, else None.

    >>> recommending_label("Administrationen indstiller, at")
    'Administrationen indstiller'
    >>> recommending_label("Administrationen indstiller, at planen vedtages.") is None
    True
    """
    found = _RECOMMENDING.fullmatch(text)
    return found["label"] if found else None


def recommends(text: str) -> str | None:
    """Who recommends, in a line that introduces a recommendation ("Administrationen indstiller, at"), else None.

    >>> recommends("Direktionen indstiller til Økonomiudvalget, at")
    'Direktionen'
    >>> recommends("Det indstilles, at")
    ''
    """
    found = _RECOMMENDS.match(text) if len(text) < 2000 and _PROPOSES.search(text) else None
    if not found:
        return None
    by = found["by"].strip(" ,")
    return "" if by.casefold() in {"det", "der", "herefter", "derfor"} else by
