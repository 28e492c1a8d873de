"""The scorecard and the README's figures say what the committed reports and model cards say."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import scorecard as cards
from scorecard_figures import Figure, figures_of_card, figures_of_report

AGAIN = "run python tests/evaluation/scorecard.py and commit what it writes"


@pytest.fixture(scope="module")
def card() -> dict[str, object]:
    return cards.scorecard(json.loads(cards.SCORECARD.read_text(encoding="utf-8")))


def test_the_scorecard_is_that_of_the_reports(card: dict[str, object]) -> None:
    assert cards.as_json(card) == cards.SCORECARD.read_text(encoding="utf-8"), AGAIN
    assert cards.as_markdown(card) == cards.SCORECARD.with_suffix(".md").read_text(encoding="utf-8"), AGAIN


def test_manifests_have_the_scores_of_the_scorecard(card: dict[str, object]) -> None:
    assert cards.scores_of_models(card) == json.loads((cards.ROOT / "models" / "scores.json").read_text()), AGAIN


def test_the_readmes_figures_are_those_of_the_scorecard(card: dict[str, object]) -> None:
    readme = (cards.ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- score:summary -->" in readme
    assert cards.with_figures(readme, card) == readme, AGAIN
    wrong = readme.replace("| agenda items found, held-out documents (F1) | 0.", "| agenda items found | 1.")
    assert wrong != readme
    assert cards.with_figures(wrong, card) == readme


def test_every_source_has_figures_with_all_that_is_to_be_said(card: dict[str, object]) -> None:
    for source in card.values():
        assert source["figures"]  # type: ignore[index]
        assert all(source[name] for name in ("path", "date", "version", "data", "command"))  # type: ignore[index]


def test_every_report_is_a_source() -> None:
    found = {path.relative_to(cards.ROOT).as_posix() for path in (cards.ROOT / "reports").rglob("*.json")}
    assert found - {"reports/scorecard.json"} <= {source.path for source in cards.SOURCES.values()}


def test_a_source_that_has_changed_gets_a_new_date(card: dict[str, object]) -> None:
    before = {name: {"sha256": "other", "date": "1999-01-01", "version": "0"} for name in card}
    kept = {name: {**source, "date": "1999-01-01"} for name, source in card.items()}  # type: ignore[dict-item]
    assert {source["date"] for source in cards.scorecard(before).values()} != {"1999-01-01"}
    assert {source["date"] for source in cards.scorecard(kept).values()} == {"1999-01-01"}


def test_counts_and_settings_are_no_figures() -> None:
    report = {"minimum": 0.5, "runs": [{"documents": 30, "seconds": 2.5}], "start": {"referat": 0.1}, "file": "a"}
    assert list(figures_of_report(report)) == [
        Figure(("runs", "30 documents"), "seconds", 2.5, count=30),
        Figure(("start", "referat"), "seconds", 0.1),
    ]


def test_a_card_says_its_tables_and_its_speed() -> None:
    card = "About 11,000 words a second.\n\n| text | PER | ORG |\n|---|---|---|\n| `dev` | **.9** (.8 to .95) | - |\n"
    assert list(figures_of_card(card)) == [
        Figure(("table 1", "dev"), "PER", 0.9, (0.8, 0.95)),
        Figure((), "words/s", "11,000"),
    ]
