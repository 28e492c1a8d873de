"""Lines that may begin an agenda item: the forms in which Danish minutes number their items, and what a title line carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

Form = Literal[
    "word",
    "case_word",
    "nr",
    "ad",
    "dotted",
    "nested",
    "colon",
    "access",
    "dotted_access",
    "paren",
    "bare",
    "glued",
    "section",
    "roman",
    "letter",
]

_NUMBER = r"(?P<number>\d{1,4})"
_LETTERED = r"(?P<number>\d{1,4}[a-h]?)"
_ACCESS = r"\((?P<access>åbent?(?:\s+(?:punkt|sag|møde|dagsorden))?|lukket(?:\s+(?:punkt|sag|møde|dagsorden))?)\)"
_POINT = (
    r"(?:ad\.?\s+|til\s+(?=dagsorden))?(?:(?:dagsordens?|dagsordenens\s+)?(?:punkt|pkt\.?)|TOP(?=\s\d)|(?:agenda\s+)?item(?=\s\d))"
    r"\s*(?:nr\.?\s*)?"
)
_NESTED = r"(?P<number>\d{1,4}(?:\.\d{1,2})?)"
_FORMS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = tuple(
    (form, re.compile(pattern, flags))  # type: ignore[misc]
    for form, pattern, flags in (
        ("word", rf"{_POINT}{_NESTED}\s*[:.|–-]?\s*{_ACCESS}\s*[:.–-]?\s*(?P<title>.*)", re.IGNORECASE),
        ("word", rf"{_POINT}{_NESTED}\s*[:.)|–-]?\s*(?P<title>.*)", re.IGNORECASE),
        ("case_word", rf"sag(?:\s*nr\.?)?\s*{_NUMBER}\s*[:.–-]?(?:\s+(?P<title>.*))?", re.IGNORECASE),
        ("nr", rf"nr\.\s?{_NUMBER}\s*[-–:.]?\s*(?P<title>.+)", re.IGNORECASE),
        ("ad", r"ad\.?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*[.):–-]?\s+(?P<title>.+)", re.IGNORECASE),
        ("dotted_access", rf"{_NUMBER}\.\s*{_ACCESS}\s*(?P<title>.*)", re.IGNORECASE),
        ("access", rf"{_NUMBER}\s*{_ACCESS}\s*(?P<title>.*)", re.IGNORECASE),
        ("nested", r"(?P<number>\d{1,2}\.\d{1,2})\.?\s+(?P<title>\S.*)", 0),
        ("dotted", rf"{_LETTERED}\.(?!\d)\s*(?P<title>\S.*)", 0),
        ("colon", rf"{_NUMBER}\s?:\s*(?P<title>[^\d\s].*)", 0),
        ("paren", rf"{_NUMBER}\)\s*(?P<title>\S.*)", 0),
        ("bare", rf"{_NUMBER}\s+(?P<title>[A-ZÆØÅ].*)", 0),
        ("glued", rf"{_NUMBER}(?P<title>[A-ZÆØÅ][a-zæøåA-ZÆØÅ -].*)", 0),
        ("section", rf"§\s*{_NUMBER}\s*[:.)–-]?\s+(?P<title>[A-ZÆØÅ].*)", 0),
        ("roman", r"(?P<number>[IVX]{1,6})\.\s+(?P<title>[A-ZÆØÅ].*)", 0),
        ("letter", r"(?P<number>[a-hA-H])[.)]\s+(?P<title>[A-ZÆØÅ].*)", 0),
    )
)  # fmt: skip

_OF_DIGITS: Final = frozenset(("dotted_access", "access", "nested", "dotted", "colon", "paren", "bare", "glued"))
_DIGIT_FORMS: Final = tuple((form, pattern) for form, pattern in _FORMS if form in _OF_DIGITS)
_WORD_FORMS: Final = tuple((form, pattern) for form, pattern in _FORMS if form not in _OF_DIGITS)
"""The forms that begin with a digit, and those that do not."""
_MAX_LINE: Final = 1000

_MARKED: Final = re.compile(
    r"(?:(?P<closed>lukket)|åben|åbent)(?:\s+(?:sag|(?=punkt|pkt)))?\s*[:–-]?\s*(?=\d|punkt|pkt)", re.IGNORECASE
)
"""An access mark before the number: "Lukket sag: 6. ...", "Lukket punkt 7: ..."."""

_BEGINNINGS: Final = ("top ", "item ", "agenda i", "punkt", "pkt", "dagsord", "sag", "nr.", "ad", "til dags", "§")
_AFTER_LETTER: Final = frozenset(").")
_ROMAN: Final = re.compile(r"[IVX]{1,6}\.\s")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec"
_NO_TITLE = re.compile(
    rf"(?:{_MONTHS})\b|behandling\b|og\s+\d|[-–]\s*\d|%|pct|kr\.|mio|klasse\b|sal\b|kvartal(?!s)|halvår(?!s)|udgave|[:.,;]",
    re.IGNORECASE,
)
_UNITS = re.compile(r"(?:Kr|Mio|Stk|Pct|M2|Km|Time|Minutter|År)\b")
_LEADER = re.compile(
    r"(?:\s*[.…_·]{3,}|\s*(?:\.\s){3,}\.?)\s*(?:s(?:ide)?\.?\s*)?(?P<page>\d{1,4}|[ivxl]{1,6})?\s*$", re.IGNORECASE
)
_DOTS: Final = re.compile(r"[.…_·]\s?[.…_·]|…")
TRAILING_PAGE: Final = re.compile(r"\s{1,}(?:side\s+)?(?P<page>\d{1,4})$", re.IGNORECASE)
"""A page number that stands after a blank at the end of a contents entry."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line that may begin an item.

    Attributes:
        form: how the number is written.
        number: as printed, without leading zeros' removal.
        title: the rest of the line; "" where the number stands alone.
        title_start: where the title begins in the line, in characters.
        access: where the number carries an access mark.
    """

    form: Form
    number: str
    title: str
    title_start: int
    access: Literal["open", "closed"] | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """The number as integers, for comparing places in a sequence."""
        if self.form == "roman":
            return (_roman(self.number),)
        if self.form == "letter":
            return (ord(self.number.lower()) - ord("a") + 1,)
        return tuple(int(part.rstrip("abcdefgh")) for part in self.number.split("."))


def match_item_line(text: str) -> ItemLine | None:
    """The item line that ``text`` reads as, or None; whether it really is one only its neighbours can tell.

    >>> match_item_line("Punkt 4: Budget 2025").title
    'Budget 2025'
    >>> match_item_line("Punkt 4 | Natbus").title
    'Natbus'
    >>> match_item_line("38Godkendelse af dagsorden").number
    '38'
    >>> match_item_line("12. juni 2024") is None
    True
    """
    if text[:1].isdigit():
        return _first_match(text) if len(text) < _MAX_LINE else None
    head = text[:8].casefold()
    if head.startswith(("lukket", "åben")) and (marked := _MARKED.match(text)):
        item = match_item_line(text[marked.end() :])
        return item and replace(
            item, access="closed" if marked["closed"] else "open", title_start=item.title_start + marked.end()
        )
    if not (
        head.startswith(_BEGINNINGS) or text[1:2] in _AFTER_LETTER or (text[:1] in _ROMAN_VALUES and _ROMAN.match(text))
    ):
        return None
    return _first_match(text) if len(text) < _MAX_LINE else None


@lru_cache(maxsize=4096)
def _first_match(text: str) -> ItemLine | None:
    for form, pattern in _DIGIT_FORMS if text[0].isdigit() else _WORD_FORMS:
        found = pattern.fullmatch(text)
        if not found:
            continue
        title = (found["title"] or "").strip()
        if not _plausible(form, title):
            continue
        access = found.groupdict().get("access")
        return ItemLine(
            form,
            found["number"],
            title,
            found.start("title") if found["title"] else len(text),
            None if access is None else ("open" if access.casefold().startswith("åb") else "closed"),
        )
    return None


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _plausible(form: Form, title: str) -> bool:
    if not title:
        return form in ("word", "case_word", "access", "dotted_access")
    if _NO_TITLE.match(title):
        return False
    if form == "case_word":
        return not title[0].islower()
    if form in ("bare", "glued"):
        return len(title) >= 4 and not _UNITS.match(title)
    if form == "word":
        return not title[0].islower() or len(title) > 3
    return title[0].isupper() or title[0].isdigit() or title[0] in "\"”“»'’(§–-" or title[:2] == "kl"


def strip_leader(text: str) -> tuple[str, bool]:
    """A contents entry without its dotted leader and page number, and whether it had one.

    >>> strip_leader("Budget 2025 ........ 7")
    ('Budget 2025', True)
    """
    found = _LEADER.search(text) if _DOTS.search(text) else None
    if found and (found["page"] or found.end() - found.start() > 4):
        return text[: found.start()].rstrip(), True
    return text, False
