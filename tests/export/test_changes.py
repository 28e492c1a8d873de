"""What differs between two versions of a dataset: of two states of the lake, and of folders made from them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.errors import LakeError, UsageError
from pipeline.export.changes_report import write_changes
from pipeline.export.dataset import Request, export
from pipeline.export.rows import Rows
from pipeline.export.selection import Filters
from pipeline.tables.lake import Lake
from pipeline.tables.states import State, newest_state, state_at

Make = Callable[..., Path]


@pytest.fixture(scope="module")
def earlier(lake: Path, rows: Rows) -> State:
    """The lake before the second of its two runs: the first read one set of minutes and one news item."""
    return state_at(lake, rows.scan("runs").sort("started").collect()["started"][1])


def read(folder: Path) -> dict[str, dict[str, object]]:
    return {table["table"]: table for table in json.loads((folder / "changes.json").read_text())["tables"]}


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "changes.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("format", [None, "parquet", "csv", "jsonl", "duckdb"])
def test_a_later_run_added_a_meeting(
    format: str | None, lake: Path, earlier: State, make: Make, tmp_path: Path
) -> None:
    old, new = str(earlier.number), str(newest_state(lake).number)
    if format:
        export(Lake(lake), Request(format=format, out=tmp_path / "old", state=earlier))
        old, new = str(tmp_path / "old"), str(make(format))
    differing = {table.table for table in write_changes(old, new, lake, tmp_path / "out")}
    tables = read(tmp_path / "out")
    assert [tables["documents"][name] for name in ("before", "after", "added", "changed", "removed")] == [2, 3, 1, 0, 0]
    assert [tables["meetings"][name] for name in ("added", "removed")] == [1, 0]
    assert tables["cases"]["changed"] == 1
    assert set(tables["cases"]["columns"]) >= {"items", "last_date"}  # type: ignore[call-overload]
    assert "votes" not in differing
    [case] = [line for line in lines(tmp_path / "out") if line["table"] == "cases"]
    assert case["change"] == "changed"
    assert [int(value) for value in case["columns"]["items"]] == [1, 2]  # type: ignore[index]
    text = (tmp_path / "out" / "CHANGES.md").read_text()
    assert "| documents | 2 | 3 | 1 | 0 | 0 |  |" in text
    assert "votes" in text.rpartition("The same in both: ")[2]


def test_the_other_way_round_it_is_removed(lake: Path, earlier: State, tmp_path: Path) -> None:
    write_changes(str(newest_state(lake).number), str(earlier.number), lake, tmp_path / "out")
    tables = read(tmp_path / "out")
    assert (tables["documents"]["removed"], tables["documents"]["added"]) == (1, 0)


def test_a_version_is_the_same_as_itself_in_another_format(make: Make, lake: Path, tmp_path: Path) -> None:
    assert write_changes(str(make("duckdb")), str(make("parquet")), lake, tmp_path / "out") == []
    assert lines(tmp_path / "out") == []


def test_a_lake_version_has_the_filters_of_the_dataset_beside_it(lake: Path, earlier: State, tmp_path: Path) -> None:
    old = tmp_path / "old"
    export(Lake(lake), Request(format="parquet", out=old, state=earlier, filters=Filters(kinds=("news",))))
    differing = {table.table for table in write_changes(str(old), None, lake, tmp_path / "out")}
    assert differing <= {"runs", "entities", "entity_aliases"}  # whose counts are of all documents


def test_a_value_is_told_before_and_after_and_the_run_is_not(make: Make, lake: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(make("parquet"), other)
    decisions = pl.read_parquet(other / "decisions.parquet")
    altered = decisions.with_columns(
        pl.when(pl.int_range(pl.len()) == 0).then(pl.lit("rejected")).otherwise("outcome").alias("outcome"),
        pl.lit("run_other").alias("run_id"),
    )
    altered.drop("part").write_parquet(other / "decisions.parquet")
    [table] = write_changes(str(make("parquet")), str(other), lake, tmp_path / "out")
    assert (table.table, table.changed, dict(table.columns), table.lost_columns) == (
        "decisions",
        1,
        {"outcome": 1},
        ["part"],
    )
    [line] = lines(tmp_path / "out")
    assert line["key"] == {"decision_id": decisions["decision_id"][0]}
    assert line["columns"] == {"outcome": [decisions["outcome"][0], "rejected"]}


def test_what_cannot_be_compared_is_said(make: Make, lake: Path, tmp_path: Path) -> None:
    parquet, csv = str(make("parquet")), str(make("csv"))
    for old, new, message in (
        (csv, parquet, "different forms"),
        (str(make("xlsx")), parquet, "as xlsx"),
        (str(tmp_path), parquet, "no dataset"),
        ("yesterday", parquet, "neither the folder"),
        (str(make("parquet", key=b"0123456789abcdef")), None, "pseudonyms"),
    ):
        with pytest.raises(UsageError, match=message):
            write_changes(old, new, lake, tmp_path / "out")
    with pytest.raises(LakeError, match="no version 999"):
        write_changes("999", None, lake, tmp_path / "out")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    with pytest.raises(UsageError, match="already"):
        write_changes(parquet, parquet, lake, tmp_path / "there")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_large_versions_are_compared_in_the_memory_of_an_export(lake: Path, make: Make, tmp_path: Path) -> None:
    folders = []
    for name, first in (("old", 0), ("new", 1_000)):
        folder = tmp_path / name
        shutil.copytree(make("parquet"), folder)
        duckdb.sql(
            f"COPY (SELECT v.* REPLACE (printf('vot_%09d', i) AS vote_id) FROM (SELECT * FROM read_parquet("
            f"'{folder}/votes.parquet') LIMIT 1) v, range({first}, {first + 200_000}) r(i)) TO '{folder}/votes.parquet'"
        )
        folders.append(str(folder))
    [table] = write_changes(folders[0], folders[1], lake, tmp_path / "out")
    assert (table.added, table.changed, table.removed) == (1_000, 0, 1_000)
    assert sum(1 for _ in (tmp_path / "out" / "changes.jsonl").open()) == 2_000
