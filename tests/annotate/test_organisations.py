from __future__ import annotations

import pytest

from pipeline.annotate.acronyms import abbreviates, is_acronym
from pipeline.annotate.organisations.organisations import find_organisations


def names(text: str) -> list[str]:
    return [mention.text for mention in find_organisations(text) if mention.entity_type == "organisation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # listed bodies
        ("KL's oplæg", ["KL"]),
        ("det Syddanske EU-kontor", ["det Syddanske EU-kontor"]),
        ("University College Lillebælt", ["University College Lillebælt"]),
        ("kommunaldirektørkredsen", ["kommunaldirektørkredsen"]),
        ("KKR Syddanmark", ["KKR Syddanmark"]),
        ("RAR Fyn og Danske Regioner", ["RAR Fyn", "Danske Regioner"]),
        ("FOA Sønderborg", ["FOA Sønderborg"]),
        (
            "15. Juni Fondens støtte, Carlsbergfondet og VELUX FONDEN",
            ["15. Juni Fondens", "Carlsbergfondet", "VELUX FONDEN"],
        ),
        # bodies
        ("Økonomiudvalget anbefaler", ["Økonomiudvalget"]),
        ("Social-, Sundheds- og Seniorudvalget", ["Social-, Sundheds- og Seniorudvalget"]),
        ("Udvalget for Børn, Unge og Familier", ["Udvalget for Børn, Unge og Familier"]),
        ("Odense Kommunes Børne- og Ungeudvalg", ["Børne- og Ungeudvalg"]),
        ("Indenrigs- og Sundhedsministeriet", ["Indenrigs- og Sundhedsministeriet"]),
        ("Børne- og undervisningsministeriet", ["Børne- og undervisningsministeriet"]),
        ("Styrelsen for Patientsikkerhed", ["Styrelsen for Patientsikkerhed"]),
        ("By- og Landskabsforvaltningen", ["By- og Landskabsforvaltningen"]),
        # institutions
        ("på Plejecenter Solbakken", ["Plejecenter Solbakken"]),
        ("Regionshospitalet Viborg", ["Regionshospitalet Viborg"]),
        ("Kolding Havn", ["Kolding Havn"]),
        ("Lis Bangs Fond", ["Lis Bangs Fond"]),
        ("medlem af Alzheimerforeningen", ["Alzheimerforeningen"]),
        ("Foreningen Sejl i Sundet", ["Foreningen Sejl i Sundet"]),
        ("Arkitektfirmaet Lyng & Krat", ["Arkitektfirmaet Lyng & Krat"]),
        ("Nordlys Energi A/S", ["Nordlys Energi A/S"]),
        ("Gammelby Fjernvarme A.m.b.a.", ["Gammelby Fjernvarme A.m.b.a."]),
        ("Arkitektfirmaet C.F. Lyng", ["Arkitektfirmaet C.F. Lyng"]),
        ("Børne- og Ungdomspsykiatrisk Center", ["Børne- og Ungdomspsykiatrisk Center"]),
        ("Miljø- og Teknisk Udvalg", ["Miljø- og Teknisk Udvalg"]),
        ("Psykiatrisk Hospital i Nordby", ["Psykiatrisk Hospital i Nordby"]),
        ("Herlev Hospital i Herlev", ["Herlev Hospital"]),
        ("Dansk Musiker Forbund", ["Dansk Musiker Forbund"]),
        ("Finans Danmark", ["Finans Danmark"]),
        ("Lyngby Skoles støtteforening", ["Lyngby Skoles støtteforening"]),
        ("Boldklubben IF Nordby", ["IF Nordby"]),
        ("Institut for Kystforskning og KORA", ["Institut for Kystforskning", "KORA"]),
        # branches of listed bodies
        ("DSR Kreds Nordby", ["DSR Kreds Nordby"]),
        ("Vestas Wind Systems", ["Vestas Wind Systems"]),
        ("via Microsoft Teams", []),
        # abroad
        ("Coventry University i England", ["Coventry University"]),
        ("Université de Lyon i Frankrig", ["Université de Lyon"]),
        ("Universidade Do Minho", ["Universidade Do Minho"]),
        ("University of Applied Sciences", ["University of Applied Sciences"]),
        ("Göteborgs universitet", ["Göteborgs universitet"]),
        ("Universitetet i Oslo", ["Universitetet i Oslo"]),
        ("Hanzehogeschool Groningen", ["Hanzehogeschool Groningen"]),
        ("Region Skåne", ["Region Skåne"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget drøftede sagen.",
        "Området ved skoven",
        "Bestyrelsen og Rådet",
        "Valgbestyrelse",
        "Socialområdet",
        "Skolen er lukket.",
        "Folkeskolen i dag",
        "REFERAT",
        "Jens Hansen (SF)",
        "en forening i byen",
        "NT",
        "Gammelby Rådhus",
    ],
)
def test_general_words_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "council", "owner"),
    [
        ("Odense Byråd", "Odense Byråd", ("municipality_code", "461")),
        ("Koldings byråd", "Koldings byråd", ("municipality_code", "621")),
        ("Byrådet i Odder", "Byrådet", ("municipality_code", "727")),
        ("kommunalbestyrelsen i Stevns", "kommunalbestyrelsen", ("municipality_code", "336")),
        ("Regionsrådet i Region Midtjylland", "Regionsrådet", ("region_code", "1082")),
        ("Region Syddanmarks regionsråd", "Region Syddanmarks regionsråd", ("region_code", "1083")),
        ("Byrådet vedtog", "Byrådet", None),
    ],
)
def test_councils_with_the_municipality_or_region_that_is_named(
    text: str, council: str, owner: tuple[str, str] | None
) -> None:
    [mention] = find_organisations(text)
    assert (mention.text, mention.attributes["kind"]) == (council, "council")
    assert owner is None or mention.attributes[owner[0]] == owner[1]


def test_an_acronym_in_brackets_is_bound_to_its_long_form() -> None:
    long, short = find_organisations("Gammelby Varmeforsyning (GVF)")
    assert (long.text, long.attributes["acronym"]) == ("Gammelby Varmeforsyning", "GVF")
    assert (short.text, short.attributes["refers_to"]) == ("GVF", "Gammelby Varmeforsyning")


def test_a_long_form_without_an_organisations_noun_is_a_bodys_unless_it_ends_in_a_thing() -> None:
    assert [
        (m.text, m.entity_type)
        for m in find_organisations("Velfærdsteknologisk Komite (VTK) og Fælles Journal System (FJS)")
    ] == [
        ("Velfærdsteknologisk Komite", "organisation"),
        ("VTK", "organisation"),
        ("Fælles Journal System", "misc"),
        ("FJS", "misc"),
    ]


def test_a_short_acronym_counts_beside_words_that_explain_it() -> None:
    assert names("KU") == []
    assert names("forskere fra KU") == ["KU"]


@pytest.mark.parametrize(
    ("acronym", "long", "right"),
    [
        ("CCW", "Co-Creating Welfare", True),
        ("DISH", "Digital & Innovation Skills Helix", True),
        ("FMK", "Fælles Medicinkort", True),
        ("KL", "Danske Regioner", False),
        ("UCL", "", False),
    ],
)
def test_abbreviations(acronym: str, long: str, right: bool) -> None:
    assert abbreviates(acronym, long) is right


@pytest.mark.parametrize(
    ("word", "right"), [("FMK", True), ("DiSH", True), ("SF", False), ("A", False), ("Bilag", False)]
)
def test_acronyms(word: str, right: bool) -> None:
    assert is_acronym(word) is right
