"""CPR numbers (the Danish personal numbers): found and masked, so that none leaves the raw bytes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from stdnum.dk import cpr
from stdnum.exceptions import ValidationError

MASK: Final = "XXXX"

_CANDIDATE: Final = re.compile(r"(?<!\d)(?<!\d[.,/])(\d{6})( ?[-–] ?| ?)(\d{4})(?!\d|[.,/-]\d)")
_CONTEXT_CHARACTERS: Final = 40
_SAYS_PERSON: Final = re.compile(r"\b(?:cpr|personnummer|person-?nr|personnr)", re.IGNORECASE)
_SAYS_CASE: Final = re.compile(
    r"\b(?:j\.? ?nr|journal ?n(?:r|ummer)|sags?(?: ?(?:nr|nummer|id))|dok(?:ument)?\.? ?n(?:r|ummer)|brevid|faktura ?(?:nr|nummer)?"
    r"|ordre ?(?:nr|nummer)?|konto ?(?:nr|nummer)?|tlf|telefon)\.?\s?:?\s*$",
    re.IGNORECASE,
)


class Masked(NamedTuple):
    """A text of the same length without CPR numbers, and how many were masked."""

    text: str
    found: int


def mask(text: str) -> Masked:
    """Replace the last four digits of each CPR number by ``XXXX``; the length stays, so that offsets hold.

    A candidate is six digits that are a date (day, month, year) and four more. Written with a hyphen it is masked,
    unless what precedes names it a case or document number and the old check digit (modulus 11, given up in 2007) is
    wrong. Written without, it is masked where the check digit is right or the words before say that it is a
    personal number.

    >>> mask("Ansøger, cpr-nr. 010190-1234, har klaget.")
    Masked(text='Ansøger, cpr-nr. 010190-XXXX, har klaget.', found=1)
    >>> mask("Faktura 1234567890 af 311299")
    Masked(text='Faktura 1234567890 af 311299', found=0)
    """
    pieces: list[str] = []
    position = found = 0
    for match in _CANDIDATE.finditer(text):
        if _is_cpr(match, text):
            pieces += (text[position : match.start(3)], MASK)
            position = match.end()
            found += 1
    return Masked("".join((*pieces, text[position:])), found) if found else Masked(text, 0)


def _is_cpr(match: re.Match[str], text: str) -> bool:
    number = match[1] + match[3]
    try:
        cpr.get_birth_date(number)
    except ValidationError:
        return False
    before = text[max(0, match.start() - _CONTEXT_CHARACTERS) : match.start()]
    if cpr.checksum(number) == 0 or _SAYS_PERSON.search(before):
        return True
    return bool(match[2].strip()) and not _SAYS_CASE.search(before)
