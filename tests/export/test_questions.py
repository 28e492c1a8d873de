"""The worked questions for those who write queries: each is answered alike in DuckDB, SQLite and polars."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.export.views import VIEWS

FOLDER = Path(__file__).parents[2] / "corpora" / "questions"
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")
QUESTIONS = {
    question: (sql, python)
    for question, sql, python in re.findall(
        r"^### ([^\n]+\?)\n\n```sql\n(.+?)```\n\n```python\n(.+?)```", PAGE, re.MULTILINE | re.DOTALL
    )
}
ANSWERED = (
    "decisions of each kind",
    "absent most",
    "split the vote",
    "treatment to the latest",
    "way did a case take",
    "cost, by programme",
    "sums over a million",
)
Make = Callable[..., Path]


def test_there_are_a_dozen() -> None:
    assert len(QUESTIONS) == PAGE.count("\n### ") == 12


def test_the_page_says_every_view() -> None:
    for view in VIEWS:
        assert re.search(rf"^\| `{view.name}` \| {view.row.partition(';')[0]} \|$", PAGE, re.MULTILINE), view.name


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike(question: str, make: Make) -> None:
    sql, python = QUESTIONS[question]
    lite = sqlite3.connect(make("sqlite") / "dataset.sqlite").execute(sql).fetchall()
    with duckdb.connect(make("duckdb") / "dataset.duckdb", read_only=True) as base:
        duck = base.execute(sql).fetchall()
    names = {"pl": pl, "table": lambda name: pl.scan_parquet(make("parquet") / f"{name}.parquet")}
    exec(python, names)
    assert _same(lite) == _same(duck) == _same(names["answer"].collect().rows())  # type: ignore[attr-defined]
    if any(words in question for words in ANSWERED):
        assert duck


def test_the_notebook_runs_from_top_to_bottom(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFERAT_DATA", str(data))
    notebook = json.loads((FOLDER / "notebook.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, object] = {}
    for number, cell in enumerate(cells, 1):
        assert cell["outputs"] == [], "the notebook is kept without outputs"
        exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    printed = capsys.readouterr().out
    assert "Indstillingen blev tiltrådt" in printed
    assert "Mads Elkjær" in printed


def _same(rows: list[tuple[object, ...]]) -> list[str]:
    return sorted(repr([_plain(value) for value in row]) for row in rows)


def _plain(value: object) -> object:
    if hasattr(value, "isoformat"):
        return str(value)
    return round(float(value), 6) if hasattr(value, "__float__") else value  # type: ignore[arg-type]
