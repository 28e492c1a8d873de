"""The worked questions for those who write queries: each runs in both databases and says the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

_FILE = Path(__file__).with_name("questions.sql").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"^-- (.+\?)\n((?:(?!--).+\n?)+)", _FILE, re.MULTILINE))
ANSWERED = (
    "decisions of each kind",
    "split the vote",
    "treatment to the latest",
    "way did a case take",
    "sums over a million",
)


def test_there_are_a_dozen() -> None:
    assert len(QUESTIONS) == _FILE.count(";\n") == 12


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike(question: str, make: Callable[..., Path]) -> None:
    lite = sqlite3.connect(make("sqlite") / "dataset.sqlite").execute(QUESTIONS[question]).fetchall()
    with duckdb.connect(make("duckdb") / "dataset.duckdb", read_only=True) as base:
        duck = base.execute(QUESTIONS[question]).fetchall()
    assert sorted(map(repr, map(_plain, lite))) == sorted(map(repr, map(_plain, duck)))
    if any(words in question for words in ANSWERED):
        assert duck


def _plain(row: tuple[object, ...]) -> list[object]:
    return [
        str(value) if hasattr(value, "isoformat") else round(float(value), 6) if _is_number(value) else value
        for value in row
    ]


def _is_number(value: object) -> bool:
    return hasattr(value, "__float__")
