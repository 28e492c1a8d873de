from __future__ import annotations

import pytest

from pipeline.annotate.evidence import Evidence, believable, evidence
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.segments import Segment
from pipeline.records import EntityType

TEXT = (
    "Tilbuddene kom fra Sydbanken, og tilbuddene er gode. Sydbanken svarede i Skælby. Derudover kom Xenofon Krat. "
    "Emil kom fra Krat Group. VALG AF NYT MEDLEM. Prisen er 4 mio. EUR. Sagsinitialer: BNRA. Han bor på Amfipladsen 3, 4690 Hasby."
)


@pytest.mark.parametrize(
    ("words", "kind", "believed"),
    [
        ("Tilbuddene", "organisation", None),
        ("Derudover", "person", None),
        ("Derudover", "organisation", None),
        ("Sydbanken", "organisation", "organisation"),
        ("Sydbanken", "person", None),
        ("Skælby", "organisation", "place"),
        ("Hasby", "organisation", "place"),
        ("Amfipladsen", "organisation", "place"),
        ("Emil", "person", "person"),
        ("Xenofon Krat", "person", None),
        ("Krat Group", "organisation", "organisation"),
        ("NYT", "organisation", None),
        ("EUR", "organisation", None),
        ("BNRA", "organisation", None),
    ],
)
def test_what_the_document_bears_out(words: str, kind: EntityType, believed: str | None) -> None:
    start = TEXT.index(words)
    mention = mention_at(TEXT, start, start + len(words), kind, "model:x")
    found = list(believable(TEXT, [mention], evidence([Segment(0, TEXT)])))
    assert [mention.entity_type for mention in found] == ([believed] if believed else [])


def test_a_word_that_begins_a_sentence_is_a_name_where_it_is_one_inside_another() -> None:
    text = "Falken svarede. Det var Falken, der kom."
    mention = mention_at(text, 0, 6, "organisation", "model:x")
    assert list(believable(text, [mention], evidence([Segment(0, text)]))) == [mention]
    assert list(believable(text[:15], [mention], evidence([Segment(0, text[:15])]))) == []


@pytest.mark.parametrize(("score", "believed"), [(0.99, True), (0.9, False), (None, False)])
def test_a_sure_model_names_people_of_rare_names(score: float | None, believed: bool) -> None:
    text = "Til stede var Shqipe Haxhija."
    found = mention_at(text, 14, 28, "person", "model:accurate", score=score)
    assert bool(list(believable(text, [found], Evidence(frozenset(), frozenset())))) == believed
