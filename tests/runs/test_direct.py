from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bad_files
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pipeline import __version__
from pipeline.errors import LakeError, ModelError, UsageError
from pipeline.runs import Progress, Summary
from pipeline.runs.direct import ignore, run_directly
from pipeline.runs.lock import run_lock
from pipeline.settings import Settings, load_settings
from pipeline.tables.lake import Lake

Run = Callable[..., Summary]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import analysis_fakes

    def run(
        *locations: Path, report: Callable[[Progress], None] = ignore, load: str = "load_obedient", **settings: object
    ) -> Summary:
        chosen = Settings(**{"data": tmp_path / "data", "workers": 1, "batch_size": 2} | settings)  # type: ignore[arg-type]
        return run_directly([str(path) for path in locations], chosen, report, getattr(analysis_fakes, load))

    return run


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "data" / "lake")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def counts(summary: Summary) -> tuple[int, int, int]:
    return summary.new, summary.unchanged, summary.failed


def failures(lake: Lake) -> dict[str, tuple[str, str, int]]:
    return {
        row["source_uri"].rpartition("/")[2]: (row["stage"], row["error_type"], row["attempts"])
        for row in lake.read("failures").to_dicts()
    }


def test_new_then_unchanged_then_changed(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="beta", c="gamma", d="delta", e="epsilon")
    assert counts(run(folder)) == (5, 0, 0)
    before = lake.read("documents")
    assert sorted(before["text"]) == ["alfa", "beta", "delta", "epsilon", "gamma"]
    assert counts(run(folder)) == (0, 5, 0)
    assert lake.read("documents").equals(before)
    write(folder, a="alfa 2")
    assert counts(run(folder)) == (1, 4, 0)
    documents = lake.read("documents")
    assert documents.height == 6
    assert documents.filter(pl.col("superseded_by").is_not_null())["text"].to_list() == ["alfa"]


def test_the_same_bytes_at_two_places_are_two_sources_of_one_document(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="alfa", c="alfa")
    assert counts(run(folder)) == (3, 0, 0)
    assert counts(run(folder)) == (0, 3, 0)
    documents = lake.read("documents")
    assert documents["document_id"].n_unique() == 1
    assert documents.height == 3


def test_failures_are_counted_and_tried_again_unless_the_bytes_are_at_fault(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="damaged", c="raise fejl")
    assert counts(run(folder)) == (1, 0, 2)
    assert failures(lake) == {"b.txt": ("read", "R203", 1), "c.txt": ("annotate", "KeyError", 1)}
    summary = run(folder)
    assert counts(summary) == (0, 1, 2)
    assert {failure.error_type for failure in summary.failures} == {"R203", "KeyError"}
    assert failures(lake) == {"b.txt": ("read", "R203", 1), "c.txt": ("annotate", "KeyError", 2)}
    write(folder, b="beta", c="gamma")
    assert counts(run(folder)) == (2, 1, 0)
    assert failures(lake) == {}


def test_a_failure_goes_when_its_source_is_gone(folder: Path, run: Run, lake: Lake, tmp_path: Path) -> None:
    write(folder, a="alfa", b="damaged")
    (tmp_path / "other.txt").write_text("damaged too")
    run(folder, tmp_path / "other.txt")
    (folder / "b.txt").unlink()
    (tmp_path / "other.txt").unlink()
    assert counts(run(folder)) == (0, 1, 0)
    assert failures(lake) == {"other.txt": ("read", "R203", 1)}


def test_a_file_that_vanishes_during_the_run_is_a_failure(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="beta", c="gamma")

    def remove(progress: Progress) -> None:
        if progress.found:
            (folder / "c.txt").unlink(missing_ok=True)

    assert counts(run(folder, report=remove)) == (2, 0, 1)
    assert failures(lake) == {"c.txt": ("fetch", "R100", 1)}


def test_a_document_that_kills_its_worker_costs_only_itself(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="kill", c="gamma", d="delta", e="exit")
    assert counts(run(folder, workers=2, batch_size=3)) == (3, 0, 2)
    assert failures(lake) == {"b.txt": ("annotate", "WorkerDied", 1), "e.txt": ("annotate", "WorkerDied", 1)}
    assert lake.read("documents").height == 3


def test_a_document_that_ends_its_worker_each_time_is_left_aside(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="exit")
    for _ in range(5):
        assert run(folder, workers=2).failed == 1
    assert failures(lake) == {"b.txt": ("annotate", "WorkerDied", 3)}
    write(folder, b="beta")
    assert counts(run(folder)) == (1, 1, 0)


