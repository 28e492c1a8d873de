from __future__ import annotations

import pytest

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.venues import venues_as_places


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mødested: Lyngby Skole, personalerummet", "place"),
        ("Sted: Nordby Kro, Lyngby Skole", "place"),
        ("Sted:\nLyngby Skole i Nordby", "place"),
        ("Udvalget mødes på Lyngby Skole, biblioteket.", "place"),
        ("Mødested: Nordby\nLyngby Skole søger om tilskud", "organisation"),
        ("Sted: Nordby. Deltagere: Lyngby Skole", "organisation"),
        ("Lyngby Skole, Skovvej 3, søger om tilskud", "organisation"),
        ("Til stede: Lyngby Skole", "organisation"),
    ],
)
def test_where_a_meeting_is_held_is_a_place(text: str, kind: str) -> None:
    start = text.index("Lyngby Skole")
    school = mention_at(text, start, start + len("Lyngby Skole"), "organisation", "grammar:organisations")
    [mention] = venues_as_places(text, [school])
    assert mention.entity_type == kind
