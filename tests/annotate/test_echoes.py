"""Names that a document introduces, found again by a part of them."""

from __future__ import annotations

import pytest

from pipeline.annotate.echoes import echoes
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.segments import Segment
from pipeline.records import EntityType


def again(text: str, *names: str, kind: EntityType = "organisation") -> list[tuple[str, str | None]]:
    """The words found again outside the names, each with what it refers to."""
    introduced = [
        mention_at(text, text.index(name), text.index(name) + len(name), kind, f"grammar:{kind}s") for name in names
    ]
    inside = [mention.span for mention in introduced]
    return [
        (mention.text, mention.attributes.get("refers_to"))
        for mention in echoes([Segment(0, text)], introduced)
        if not any(span.start <= mention.span.start < span.end for span in inside)
    ]


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Museet i Holte åbner. Museet er nyt.", "Museet i Holte", "Museet"),
        ("Egelund Borgerforening søger. Det gør Borgerforeningen altid.", "Egelund Borgerforening", "Borgerforeningen"),
        ("Plejehjemmet Egelyst er fuldt. Egelyst udvides.", "Plejehjemmet Egelyst", "Egelyst"),
    ],
)
def test_institutions_by_their_noun_or_own_name(text: str, name: str, short: str) -> None:
    assert again(text, name) == [(short, name)]


def test_a_noun_of_two_towns_is_none_of_them() -> None:
    text = "Borgerforeningen i Elby og Borgerforeningen i Asby søger. Borgerforeningen fik intet."
    assert again(text, "Borgerforeningen i Elby", "Borgerforeningen i Asby") == []


def test_a_town_is_no_home() -> None:
    assert again("Plejecenter Odense er fuldt. Odense vokser.", "Plejecenter Odense") == []


def test_a_surname_of_one_person_with_and_without_middle_name() -> None:
    text = "Lise Bang Krathus talte. Lise Krathus svarede. Krathus smilede."
    assert [word for word, _ in again(text, "Lise Bang Krathus", "Lise Krathus", kind="person")] == ["Krathus"]


def test_a_surname_of_two_people_is_neither() -> None:
    text = "Lise Krathus talte. Bo Krathus svarede. Krathus smilede."
    assert again(text, "Lise Krathus", "Bo Krathus", kind="person") == []
