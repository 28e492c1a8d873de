"""What belongs to the page and not to the text: page numbers, buttons, notices, residue of comments."""

from __future__ import annotations

import re
from typing import Final

_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page)\s*-?\s*\d{1,4}\s*-?(?:\s*(?:af|of|ud af|/)\s*\d{1,4})?|-\s?\d{1,4}\s?-", re.IGNORECASE
)
_BARE_PAGE_NUMBER: Final = re.compile(r"\d{1,4}(?:\s?(?:/|af)\s?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_COMMENT: Final = re.compile(r"(?:commented|comment|kommenterede?t?|kommentar)\s?\[[^\]\s]{1,12}\]\s?:", re.IGNORECASE)
_COOKIES: Final = re.compile(
    r"(?:vi|dette (?:site|websted)|denne (?:side|hjemmeside)|hjemmesiden|websitet|sitet) (?:bruger|anvender) cookies\b",
    re.IGNORECASE,
)
_MAX_COOKIE_NOTICE: Final = 600
_BREADCRUMBS: Final = re.compile(
    r"(?:(?:du er her|you are here) ?:? ?)?(?:forside|hjem|home) ?[>»›/|→] ?.{1,300}", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright\b)\s?.{0,10}(?:19|20)\d\d\b.{0,120}", re.IGNORECASE)
_PRINTED_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+ +\d{1,4}/\d{1,4}")
"""What browsers print below each page: address and page number."""
_CONTROL: Final = re.compile(
    r"""til\ top(?:pen)? | tilbage\ til\ (?:oversigt(?:en)?|dagsorden(?:en)?|top(?:pen)?) | (?:forrige|næste)\ side
      | (?:udskriv|print)(?:\ (?:side|siden|denne\ side|(?:hele\ )?dagsorde?n(?:en)?))? | kopier\ link(?:\ til\ punktet)?(?:\ -\ print)?
      | \+?\ ?del\ (?:siden|denne\ side|på\ \w+)(?:\ udskriv\ denne\ side)? | hent\ som\ (?:fil|pdf|word) | vis\ (?:pdf|alle)
      | fold\ alle(?:\ punkter)?(?:\ (?:ud|ind))? | (?:luk|åbn|åben)\ alle(?:\ punkter)? | læs\ op | abonn[eé]r
      | you\ are\ here | du\ er\ her
      | (?:spring|gå)\ til\ (?:hoved)?indhold(?:et)? | skip\ to\ (?:main\ )?content | skip\ til\ hoved\ ?indhold(?:et)?
      | (?:cookie-?\ og\ )?privatlivspolitik | cookie-?politik | cookies?\ and\ privacy\ policy | tilgængelighedserklæring
      | (?:accepter|afvis|tillad)\ (?:alle\ )?cookies
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Buttons and links of web pages as they stand on a line of their own."""


def is_furniture(line: str) -> bool:
    """Whether a whole line, in normal form, is page furniture wherever it stands.

    >>> is_furniture("Side 3 af 12"), is_furniture("Commented [ABC1]: tjek beløb"), is_furniture("Side om side")
    (True, True, False)
    """
    return bool(
        _PAGE_NUMBER.fullmatch(line)
        or _COMMENT.match(line)
        or (_COOKIES.match(line) and len(line) <= _MAX_COOKIE_NOTICE)
        or _COPYRIGHT.fullmatch(line)
        or _BREADCRUMBS.fullmatch(line)
        or not any(map(str.isalnum, line))
        or _PRINTED_ADDRESS.fullmatch(line)
        or _CONTROL.fullmatch(line.rstrip(" :."))
    )


def is_page_number(line: str) -> bool:
    """Whether a line can be a page number where its place says so: also a bare number.

    >>> is_page_number("12"), is_page_number("3/19"), is_page_number("2024 var et godt år")
    (True, True, False)
    """
    return bool(_PAGE_NUMBER.fullmatch(line) or _BARE_PAGE_NUMBER.fullmatch(line))
