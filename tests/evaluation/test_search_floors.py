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
FLOORS: dict[str, dict[str, float]] = json.loads((CORPORA / "floors.json").read_text(encoding="utf-8"))["search"]
TOLERANCE = 0.0005


@pytest.fixture(scope="module")
def systems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    data = tmp_path_factory.mktemp("search")
    settings = load_settings(data=data, language_model="fast", workers=1, ocr="off")

    def lake_of(folder: Path) -> tuple[Lake, Index]:
        run_directly([str(folder)], settings)
        return Lake(data / "lake"), Index.open(data / "index")

    found: dict[str, Any] = score_search(CORPORA / "search" / "queries.json", lake_of)["systems"]
    return found


def test_searches_do_not_fall_below_their_floors(systems: dict[str, Any]) -> None:
    ours = systems["referat"]
    scores = {"all": ours, "held": ours["by_half"]["held"], **ours["by_kind"]}
    below = {
        f"{part}.{figure}": (scores[part][figure], floor)
        for part, figures in FLOORS.items()
        for figure, floor in figures.items()
        if scores[part][figure] < floor - TOLERANCE
    }
    assert not below, f"Score and floor: {below}"


def test_ours_is_far_better_than_the_plain_systems(systems: dict[str, Any]) -> None:
    ours = systems["referat"]
    for name in ("plain_stemmer", "fts5"):
        assert ours["ndcg_10"] > systems[name]["ndcg_10"] + 0.1
        for kind in ("compound", "variant"):
            assert ours["by_kind"][kind]["success_10"] > systems[name]["by_kind"][kind]["success_10"]
