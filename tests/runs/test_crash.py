"""A run that is killed at any point costs nothing but time: the next one ends as if nothing had happened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.runs import Progress, Summary
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

pytestmark = pytest.mark.slow

DOCUMENTS = 12
_CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from analysis_fakes import load_obedient
from pipeline.runs import steps
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
steps._REPORT_SECONDS = 0
settings = Settings(data=Path(sys.argv[2]), workers=1, batch_size=2)
run_directly([sys.argv[1]], settings, lambda progress: print(progress, flush=True), load_obedient)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.txt").write_text(f"dokument {number}" if number % 5 else f"damaged {number}")
    return folder


def run(folder: Path, data: Path) -> Summary:
    import analysis_fakes

    def ignore(_: Progress) -> None:
        pass

    return run_directly([str(folder)], Settings(data=data, workers=1), ignore, analysis_fakes.load_obedient)


def killed_run(folder: Path, data: Path, after: int) -> bool:
    """Starts a run, kills it after so many reports of progress, and says whether it was still running."""
    command = [sys.executable, "-c", _CHILD, str(folder), str(data), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = 0
        for lines, _ in enumerate(process.stdout, start=1):
            if lines == after:
                process.kill()
        return lines >= after


def tables(data: Path) -> dict[str, pl.DataFrame]:
    of_the_run = ("run_id", "failed_at", "attempts")
    return {name: Lake(data / "lake").read(name).drop(of_the_run, strict=False) for name in TABLES if name != "runs"}


def test_nothing_is_lost_and_nothing_is_there_twice(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "undisturbed")
    expected = tables(tmp_path / "undisturbed")
    data = tmp_path / "data"
    kills = sum(killed_run(folder, data, after) for after in (1, 2, 5, 9, 14, 20, 26))
    assert kills >= 4
    run(folder, data)
    for name, table in tables(data).items():
        assert table.equals(expected[name]), name
    assert run(folder, data).new == 0
    originals = [path for path in (data / "raw").rglob("*") if path.is_file()]
    assert {len(path.name) for path in originals if not path.name.startswith(".part-")} == {64}
