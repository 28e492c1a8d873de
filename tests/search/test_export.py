"""Everything found, as a table for other programs."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import polars as pl
import pytest

from pipeline.errors import QueryError
from pipeline.search.answer import Hit
from pipeline.search.export import COLUMNS, ExportFormat, export


def hit(**values: object) -> Hit:
    fields: dict[str, object] = {
        "id": "itm_1", "kind": "item", "title": "=Ny bro", "date": date(2024, 5, 14), "body": "Byrådet", "score": 1.5,
        "snippet": "En **bro** over åen", "snippet_html": "", "source_uri": "file:///a.pdf", "document_id": "d", "outcome": "approved",
        "municipality": ("Odense", "Vejle"), "item_type": "decision", "topic": 10, "page": 2,
    }  # fmt: skip
    return Hit(**(fields | values))  # type: ignore[arg-type]


def written(format: ExportFormat, *hits: Hit) -> bytes:
    stream = io.BytesIO()
    assert export(hits, format, stream) == len(hits)
    return stream.getvalue()


def test_parquet_has_types_and_danish_names() -> None:
    table = pl.read_parquet(io.BytesIO(written("parquet", hit(), hit(id="itm_2", date=None, municipality=()))))
    assert table.schema == COLUMNS
    [one, two] = table.to_dicts()
    assert (one["kind"], one["outcome"], one["item_type"], one["topic"]) == (
        "Punkt",
        "Godkendt",
        "Beslutning",
        "Trafik og veje",
    )
    assert (one["municipality"], one["snippet"], one["date"]) == ("Odense; Vejle", "En bro over åen", date(2024, 5, 14))
    assert (two["municipality"], two["date"]) == (None, None)


def test_csv_runs_no_formula() -> None:
    lines = written("csv", hit()).decode().splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert "'=Ny bro" in lines[1]


def test_json_is_an_array_of_objects() -> None:
    assert [row["title"] for row in json.loads(written("json", hit(), hit(title="To")))] == ["=Ny bro", "To"]


def test_a_sheet_holds_texts_and_no_formula() -> None:
    content = written("xlsx", hit(), hit(title="http://ond.dk", snippet="\t@SUM(1;2)"))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    for text in ("=Ny bro", "http://ond.dk", "@SUM(1;2)"):
        assert text in texts


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet", "json"])
def test_nothing_found_is_a_table_too(format: ExportFormat) -> None:
    assert written(format)


def test_a_format_that_there_is_none_of() -> None:
    with pytest.raises(QueryError, match="pdf"):
        export([], "pdf", io.BytesIO())  # type: ignore[arg-type]
