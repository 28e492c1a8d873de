from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipeline.errors import LakeError
from pipeline.tables import snapshot as module
from pipeline.tables.lake import Lake
from pipeline.tables.snapshot import Snapshots


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Writes minutes of one meeting with some items into the lake."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import chains

    lake = Lake(tmp_path / "lake")

    def write(day: int, *titles: str) -> Lake:
        items = tuple(chains.Item(title) for title in titles)
        chains.write(lake, [[chains.Minutes("Byrådet", date(2023, 6, day), items)]])
        return lake

    return write


def test_rows_are_those_of_the_lake(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    lake = write(13, "Ny bro", "Støj", "Skolebus")
    tables = Snapshots(tmp_path / "lake").current()
    for name, column in (("agenda_items", "item_id"), ("decisions", "meeting_id"), ("documents", "document_id")):
        values = lake.read(name)[column].to_list()
        wanted = [values[0], values[-1], "findes ikke"]
        expected = lake.rows_of(name, wanted, column).sort(pl.all())
        assert tables.rows_of(name, wanted, column).sort(pl.all()).equals(expected)
    assert tables.rows_of("agenda_items", [], "item_id").is_empty()
    assert tables.rows_of("agenda_items", ["x"], "item_id").schema == lake.read("agenda_items").schema


def test_numbers_can_be_looked_up(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write(13, "Ny bro", "Støj")
    tables = Snapshots(tmp_path / "lake").current()
    assert tables.rows_of("agenda_items", [2], "ordinal")["title"].to_list() == ["Støj"]


def test_a_snapshot_stays_as_it_is_and_the_next_one_is_new(write, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    write(13, "Ny bro")
    snapshots = Snapshots(tmp_path / "lake")
    before = snapshots.current()
    assert snapshots.current() is before
    lake = write(20, "Støj")
    assert snapshots.current() is before, "a run that writes at this moment is not followed step by step"
    assert before.read("agenda_items").height == 1
    monkeypatch.setattr(module, "_QUIET", -1.0)
    after = snapshots.current()
    assert after.read("agenda_items").height == lake.read("agenda_items").height == 2
    assert before.read("meetings").height == 1, "loaded late, it is still of the same moment"


def test_what_did_not_change_is_kept(write, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "_QUIET", -1.0)
    lake = write(13, "Ny bro")
    snapshots = Snapshots(tmp_path / "lake")
    first = snapshots.current()
    kept = first.read("agenda_items")
    lake.write_run({"run_id": "r9", "pipeline_version": "0"})
    second = snapshots.current()
    assert second is not first
    assert second.read("agenda_items") is kept
    assert "r9" in second.read("runs")["run_id"]


def test_a_lake_that_comes_later_is_seen(write, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "_QUIET", -1.0)
    snapshots = Snapshots(tmp_path / "lake")
    assert snapshots.current().read("meetings").is_empty()
    write(13, "Ny bro")
    assert snapshots.current().read("meetings").height == 1


def test_a_damaged_table_is_said(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write(13, "Ny bro")
    for file in (tmp_path / "lake" / "agenda_items").rglob("*.parquet"):
        file.write_bytes(b"")
    with pytest.raises(LakeError, match="agenda_items"):
        Snapshots(tmp_path / "lake").current().read("agenda_items")
