"""The gate: searches over the samples may not get worse than the floors that the last improvement set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.search import score_search
from pipeline.runs.direct import run_directly
from pipeline.search import Index
from pipeline.settings import load_settings
from pipeline.tables.lake import Lake

CORPORA = Path(__file__).parents[2] / "corpora"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((CORPORA / "floors.json").read_text(encoding="utf-8"))
"""Of searches by part: ``search`` by words, ``search_best`` by words and meaning, ``search_blind`` by both on the blind queries."""
TOLERANCE = 0.0005
QUERIES, BLIND = CORPORA / "search" / "queries.json", CORPORA / "search" / "blind.json"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, Index]:
    data = tmp_path_factory.mktemp("search")
    settings = load_settings(data=data, language_model="fast", workers=1, ocr="off")
    run_directly([str(CORPORA / "samples")], settings)
    return Lake(data / "lake"), Index.open(data / "index")


@pytest.fixture(scope="module")
def systems(samples: tuple[Lake, Index]) -> dict[str, Any]:
    found: dict[str, Any] = score_search(QUERIES, lambda _: samples)["systems"]
    return found


def _below(part: str, ours: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """What scores less than its floor, with both."""
    scores = {"all": ours, **ours["by_half"], **ours["by_kind"]}
    return {
        f"{part}.{name}.{figure}": (scores[name][figure], floor)
        for name, figures in FLOORS.get(part, {}).items()
        for figure, floor in figures.items()
        if scores[name][figure] < floor - TOLERANCE
    }


def test_searches_do_not_fall_below_their_floors(systems: dict[str, Any]) -> None:
    below = _below("search", systems["referat"])
    assert not below, f"Score and floor: {below}"


@pytest.mark.slow
def test_searches_by_words_and_meaning_do_not_fall_below_their_floors(samples: tuple[Lake, Index]) -> None:
    judged = score_search(QUERIES, lambda _: samples, by_meaning=True)["systems"]
    blind = score_search(BLIND, lambda _: samples, by_meaning=True)["systems"]
    below = _below("search_best", judged["referat_best"]) | _below("search_blind", blind["referat_best"])
    assert not below, f"Score and floor: {below}"
    for systems in (judged, blind):
        assert systems["referat_best"]["ndcg_10"] > systems["referat"]["ndcg_10"]


def test_ours_is_far_better_than_the_plain_systems(systems: dict[str, Any]) -> None:
    ours = systems["referat"]
    for name in ("plain_stemmer", "fts5"):
        assert ours["ndcg_10"] > systems[name]["ndcg_10"] + 0.1
        for kind in ("compound", "variant"):
            assert ours["by_kind"][kind]["success_10"] > systems[name]["by_kind"][kind]["success_10"]
