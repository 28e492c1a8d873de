"""A foreign city's authority by its office and by the city alone, within one document."""

from __future__ import annotations

import pytest

from pipeline.annotate.mentions import mention_at
from pipeline.linking.cities import city_forms, with_authorities


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Hansestadt Rostock", "Rostock"),
        ("Freie und Hansestadt Hamburg", "Hamburg"),
        ("Câmara Municipal do Porto", "Porto"),
        ("Ajuntament de Vilafranca del Penedès", "Vilafranca del Penedès"),
        ("Ville d'Angers", "Angers"),
        ("City of Turku", "Turku"),
        ("Borås Stad", "Borås"),
        ("Lunds kommun", "Lund"),
        ("Göteborg Stad", "Göteborg"),
        ("Oslo kommune", "Oslo"),
        ("Tartu linn", "Tartu"),
    ],
)
def test_the_city_of_an_authority(name: str, city: str) -> None:
    assert city in city_forms(name)


@pytest.mark.parametrize("name", ["Stadtwerke Kiel", "Gent", "Universiteit Gent", "Stadt", "Gent Cityforening"])
def test_other_bodies_are_no_authorities_of_cities(name: str) -> None:
    assert city_forms(name) == ()


def test_a_city_with_two_authorities_in_the_text_is_neither() -> None:
    text = "Stadt Gent, Stad Gent, Gent"
    mentions = [mention_at(text, *place, "organisation", "x") for place in ((0, 10), (12, 21), (23, 27))]
    assert [mention.attributes for mention in with_authorities(mentions)] == [{}, {}, {}]


def test_a_place_of_that_name_stays_a_place() -> None:
    text = "Stad Gent, Gent"
    mentions = [mention_at(text, 0, 9, "organisation", "x"), mention_at(text, 11, 15, "place", "x")]
    assert with_authorities(mentions)[1].attributes == {}
