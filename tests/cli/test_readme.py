"""The example at the top of README.md gives what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def test_the_example_is_true(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "referat.txt").write_text(block("text"), encoding="utf-8")
    run_directly([str(tmp_path / "in")], Settings(data=tmp_path / "data", workers=1))
    lake = Lake(tmp_path / "data" / "lake")
    promised = [json.loads(line) for line in block("json").splitlines()]
    assert len(promised) > 5
    for row in promised:
        rows = json.loads(lake.read(row.pop("table")).write_json())
        assert any(row.items() <= found.items() for found in rows), (row, rows)
