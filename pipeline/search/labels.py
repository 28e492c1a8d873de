"""The Danish names of the codes in the tables, as shown and as understood in a filter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.resources import gazetteer

KINDS: Mapping[str, str] = {
    "item": "Punkt",
    "decision": "Beslutning",
    "article": "Nyhed",
    "project": "Projekt",
    "document": "Dokument",
    "person": "Person",
    "organisation": "Organisation",
    "programme": "Program",
    "case": "Sag",
}
ITEM_TYPES: Mapping[str, str] = {
    "decision": "Beslutning",
    "discussion": "Drøftelse",
    "information": "Orientering",
    "theme": "Tema",
    "election": "Valg",
    "procedural": "Formalia",
    "question_time": "Spørgetid",
    "any_other_business": "Eventuelt",
}
OUTCOMES: Mapping[str, str] = {
    "approved": "Godkendt",
    "approved_with_changes": "Godkendt med ændringer",
    "recommended": "Anbefalet",
    "noted": "Taget til efterretning",
    "discussed": "Drøftet",
    "postponed": "Udsat",
    "sent_back": "Sendt tilbage",
    "rejected": "Forkastet",
    "withdrawn": "Udgået",
    "referred": "Oversendt",
    "elected": "Valgt",
    "no_remarks": "Ingen bemærkninger",
    "unknown": "Uafklaret",
}
SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": {
        "item": ("dagsordenspunkt", "punkter"),
        "decision": ("beslutninger",),
        "article": ("artikel", "artikler", "nyheder", "news"),
        "project": ("projekter",),
        "document": ("dokumenter",),
        "person": ("personer", "people"),
        "organisation": ("organisationer", "organization"),
        "programme": ("programmer",),
        "case": ("sager", "sagsforløb"),
    },
    "type": {
        "decision": ("beslutningssag", "beslutningspunkt"),
        "discussion": ("drøftelsessag", "drøftelsespunkt", "debat"),
        "information": ("orienteringssag", "orienteringspunkt", "meddelelser"),
        "theme": ("temadrøftelse", "tema"),
        "election": ("udpegning", "udpegninger"),
        "procedural": ("formelt", "dagsorden"),
        "any_other_business": ("evt",),
    },
    "outcome": {
        "approved": ("vedtaget", "tiltrådt", "bevilget", "bifaldet"),
        "recommended": ("indstillet",),
        "noted": ("efterretning", "til efterretning", "orienteret"),
        "postponed": ("udskudt",),
        "sent_back": ("tilbagesendt", "hjemsendt"),
        "rejected": ("afvist", "afslået", "ikke godkendt", "ikke vedtaget", "nedstemt"),
        "withdrawn": ("taget af dagsordenen", "trukket tilbage", "trukket"),
        "referred": ("henvist", "videresendt"),
        "elected": ("udpeget", "konstitueret"),
        "unknown": ("ukendt",),
    },
}
"""Other words for the codes; English ones are the codes themselves."""


@cache
def topics() -> Mapping[str, str]:
    """The Danish names of the major topics, by code.

    >>> topics()["7"]
    'Miljø'
    """
    return {row["cap_major"]: row["name_da"] for row in gazetteer("topics.csv")}


@cache
def municipalities() -> Mapping[str, str]:
    """The names of the municipalities, by official code.

    >>> municipalities()["751"]
    'Aarhus'
    """
    return {row["code"]: row["name"] for row in gazetteer("municipalities.csv")}


@cache
def programmes() -> Mapping[str, str]:
    """The names of the programmes, by code.

    >>> programmes()["erasmus-plus"]
    'Erasmus+'
    """
    return {row["id"]: row["name"] for row in gazetteer("programmes.csv")}


@cache
def programme_lineage(code: str) -> tuple[str, ...]:
    """A programme's code, then those of the programmes above it.

    >>> programme_lineage("erasmus-plus-ka1")
    ('erasmus-plus-ka1', 'erasmus-plus')
    """
    parents = {row["id"]: row["parent_id"] for row in gazetteer("programmes.csv")}
    line: list[str] = []
    while code and code not in line:
        line.append(code)
        code = parents.get(code, "")
    return tuple(line)


def label(facet: str, code: str) -> str:
    """What a value of a facet is called; the code itself where it has no name.

    >>> label("outcome", "noted"), label("year", "2019"), label("municipality", "461")
    ('Taget til efterretning', '2019', 'Odense')
    """
    return _names(facet).get(code, code)


def _names(facet: str) -> Mapping[str, str]:
    fixed: Mapping[str, Mapping[str, str]] = {"kind": KINDS, "type": ITEM_TYPES, "outcome": OUTCOMES}
    if facet in fixed:
        return fixed[facet]
    listed = {"topic": topics, "municipality": municipalities, "programme": programmes}
    return listed[facet]() if facet in listed else {}
