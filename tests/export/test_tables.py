"""Each format of tables, read back by another program."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import polars as pl
import pytest

from pipeline.errors import QueryError
from pipeline.export import databases, workbook
from pipeline.export.dataset import Request, export
from pipeline.export.dictionary import dictionary
from pipeline.export.rows import Rows
from pipeline.export.views import VIEWS
from pipeline.tables.lake import Lake
from pipeline.tables.states import newest_state

Make = Callable[..., Path]


def test_csv_cells_are_no_formulas(make: Make, rows: Rows) -> None:
    with (make("csv") / "item_sections.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert [text.removeprefix("'") for text in texts] == rows.scan("item_sections").collect()["text"].to_list()
    assert not [text for text in texts if text.lstrip().startswith(("=", "+", "-", "@"))]


def test_json_lines_and_parquet_give_the_rows_back(make: Make, rows: Rows) -> None:
    for table in rows.tables:
        expected = rows.scan(table.name).collect()
        assert pl.read_parquet(make("parquet") / f"{table.name}.parquet").equals(expected)
        lines = (make("jsonl") / f"{table.name}.jsonl").read_text().splitlines()
        assert [list(json.loads(line)) for line in lines] == [expected.columns] * expected.height


def test_a_workbook_has_a_sheet_a_table_with_typed_cells(make: Make, rows: Rows) -> None:
    book = openpyxl.load_workbook(make("xlsx") / "dataset.xlsx", read_only=True)
    assert book.sheetnames == ["about columns", *(table.name for table in rows.tables)]
    assert book["about columns"].max_row == len(dictionary(rows.tables)) + 1
    for table in rows.tables:
        expected = rows.scan(table.name).collect()
        found = list(book[table.name].iter_rows(min_row=2, values_only=True))
        assert [tuple(row) for row in found] == [tuple(map(_as_cell, row)) for row in expected.iter_rows()], table.name


def _as_cell(value: object) -> object:
    """A value as a workbook gives it back: days as midnight, moments without zone and to the millisecond."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=round(value.microsecond / 1000) * 1000 % 1_000_000)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def test_a_sheet_that_is_too_small_says_what_to_do(rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(QueryError, match="parquet"):
        workbook.write_workbook(rows, tmp_path)


def test_databases_hold_the_rows_with_keys(make: Make, rows: Rows) -> None:
    lite = sqlite3.connect(make("sqlite") / "dataset.sqlite")
    assert not lite.execute("PRAGMA foreign_key_check").fetchall()
    with duckdb.connect(make("duckdb") / "dataset.duckdb", read_only=True) as duck:
        for table in rows.tables:
            expected = rows.scan(table.name).collect()
            assert duck.execute(f'SELECT * FROM "{table.name}"').fetchall() == expected.rows()
            [count] = lite.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
            assert count == expected.height
            keys = [row[1] for row in lite.execute(f'PRAGMA table_info("{table.name}")') if row[5]]
            assert keys in ([], sorted(table.key, key=list(table.polars).index))
        described = duck.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'votes' AND column_name = 'side'"
        )
        assert described.fetchone() == ("Which way.",)
    [(title,)] = lite.execute(
        "SELECT title FROM agenda_items WHERE number = '1' AND item_id IN (SELECT item_id FROM decisions) LIMIT 1"
    )
    assert title == "Tilskud til spejderhytten i Nørre Lyng"


def test_large_tables_have_no_keys_in_duckdb(
    rows: Rows, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "_MOST_KEYED_ROWS", rows.count("agenda_items") - 1)
    export(Lake(lake), Request(format="duckdb", out=tmp_path / "out", state=newest_state(lake)))
    keyless = json.loads((tmp_path / "out" / "manifest.json").read_text())["tables_without_keys"]
    assert "agenda_items" in keyless
    with duckdb.connect(tmp_path / "out" / "dataset.duckdb", read_only=True) as base:
        kept = base.execute(
            "SELECT table_name, referenced_table FROM duckdb_constraints() WHERE constraint_type LIKE '% KEY'"
        ).fetchall()
        [count] = base.execute("SELECT count(*) FROM agenda_items").fetchone() or [0]
    named = {name for row in kept for name in row}
    assert named.isdisjoint(keyless)
    assert {"meetings", "decisions"} - set(keyless) <= named
    assert count == rows.count("agenda_items")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_views_say_the_same_in_both_databases(view: object, make: Make) -> None:
    query = f"SELECT * FROM {view.name}"  # type: ignore[attr-defined]
    lite = sqlite3.connect(make("sqlite") / "dataset.sqlite").execute(query).fetchall()
    with duckdb.connect(make("duckdb") / "dataset.duckdb", read_only=True) as base:
        duck = base.execute(query).fetchall()
    plain = [tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in duck]
    assert plain
    assert sorted(plain, key=repr) == sorted(lite, key=repr)


def test_attendance_counts_meetings(make: Make) -> None:
    with duckdb.connect(make("duckdb") / "dataset.duckdb", read_only=True) as base:
        found = base.execute(
            "SELECT person, meetings, present, missed, rate FROM attendance_rates ORDER BY person"
        ).fetchall()
    assert found == [("Lise Holm", 2, 2, 0, 1.0), ("Mads Elkjær", 2, 1, 1, 0.5), ("Per Krag", 2, 1, 1, 0.5)]
