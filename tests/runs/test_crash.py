"""A run that is killed at any point costs nothing but time: the next one ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bad_files
import polars as pl
import pytest
from deltalake import DeltaTable
from polars.testing import assert_frame_equal

from pipeline.runs import Progress, Summary
from pipeline.runs.direct import run_directly
from pipeline.runs.lock import run_lock
from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

pytestmark = pytest.mark.slow

DOCUMENTS = 12
KILLS = int(os.environ.get("REFERAT_TEST_KILLS", "40"))
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


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The data directories of an undisturbed run (first) and of runs over real steps that were killed and then went through."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    folder, work = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("work")
    for number in range(1, 4):
        (folder / f"møde {number}.txt").write_text(bad_files.MINUTES.replace("14. maj", f"{number}. maj"))
    (folder / "tom.txt").write_bytes(b"")
    command = [sys.executable, str(Path(__file__).with_name("killed_runs.py")), str(folder), str(work), str(KILLS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_runs_killed_at_any_moment_end_as_an_undisturbed_one(runs: list[dict[str, Any]]) -> None:
    undisturbed, *others = [Path(run["data"]) for run in runs]
    expected = tables(undisturbed)
    assert expected["agenda_items"].height == 6
    for data in others:
        for name, table in tables(data).items():
            assert_frame_equal(table, expected[name])
        assert hits(data) == hits(undisturbed)
        assert Index.open(data / "index").update(Lake(data / "lake")) == 0, "the index lacks something"


def test_the_kills_are_spread_over_all_stages(runs: list[dict[str, Any]]) -> None:
    during = Counter(doing for run in runs for doing in run["killed"])
    assert during.total() == KILLS
    assert {"Reading documents", "Linking entities, projects and cases", "Updating the search index"} <= during.keys()


def test_nothing_is_left_lying_about(runs: list[dict[str, Any]]) -> None:
    for data in (Path(run["data"]) for run in runs):
        lake = Lake(data / "lake")
        lake.tidy(0)
        with run_lock(data):
            assert not any(lake_leftovers(data / "lake"))
        originals = [path.name for path in (data / "raw").rglob("*") if path.is_file()]
        assert sorted(originals) == sorted(
            {*lake.read("documents")["document_id"], *lake.read("failures")["document_id"]}
        )
        assert not [path for path in data.rglob("*") if path.name.startswith(".part-") or path.suffix == ".partial"]


def hits(data: Path) -> list[str]:
    return [hit.id for hit in Index.open(data / "index").search("referat OR tag OR møde", limit=100).hits]


def lake_leftovers(lake: Path) -> Iterator[Path]:
    """Data files that no table refers to, and what the journal still has to say."""
    yield from (lake / "_journal").rglob("*.json")
    for name in TABLES:
        live = {unquote(uri.rpartition("/")[2]) for uri in DeltaTable(lake / name).file_uris()}
        yield from (path for path in (lake / name).glob("*.parquet") if path.name not in live)
