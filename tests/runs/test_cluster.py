"""The same run on one machine and on a Dask cluster: a real scheduler and two worker processes on loopback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import analysis_fakes
import bad_files
import polars as pl
import pytest
from dask_processes import DaskProcesses, dask_processes
from polars.testing import assert_frame_equal

from pipeline.errors import UsageError
from pipeline.runs import Progress, Summary, cluster
from pipeline.runs.direct import ignore, run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

DOCUMENTS = 40
OF_THE_RUN = ("run_id", "started", "finished", "seconds", "failed_at")


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[DaskProcesses]:
    (tmp_path / "dask").mkdir()
    with dask_processes(tmp_path / "dask") as processes:
        yield processes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(DOCUMENTS):
        day = f"{number % 28 + 1}. maj {2024 - number // 28}"
        (folder / f"møde {number}.txt").write_text(bad_files.MINUTES.replace("14. maj 2024", day))
    (folder / "tom.txt").write_bytes(b"")
    return folder


def tables(data: Path) -> dict[str, pl.DataFrame]:
    lake = Lake(data / "lake")
    return {name: lake.read(name).drop(OF_THE_RUN, strict=False) for name in TABLES}


def assert_same_tables(one: Path, other: Path) -> None:
    expected = tables(other)
    for name, table in tables(one).items():
        assert_frame_equal(table, expected[name])


@pytest.mark.slow
def test_a_cluster_makes_the_tables_of_one_machine_also_when_it_loses_a_worker(
    dask: DaskProcesses, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(workers=1, batch_size=4)
    run_directly([str(folder)], settings.model_copy(update={"data": tmp_path / "alone"}))

    def on_cluster(name: str) -> tuple[Summary, float]:
        on_dask = settings.model_copy(update={"data": tmp_path / name, "dask": dask.address})
        begun = time.perf_counter()
        summary = run_directly([str(folder)], on_dask, lose_a_worker if name == "lossy" else ignore)
        return summary, time.perf_counter() - begun

    first = dask.add_worker()
    _, seconds_of_one = on_cluster("one")
    dask.add_worker()
    _, seconds_of_two = on_cluster("two")
    lost: list[int] = []

    def lose_a_worker(progress: Progress) -> None:
        if progress.done > DOCUMENTS // 4 and not lost:
            lost.append(progress.done)
            dask.lose(first)

    summary, _ = on_cluster("lossy")
    assert lost
    assert (summary.new, summary.failed) == (DOCUMENTS, 1)
    for name in ("one", "two", "lossy"):
        assert_same_tables(tmp_path / name, tmp_path / "alone")
    with capsys.disabled():
        figures = f"{seconds_of_one:.1f} s with 1 worker, {seconds_of_two:.1f} s with 2"
        print(f"\nDask: {figures}: speed-up {seconds_of_one / seconds_of_two:.2f}")


@pytest.mark.slow
def test_a_document_that_kills_its_process_costs_no_dask_worker(dask: DaskProcesses, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, text in enumerate(["godt", "kill", "bedre", "raise noget"]):
        (tmp_path / "in" / f"{number}.txt").write_text(text)
    worker = dask.add_worker()
    settings = Settings(data=tmp_path / "data", dask=dask.address)
    summary = run_directly([str(tmp_path / "in")], settings, ignore, analysis_fakes.load_obedient)
    assert summary.new == 2
    assert summary.failed_by_reason == {"WorkerDied": 1, "KeyError": 1}
    assert worker.poll() is None


def test_an_address_without_scheduler_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.5)
    for address, said in (("tcp://127.0.0.1:1", "No Dask scheduler answers"), ("nonsense://x", "nonsense")):
        with pytest.raises(UsageError, match=said):
            run_directly([str(tmp_path)], Settings(data=tmp_path / "data", dask=address))
