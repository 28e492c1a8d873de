"""The words and forms of Danish dates, without the reading of them.

``START`` finds the places where an expression may begin and ``FORMS_AFTER`` says which forms to try there, in order. No
pattern repeats without a bound, so a scan takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

# The keys are casefolded.
FULL_MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_ENGLISH_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
SHORT_MONTHS: Final[Mapping[str, int]] = {
    name[:3]: number for number, name in enumerate(FULL_MONTHS, start=1) if name != "maj"
} | {"febr": 2, "sept": 9}
MONTHS: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(FULL_MONTHS, start=1)},
    **SHORT_MONTHS,
}
ENGLISH_MONTHS: Final[Mapping[str, int]] = {name: number for number, name in enumerate(_ENGLISH_MONTHS, start=1)}
WEEKDAYS: Final[Mapping[str, int]] = (
    {name: number for number, name in enumerate(_WEEKDAYS)}
    | {name[:3]: number for number, name in enumerate(_WEEKDAYS)}
    | {"tirs": 1, "tors": 3}
)
SEASONS: Final[Mapping[str, tuple[int, int]]] = {
    "forår": (3, 5),
    "sommer": (6, 8),
    "efterår": (9, 11),
    "vinter": (12, 14),
}
"""First and last month; a winter runs into the next year (month 14 is its February)."""

ORDINALS: Final[Mapping[str, int]] = {"første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4}
_THIRDS: Final = (
    ("primo", "start", "starten af", "begyndelsen af", "tidligt i"),
    ("medio", "midt i", "midten af"),
    ("ultimo", "slut", "slutningen af", "udgangen af", "sidst i", "sent i"),
)
PARTS: Final[Mapping[str, int]] = {word: third for third, words in enumerate(_THIRDS) for word in words}
"""Words for the first, middle and last third of a month or a year."""


def _any(words: Mapping[str, int] | Mapping[str, tuple[int, int]]) -> str:
    return "|".join(word.replace(" ", r"\s") for word in sorted(words, key=len, reverse=True))


_GAP: Final = r"[ \t\u00a0]{0,3}"
_SPACE: Final = r"\s{1,3}"
_WORD: Final = r"(?<!\w)"
_DIGIT: Final = r"(?<![0-9])(?<![0-9][-./,:\u2013])"
_NOT_IN_NUMBER: Final = r"(?![0-9]|[-./\u2013][0-9])"
_TO: Final = r"\s{0,3}(?:[-\u2013\u2014]|til(?:\sog\smed)?\b)\s{0,3}"
_LIST: Final = rf"(?:{_TO}|{_GAP}(?:,|\bog\b|\bsamt\b|&){_GAP})"

_D: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_M: Final = r"(?:1[0-2]|0?[1-9])(?![0-9])"
_DD, _MM = r"(?:3[01]|[12][0-9]|0[1-9])", r"(?:1[0-2]|0[1-9])"
_NO_DECADE: Final = r"(?!['\u2019]?er(?:ne)?\b)"
_YYYY: Final = rf"(?:1[5-9]|2[01])[0-9]{{2}}(?![0-9]){_NO_DECADE}"
_YY: Final = r"[0-9]{2}(?![0-9])"

_WEEKDAY: Final = rf"(?:{_any(WEEKDAYS)})\b\.?,?"
_DEN: Final = rf"(?:den{_SPACE}|d\b\.?\s{{0,3}})"
_LED: Final = rf"(?:{_WORD}(?P<weekday>{_WEEKDAY}){_SPACE}{_DEN}?)?"
_AGAIN: Final = rf"(?:{_WEEKDAY}{_SPACE})?{_DEN}?"
_MONTH: Final = rf"(?:{_any(MONTHS)})(?!\w)"
_AFTER_MONTH: Final = r"\.?,?(?:\si\b)?\s{0,3}"
_PART: Final = rf"(?:{_WORD}(?P<part>{_any(PARTS)}){_SPACE})"
_OF_YEAR: Final = rf"(?:,?{_GAP}(?:\b(?:i|af)\b{_GAP})?[/-]?(?P<year>{_YYYY})(?!{_GAP}[-/]{_GAP}[0-9]))"
_UNITS: Final = """
    kr kroner dkk euro mio mia pct procent timer time minutter dage år gange m m2 m² km kvm ha kg meter hektar liter ton tons stk
    indbyggere borgere mennesker personer børn elever medlemmer ansatte boliger husstande pladser
    """.split()
_COUNTS_NOTHING: Final = rf"(?![ \u00a0]?(?:[%°]|(?:{'|'.join(_UNITS)})(?!\w)))"
"""No unit follows: ``i 2000`` is a year, ``i 2000 meter`` is not."""

FORMS: Final[Mapping[str, str]] = {
    # 1/1 - 31/12 2023; 1.1.-31.12.2023; 1.-3.10.2018; 01-10-2018 - 05-10-2018
    "numeric_range": (
        rf"{_DIGIT}{_D}(?:/{_M}(?:[ /-]{_YYYY})?|\.(?:\s?{_M}\.?(?:\s?{_YYYY})?)?|-{_M}-{_YYYY}){_TO}{_DEN}?"
        rf"{_D}(?:/{_M}\s?[ /-]|\.\s?{_M}\.\s?|-{_M}-){_YYYY}{_NOT_IN_NUMBER}"
    ),
    # 28.11, 3.12 og 9.12.2008
    "numeric_list": (
        rf"{_DIGIT}{_D}[./]{_M}\.?(?:,\s?|\s(?:og|samt)\s)(?:{_D}[./]{_M}\.?(?:,\s?|\s(?:og|samt)\s)){{0,8}}"
        rf"{_D}(?:\.\s?{_M}\.\s?|/{_M}(?:\s?[/-]\s?|\s))(?P<year>{_YYYY}){_NOT_IN_NUMBER}"
    ),
    # 04-10-2023; 4.10.2023; 29/1 2012; 6/11-2019
    "numeric": rf"{_LED}{_DIGIT}{_D}(?:-{_M}-|\.\s?{_M}\.\s?|/{_M}(?:\s?[/-]\s?|\s)){_YYYY}{_NOT_IN_NUMBER}",
    # 04-10-23; 04.10.23; 6/11-19. A letter after it is the facet of a KLE code (13.03.00-Ø60).
    "short": (
        rf"{_LED}{_DIGIT}(?:{_DD}-{_MM}-|{_DD}\.{_MM}\.|{_D}/{_M}[/-]){_YY}"
        r"(?!\s?[-\u2013]?\s?[A-ZÆØÅ][0-9])" + _NOT_IN_NUMBER
    ),
    # 2023-10-04
    "iso": rf"{_DIGIT}{_YYYY}(?:-{_MM}-|/{_MM}/|\.{_MM}\.){_DD}{_NOT_IN_NUMBER}",
    # 15-maj-2002
    "hyphened": rf"{_LED}{_DIGIT}(?P<day>{_D})-(?P<month>{_MONTH})\.?-(?P<year>{_YYYY}|{_YY})",
    # onsdag den 4. oktober 2023; 30.-31. oktober; 14. og 21. marts; 1. januar til 31. december 2023; 3 oktober, 2022
    "day_month": (
        rf"{_LED}(?<![0-9])(?<![0-9][./,])(?<!\bkl\s)(?<!\bkl\.\s)(?P<days>{_D}(?!,{_GAP}{_WEEKDAY})\.?(?:{_LIST}{_AGAIN}{_D}\.?){{0,6}})\s{{0,3}}(?P<month>{_MONTH})"
        rf"(?:{_AFTER_MONTH}(?P<year>{_YYYY})|\.?\s?[\u2019'](?P<short_year>{_YY}))?"
        rf"(?:{_TO}{_AGAIN}(?P<last_day>{_D})\.?\s{{0,3}}(?P<last_month>{_MONTH})(?:{_AFTER_MONTH}(?P<last_year>{_YYYY}))?)?"
    ),
    # År 2015 den 19. november; 1997, tirsdag den 4. marts
    "year_first": (
        rf"(?:(?<=[åÅ][rR]\s)|(?<=nno\s)|(?<![^\n]))(?P<year>{_YYYY}),?{_SPACE}(?P<weekday>{_WEEKDAY}{_SPACE})?{_DEN}(?P<day>{_D})\.?\s{{0,3}}(?P<month>{_MONTH})"
        rf"(?!{_AFTER_MONTH}{_YYYY})"
    ),
    # 15/1; 4.10.; 1/5-3/5; 6.2.24; 6.2 2024; after a weekday or where the words before it say so
    "bare_numeric": (
        rf"{_LED}{_DIGIT}(?P<days>{_D}/{_M}(?:{_TO}{_D}/{_M})?|{_D}\.{_M}(?:\.?{_TO}{_D}\.{_M})?)"
        rf"(?:\.(?P<short_year>{_YY})|\s(?P<year>{_YYYY})|\.)?(?!\w|[-./,]?[0-9]){_COUNTS_NOTHING}"
    ),
    # April 3, 2019
    "english": (rf"{_LED}{_WORD}(?P<month>{_any(ENGLISH_MONTHS)})\s(?P<day>{_D})(?:st|nd|rd|th)?,?\s(?P<year>{_YYYY})"),
    # november 2018; primo maj; maj-juni 2024; marts 2023 til juni 2024; i maj
    "month": (
        rf"{_PART}?{_WORD}(?P<month>{_MONTH})(?!\skvartal)(?:\småned)?"
        rf"(?:\.?{_GAP}(?:,|\bi\b)?{_GAP}(?P<year>{_YYYY}))?"
        rf"(?:(?:{_TO}|/)(?P<last_month>{_MONTH})(?:\.?,?{_GAP}(?P<last_year>{_YYYY}))?)?"
    ),
    # efteråret 2019; vinteren 2023/24; foråret
    "season": (
        rf"{_WORD}(?<!\bom\s)(?P<season>{_any(SEASONS)})(?P<definite>e[nt])?(?![\w-])"
        rf"(?:{_SPACE}(?:i{_SPACE})?(?P<year>{_YYYY})(?:{_GAP}[-/\u2013]{_GAP}(?P<last_year>{_YYYY}|{_YY}))?)?"
    ),
    # 3. kvartal 2024; 1.-2. kvartal; første halvår af 2024; 2. halvdel af 2024
    "fraction": (
        rf"{_WORD}(?<![0-9][.,])(?P<first>[1-4]\.?|{_any(ORDINALS)})"
        rf"(?:(?:{_TO}|{_GAP}(?P<and>og){_GAP})(?P<last>[1-4]\.?|{_any(ORDINALS)}))?"
        rf"{_SPACE}(?:(?P<quarter>kvartal|kvt\.?)|(?P<half>halvår|halvdel(?=\saf\s[12])))(?:et)?(?!\w){_OF_YEAR}?"
    ),
    # Q2 2024; Q1-Q2 2024; H1 2024
    "code": rf"{_WORD}(?P<unit>[QH])(?P<first>[1-4])(?:\s?[-/\u2013]\s?[QH]?(?P<last>[1-4])(?![0-9]))?(?!\w){_OF_YEAR}?",
    # uge 49; uge 7-8, 2024; ugerne 42 og 43
    "week": (
        rf"{_WORD}(?<![0-9]\s)uge(?:r|rne)?{_SPACE}(?:nr\.?{_GAP})?(?P<weeks>[0-9]{{1,2}}(?:{_LIST}(?:uge{_SPACE})?[0-9]{{1,2}}){{0,6}})"
        rf"(?![0-9]|[.,:][0-9]|\w){_COUNTS_NOTHING}{_OF_YEAR}?"
    ),
    # 2021-2024; 2014-20; fra 2021 til 2024; mellem 2021 og 2024; skoleåret 2021/22
    "years": (
        rf"(?<!\w)(?<![0-9A-Za-z][-./,])(?P<first>{_YYYY})"
        rf"(?:(?:{_TO}|(?<=mellem\s[0-9]{{4}})\sog\s)(?P<last>{_YYYY})|[-\u2013](?P<short>{_YY})|/(?P<next>{_YYYY}|{_YY}))"
        rf"(?!\w|[-./,][0-9]){_COUNTS_NOTHING}"
    ),
    # primo 2024
    "year_part": rf"{_PART}(?P<year>{_YYYY})(?!\w|[-./,][0-9])",
    # 2024, where the words before it say that it is a year
    "year": rf"(?<!\w)(?<![0-9A-Za-z][-./,])(?P<year>(?:18|19|20)[0-9]{{2}}){_NO_DECADE}(?!\w|[-./,:][0-9]){_COUNTS_NOTHING}",
}

_STEM: Final = 6
_SEASON_WORDS: Final = [f"{season}{ending}" for season in SEASONS for ending in ("", "et", "en")]
_FORMS_AFTER_WORDS: Final[tuple[tuple[Iterable[str], tuple[str, ...]], ...]] = (
    ([*MONTHS, *ENGLISH_MONTHS], ("english", "month")),
    (WEEKDAYS, ("numeric", "short", "hyphened", "day_month", "bare_numeric", "english")),
    (PARTS, ("month", "year_part")),
    (_SEASON_WORDS, ("season",)),
    (ORDINALS, ("fraction",)),
    (("uge", "uger", "ugerne"), ("week",)),
)
FORMS_AFTER: Final[Mapping[str, tuple[str, ...]]] = {
    "digits": (
        "numeric_range",
        "numeric_list",
        "numeric",
        "short",
        "iso",
        "hyphened",
        "day_month",
        "fraction",
        "year_first",
        "years",
        "year",
        "bare_numeric",
    ),
    "code": ("code",),
    **{word[:_STEM]: forms for words, forms in _FORMS_AFTER_WORDS for word in words},
}
"""The forms to try, by what ``START`` found: the name of its group, or the casefolded beginning of a word."""


def _starts(words: Iterable[str]) -> str:
    """The beginnings of words in any case; the first letter is a set of two, which the engine rejects fastest."""
    endings: dict[str, set[str]] = {}
    for word in words:
        rest = re.escape(word[1:_STEM])
        endings.setdefault(word[0], set()).add(rest if len(word) > _STEM else rf"{rest}\b")
    return "|".join(f"[{first}{first.upper()}](?i:{'|'.join(sorted(rest))})" for first, rest in sorted(endings.items()))


START: Final = re.compile(
    r"(?P<digits>[0-9]++)|\b(?:(?P<code>[QqHh][1-4])"
    rf"|{_starts(word for words, _ in _FORMS_AFTER_WORDS for word in words)})"
)
"""Where an expression may begin: at digits, even after a letter (``side13-09-2016``), or at a word's first letters."""

