"""How a text points back at one of several projects that it has listed: by number or by their order."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = r"(?P<label>\d{1,3}(?:-\d{1,3})?|[a-h](?=\)|:))"
ENTRY: Final = re.compile(
    rf"\W{{0,3}}(?:(?:projekt|ansøgning|sag|nr\.?|nummer) ?)?{_LABEL}(?:[.):\t]| [–-] )", re.IGNORECASE
)
"""At the beginning of a block: its number or letter in a list."""

BACK_TO_ENTRY: Final = re.compile(
    rf"\W{{0,3}}(?:ad|om|til|vedr\.|vedrørende) (?:(?:projekt|ansøgning|nr\.?|nummer|litra) ?)?{_LABEL}\)?:",
    re.IGNORECASE,
)
"""At the beginning of a block: the number or letter of what it goes back to ("Ad 3:", "Om b:")."""

BY_NUMBER: Final = re.compile(
    r"(?<!\w)(?:(?:projekt|ansøgning)(?: ?nr\.?| nummer)?|nr\.?|nummer) ?(?P<label>\d{1,3})(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
"""The number of what is spoken of ("Til nr. 3:", "ansøgning 2")."""

_ORDINALS: Final = ("første", "and(?:et|en)", "tredje", "fjerde", "femte", "sidste")
LAST: Final = len(_ORDINALS) - 1
_THINGS: Final = r"(?: (?:projekt|ansøgning|bevilling)(?:et|en)?)?"
BY_ORDER: Final = re.compile(
    rf"(?<!\w)(?:(?P<m0>førstnævnte)|(?P<m{LAST}>sidstnævnte)){_THINGS}(?!\w)|"
    rf"(?<!\w)(?:det|den) (?:{'|'.join(f'(?P<n{place}>{word})' for place, word in enumerate(_ORDINALS))}){_THINGS}"
    r"(?=[.,:;]| \d|s vedkommende| (?:af|fra|og|men|er|var|blev|bliver|har|havde|får|fik|skal|vil|kan|udgør|udløber|ophører|stopper|"
    r"stoppede|kører|ejes|løber|varer|begynd(?:er|te)|start(?:er|ede)|slutte(?:r|de)|ledes|køres|støttes|hedder|handler|går|gik|"
    r"kost(?:er|ede)|modtager|modtog|bygger|udgår|gennemføres|kommer|drives|styres|afslutte[ds]e?s?)(?!\w))",
    re.IGNORECASE,
)
"""Its place among those listed ("det første ledes af", "120.000 kr. til det fjerde."); the last group is the last of them."""

OF_BOTH: Final = re.compile(
    r"(?<!\w)(?:(?:der|som|de) begge|(?:begge|de to) (?:projekter|indsatser|forløb|initiativer|ansøgninger)(?:ne)?|"
    r"begge (?:løber|begynder|begyndte|starter|startede|slutter|sluttede|varer|udløber|ophører|er|var|får|fik|har|ledes|støttes|"
    r"gennemføres|modtager|modtog))(?!\w)",
    re.IGNORECASE,
)
"""Before what is said of two projects alike."""

IN_PASSING: Final = re.compile(
    r"(?:bygger (?:videre )?(?:på|ovenpå)|(?:fortsættelse|forlængelse|videreførelse|opfølgning)(?:e?n)? (?:af|på)|"
    r"afløser|(?:afløser|efterfølger|arvtager)(?:en)? (?:af|for|til)|viderefører|erfaringer(?:ne)?(?: \w+)? fra|ligesom|inspireret af|"
    r"(?:forgænger|forløber)(?:en|e|ne)?,?|(?:det |et )?(?:tidligere|gamle|forrige)(?: \w+)?(?:, (?:der|som) (?:hed|hedder))?)"
    r"(?: (?:i|med|fra))?(?: (?:det|den|et|en) (?:første|gamle|tidligere|forrige|oprindelige) \w+,?)?"
    r"(?: (?:\w+-)?\w*projekt(?:et|er|erne)?)? [”“\"»]?$",
    re.IGNORECASE,
)
"""Before a project that only another is compared with or comes after."""

ENTRY_NAME: Final = re.compile(r"(?:^|[.;|,\t ] ?)(?:projekt(?:navn|titel)?|titel|navn): ?[”“\"»]?$", re.IGNORECASE)
"""Before the project that a line of labels and values is about."""

GOES_TO: Final = re.compile(r"[^,;:]{1,30}? (?:til|for|i) $")
"""Between a sum and what it goes to."""

INTRODUCED: Final = re.compile(
    r"(?:hedder|kaldes|kaldet|kaldt|døbt|(?:under|har|fået|båret?) (?:navnet|titlen)|går under navnet|navnet er|"
    r"(?:sker|foregår|indgår|gennemføres|(?:er|bliver) (?:en )?del) (?:(?:som )?(?:led|en del) )?(?:i|af|under|gennem)"
    r"(?: (?:\w+-)?projektet)?)"
    r"(?: (?!og|som)\w+){0,2} [”“\"»]?$",
    re.IGNORECASE,
)
"""Before a name that is told for the first time, of what the words before spoke of."""

CONTINUING: Final = re.compile(
    r"\W*(?:(?:penge|midler|partner|deltager)ne|tilskuddet|(?:støtte|bevilling)en|"
    r"\w*(?:projekt|forløb|netværk|samarbejd|budgett|regnskab)et|\w*indsatsen)(?!\w)",
    re.IGNORECASE,
)
"""At the beginning of a block: it goes on about what was spoken of ("Pengene fra LIFE går til")."""

ASIDE_OVER: Final = re.compile(r"[”\"»)]{0,2}[,)] (?!som|der|hvor|hvis|og)\w")
"""Behind a name: what was said of it in passing ends, and the sentence goes on ("Med X, fortsættelsen af Y, udvider")."""

IN_TURN: Final = re.compile(r"(?<!\w)(?:[Hh]enholdsvis|[Hh]hv\.?)(?= )(?P<told>(?:[^.;\n]|[.](?! [A-ZÆØÅ]|$)){1,300})")
"""What holds of several projects in their order."""

NEXT_IN_TURN: Final = re.compile(r", (?!som|der|hvor)|(?<!-) og ")
"""Between what holds of one project and what holds of the next."""

RUN_TOGETHER: Final = re.compile(
    r"styregruppe|projektgruppe|følgegruppe|projektmøde|partner(?:skabs)?møde|koordineringsmøde|konsorti(?:um|e)",
    re.IGNORECASE,
)
"""In the head of minutes: those meet who run a project together."""
