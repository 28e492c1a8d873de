"""How Danish speaks of who pays, beside the verbs of ``fact_patterns``: pools, and sources told once for several projects."""

from __future__ import annotations

import re
from typing import Final

OF_ALL: Final = re.compile(
    r"\W*(?:(?:alle|samtlige|alt|al) (?!andre|øvrige)|(?:ovenstående|ovennævnte|de nævnte|nævnte) \w+|(?:fælles|gældende) for )",
    re.IGNORECASE,
)
"""At the beginning of a sentence: what it says holds of all projects named before ("Alle beløb er fra")."""

SOURCE: Final = re.compile(
    r"pulje(?:n|r|rne)?s?(?!\w)|puljen? |(?:fond(?:en)?|midler(?:ne)?|ordning(?:en)?|program(?:met)?|legat(?:et)?)s?(?!\w)|"
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
