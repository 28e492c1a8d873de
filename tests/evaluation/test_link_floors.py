"""The gate: identity across documents and the reading of projects may not get worse than the floors that the last improvement set.

Projects are read without a language model, as documents are; identity is what the shipped model gives.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from pipeline.analyse import Analyser
from pipeline.annotate import annotate
from pipeline.annotate.language import add_components
from pipeline.evaluation.identity import score_identity
from pipeline.evaluation.project_texts import ProjectText, read_project_texts
from pipeline.evaluation.projects import score_project_texts, score_projects
from pipeline.readers import read
from pipeline.records import Annotation, Document, Source, Structure
from pipeline.results import Rows, RunStamp
from pipeline.settings import load_settings
from pipeline.structure.parse import parse

CORPORA = Path(__file__).parents[2] / "corpora"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((CORPORA / "floors.json").read_text(encoding="utf-8"))
TOLERANCE = 0.0005


@pytest.fixture(scope="module")
def nlp() -> Language:
    return add_components(spacy.blank("da"))


@pytest.mark.parametrize("part", sorted(FLOORS["projects"]))
def test_no_field_of_projects_falls_below_its_floor(part: str, nlp: Language) -> None:
    def reading(path: Path) -> tuple[Document, Structure, Annotation]:
        document = read(Source(uri=path.name, data=path.read_bytes()), load_settings())
        structure = parse(document)
        [annotation] = annotate([(document, structure)], nlp)
        return document, structure, annotation

    assert not below(score_projects(CORPORA / part, reading), FLOORS["projects"][part], "f1")


@pytest.mark.slow
@pytest.mark.parametrize("part", sorted(FLOORS["marked projects"]))
def test_no_field_of_projects_in_marked_texts_falls_below_its_floor(part: str, nlp: Language) -> None:
    def reading(text: ProjectText) -> tuple[Document, Structure, Annotation]:
        structure = parse(text.document)
        [annotation] = annotate([(text.document, structure)], nlp)
        return text.document, structure, annotation

    texts = [text for path in sorted((CORPORA / part).glob("*.txt")) for text in read_project_texts(path)]
    assert not below(score_project_texts(texts, reading), FLOORS["marked projects"][part], "f1")


def test_identity_does_not_fall_below_its_floors() -> None:
    analyser, stamp = Analyser(load_settings()), RunStamp("r", "1")

    def rows_of(path: Path, code: int | None) -> Rows:
        return analyser.analyse([Source(uri=path.as_uri(), data=path.read_bytes(), municipality_code=code)], stamp).rows

    for name, floors in FLOORS["identity"].items():
        found = score_identity(CORPORA / "identity" / name, rows_of)
        assert not below(found["b_cubed"], floors, None), name


def below(
    scores: dict[str, Any], floors: dict[str, float], measure: str | None
) -> dict[str, tuple[float | None, float]]:
    """What scores less than its floor, with both."""
    found = {kind: scores[kind][measure] if measure else scores[kind] for kind in floors}
    return {
        kind: (score, floors[kind])
        for kind, score in found.items()
        if score is None or score < floors[kind] - TOLERANCE
    }
