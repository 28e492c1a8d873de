"""Imports go one way, and the library knows no orchestrator."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_contracts_are_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import pipeline.cli", {"prefect", "spacy", "polars", "tantivy", "pydantic", "rich", "sklearn"}),
        ("import pipeline.cli.run, pipeline.runs.direct", {"prefect", "rich"}),
        ("import pipeline.search", {"prefect", "spacy", "sklearn"}),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(statement: str, unwanted: set[str]) -> None:
    program = f"import sys; {statement}; print(*sorted(set(sys.modules) & {unwanted!r}))"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
