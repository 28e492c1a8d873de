"""The gate: reading documents may not get worse than the floors that the last improvement set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.evaluation.documents import score_documents
from pipeline.readers import read
from pipeline.records import Annotation, Document, Source, Structure
from pipeline.settings import load_settings
from pipeline.structure.parse import parse
from pipeline.text.amounts import find_amounts

CORPORA = Path(__file__).parents[2] / "corpora"
FLOORS: dict[str, dict[str, float]] = json.loads((CORPORA / "floors.json").read_text(encoding="utf-8"))
TOLERANCE = 0.0005


def read_and_parse(path: Path) -> tuple[Document, Structure, Annotation]:
    document = read(Source(uri=path.name, data=path.read_bytes()), load_settings())
    return document, parse(document), Annotation(amounts=tuple(find_amounts(document.text)))


@pytest.mark.parametrize(
    "part", sorted(FLOORS.keys() - {"identity", "marked projects", "projects", "search", "search_best", "search_blind"})
)
def test_no_kind_of_fact_falls_below_its_floor(part: str) -> None:
    facts = score_documents(CORPORA / part, read_and_parse)["facts"]
    below = {
        kind: (facts[kind]["f1"], floor)
        for kind, floor in FLOORS[part].items()
        if facts[kind]["f1"] is None or facts[kind]["f1"] < floor - TOLERANCE
    }
    assert not below, f"F1 and floor: {below}"
