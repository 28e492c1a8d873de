from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipeline.linking.names import is_shortened, is_slip, name_key, without_genitive

if TYPE_CHECKING:
    from tests.linking.conftest import Linked

Link = Callable[..., "Linked"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Formand Lise Krat talte. Krat er glad.", ["Lise Krat", "Krat"]),
        ("siger Henriette Krat. Kontakt Henriette.", ["Henriette Krat", "Henriette"]),
        ("Lise Bang Krat, direktør. Lise Krat kom.", ["Lise Bang Krat", "Lise Krat"]),
        ("Lise Krat (A) kom. L. Krat (A) gik.", ["Lise Krat", "L. Krat"]),
        ("Lise Krat kom. Det var Lise Krats idé.", ["Lise Krat", "Lise Krats"]),
        ("Christian Wedel Krat kom. Kristian Wedel Krat gik.", ["Christian Wedel Krat", "Kristian Wedel Krat"]),
        ("Ole K. Krat kom. O.K. Krat gik.", ["Ole K. Krat", "O.K. Krat"]),
        ("Lise Bo Krat, født Lise Bo Bang, kom.", ["Lise Bo Krat", "Lise Bo Bang"]),
        ("Centerleder Lise Krat (LK) talte. LK er glad.", ["Lise Krat", "LK"]),
        ("Formand Hanne Rosborg Krat kom. Formand Rosborg Krat talte.", ["Hanne Rosborg Krat", "Rosborg Krat"]),
        ("Hanne Bang og Jacob Meller Krat. Jacob Møller Krat.", ["Jacob Meller Krat", "Jacob Møller Krat"]),
    ],
)
def test_forms_of_one_person(linked: Link, text: str, forms: list[str]) -> None:
    result = linked(text)
    ids = {result.id_of(form) for form in forms}
    assert len(ids) == 1
    assert None not in ids


def test_a_surname_of_two_people_is_neither(linked: Link) -> None:
    result = linked("Lise Krat og Bo Krat kom. Formand Krat talte.")
    assert result.id_of("Lise Krat") != result.id_of("Bo Krat")
    assert result.id_of("Krat") is None


def test_father_and_son_of_one_name_are_two(linked: Link) -> None:
    result = linked("Hans Bang Krat den ældre og Hans Bang Krat den yngre kom.")
    assert len({link.entity_id for link in result.links.mentions}) == 2
    alone = linked("Hans Bang Krat senior kom. Hans Bang Krat talte.")
    assert len({link.entity_id for link in alone.links.mentions}) == 1


def test_almost_one_name_in_two_parties_is_two_people(linked: Link) -> None:
    result = linked("Lars Vinther (A) og Lars Winther (V) kom.")
    assert result.id_of("Lars Vinther") != result.id_of("Lars Winther")
    assert not result.links.issues


def test_two_spellings_are_an_issue(linked: Link) -> None:
    result = linked("Jacob Meller Krat kom. Jacob Møller Krat gik.")
    assert [issue.kind for issue in result.links.issues] == ["name_spelled_two_ways"]


def test_people_of_one_name_in_two_municipalities_are_two(linked: Link) -> None:
    odense, kolding = (linked("Jens Krat (A) spurgte.", municipality=code) for code in (461, 621))
    assert odense.id_of("Jens Krat") != kolding.id_of("Jens Krat")


def test_a_stated_employer_tells_a_person_before_the_publisher_does(linked: Link) -> None:
    guest = linked("Jens Krat fra Kolding Kommune spurgte.", municipality=461)
    at_home = linked("Jens Krat (A) spurgte.", municipality=621)
    assert guest.id_of("Jens Krat") == at_home.id_of("Jens Krat")


def test_people_of_a_common_name_are_told_apart_by_their_employers(linked: Link) -> None:
    university = linked("Lektor Lars Jensen fra Aarhus Universitet holder oplæg.")
    association = linked("Konsulent Lars Jensen fra KL holder oplæg.")
    again = linked("Direktør Lars Jensen fra KL svarer.")
    assert len({one.id_of("Lars Jensen") for one in (university, association, again)}) == 2
    assert association.id_of("Lars Jensen") == again.id_of("Lars Jensen")


def test_a_minister_is_the_same_everywhere(linked: Link) -> None:
    odense, kolding = (linked("fødevareminister Dan Krat (S)", municipality=code) for code in (461, 621))
    assert odense.id_of("Dan Krat") == kolding.id_of("Dan Krat")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Jacob Meller Krat", "Jacob Møller Krat", True),
        ("Lise Rossavik", "Lise Rossavig", True),
        ("Bente Aaby", "Bente Åby", True),
        ("Jan Krat", "Jane Krat", False),
        ("Bo Jensen", "Bo Jepsen", False),
        ("Bo Krat", "Bo Bang", False),
        ("Lise Krat", "Lise Bang Krat", False),
        ("Lise Krat", "lise krat", False),
        ("Krat", "Krad", False),
    ],
)
def test_slips_of_the_pen(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is slip


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("L. Krat", "Lise Bang Krat", True),
        ("Lise Krat", "Lise Bang Krat", True),
        ("Lise B. Krat", "Lise Bang Krat", True),
        ("Bo Krat", "Lise Bang Krat", False),
        ("Bang Krat", "Lise Bang Krat", False),
        ("Lise Krat", "Lise Krat", False),
        ("Lise Bang", "Lise Bang Krat", False),
    ],
)
def test_shortened_names(short: str, full: str, is_short: bool) -> None:
    assert is_shortened(short, full) is is_short


def test_keys_and_genitives() -> None:
    assert name_key(" Co-Creating  Velfærd ") == "co creating velfærd"
    assert [without_genitive(name) for name in ("KL's", "Økonomiudvalgets", "Assens", "Kolding Havns")] == [
        "KL",
        "Økonomiudvalget",
        "Assens",
        "Kolding Havn",
    ]
