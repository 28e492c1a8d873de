"""The agenda table of political science."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from pipeline.export.rows import Rows


def test_a_row_an_item_with_its_topic(make: Callable[..., Path], rows: Rows) -> None:
    found = pl.read_csv(make("cap") / "agenda.csv", try_parse_dates=True)
    items = rows.scan("agenda_items").collect()
    assert found["item_id"].to_list() == items["item_id"].to_list()
    assert found["major_topic"].to_list() == items["topic"].to_list()
    assert found["probability"].to_list() == items["topic_score"].to_list()
    assert set(found["municipality_code"]) == {461}
    assert sorted(found["date"].unique().to_list()) == sorted(rows.scan("meetings").collect()["date"].to_list())
    assert (make("cap") / "datapackage.json").exists()
    codes = pl.read_csv(make("cap") / "topics.csv")["cap_major"].to_list()
    assert set(found["major_topic"].drop_nulls()) <= set(codes)
