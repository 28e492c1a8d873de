"""Names of Danish public bodies by how they are built: ``Aarup Kommune``, ``Region Fyn``, ``Søfartsstyrelsen``."""

from __future__ import annotations

import re
from typing import Final

from pipeline.records import Span

_NAME: Final = r"[A-ZÆØÅ][\wé]*(?:-[A-ZÆØÅ][\wé]*)*"
_FIELDS: Final = rf"(?:{_NAME}-?(?:,\s|\sog\s)){{0,4}}"
_BODY: Final = re.compile(
    rf"""(?<![\w-])(?:
        {_NAME}\s(?:[Kk]ommune|Regionskommune|Universitet|Professionshøjskole|Erhvervsakademi|Erhvervsskole|Gymnasium|Museum|Provsti|Stift|Havn
            |Erhvervsråd|Forsyning|Bibliotek(?:erne)?|Universitetshospital|Politi)
      | Region\s{_NAME}
      | (?:{_NAME}\s){{1,2}}(?:EU[-\s]?Kontor|EU-kontor|EU[-\s]Office|European\sOffice)
      | (?:UCL|VIA|UC|UCN)\s(?:Erhvervsakademi\sog\sProfessionshøjskole|University\sCollege)
      | University\sCollege\s{_NAME} | UC\s(?:SYD|Syd|Syddanmark) | UCN | UCL | UC\sLillebælt
      | (?:Professionshøjskolen|Erhvervsakademi(?:et)?|Erhvervshus|VUC|HF\s&\sVUC|SOSU|KKR|Museum)\s{_NAME}
      | Ministeriet\sfor\s{_FIELDS}{_NAME} | Styrelsen\sfor\s{_FIELDS}{_NAME}
      | {_FIELDS}[A-ZÆØÅ]\w*(?:ministeriet|styrelsen)
      | Kommunernes\sLandsforening | Danske\sRegioner | Danske\sProfessionshøjskoler
    )(?=s?(?!\w))""",
    re.VERBOSE,
)


def find_public_bodies(text: str) -> list[Span]:
    """The places of names of public bodies in a text, a genitive ending not among them.

    >>> text = "Foto: Aarup Kommune, Region Fyn og Miljø- og Søfartsministeriet"
    >>> [text[span.start : span.end] for span in find_public_bodies(text)]
    ['Aarup Kommune', 'Region Fyn', 'Miljø- og Søfartsministeriet']
    """
    return [Span(found.start(), found.end()) for found in _BODY.finditer(text)]
