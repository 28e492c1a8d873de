from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span, SpanGroup

from pipeline.annotate.model import model_mentions


def read(text: str, words: str, label: str, score: float | None = None) -> list[tuple[str, str]]:
    """What is made of one entity of a model."""
    doc = spacy.blank("da")(text)
    start = text.index(words)
    found = doc.char_span(start, start + len(words), label=label, alignment_mode="expand")
    assert isinstance(found, Span)
    doc.ents = [found]
    if score is not None:
        doc.spans["referat_recogniser"] = SpanGroup(doc, attrs={"scores": [score]}, spans=[found])
    return [(mention.text, mention.entity_type) for mention in model_mentions(doc, "model:x")]


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("i klubben Oasen", "klubben Oasen", "ORG", [("Oasen", "organisation")]),
        ("Mødested Byrådssalen", "Mødested Byrådssalen", "ORG", [("Byrådssalen", "place")]),
        ("Dansk Folkeparti", "Dansk Folkeparti", "ORG", [("Dansk Folkeparti", "organisation")]),
        ("Svar Krat.pdf", "Krat", "ORG", []),
        ("via Krat Teams", "Krat", "ORG", []),
        ("Trafikplan Nordfyn", "Trafikplan Nordfyn", "ORG", []),
        ("Formand Lis Bang", "Formand Lis Bang", "PER", [("Lis Bang", "person")]),
    ],
)
def test_edges_and_nonsense_are_cut_off(text: str, words: str, label: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, words, label) == expected


@pytest.mark.parametrize(("score", "kept"), [(None, True), (0.9, True), (0.7, False)])
def test_an_organisation_needs_a_score_where_the_model_gives_one(score: float | None, kept: bool) -> None:
    assert bool(read("svar fra Krat Group", "Krat Group", "ORG", score)) == kept
