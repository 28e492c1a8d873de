"""Precision and recall on texts marked by hand before the rules were run on them; the floors only rise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.language import add_components
from pipeline.evaluation.entities import EntityReport, score_entities
from pipeline.evaluation.marked import Marked

TEXTS = Path(__file__).parents[2] / "corpora" / "entities"
SEALED = TEXTS / "sealed"
"""Texts that only figures are looked at of: nobody tunes rules to them."""

FLOORS = {
    "municipality": (0.97, 0.97),
    "organisation": (0.98, 0.96),
    "person": (0.97, 0.97),
    "place": (0.95, 0.80),
    "programme": (0.98, 0.98),
    "project": (0.93, 0.93),
    "region": (0.98, 0.98),
    "amount": (0.98, 0.98),
    "case_number": (0.98, 0.98),
    "contact": (0.98, 0.98),
    "date": (0.98, 0.98),
    "law": (0.98, 0.98),
}
"""By the rules alone, without a language model: least precision and recall."""

SEALED_FLOORS = {
    "amount": 0.95,
    "contact": 0.98,
    "date": 0.9,
    "law": 0.85,
    "municipality": 0.95,
    "organisation": 0.9,
    "person": 0.95,
    "place": 0.8,
    "programme": 0.98,
    "project": 0.85,
    "region": 0.98,
}
"""Least F1 by the rules alone on the sealed texts."""

HARDER = {
    "ae, oe, aa": {"municipality": 0.96, "person": 0.97, "organisation": 0.92, "programme": 0.97, "region": 0.97},
    "small letters": {
        "programme": 0.9,
        "municipality": 0.95,
        "organisation": 0.75,
        "person": 0.92,
        "place": 0.64,
        "project": 0.57,
        "region": 0.98,
    },
    "capital headings": {"municipality": 0.97, "person": 0.97, "organisation": 0.96},
    "OCR noise": {
        "municipality": 0.97,
        "person": 0.88,
        "organisation": 0.92,
        "programme": 0.95,
        "region": 0.98,
        "law": 0.97,
        "project": 0.77,
    },
}
"""Least F1 by the rules alone where the text is harder to read."""


@cache
def report() -> EntityReport:
    return score_entities(TEXTS, add_components(spacy.blank("da")))


@cache
def sealed_report() -> EntityReport:
    return score_entities(SEALED, add_components(spacy.blank("da")), ["as written"])


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_precision_and_recall(kind: str) -> None:
    scores = report()["as written"][kind]
    assert scores["precision"] is not None
    assert scores["recall"] is not None
    assert scores["precision"] >= FLOORS[kind][0]
    assert scores["recall"] >= FLOORS[kind][1]


@pytest.mark.parametrize(("condition", "kind"), [(name, kind) for name, floors in HARDER.items() for kind in floors])
def test_harder_conditions(condition: str, kind: str) -> None:
    f1 = report()[condition][kind]["f1"]
    assert f1 is not None
    assert f1 >= HARDER[condition][kind]


@pytest.mark.parametrize("kind", sorted(SEALED_FLOORS))
def test_sealed_texts(kind: str) -> None:
    f1 = sealed_report()["as written"][kind]["f1"]
    assert f1 is not None
    assert f1 >= SEALED_FLOORS[kind]


def test_codes(nlp: Language, marked_texts: list[Marked]) -> None:
    pairs = [(text.document, text.structure) for text in marked_texts]
    for text, annotation in zip(marked_texts, annotate(pairs, nlp), strict=True):
        codes = {mention.span: mention.code for mention in annotation.mentions}
        wrong = [(span, code, codes.get(span)) for span, _, code in text.mentions if code and codes.get(span) != code]
        assert wrong == [], text.name