def test_every_run_leaves_its_row(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa", b="damaged")
    summary = run(folder)
    (row,) = lake.read("runs").to_dicts()
    assert (row["run_id"], row["sources"], row["new"], row["unchanged"], row["failed"]) == (summary.run_id, 2, 1, 0, 1)
    assert row["language_model"] == "none"
    assert row["finished"] >= row["started"]
    assert row["seconds"] == pytest.approx(summary.seconds)


def test_a_run_that_cannot_go_on_is_seen_in_its_row(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="alfa")
    with pytest.raises(ModelError, match="no model"):
        run(folder, load="load_nothing")
    (row,) = lake.read("runs").to_dicts()
    assert row["finished"] is None
    assert counts(run(folder)) == (1, 0, 0)


def test_progress_comes_to_an_end(folder: Path, run: Run) -> None:
    write(folder, a="alfa", b="damaged", c="gamma")
    said: list[Progress] = []
    run(folder, report=said.append)
    assert (said[-1].done, said[-1].found, said[-1].failed) == (3, 3, 1)
    assert [progress.done for progress in said] == sorted(progress.done for progress in said)


def test_a_second_run_at_once_is_refused(folder: Path, run: Run, tmp_path: Path) -> None:
    write(folder, a="alfa")
    with run_lock(tmp_path / "data"), pytest.raises(LakeError, match="already working"):
        run(folder)


def test_a_wrong_location_leaves_no_trace(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        run(tmp_path / "nothing")
    assert not (tmp_path / "data" / "lake").exists()


def test_originals_are_kept(folder: Path, run: Run, tmp_path: Path) -> None:
    write(folder, a="alfa", b="damaged")
    run(folder)
    originals = {path.read_text() for path in (tmp_path / "data" / "raw").rglob("*") if path.is_file()}
    assert originals == {"alfa", "damaged"}


def test_rows_that_break_the_contract_fail_their_document_alone(folder: Path, run: Run, lake: Lake) -> None:
    write(folder, a="fine", b="badrow", c="fine too", d="badrow again")
    assert counts(run(folder, batch_size=4)) == (2, 0, 2)
    assert failures(lake) == {"b.txt": ("write", "RowError", 1), "d.txt": ("write", "RowError", 1)}
    assert "'no kind'" in lake.read("failures")["message"][0]
    assert sorted(lake.read("documents")["text"]) == ["fine", "fine too"]


def test_what_a_killed_run_left_half_stored_goes(folder: Path, run: Run, tmp_path: Path) -> None:
    write(folder, a="fine")
    run(folder)
    [stored] = (path for path in (tmp_path / "data" / "raw").rglob("*") if path.is_file())
    left = stored.parent / ".part-x1"
    left.write_bytes(b"fi")
    run(folder)
    assert not left.exists()
    assert stored.read_text() == "fine"


def test_a_new_version_reads_again_only_when_it_is_asked_to(
    folder: Path, run: Run, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a="alfa", b="beta")
    run(folder)
    import analysis_fakes

    from pipeline.runs import plan, steps

    for module in (analysis_fakes, plan, steps):
        monkeypatch.setattr(module, "__version__", "99.0")
    write(folder, c="gamma")
    later = run(folder)
    assert (*counts(later), later.outdated) == (1, 2, 0, 2)
    versions = lake.read("documents").sort("source_uri")["pipeline_version"].to_list()
    assert versions == [__version__, __version__, "99.0"]
    asked = run(folder, reprocess=True)
    assert (*counts(asked), asked.outdated) == (3, 0, 0, 0)


def test_what_follows_from_a_stage_is_done_again_without_reading(folder: Path, run: Run, lake: Lake) -> None:
    (folder / "referat.txt").write_text(bad_files.MINUTES)
    run(folder, load="load_analyser", language_model="fast")
    entities = lake.read("entities")
    assert entities.height
    lake.amend("entities", entities.clear(), removed=entities["entity_id"])
    for stage, left in (("index", 0), ("tables", entities.height)):
        again = run(folder, load="load_nothing", reprocess=True, reprocess_from=stage)
        assert counts(again) == (0, 1, 0)
        assert lake.read("entities").height == left
    assert_frame_equal(lake.read("entities"), entities)


@pytest.mark.parametrize("data", ["s3://bucket/lake", Path("s3://bucket/lake"), "abfss://files@account/lake"])
def test_object_storage_is_refused_in_words(data: str | Path) -> None:
    with pytest.raises(UsageError, match="Object storage cannot hold the data directory"):
        load_settings(data=data)
