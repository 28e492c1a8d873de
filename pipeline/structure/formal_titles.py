"""Titles that agendas of every kind of body have: they tell an agenda where nothing else does."""

from __future__ import annotations

import re
from typing import Final

_FORMAL: Final = re.compile(
    r"""(?:
        (?:velkomst|velkommen)\b.* | (?:valg\s+af\s+(?:ordstyrer|dirigent|mødeleder|referent|stemmetællere))\b.*
      | (?:godkendelse|underskrift|opfølgning|gennemgang)\s+(?:af|på)\s+(?:(?:sidste|seneste|forrige)\s+)?
        (?:dagsorden|referat|møde|protokol)\w*\b.*
      | dagsorden(?:en)? | referat\s+fra\s+(?:sidste|seneste|forrige)\s+møde
      | (?:opfølgning|siden|nyt)\s+(?:fra\s+|siden\s+)?sidst(?:e\s+møde)?
      | (?:orientering|meddelelser|nyt|beretning)\s+(?:fra|ved)\s+\w+.* | formandens\s+beretning | meddelelser(?:\s+m\.?v\.?)?
      | (?:punkter\s+til\s+)?næste\s+møde\b.* | kommende\s+møder | mødekalender | mødeplan\b.* | bordet\s+rundt | runde\s+blandt\s+.*
      | (?:indkomne|behandling\s+af\s+indkomne)\s+forslag | regnskab(?:et)?(?:\s+\d{4})? | budget(?:tet)?(?:\s+\d{4})? | kontingent\b.*
      | eventuelt | evt\.? | underskrift(?:er|sark|sside|sblad)?
    )\s*[.:]?""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX: Final = 90


def is_formal(title: str) -> bool:
    """Whether a title is one that belongs to an agenda and hardly to any other text.

    >>> is_formal("Eventuelt"), is_formal("Godkendelse af dagsorden"), is_formal("Ny cykelsti på vej")
    (True, True, False)
    """
    return len(title) <= _MAX and _FORMAL.fullmatch(title) is not None
