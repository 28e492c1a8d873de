from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.runs.direct import ignore, run_directly
from pipeline.runs.health import examine, repair
from pipeline.runs.housekeeping import tidy
from pipeline.settings import Settings
from pipeline.tables.lake import Lake


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    import analysis_fakes

    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"dokument {number}")
    settings = Settings(data=tmp_path / "data", workers=1)
    run_directly([str(tmp_path / "in")], settings, ignore, analysis_fakes.load_obedient)
    return settings


def wrong(settings: Settings) -> dict[str, str]:
    return {finding.name: finding.found for finding in examine(settings) if not finding.ok}


def original(settings: Settings) -> Path:
    return next(path for path in sorted((settings.data / "raw").rglob("*")) if path.is_file())


def test_nothing_is_wrong_after_a_run(settings: Settings) -> None:
    assert wrong(settings) == {}
    assert repair(settings) == []


def test_without_a_data_directory_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert examine(Settings(data=tmp_path / "none")) == []
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_originals_are_stored_again(settings: Settings, damage: str) -> None:
    path = original(settings)
    before = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(b"andet")
    [(name, found)] = wrong(settings).items()
    assert name == "originals in the raw store"
    assert f"1 {damage}" in found
    assert len(repair(settings)) == 1
    assert path.read_bytes() == before
    assert wrong(settings) == {}


def test_what_a_killed_run_left_is_removed(settings: Settings) -> None:
    (original(settings).parent / ".part-1").write_bytes(b"x")
    (settings.data / "reports").mkdir(exist_ok=True)
    (settings.data / "reports" / ".part-2").write_bytes(b"x")
    assert "2 half written" in wrong(settings)["nothing left by runs that were killed"]
    repair(settings)
    assert wrong(settings) == {}


def test_a_batch_that_was_broken_off_is_undone(settings: Settings) -> None:
    lake = Lake(settings.data / "lake")
    versions = {name: version for name, version in lake.versions().items() if name == "documents"}
    journal = settings.data / "lake" / "_journal" / "batch.json"
    journal.write_text(json.dumps({"versions": versions, "touched": {}}))
    assert "broken" not in wrong(settings)
    assert "killed while it did" in wrong(settings)["batches written whole"]
    repair(settings)
    assert wrong(settings) == {}
    assert lake.read("documents").height == 3


def test_an_index_that_is_gone_is_made_again(settings: Settings) -> None:
    for path in (settings.data / "index").rglob("meta.json"):
        path.unlink()
    assert wrong(settings).keys() == {"search index"}
    repair(settings)
    assert wrong(settings) == {}


def test_a_damaged_table_puts_the_lake_aside_and_the_next_run_makes_it_again(
    settings: Settings, tmp_path: Path
) -> None:
    import analysis_fakes

    for path in (settings.data / "lake" / "documents").glob("*.parquet"):
        path.unlink()
    assert "documents" in wrong(settings)["every table can be read"]
    repair(settings)
    assert [path.name[:12] for path in settings.data.glob("lake*")] == ["lake.damaged"]
    run_directly([str(tmp_path / "in")], settings, ignore, analysis_fakes.load_obedient)
    assert wrong(settings) == {}
    assert Lake(settings.data / "lake").read("documents").height == 3


def test_tidying_up_leaves_the_tables_as_they_are(settings: Settings) -> None:
    lake = Lake(settings.data / "lake")
    (settings.data / "lake" / "documents" / "left-by-a-killed-writer.parquet").write_bytes(b"x")
    before = lake.read("documents")
    assert tidy(settings) == 0, "what is a week old at most is kept"
    assert tidy(settings.model_copy(update={"history_days": 0.0})) > 0
    assert lake.read("documents").equals(before)
    assert lake.leftovers() == 0
    assert wrong(settings) == {}
