"""Scores of searches: what is found where, against what was judged relevant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.search import ndcg, read_queries, score_search
from pipeline.evaluation.search_baselines import FullTextSearch5, PlainStemmer, System
from pipeline.runs.direct import run_directly
from pipeline.search import Index
from pipeline.search.entries import Entry
from pipeline.settings import load_settings
from pipeline.tables.lake import Lake

MINUTES = """Referat fra møde i Teknisk Udvalg den 3. april 2019

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Ny spildevandsplan for Nørrevang
Beslutning
Afvist.

3. Cykelsti langs Århusvej
Beslutning
Godkendt.
"""


def judged(query: str, kind: str, *items: int) -> dict[str, Any]:
    places = [{"document": "april.txt", "item": item, "grade": 2} for item in items]
    return {"query": query, "kind": kind, "relevant": places}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "april.txt").write_text(MINUTES, encoding="utf-8")
    queries = [
        judged("spildevand", "compound", 2),
        judged("aarhusvej", "variant", 3),
        judged("cykelsti", "word", 3),
        judged("letbane", "absent"),
    ]
    (tmp_path / "queries.json").write_text(json.dumps({"documents": "minutes", "queries": queries}), encoding="utf-8")
    return tmp_path / "queries.json"


def lake_of(folder: Path) -> tuple[Lake, Index]:
    settings = load_settings(data=folder.parent / "data", language_model="fast", workers=1)
    run_directly([str(folder)], settings)
    return Lake(settings.data / "lake"), Index.open(settings.data / "index")


def test_ours_finds_parts_and_spellings_that_plain_systems_miss(file: Path) -> None:
    report = score_search(file, lake_of, show_errors=True)
    assert (report["queries"], report["entries"], report["errors"]) == (4, 3, {})
    ours, plain, fts5 = (report["systems"][name] for name in ("referat", "plain_stemmer", "fts5"))
    assert (ours["ndcg_10"], ours["recall_50"], ours["success_10"]) == (1.0, 1.0, 1.0)
    assert sum(scores["queries"] for scores in ours["by_half"].values()) == 4
    for system in (plain, fts5):
        assert {kind: scores["success_10"] for kind, scores in system["by_kind"].items()} == {
            "absent": 1.0,
            "compound": 0.0,
            "variant": 0.0,
            "word": 1.0,
        }


def test_a_judgement_of_a_document_that_is_not_there_is_the_users_error(file: Path) -> None:
    (file.parent / "minutes" / "april.txt").rename(file.parent / "minutes" / "maj.txt")
    with pytest.raises(UsageError, match=r"april\.txt"):
        score_search(file, lake_of)


@pytest.mark.parametrize("content", ["", "[]", '{"documents": "."}', '{"documents": "none", "queries": []}'])
def test_a_file_of_another_form_is_the_users_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "queries.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError):
        read_queries(tmp_path / "queries.json")


def test_gain_counts_less_further_down() -> None:
    assert ndcg([2, 1], [1, 2]) == 1.0
    assert ndcg([1, 2], [1, 2]) < 1.0
    assert ndcg([0] * 10 + [2], [2]) == 0.0


@pytest.mark.parametrize("system", [PlainStemmer, FullTextSearch5])
def test_a_plain_system_takes_any_text_as_a_query(system: type[Any]) -> None:
    made: System = system([Entry(id="1", owner="1", kind="item", title="Havnebad", text="Et bad i havnen")])
    assert made.ranked("havnen", 10) == ["1"]
    for query in ("", '"', "a AND (", "*:*", "-", "title:havnen^2", "NEAR/3", "\0"):
        assert isinstance(made.ranked(query, 10), list)
