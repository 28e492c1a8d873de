"""A dataset as a whole: made beside, moved when whole, the same each time, with a manifest."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import LakeError, QueryError, UsageError
from pipeline.export import dataset
from pipeline.export.dataset import FORMATS, Format, Request, export
from pipeline.export.inventory import inventory
from pipeline.export.rows import Rows, materialise
from pipeline.export.selection import Filters
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES
from pipeline.tables.states import newest_state, state_at, state_numbered

Make = Callable[..., Path]


@pytest.mark.parametrize("format", ["csv", "xlsx", "sqlite", "docbin"])
def test_the_same_state_gives_the_same_bytes(format: str, make: Make, lake: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    export(Lake(lake), Request(format=format, out=again, state=newest_state(lake)))
    assert inventory(again) == inventory(make(format))


def test_a_manifest_says_what_there_is(make: Make, lake: Path, rows: Rows) -> None:
    folder = make("csv", creator="Institut for Prøver", licence="CC BY 4.0")
    said = json.loads((folder / "manifest.json").read_text())
    assert said["lake_version"] == newest_state(lake).number
    assert said["tables"]["decisions"] == {"rows": 3, "sha256_of_rows": rows.digest("decisions")}
    assert "Institut for Prøver" in said["citation"]
    assert said["licence"] == "CC BY 4.0"
    assert [*said["models"]["language_model"], *said["models"]["topic_model"]] == list(said["model_scores"])
    assert all(0 < one["value"] < 1 for figures in said["model_scores"].values() for one in figures)
    assert [file["path"] for file in said["files"]] == [
        file.name for file in inventory(folder) if file.name != "manifest.json"
    ]


def test_all_formats_hold_the_same_rows(make: Make) -> None:
    tables = [json.loads((make(format) / "manifest.json").read_text())["tables"] for format in FORMATS]
    assert all(found.items() <= tables[0].items() for found in tables)
    assert {len(found) for found in tables} >= {len(tables[0]), 4}  # those of tables have all, cap has four


def test_what_is_broken_off_leaves_nothing(lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(rows: Rows, folder: Path) -> None:
        (folder / "half.csv").write_text("a,b")
        raise KeyboardInterrupt

    monkeypatch.setattr(dataset, "FORMATS", {"csv": Format("", stopped)})
    with pytest.raises(KeyboardInterrupt):
        export(Lake(lake), Request(format="csv", out=tmp_path / "out", state=newest_state(lake)))
    assert not list(tmp_path.iterdir())


def test_what_is_there_is_replaced_only_on_request(lake: Path, tmp_path: Path) -> None:
    (tmp_path / "old").write_text("kept")
    request = Request(format="jsonl", out=tmp_path, state=newest_state(lake))
    with pytest.raises(UsageError, match="already"):
        export(Lake(lake), request)
    assert (tmp_path / "old").read_text() == "kept"
    export(Lake(lake), Request(format="jsonl", out=tmp_path, state=newest_state(lake), replace=True))
    assert not (tmp_path / "old").exists()
    assert (tmp_path / "manifest.json").exists()


def test_an_earlier_state_is_read_again(lake: Path, rows: Rows, tmp_path: Path) -> None:
    newest = newest_state(lake)
    assert state_numbered(lake, newest.number) == newest
    assert state_at(lake, datetime.now(UTC)).versions["documents"] == newest.versions["documents"]
    runs = rows.scan("runs").sort("started").collect()
    before = state_at(lake, runs["finished"][0] + timedelta(seconds=0.2))
    assert before.number < newest.number
    earlier = materialise(Lake(lake), state_numbered(lake, before.number), Filters(), tmp_path)
    assert (earlier.count("documents"), rows.count("documents")) == (2, 3)
    assert (earlier.count("meetings"), rows.count("meetings")) == (1, 2)


@pytest.mark.parametrize("number", [0, 10_000])
def test_a_version_that_never_was_is_refused(number: int, lake: Path) -> None:
    with pytest.raises(LakeError, match=f"no version {number}"):
        state_numbered(lake, number)


def test_no_state_before_the_first_run(lake: Path) -> None:
    with pytest.raises(LakeError, match="no run before"):
        state_at(lake, datetime(2001, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("filters", "documents", "items"),
    [
        (Filters(municipalities=(461,)), 2, 3),
        (Filters(bodies=("kulturudvalget",)), 2, 3),
        (Filters(years=(2023, 2023)), 1, 0),
        (Filters(kinds=("news",)), 1, 0),
        (Filters(kinds=("minutes", "news"), years=(2024, 2024)), 2, 3),
    ],
)
def test_filters_choose_whole_documents(
    filters: Filters, documents: int, items: int, lake: Path, tmp_path: Path
) -> None:
    found = materialise(Lake(lake), newest_state(lake), filters, tmp_path)
    assert (found.count("documents"), found.count("agenda_items")) == (documents, items)
    ids = set(found.scan("documents").collect()["document_id"])
    for table in found.tables:
        if table.scope == "document":
            assert set(found.scan(table.name).collect()["document_id"]) <= ids
    entities = set(found.scan("entities").collect()["entity_id"])
    assert set(found.scan("attendance").collect()["entity_id"].drop_nulls()) <= entities


def test_filters_that_nothing_passes_are_said(lake: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="No document"):
        materialise(Lake(lake), newest_state(lake), Filters(publishers=("Ingen",)), tmp_path)


def test_rows_have_the_columns_of_the_contract(rows: Rows) -> None:
    for table in rows.tables:
        assert rows.scan(table.name).collect_schema() == TABLES[table.name].polars
