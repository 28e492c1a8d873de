"""Nouns of institutions and associations that very many towns have one of, and how their names are told with a town."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    r"børnehave|vuggestue|børnehus|dagtilbud|daginstitution|fritidsklub|ungdomsklub|ungdomsgård|familiehus|ungdomsskole|musikskole|"
    r"folkeskole|specialskole|friskole|privatskole|plejecent(?:er|re)|plejehjem|ældrecent(?:er|re)|omsorgscent(?:er|re)|"
    r"aktivitetscent(?:er|re)|sundhedscent(?:er|re)|medborgerhus|kulturhus|forsamlingshus|lægehus|værested|bosted|botilbud|jobcent(?:er|re)|"
    r"vandværk|varmeværk|kraftvarmeværk|borgerforening|beboerforening|grundejerforening|ejerforening|idrætsforening|gymnastikforening|"
    r"husflidsforening|støtteforening|handelsstandsforening|boldklub|rideklub|svømmeklub|roklub|lokalråd|landsbyråd|landsbylaug|"
    r"menighedsråd|spejdergruppe|kulturskole|billedskole"
)
_ARTICLE: Final = r"en|et|n|t|met|ben|ten"
_DEFINITE: Final = rf"(?:{_ARTICLE})?"
_SCHOOL: Final = r"[\wæøå-]+(?<!høj)(?<!efter)(?<!handels)(?<!erhvervs)(?<!landbrugs)(?<!produktions)skolen"
"""Schools above the primary school choose names of their own."""
INSTITUTION: Final = re.compile(
    rf"(?:(?:{_KINDS}){_DEFINITE}(?: \S.*)?|.*\b[\wæøå-]*(?:{_KINDS}){_DEFINITE}|{_SCHOOL}|\S.* skole)", re.IGNORECASE
)

_ONE_IN_A_MUNICIPALITY: Final = (
    r"ungdomsskole|musikskole|kulturskole|billedskole|produktionsskole|handelsskole|jobcent(?:er|re)|borgerservice|ppr|bibliotek|"
    r"hovedbibliotek|sprogcent(?:er|re)"
)
_ONE_IN_A_TOWN: Final = (
    r"borgerforening|beboerforening|husflidsforening|handelsstandsforening|turistforening|forsamlingshus|museum|muse|spejdere?|"
    r"vandværk|varmeværk|kraftvarmeværk|lokalråd|menighedsråd"
)
_NOUN: Final = rf"(?:(?P<one>{_ONE_IN_A_MUNICIPALITY})|(?P<many>{_ONE_IN_A_TOWN}))(?:{_ARTICLE}|ne)?s?"
TOLD: Final = re.compile(
    rf"(?:(?P<before>\S+(?: \S+)?) )?{_NOUN}(?: (?:i|på) (?P<after>\S+(?: \S+)?)| (?P<beside>\S+))?", re.IGNORECASE
)

STEMS: Final = {"muse": "museum", "spejdere": "spejder"}
"""Stems of some nouns as ``TOLD`` finds them, with the noun."""
