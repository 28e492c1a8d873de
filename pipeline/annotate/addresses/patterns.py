"""How Danish addresses are written: street, house number, floor and door, place name, postcode and town."""

from __future__ import annotations

import re
from typing import Final

_HOUSE: Final = r"\d{1,3}(?: ?[A-Za-z](?![\w.]))?(?: ?[-–] ?\d{1,3}(?: ?[A-Z](?![\w.]))?)?"
_FLOOR: Final = r"(?:, ?(?:\d{1,2}\.|st\b\.?|kl\b\.)(?: ?(?:sal|th|tv|mf|\d{1,2})\b\.?)?)?"
_CAPITAL: Final = r"[A-ZÆØÅ][\wæøå.'’-]*"
_TOWN_WORD: Final = r"[A-ZÆØÅ][\wæøå'’-]*"
_TOWN: Final = rf"(?:(?:Nr|Sdr|Kgs|St|Ll|Gl|Ndr)\. )?{_TOWN_WORD}(?: (?:(?:Sj|F|M|Fl)\.(?!\w)|(?:{_TOWN_WORD})(?![:.]\w|:))){{0,2}}"

NUMBERED: Final = re.compile(
    rf"(?<![\w.-])(?P<last>[\wæøå'’-]{{3,40}}\.?) (?P<house>{_HOUSE})(?![\w%]|[.,:/]\d){_FLOOR}"
    rf"(?P<post>(?:, {_CAPITAL})?(?:, ?|\s[-–·|]\s|\s)(?P<code>(?:DK-)?[1-9]\d{{3}}) (?P<town>{_TOWN}))?"
)
"""A word with a number after it, and the postcode and town that follow."""

STREET_WORD: Final = re.compile(
    r"(?:(?:vej|gade|plads|vænge|park|bakke|banke|sti|vang|toft|kaj|eng|mark|dam|krog|skrænt|sving|lund|gård|promenad|passag|lykk|løkk|gyd|dal|høj|ås"
    r"|vold|kvarter|ager|brygg)(?:en?|et)?|all[eé](?:en)?|torv(?:et)?|stræde[rt]?|boulevard(?:en)?|agre(?:ne)?|have(?:n|rne)?|ring(?:en)?|centret|ledet|skellet|mosen?)$",
    re.IGNORECASE,
)
"""How the last word of a street's name ends."""

EARLIER_WORDS: Final = re.compile(rf"(?:{_CAPITAL} (?:(?:og|af|den|det|de|i) (?={_CAPITAL} ))?){{1,4}}$")
"""Before the last word: the other words of the street's name ("H.C. Andersens Boulevard", "Ved Skoven")."""

LONGEST_NAME: Final = 60
"""Characters looked back for the words of a street's name."""

PREPOSITIONS: Final = frozenset(
    "På I Fra Til Ved Mellem Langs Bag Over Under Ud Mod Hos Ad Og Adresse Adressen Sted Mødested".split()
)
"""Words that get their capital from the sentence when a whole name follows ("På Søndergade 12"); alone before a lone street word
they belong to it ("Ved Parken 3")."""

NO_STREETS: Final = re.compile(
    r"(?:sager|punkt|pkt|bilag|side|nr|sag|lokalplan|dagsordenspunkt|kl|uge|etape|klasse|afsnit|kapitel|tabel|figur|kommuneplan|budget|telefon|tlf|matr)\.?$",
    re.IGNORECASE,
)
"""Words with a number after them that are no address even before four digits and a capital word."""

NAMED_STREET: Final = re.compile(
    r"[A-ZÆØÅ][\wæøå-]*(?:vej|vejen|gade|gaden|allé|alléen|boulevard|boulevarden|stræde|vænget|stien|plads|pladsen|torvet|landevej)"
)
"""A lone word that is a street's name."""

BEFORE_STREET: Final = re.compile(
    r"(?<!\w)(?:på|ved|ad|i|langs|mellem|fra|til|omkring|over|af|og|for enden af|hjørnet af|krydset) $", re.IGNORECASE
)
"""Before it: it is where something is."""

LANDMARK: Final = re.compile(
    r"(?:Bane)?(?:[Ss]tation|[Rr]ådhus|[Ff]orsamlingshus|Strandpark|Bymidte|Kaserne|Svømmehal|Svømmebad|Stadion|Idrætspark|Motorvej"
    r"|Vildmose|Mose|Plantage|Kridtbakker|Bakker|Kirkegård|Regionshus|Havnefront|Industripark|Erhvervspark|Naturpark|Lufthavn)s?"
)
"""The last word of the name of a building or a stretch of land."""

VENUE: Final = re.compile(
    r"(?:Havn|[\w]*hallen|[\w]*[Hh]allerne|Hallen|Kirke|Domkirke|Hotel|Kro|Værft|Bådehavn|Lystbådehavn)"
)
"""The last word of the name of a house or harbour that may be a body too."""

INSTITUTION: Final = re.compile(
    r"(?:Idrætscenter|Fritidscenter|Kulturhus|Kulturcenter|Bibliotek|Centret|Akademi|Medborgerhus|Borgerhus|Aktivitetscenter|Fritidshus)"
)
"""The last word of the name of an institution: it is a place only where a meeting is held in it."""

VENUE_NOUNS: Final = frozenset(
    {"Campus", "Hotel", "Kulturhuset", "Rådhuset", "Regionshuset", "Forsamlingshuset", "Medborgerhuset"}
)
"""Nouns that such names begin with."""

BEFORE_VENUE: Final = re.compile(
    r"(?:(?<!\w)(?:i|på|ved|omkring|langs|nær|foran|bag|under|mod|forbi)|(?:[Mm]øde)?[Ss]ted:?) $"
)
"""Before such a name: something happens there."""

_ROOM: Final = r"(?:møde)?lokale|[\w]+(?:salen|rummet|stuen)\b|(?:biblioteket|kantinen|aulaen)\b"
BEFORE_ROOM: Final = re.compile(rf", (?:{_ROOM})")
"""After such a name: a room in it."""

AFTER_VENUE: Final = re.compile(
    rf", (?:{_ROOM}"
    r"|[A-ZÆØÅ][\wæøå. ]{2,30}(?:vej|vejen|gade|gaden|allé|torvet|plads|stræde|vænget|\w) \d)"
)
"""After such a name: a room or a street in it."""

MEETING_AT: Final = re.compile(r"(?:[Mm]øde)?[Ss]ted:? $")
"""Before the name of an institution: a meeting is held there."""

LABELS: Final = frozenset(
    "Mødested Sted Mødelokale Lokale Adresse Fra Til Ved På I Ad Langs Renovering Lukning Salg Køb Ny Nye".split()
)
"""Words before the name of a place that are none of its name."""
