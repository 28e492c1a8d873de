"""How Danish speaks of who pays, beside the verbs of ``fact_patterns``: pools, and sources told once for several projects."""

from __future__ import annotations

import re
from typing import Final

OF_ALL: Final = re.compile(
    r"\W*(?:(?:alle|samtlige|alt|al) (?!andre|øvrige)|(?:ovenstående|ovennævnte|de nævnte|nævnte) \w+|(?:fælles|gældende) for )",
    re.IGNORECASE,
)
"""At the beginning of a sentence: what it says holds of all projects named before ("Alle beløb er fra")."""

SEVERAL: Final = re.compile(
    r"(?<!\w)(?:(?:\w+-)?\w*(?:projekter|ansøgninger|tilsagn|tilskud|bevillinger|støtte|indsatser|initiativer|modtagere)(?:ne)?|følgende|"
    r"herunder|nedenfor|oversigt\w*|liste\w*|hver)(?!\w)|:\s*$",
    re.IGNORECASE,
)
"""In the words over a list of projects: several follow."""

FOLLOWING: Final = re.compile(
    r"(?<!\w)(?:disse|følgende|nedenstående|her er de) (?:(?!projekt)[\w-]+ ){0,3}?(?:[\w-]*-)?\w*(?:projekter|ansøgninger|ansøgere)(?!\w)",
    re.IGNORECASE,
)
"""A text announces projects without their number."""

FUNDED: Final = re.compile(r"godkendt|støtt|bevil|midler|finansier|tilskud|penge", re.IGNORECASE)
"""In a text that announces several projects: it says who pays for them."""

SOURCE: Final = re.compile(
    r"pulje(?:n|r|rne)?s?(?!\w)|puljen? |"
    r"(?:fond(?:en)?|midler(?:ne)?|ordning(?:en)?|program(?:met)?|kulturaftale(?:n|r)?|legat(?:et)?)s?(?!\w)|"
    r"(?<!\w)(?:F?LAG|Interreg|Erasmus|LIFE|Horizon|Nordplus)(?!\w)",
    re.IGNORECASE,
)
"""In a name: it is one of a pool, a foundation or a programme."""

PAYING: Final = re.compile(
    r"støt|bevil|midler|tilskud|betal|finansier|penge|(?<!\w)(?:an)?søg|pulje|tilsagn|dække[rt]|donation|donere|bidrag|kontrakt|"
    r"(?<!\w)(?:ja|giver|gav|givet|yder|ydet|via|under|led i|kr\.|mio\.|euro)(?!\w)|%|procent",
    re.IGNORECASE,
)
"""In a sentence: somebody pays, or is asked to."""

DENIED: Final = re.compile(
    r"(?<!\w)(?:ikke|ingen)(?: (?!men|kun|bare|alene|blot|mindst|bevillingen|beløbet|midlerne|pengene|støtten|tilskuddet)\w+){0,3}"
    r" (?:af|fra|hos|gennem|via|under):? $",
    re.IGNORECASE,
)
"""Before who is said not to pay."""
