from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest

from pipeline.tables.schemas import TABLES


def test_csv_goes_to_standard_output(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("table", "agenda_items", "--data", data)
    assert outcome.status == 0
    frame = pl.read_csv(io.StringIO(outcome.out))
    assert frame["title"].to_list() == ["Godkendelse af dagsorden", "Tilskud til spejderhytten i Nørre Lyng"]


def test_json_is_an_array_of_objects(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    rows = json.loads(invoke("table", "meetings", "--format", "json", "--data", data).out)
    assert [row["date"] for row in rows] == ["2024-05-14"]
    assert set(rows[0]) == set(TABLES["meetings"].polars)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_goes_to_a_file(invoke, data: Path, tmp_path: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "table.parquet"
    assert invoke("table", name, "--format", "parquet", "--out", out, "--data", data) == (0, "", "")
    assert pl.read_parquet(out).columns == list(TABLES[name].polars)


def test_before_the_first_run_tables_are_empty(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(invoke("table", "votes", "--format", "json", "--data", tmp_path / "none").out) == []
    assert not (tmp_path / "none").exists()


def test_a_file_that_cannot_be_written_is_said(invoke, data: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("table", "votes", "--out", tmp_path / "no" / "votes.csv", "--data", data)
    assert outcome.status == 2
    assert "votes.csv cannot be written: No such file or directory." in outcome.err
