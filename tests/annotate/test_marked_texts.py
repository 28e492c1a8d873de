"""Precision and recall on texts marked by hand before the rules were run on them; the floors only rise."""

from __future__ import annotations

from collections import Counter

import pytest
from spacy.language import Language

from pipeline.annotate import annotate

FLOORS = {
    "municipality": (0.97, 0.97),
    "organisation": (0.95, 0.95),
    "person": (0.95, 0.95),
    "place": (0.95, 0.80),
    "programme": (0.95, 0.95),
    "project": (0.95, 0.95),
    "region": (0.95, 0.95),
}


@pytest.fixture(scope="module")
def counts(nlp: Language, marked_texts: list) -> tuple[Counter, Counter, Counter]:  # type: ignore[type-arg]
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    pairs = [(text.document, text.structure) for text in marked_texts]
    for text, annotation in zip(marked_texts, annotate(pairs, nlp), strict=True):
        wanted = {(span, kind) for span, kind, _ in text.mentions}
        said = {(m.span, m.entity_type) for m in annotation.mentions if "reference" not in m.attributes}
        for counter, these in ((right, wanted & said), (found, said), (marked, wanted)):
            counter.update(kind for _, kind in these)
    return right, found, marked


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_precision_and_recall(kind: str, counts: tuple[Counter[str], Counter[str], Counter[str]]) -> None:
    right, found, marked = counts
    assert right[kind] / found[kind] >= FLOORS[kind][0]
    assert right[kind] / marked[kind] >= FLOORS[kind][1]


def test_codes(nlp: Language, marked_texts: list) -> None:  # type: ignore[type-arg]
    pairs = [(text.document, text.structure) for text in marked_texts]
    for text, annotation in zip(marked_texts, annotate(pairs, nlp), strict=True):
        codes = {mention.span: mention.code for mention in annotation.mentions}
        wrong = [(span, code, codes.get(span)) for span, _, code in text.mentions if code and codes.get(span) != code]
        assert wrong == [], text.name
