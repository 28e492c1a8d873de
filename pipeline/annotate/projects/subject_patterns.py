"""How a text points back at one of several projects that it has listed: by number or by their order."""

from __future__ import annotations

import re
from typing import Final

ENTRY: Final = re.compile(
    r"\W{0,3}(?:(?:projekt|ansøgning|sag|nr\.?|nummer) ?)?(?P<number>\d{1,3})(?:[.):\t]| [–-] )", re.IGNORECASE
)
"""At the beginning of a block: its number in a list."""

BY_NUMBER: Final = re.compile(
    r"(?<!\w)(?:(?:projekt|ansøgning)(?: ?nr\.?| nummer)?|nr\.?|nummer) ?(?P<number>\d{1,3})(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
"""The number of what is spoken of ("Til nr. 3:", "ansøgning 2")."""

_ORDINALS: Final = ("første", "and(?:et|en)", "tredje", "fjerde", "femte", "sidste")
BY_ORDER: Final = re.compile(
    rf"(?<!\w)(?:(?:det|den) (?:{'|'.join(f'(?P<n{place}>{word})' for place, word in enumerate(_ORDINALS))})"
    rf"|(?P<m0>førstnævnte)|(?P<m{len(_ORDINALS) - 1}>sidstnævnte))"
    r"(?: (?:projekt|ansøgning|bevilling)(?:et|en)?)?(?=[.,:;]| \d| (?:af|fra|og|men|er|var|blev|bliver|har|havde|får|fik|skal|vil|kan|"
    r"løber|varer|begynd(?:er|te)|start(?:er|ede)|slutte(?:r|de)|ledes|køres|støttes|hedder|handler|går|gik|kost(?:er|ede)|modtager|"
    r"modtog|bygger|udgår|gennemføres|kommer|drives|styres|afslutte[ds]e?s?)(?!\w))",
    re.IGNORECASE,
)
"""Its place among those listed ("det første ledes af", "120.000 kr. til det fjerde."); the last group is the last of them."""
LAST: Final = len(_ORDINALS) - 1

IN_PASSING: Final = re.compile(
    r"(?:bygger (?:videre )?(?:på|ovenpå)|(?:fortsættelse|forlængelse|videreførelse|opfølgning)(?:en)? (?:af|på)|"
    r"afløser|(?:afløser|efterfølger|arvtager)(?:en)? (?:af|for|til)|viderefører|erfaringer(?:ne)?(?: \w+)? fra|ligesom|inspireret af|"
    r"forgænger(?:en|e)?,?|(?:det )?(?:tidligere|gamle|forrige)(?: \w+)?)"
    r"(?: (?:i|med|fra))?(?: (?:\w+-)?\w*projekt(?:et|er|erne)?)? [”“\"»]?$",
    re.IGNORECASE,
)
"""Before a project that only another is compared with or comes after."""

ENTRY_NAME: Final = re.compile(r"(?:^|[.;|,\t ] ?)(?:projekt(?:navn|titel)?|titel|navn): ?[”“\"»]?$", re.IGNORECASE)
"""Before the project that a line of labels and values is about."""

GOES_TO: Final = re.compile(r"[^,;:]{1,30}? (?:til|for|i) $")
"""Between a sum and what it goes to."""
