"""What stands in agenda titles beside the matter itself: numbers, page numbers, access, committee letters; and titles of fixed form."""

from __future__ import annotations

import re

ITEM_NUMBER = re.compile(r"^\s*(?:(?:punkt|pkt\.?|sag|nr\.?)\s*)?\d+(?:[./]\d+)*\s*[.:)\-–]*\s*", re.IGNORECASE)
"""``178.``, ``Punkt 7:``, ``SAG 14.``, ``3.2``, ``11/326`` at the start of a title."""

COMMITTEE_LETTERS = re.compile(r"^[A-ZÆØÅ]{1,5}\d?\s*[-–:]\s+")
"""``TMU - ``, ``BUU: ``: the committee's short name before the title."""

DOTTED_LEADER = re.compile(r"(?<!\.)\.{2,}+\s*+\d*+\s*+$")
"""``........ 17`` at the end of a line of a contents list."""

ACCESS = re.compile(
    r"\b(?:åbent?|lukke[dt])\s+(?:punkt|sag|dagsordenspunkt)\b|\((?:åben|åbent|lukket|b|c|d|o)\)|\bfortrolig\s*:",
    re.IGNORECASE,
)
"""Whether the item was open, and what kind of item it was: facts of their own, not of the matter."""

NO_SUBJECT = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:lukket|lukkede|fortrolig|fortroligt|fortrolige) (?:punkt|punkter|sag|sager|dagsordenspunkt)\W*",
    re.IGNORECASE,
)
"""A whole title that says only that the item was closed."""

NUMBER = re.compile(r"\d+")
NOT_A_WORD = re.compile(r"[^\w§]+")

FIXED_TITLES = {
    2036: re.compile(
        r"(?:godkendelse af |fastsættelse af |bemærkninger til )?dagsorden(?:en)?|godkendelse af (?:referat|protokol)(?:et|len)?"
        r"|underskrift(?:sside|sark|sblad)|eventuelt|meddelelser"
    ),
    2024: re.compile(r"spørge(?:tid|time)(?: for borgere)?"),
}
"""Normalised titles that mean the same in every council, with their code."""