_BEFORE: Final = r"i|fra|(?:ind)?til|inden|siden|efter|før|for|pr\.?|ved|mod|omkring|senest|løbet\saf|og\smed"

YEAR_CUE: Final = re.compile(
    rf"""
    (?<!\w)
    (?: {_BEFORE} | år | året | årene | årets | perioden | resten\saf | (?:budget|regnskabs|overslags|skole)år(?:et|ene)?
      | \w{{0,24}}(?: aftale | analyse | beretning | budget | evaluering | kalender | kontrakt | opfølgning | opgørelse
                    | plan | politik | prognose | program | rapport | rapportering | redegørelse | regnskab | regulering
                    | revision | statistik | sæson | strategi | takst | takstblad | undersøgelse | (?<!ud)valg )
        (?: en | er | et | n | ken | met | ter | tet )?
    )
    \s{{1,2}} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before a bare year, up to it: a preposition, or what has its year in its name (``Affaldsplan 2024``)."""

DAY_CUE: Final = re.compile(r"(?<!\w)(?:(?:den|pr\.?|senest|inden)\s{1,3}|d\.?\s{0,3})\Z", re.IGNORECASE)
"""What stands before a day and month in digits without a year, up to it."""

MONTH_CUE: Final = re.compile(rf"(?<!\w)(?:{_BEFORE}|hele|gennem)\s{{1,2}}\Z", re.IGNORECASE)
"""What stands before a month without day and year, up to it; otherwise it may be a name or a slip."""

SEASON_CUE: Final = re.compile(r"(?<!\w)(?:i|til)\s\Z", re.IGNORECASE)
"""What stands before a season in its short form without a year (``i sommer``), up to it."""

AHEAD_CUE: Final = re.compile(r"(?<!\w)til\s\Z", re.IGNORECASE)
"""What stands before a season without a year that is still to come (``til foråret``), up to it."""

SUBJECT_CUE: Final = re.compile(r"(?:nr|nummer|id|kle|sag)\b\.?\s?:?\s*\Z", re.IGNORECASE)
"""What stands before a number like 01.12.21 that is no date: the label of a case number."""

RELATIVE: Final = re.compile(
    r"\s(?:(?P<this>(?:i|dette)\sår)|(?P<last>(?:sidste|forrige)\sår|i\sfjor)|(?P<next>(?:til\s)?næste\sår)|samme\sår|året\s(?:før|efter))\b",
    re.IGNORECASE,
)
"""What stands after an expression instead of its year."""

COORDINATION: Final = re.compile(r"\s?(?:,|og|samt|eller|til|,\s?og|/|-|\u2013)\s?(?:(?:i|den|d\.)\s)?")
"""What stands between expressions that share a year."""

CONTEXT: Final = 40
"""Number of characters before an expression that the cues look at."""
