from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.annotate.projects.lists import listed_projects
from pipeline.annotate.projects.projects import find_projects
from pipeline.records import Document


def names(text: str) -> list[str]:
    return [mention.text for mention in find_projects(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("projektet Co-Creating Velfærd, og", ["Co-Creating Velfærd"]),
        ("det lokale projekt JASMIN, som", ["JASMIN"]),
        ("i EU-projektet Grøn Havn er", ["Grøn Havn"]),
        ("EU-projekter som DISK og SEMPER", ["DISK", "SEMPER"]),
        ("Tre stærke projekteksempler: DISK, SEMPER og CCV", ["DISK", "SEMPER", "CCV"]),
        ("to nye projekter, AquaLab og Sol over Europa.", ["AquaLab", "Sol over Europa"]),
        ("EVARS-projektet", ["EVARS"]),
        ("projektet ”Sund sammen”", ["Sund sammen"]),
        ('et nyt projekt, "Vand på vej", som', ["Vand på vej"]),
        ("projektet, der har fået titlen Co-creating Velfærd.", ["Co-creating Velfærd"]),
        ("Projektet hedder ReBrick og", ["ReBrick"]),
        ("DISK er et Erasmus+ projekt", ["DISK"]),
        ("CareBridge (Bridging Care in Europe), der er et EU-projekt", ["CareBridge", "Bridging Care in Europe"]),
        ("projektet Sammen om sundhed er godt", ["Sammen om sundhed"]),
        ("projektet DISK i Odense Kommune", ["DISK"]),
        ("projektet Krop og Sind", ["Krop og Sind"]),
        ("projektet Sund i Naturen.", ["Sund i Naturen"]),
        ("LIFE-projektet Wild Bogs fortsætter", ["Wild Bogs"]),
        ("arbejdet i LIFE Ren Fjord, som", ["LIFE Ren Fjord"]),
        ("Projektet, der har fået navnet LIFE Ren Fjord, ledes", ["LIFE Ren Fjord"]),
        ("EU-ansøgningen BRO-UNG", ["BRO-UNG"]),
        ("initiativet Grøn Havn", ["Grøn Havn"]),
    ],
)
def test_names_that_a_text_introduces(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Interreg-projektet i Odense",
        "EU-projektet i Vejle",
        "IT-projekter",
        "Projektet Kommunen",
        "projekt Vejle",
        "Projektleder Hansen",
        "EU-programmet Interreg",
        "projektet er godt",
        "NASA og CERN",
        "ansøgningen Kolding",
        "LIFE IP i Danmark",
    ],
)
def test_what_is_no_project(text: str) -> None:
    assert names(text) == []


def test_brackets_give_full_name_or_acronym() -> None:
    short, long = find_projects("projektet DISK (Digital Innovation Skills)")
    assert short.attributes == {"full_name": "Digital Innovation Skills", "acronym": "DISK"}
    assert (long.text, long.attributes["refers_to"]) == ("Digital Innovation Skills", "DISK")
    full, acronym = find_projects("projektet Grøn Omstilling Nu (GON)")
    assert full.attributes == {"full_name": "Grøn Omstilling Nu", "acronym": "GON"}
    assert (acronym.text, acronym.attributes["refers_to"]) == ("GON", "Grøn Omstilling Nu")


def test_points_of_an_announced_list(document_of: Callable[..., Document]) -> None:
    document = document_of(
        [
            "Her er to projekter, der fik støtte:",
            "• Blå Byer, hvor",
            "• ”Rød tråd” – om garn",
            "Andre lister:",
            "• Ren luft, som",
        ]
    )
    assert [document.text[slice(*mention.span)] for mention in listed_projects(document)] == ["Blå Byer", "Rød tråd"]


def test_headings_as_many_as_the_text_announces(document_of: Callable[..., Document]) -> None:
    prose = "Her står en hel del mere om, hvad der skal ske i løbet af de næste år."
    lines = ["Udvalget har godkendt to projekter.", "MatFjord", prose, "Ung i Nord", prose]
    document = document_of(lines)
    assert [mention.text for mention in listed_projects(document)] == ["MatFjord", "Ung i Nord"]
    assert list(listed_projects(document_of([*lines, "Et til", prose]))) == []
