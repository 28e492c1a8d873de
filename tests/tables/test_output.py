from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime, time

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from pipeline.tables.output import Format, write_table

FRAME = pl.DataFrame(
    {
        "text": ['a "b", c', "to\nlinjer", "", None],
        "n": [1, -2, None, 3],
        "value": [1.5, float("nan"), float("inf"), -0.25],
        "day": [date(2024, 3, 5)] * 4,
        "at": [datetime(2024, 3, 5, 12, 30, tzinfo=UTC)] * 4,
        "start": [time(16, 30)] * 4,
        "open": [True, False, None, True],
    }
)


def written(frame: pl.DataFrame | pl.LazyFrame, format: Format) -> bytes:
    stream = io.BytesIO()
    write_table(frame, format, stream)
    return stream.getvalue()


def test_csv_is_as_rfc_4180_says() -> None:
    lines = written(FRAME, "csv").decode().split("\r\n")
    assert lines == [
        "text,n,value,day,at,start,open",
        '"a ""b"", c",1,1.5,2024-03-05,2024-03-05T12:30:00Z,16:30:00,true',
        '"to\nlinjer",-2,,2024-03-05,2024-03-05T12:30:00Z,16:30:00,false',
        '"",,,2024-03-05,2024-03-05T12:30:00Z,16:30:00,',
        ",3,-0.25,2024-03-05,2024-03-05T12:30:00Z,16:30:00,true",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+4512345678", "-2+3", "@SUM(A1)", " =1", "\t=1", "\tx", "\rx", "\n@x", "＝1", "=cmd|' /C calc'!A0", "- at godkende"],
)  # fmt: skip
def test_csv_cells_are_no_formulas(text: str) -> None:
    data = written(pl.DataFrame({"a": [text]}), "csv").decode()
    _, [cell] = csv.reader(io.StringIO(data, newline=""), strict=True)
    assert cell == "'" + text


@given(st.lists(st.text(), min_size=1))
def test_csv_gives_every_text_back(texts: list[str]) -> None:
    text = written(pl.DataFrame({"id": ["x"] * len(texts), "text": texts}), "csv").decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    assert [cell.removeprefix("'") for _, cell in rows] == [text.removeprefix("'") for text in texts]


def test_json_is_an_array_of_objects() -> None:
    objects = json.loads(written(FRAME, "json"))
    assert objects[0] == {
        "text": 'a "b", c',
        "n": 1,
        "value": 1.5,
        "day": "2024-03-05",
        "at": "2024-03-05T12:30:00+00:00",
        "start": "16:30:00",
        "open": True,
    }
    assert [row["value"] for row in objects] == [1.5, None, None, -0.25]
    assert [row["text"] for row in objects] == FRAME["text"].to_list()


@given(st.lists(st.text()))
def test_json_gives_every_text_back(texts: list[str]) -> None:
    objects = json.loads(written(pl.DataFrame({"text": texts}, schema={"text": pl.String}), "json"))
    assert [row["text"] for row in objects] == texts


@pytest.mark.parametrize("format", ["csv", "json"])
def test_tables_longer_than_a_piece_and_empty_ones(format: Format) -> None:
    frame = pl.DataFrame({"n": range(25_001)})
    data = written(frame.lazy(), format)
    numbers = [row["n"] for row in json.loads(data)] if format == "json" else [*map(int, data.split()[1:])]
    assert numbers == list(range(25_001))
    assert written(frame.clear(), format).split() == ([b"[", b"]"] if format == "json" else [b"n"])


def test_parquet_keeps_the_types() -> None:
    assert_frame_equal(pl.read_parquet(io.BytesIO(written(FRAME, "parquet"))), FRAME)


def test_a_stream_that_cannot_seek() -> None:
    script = (
        "import sys, polars as pl; from pipeline.tables.output import write_table\n"
        "for format in ('csv', 'json', 'parquet'): write_table(pl.DataFrame({'a': [1, 2]}), format, sys.stdout.buffer)"
    )
    data = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    frame = pl.DataFrame({"a": [1, 2]})
    assert data == b"".join(written(frame, format) for format in ("csv", "json", "parquet"))
