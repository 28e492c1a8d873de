from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import bad_files
import polars as pl
import pytest
from dask_processes import dask_processes
from polars.testing import assert_frame_equal

from flows.hooks import MARK
from pipeline.errors import LakeError, Unexpected, UsageError
from pipeline.reports import REPORT
from pipeline.runs import Progress
from pipeline.runs.direct import ignore, run_directly
from pipeline.runs.lock import run_lock
from pipeline.runs.metrics import FILE
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

pytestmark = pytest.mark.slow

OF_THE_RUN = ("run_id", "started", "finished", "seconds", "failed_at")
"""Columns that say when and by which run, and so differ between any two."""
HELD_SECONDS = 10
"""A run over one small source ends sooner where nothing holds it up."""


@pytest.fixture(scope="module")
def harness() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    import flows.ingest  # noqa: F401  (sets Prefect up)

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(1, 7):
        (folder / f"møde {number}.txt").write_text(bad_files.MINUTES.replace("14. maj", f"{number}. maj"))
    (folder / "møde.docx").write_bytes(bad_files.GOOD[b"godt.docx"])
    (folder / "tom.txt").write_bytes(b"")
    (folder / "halv.pdf").write_bytes(bad_files.BAD[b"halv.pdf"][0])
    return folder


def tables(data: Path) -> dict[str, pl.DataFrame]:
    lake = Lake(data / "lake")
    return {name: lake.read(name).drop(OF_THE_RUN, strict=False) for name in TABLES}


def test_the_flow_and_the_direct_run_give_the_same_tables(harness: None, folder: Path, tmp_path: Path) -> None:
    from flows.ingest import run

    said: list[Progress] = []
    by_flow = run([str(folder)], Settings(data=tmp_path / "flow", workers=2, batch_size=2), said.append)
    directly = run_directly([str(folder)], Settings(data=tmp_path / "direct", workers=1, batch_size=5))
    assert (by_flow.new, by_flow.failed, by_flow.totals) == (directly.new, directly.failed, directly.totals)
    assert by_flow.new == 7
    assert said[-1].done == 9
    expected = tables(tmp_path / "direct")
    assert expected["meetings"].height > 1
    for name, table in tables(tmp_path / "flow").items():
        assert_frame_equal(table, expected[name])
    assert run([str(folder)], Settings(data=tmp_path / "flow", workers=2), said.append).unchanged == 7


def test_the_flow_on_a_dask_cluster_gives_the_same_tables(harness: None, folder: Path, tmp_path: Path) -> None:
    from flows.ingest import run

    run_directly([str(folder)], Settings(data=tmp_path / "direct", workers=1))
    with dask_processes(tmp_path) as dask:
        dask.add_worker()
        on_dask = Settings(data=tmp_path / "dask", dask=dask.address, batch_size=2)
        assert run([str(folder)], on_dask, ignore).new == 7
    expected = tables(tmp_path / "direct")
    for name, table in tables(tmp_path / "dask").items():
        assert_frame_equal(table, expected[name])


def test_prefect_shows_what_the_run_came_to(harness: None, folder: Path, tmp_path: Path) -> None:
    from prefect.artifacts import Artifact

    from flows.ingest import ingest

    ingest([str(folder)], data=tmp_path / "data", settings=Settings(workers=1))
    summary, failures = Artifact.get("ingest-summary"), Artifact.get("ingest-failures")
    assert summary
    assert "| new | 7 |" in str(summary.data)
    assert str(tmp_path / "data" / REPORT) in str(summary.data)
    assert "</html>" in (tmp_path / "data" / REPORT).read_text(encoding="utf-8")
    assert failures
    assert "tom.txt" in str(failures.data)
    assert {"find", "analyse batch", "refresh", "record"} <= set(_task_names())


def test_too_few_documents_fail_a_scheduled_run_when_its_work_is_done(harness: None, tmp_path: Path) -> None:
    from flows.check import full_check
    from flows.ingest import ingest

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tom.txt").write_bytes(b"")
    sources = tmp_path / "sources.yaml"
    sources.write_text("- {name: Referater, folder: in, expect: {at_least: 5}}")
    for scheduled in (ingest, full_check):
        with pytest.raises(Unexpected, match="Referater: 1, at least 5 expected"):
            scheduled(sources_file=sources, data=tmp_path / "data", settings=Settings(workers=1))
        assert (tmp_path / "data" / REPORT).exists()
        assert (tmp_path / "data" / MARK).read_text().startswith("referat: the run data ")
    assert Lake(tmp_path / "data" / "lake").read("runs").height == 2


def test_a_batch_that_takes_too_long_costs_only_the_document_that_does(harness: None, tmp_path: Path) -> None:
    from flows.ingest import ingest

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kort.txt").write_text(bad_files.MINUTES)
    (tmp_path / "in" / "lang.txt").write_text(bad_files.MINUTES + "Spejderne i Nørre Lyng søger om tag.\n" * 50_000)
    limited = Settings(workers=2, batch_size=2, max_seconds=5)
    summary = ingest([str(tmp_path / "in")], data=tmp_path / "data", settings=limited)
    assert (summary.new, summary.failed_by_reason) == (1, {"TimeLimit": 1})
    assert "longer than 5 seconds" in summary.failures[0].message


@pytest.mark.parametrize(
    ("limit", "source"), [("referat-fetch", "http://127.0.0.1:9/referat.pdf"), ("referat-ocr", "halv.pdf")]
)
def test_a_run_waits_where_a_limit_is_reached(
    harness: None, folder: Path, tmp_path: Path, limit: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.concurrency.sync import concurrency

    import flows.ingest
    from flows.schedule import LIMITS, make_limits

    monkeypatch.setattr(flows.ingest, "missing_tools", list)
    make_limits()
    data, taken, ended_before = tmp_path / "data", threading.Event(), []

    def hold() -> None:
        with concurrency([limit], occupy=LIMITS[limit]):
            taken.set()
            time.sleep(HELD_SECONDS)
            ended_before.append((data / FILE).exists())

    holder = threading.Thread(target=contextvars.copy_context().run, args=(hold,))
    holder.start()
    taken.wait()
    named = source if "://" in source else str(folder / source)
    flows.ingest.ingest([named], data=data, settings=Settings(workers=1, ocr="auto"))
    holder.join()
    assert ended_before == [False]
    assert (data / FILE).exists()


def _task_names() -> Iterator[str]:
    """The tasks that the server knows of; it learns of them some seconds after they ran."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        for _ in range(60):
            names = {run.name.rpartition("-")[0] for run in client.read_task_runs()}
            if "record" in names:
                yield from names
                return
            time.sleep(0.5)


def test_wrong_locations_are_refused_before_prefect_starts(tmp_path: Path) -> None:
    from flows.ingest import run

    with pytest.raises(UsageError, match="does not exist"):
        run([str(tmp_path / "nothing")], Settings(data=tmp_path), print)


def test_a_users_error_comes_through_the_flow(harness: None, folder: Path, tmp_path: Path) -> None:
    from flows.ingest import run

    with run_lock(tmp_path), pytest.raises(LakeError, match="already working"):
        run([str(folder)], Settings(data=tmp_path), print)


def test_the_command_line_finds_the_flow() -> None:
    from flows.ingest import run
    from pipeline.cli.run import _runner

    assert _runner(direct=False) is run
    assert _runner(direct=True) is run_directly
