"""Institutions and associations that very many towns have one of by the same name: a name tells one only within its municipality."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.annotate.municipalities.municipalities import place_names

_KINDS: Final = (
    r"børnehave|vuggestue|børnehus|dagtilbud|daginstitution|fritidsklub|ungdomsklub|ungdomsgård|familiehus|ungdomsskole|musikskole|"
    r"folkeskole|specialskole|friskole|privatskole|plejecent(?:er|re)|plejehjem|ældrecent(?:er|re)|omsorgscent(?:er|re)|"
    r"aktivitetscent(?:er|re)|sundhedscent(?:er|re)|medborgerhus|kulturhus|forsamlingshus|lægehus|værested|bosted|botilbud|jobcent(?:er|re)|"
    r"vandværk|varmeværk|kraftvarmeværk|borgerforening|beboerforening|grundejerforening|ejerforening|idrætsforening|gymnastikforening|"
    r"husflidsforening|støtteforening|handelsstandsforening|boldklub|rideklub|svømmeklub|roklub|lokalråd|landsbyråd|landsbylaug|"
    r"menighedsråd|spejdergruppe"
)
_DEFINITE: Final = r"(?:en|et|n|t|met|ben|ten)?"
_SCHOOL: Final = r"[\wæøå-]+(?<!høj)(?<!efter)(?<!handels)(?<!erhvervs)(?<!landbrugs)(?<!produktions)skolen"
"""Schools above the primary school choose names of their own."""
_INSTITUTION: Final = re.compile(
    rf"(?:(?:{_KINDS}){_DEFINITE}(?: \S.*)?|.*\b[\wæøå-]*(?:{_KINDS}){_DEFINITE}|{_SCHOOL}|\S.* skole)", re.IGNORECASE
)


@lru_cache(maxsize=16384)
def is_institution(name: str) -> bool:
    """Whether a name is one that an institution or association of another municipality may have too.

    >>> names = ("Søndervangskolen", "Plejecentret Solgården", "Borgerforeningen Fremad", "Jobcenter Assens", "Odder Højskole", "KL")
    >>> [is_institution(name) for name in names]
    [True, True, True, False, False, False]
    """
    return _INSTITUTION.fullmatch(name) is not None and next(iter(place_names(name)), None) is None
