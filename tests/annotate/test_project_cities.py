"""Cities that stand for their authorities."""

from __future__ import annotations

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.cities import cities_that_lead


def leading(text: str, authority: str) -> list[str]:
    """The cities that the text says to lead, behind the name of an authority."""
    start = text.index(authority)
    return [
        each.text
        for each in cities_that_lead(text, [mention_at(text, start, start + len(authority), "organisation", "x")])
    ]


def test_a_city_that_leads_is_its_authority() -> None:
    assert leading("Comune di Lucca er med. Lucca leder projektet.", "Comune di Lucca") == ["Lucca"]
    assert leading("Lucca leder projektet. Comune di Lucca er med.", "Comune di Lucca") == []
    assert leading("Comune di Lucca er med. Alle mødes i Lucca til maj.", "Comune di Lucca") == []
    assert leading("Comune di Lucca er med. I Lucca ledes projektet.", "Comune di Lucca") == []
    assert leading("Lucca Universitet er med. Lucca leder projektet.", "Lucca Universitet") == []
