"""Names of Danish public bodies by how they are built: ``Aarup Kommune``, ``Region Fyn``, ``Søfartsstyrelsen``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.records import Span
from pipeline.resources import gazetteer
from pipeline.text.gazetteer import Gazetteer, Name

_NAME: Final = r"[A-ZÆØÅ][\wé]*(?:-[A-ZÆØÅ][\wé]*)*"
_FIELDS: Final = rf"(?:{_NAME}-?(?:,\s|\sog\s)){{0,4}}"
_BODY: Final = re.compile(
    rf"""(?<![\w-])(?:
        {_NAME}\s(?:[Kk]ommune|KOMMUNE|Regionskommune|Universitet|Professionshøjskole|Erhvervsakademi|Erhvervsskole|Gymnasium|Museum|Provsti|Stift|Havn
            |Erhvervsråd|Forsyning|Bibliotek(?:erne)?|Universitetshospital|Politi)
      | (?:Region|REGION)\s{_NAME}
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


_KINDS: Final = frozenset(
    """
    agency association business eu_office health_cooperation hospital housing institute labour_market ministry network school university
    university_college
    """.split()
)


def find_public_bodies(text: str) -> list[Span]:
    """The places of names of public bodies and their associations in a text, a genitive ending not among them: those of the list of
    organisations, and what is built as such names are. Of two that overlap the longer counts.

    >>> text = "KL, Aarup Kommune, Region Fyn og Miljø- og Søfartsministeriet"
    >>> [text[span.start : span.end] for span in find_public_bodies(text)]
    ['KL', 'Aarup Kommune', 'Region Fyn', 'Miljø- og Søfartsministeriet']
    """
    found = [Span(*match.span()) for match in _BODY.finditer(text)]
    found += [Span(match.start, match.stem_end) for match in _known().find(text) if not match.compound]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept


@cache
def _known() -> Gazetteer[None]:
    names: list[Name[None]] = []
    for row in gazetteer("organisations.csv"):
        if row["kind"] in _KINDS and not row["needs"]:
            long = [row["name"], *filter(None, row["aliases"].split("|"))]
            names += [Name(form, None, "exact" if form.isupper() else "initial") for form in long]
            names += [Name(row["acronym"], None, "exact")] if row["acronym"] else []
    return Gazetteer(names)
