"""Institutions told by their noun and town, and their identity in documents of several municipalities."""

from __future__ import annotations

import pytest

from pipeline.annotate.mentions import longest, without_overlaps
from pipeline.annotate.municipalities.municipalities import find_municipalities
from pipeline.annotate.organisations.organisations import find_organisations
from pipeline.linking.institutions import institution, municipality_of
from pipeline.linking.organisations import link_organisation
from pipeline.linking.owners import Owner
from pipeline.linking.surroundings import with_surroundings

VEJLE, KOLDING = Owner(municipality=630), Owner(municipality=621)


def linked(text: str, owner: Owner) -> list[str | None]:
    mentions = without_overlaps([*find_organisations(text), *find_municipalities(text)], longest)
    return [
        link_organisation(mention, owner).entity_id
        for mention in with_surroundings(text, mentions)
        if mention.entity_type == "organisation"
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Musikskolen spiller på torvet.", VEJLE),
        ("Torvet er Musikskolens scene.", VEJLE),
        ("Vejle Musikskole spiller.", KOLDING),
        ("Musikskolen i Vejle spiller.", KOLDING),
        ("Vejles Musikskole spiller.", Owner()),
    ],
)
def test_a_municipality_has_one_of_its_kind(text: str, owner: Owner) -> None:
    [expected] = linked("Musikskolen i Vejle", Owner())
    assert expected is not None
    assert linked(text, owner) == [expected]


def test_two_towns_are_two_bodies() -> None:
    vejle, kolding = linked("Kulturskolen i Vejle og Kulturskolen i Kolding mødtes.", VEJLE)
    assert vejle is not None
    assert kolding is not None
    assert vejle != kolding


def test_an_association_belongs_to_its_town() -> None:
    named, turned = linked("Egtved Borgerforening svarede. Det gjorde Borgerforeningen i Egtved også.", VEJLE)
    assert named is not None
    assert named == turned
    assert linked("Borgerforeningen i Jelling svarede.", VEJLE) != [named]


def test_a_bare_noun_without_municipality_stays_open() -> None:
    assert linked("Elever fra Musikskolen spiller.", Owner()) == [None]


@pytest.mark.parametrize(
    ("name", "noun", "town"),
    [
        ("Museet i Skagen", "museum", "skagen"),
        ("Skagen Museum", "museum", "skagen"),
        ("Jobcentret", "jobcenter", None),
        ("Spejderne i Tisvilde", "spejder", "tisvilde"),
    ],
)
def test_noun_and_town(name: str, noun: str, town: str | None) -> None:
    told = institution(name)
    assert told is not None
    assert (told.noun, told.town) == (noun, town)


@pytest.mark.parametrize(
    "name", ["Borgerforeningen Fremad", "Musikforeningen", "museum for alle", "Jobcenter Vest", ""]
)
def test_names_of_their_own(name: str) -> None:
    assert institution(name) is None


def test_a_part_of_a_municipalitys_name() -> None:
    assert municipality_of("Skjern") == 760
    assert municipality_of("Høje") is None
