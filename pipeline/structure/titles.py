"""What a title line carries besides the title: access marks, case numbers, document numbers, fold-out text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Access = Literal["open", "closed"]

_CLOSED_BEFORE: Final = re.compile(
    r"(?:lukket\s+(?:punkt|sag)|lukket|fortrolig(?:t)?(?:\s+punkt)?|\(lukket\)|\(lukket\s+punkt\))\s*[-–:.]\s*(?=\S)|\((?:lukket|lukket\s+punkt)\)\s*(?=\S)",
    re.IGNORECASE,
)
_CLOSED_AFTER: Final = re.compile(
    r"\s*(?:[-–]\s*lukket(?:\s+(?:punkt|sag))?|\((?:lukket|lukket\s+punkt|lukket\s+sag|fortroligt?)\))\s*\.?$",
    re.IGNORECASE,
)
_CLOSED_WHOLE: Final = re.compile(r"(?:lukket\s+(?:punkt|sag)|lukket|fortroligt?(?:\s+punkt)?)\s*\.?", re.IGNORECASE)
_OPEN_BEFORE: Final = re.compile(
    r"\((?:åben|åbent|åbent\s+punkt)\)\s*|(?:åben|åbent)(?:\s+(?:punkt|sag))?\s*[-–:]\s+", re.IGNORECASE
)
_OPEN_AFTER: Final = re.compile(
    r"\s*(?:\((?:åben|åbent|åbent\s+punkt|åben\s+sag)\)|[-–]\s*åben(?:t)?\s+(?:punkt|sag))$", re.IGNORECASE
)
_ACCESS_LINE: Final = re.compile(
    r"(?:(?P<open>åben(?:t)?(?:\s+(?:punkt|sag))?)|(?P<closed>lukket(?:\s+(?:punkt|sag))?))\.?", re.IGNORECASE
)
_FOLD: Final = re.compile(r"\s*(?:klik\s+her\s+for\s+at\s+folde\s+ud.*|udskriv|print)$", re.IGNORECASE)
_META_TAIL: Final = re.compile(
    r"\s+(?=(?:Dok\.?\s?nr|Sagsid|Sagsnr|Sagsnummer|Sagnr|J\.\s?nr|Journalnr|Initialer|Dokumentnr)\b\.?\s*:?)",
    re.IGNORECASE,
)
_COUNCIL_CASE: Final = re.compile(r"(?P<case>[A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4})\.\s+")
_BRACKET_CASE: Final = re.compile(
    r"\s*\((?P<case>(?:[A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4}|\d{4}-\d{4,7}|\d{2}/\d{3,6})?)\s*\)$"
)
_TYPE_AFTER: Final = re.compile(r"\s*(?P<mark>\((?:[BCDEOT](?:/[BCDEOT])*)\))$")
"""(B), (O), (D) behind a title: for decision, information, discussion; in capitals, so no party stands there alone."""
_QUICK: Final = re.compile(r"lukket|fortrolig|åben|klik her|udskriv|print|nr\b|sagsid|initialer|/|\)$")
"""Without one of these, in lower case, a title line is nothing but the title."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title line taken apart.

    Attributes:
        text: the title verbatim.
        start: where it begins in the line given, in characters.
        access: as marked, else None.
        case_number: as printed in the title line, else None.
        tail: where metadata begins that follows the title in the line, in characters, else None.
        type_mark: the letter in brackets that says what kind of item it is, brackets included, else None.
    """

    text: str
    start: int
    access: Access | None = None
    case_number: str | None = None
    tail: int | None = None
    type_mark: str | None = None


@lru_cache(maxsize=8192)
def read_title(line: str) -> Title:
    """Take a title line apart.

    >>> read_title("LUKKET PUNKT - Salg af areal")
    Title(text='Salg af areal', start=15, access='closed', case_number=None, tail=None, type_mark=None)
    >>> read_title("Meddelelser(FOU 35/2008)").case_number
    'FOU 35/2008'
    """
    if not _QUICK.search(line.lower()):
        return Title(line, 0)
    start, end = 0, len(line)
    access: Access | None = None
    case_number: str | None = None
    tail: int | None = None
    if meta := _META_TAIL.search(line):
        end, tail = meta.start(), meta.end()
    if fold := _FOLD.search(line, 0, end):
        end = fold.start()
    if council := _COUNCIL_CASE.match(line, start, end):
        case_number, start = council["case"], council.end()
    type_mark: str | None = None
    if kind := _TYPE_AFTER.search(line, start, end):
        type_mark, end = kind["mark"], kind.start()
    if bracket := _BRACKET_CASE.search(line, start, end):
        case_number, end = bracket["case"] or case_number, bracket.start()
    if not _CLOSED_WHOLE.fullmatch(line, start, end):
        if closed := _CLOSED_BEFORE.match(line, start, end):
            access, start = "closed", closed.end()
        elif opened := _OPEN_BEFORE.match(line, start, end):
            access, start = "open", opened.end()
        if closed := _CLOSED_AFTER.search(line, start, end):
            access, end = "closed", closed.start()
        elif opened := _OPEN_AFTER.search(line, start, end):
            access, end = "open", opened.start()
        if type_mark is None and (kind := _TYPE_AFTER.search(line, start, end)):
            type_mark, end = kind["mark"], kind.start()
    else:
        access = "closed"
    text = line[start:end].strip()
    return Title(text, line.find(text, start) if text else start, access, case_number, tail, type_mark)


def read_access(line: str) -> Access | None:
    """The access mark that a whole line is, else None.

    >>> read_access("Åbent punkt")
    'open'
    """
    found = _ACCESS_LINE.fullmatch(line)
    return None if not found else ("open" if found["open"] else "closed")
