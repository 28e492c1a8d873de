"""Train, dev and test: nothing that belongs together on both sides of a border."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import QueryError, UsageError
from pipeline.export import dataset
from pipeline.export.dataset import FORMATS, Request, export
from pipeline.export.rows import Rows, materialise
from pipeline.export.splits import NAMES, Split, _borders, assign
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES
from pipeline.tables.states import newest_state

Plan = list[tuple[int, int, int, int]]
"""Of each document: its publisher, meeting, case and day (none: 0)."""
START = date(2020, 1, 1)


def lay_out(plan: Plan, folder: Path) -> Rows:
    """Rows of documents that are tied as planned."""

    def write(name: str, **columns: list[object]) -> None:
        schema = TABLES[name].polars
        nulls = {column: pl.Series([None] * len(plan), dtype=dtype) for column, dtype in schema.items()}
        made = {column: pl.Series(values, dtype=schema[column]) for column, values in columns.items()}
        pl.DataFrame(nulls | made).select(schema.names()).write_parquet(folder / f"{name}.parquet")

    ids = [f"d{number:03d}" for number in range(len(plan))]
    items = [f"i{number:03d}" for number in range(len(plan))]
    meetings = [f"m{meeting}" if meeting else None for _, meeting, _, _ in plan]
    write(
        "documents",
        document_id=ids,
        source_uri=[f"file:///{name}" for name in ids],
        publisher=[f"p{publisher}" for publisher, *_ in plan],
        published_on=[START + timedelta(days=day) if day else None for *_, day in plan],
        meeting_id=meetings,
    )
    write("meeting_documents", document_id=ids, meeting_id=meetings)
    write("agenda_items", document_id=ids, item_id=items)
    write("case_items", item_id=items, case_id=[f"c{case}" if case else None for *_, case, _ in plan])
    return Rows(folder)


plans = st.lists(
    st.tuples(st.integers(1, 6), st.integers(0, 12), st.integers(0, 12), st.integers(0, 20)), min_size=1, max_size=40
)


@settings(deadline=None, max_examples=40)
@given(plans, st.sampled_from(["publisher", "time"]))
def test_nothing_crosses_a_border(tmp_path_factory: pytest.TempPathFactory, plan: Plan, by: str) -> None:
    rows = lay_out(plan, tmp_path_factory.mktemp("plan"))
    try:
        found = assign(rows, Split(by, (50, 25, 25)))  # type: ignore[arg-type]
    except QueryError:
        return
    assert found.documents["document_id"].to_list() == [f"d{number:03d}" for number in range(len(plan))]
    parts = found.documents["split"].to_list()
    for place in (0, 1, 2) if by == "publisher" else (1, 2):
        for value in {document[place] for document in plan} - {0}:
            inside = {part for document, part in zip(plan, parts, strict=True) if document[place] == value and part}
            assert len(inside) <= 1
    if by == "publisher":
        assert None not in parts
    else:
        days = {
            name: [document[3] for document, part in zip(plan, parts, strict=True) if part == name] for name in NAMES
        }
        assert max(days["train"]) < min(days["dev"]) <= max(days["dev"]) < min(days["test"])
        assert all(part is None for document, part in zip(plan, parts, strict=True) if document[3] == 0)


def test_shares_are_met_where_nothing_is_tied(tmp_path: Path) -> None:
    rows = lay_out([(publisher, 0, 0, day) for publisher, day in zip(range(200), range(1, 201), strict=True)], tmp_path)
    for by in ("publisher", "time"):
        counted = assign(rows, Split(by)).said["documents"]  # type: ignore[arg-type]
        assert counted == {"train": 160, "dev": 20, "test": 20}


def test_by_time_the_older_side_of_a_tie_is_left_out(tmp_path: Path) -> None:
    plan = [(1, 0, 0, day) for day in range(1, 9)] + [(1, 0, 7, 3), (1, 0, 7, 10), (1, 0, 0, 9)]
    found = assign(lay_out(plan, tmp_path), Split("time", (6, 2, 2)))
    assert found.documents["split"].to_list()[8:10] == [None, "test"]
    assert found.said["left_out"] == 1


def test_by_publisher_those_that_share_a_case_stay_together(tmp_path: Path) -> None:
    plan = [(publisher, 0, 0, 1) for publisher in range(1, 7)] + [(1, 0, 3, 1), (2, 0, 3, 2)]
    found = assign(lay_out(plan, tmp_path), Split("publisher")).documents
    assert found.filter(group="p1")["split"].n_unique() == 1
    assert set(found.filter(group="p1")["document_id"]) == {"d000", "d001", "d006", "d007"}


@pytest.mark.parametrize(
    "plan", [[(1, 0, 0, 1), (1, 0, 0, 2), (1, 0, 0, 3)], [(1, 1, 0, 1), (2, 1, 0, 1), (3, 0, 0, 1)]]
)
def test_too_few_publishers_are_said(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="nothing is left for"):
        assign(lay_out(plan, tmp_path), Split("publisher"))


def test_too_few_days_are_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="2 days"):
        assign(lay_out([(1, 0, 0, 1), (1, 0, 0, 2), (2, 0, 0, 0)], tmp_path), Split("time"))


def test_shares_must_be_some(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        assign(lay_out([(1, 0, 0, 1)], tmp_path), Split("time", (100, 0, 0)))


@given(st.lists(st.dates(), min_size=3, unique=True), st.tuples(*[st.integers(1, 100)] * 3))
def test_borders_leave_days_on_all_sides(days: list[date], shares: tuple[int, int, int]) -> None:
    first, second = _borders(pl.Series(sorted(days)), shares)
    assert min(days) < first < second <= max(days)


@pytest.fixture
def without_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lake's three documents lie on three days; without the case of two of them all can be assigned."""

    def emptied(*arguments: Any) -> Rows:
        rows = materialise(*arguments)
        rows.scan("case_items").head(0).collect().write_parquet(rows.path("case_items"))
        return rows

    monkeypatch.setattr(dataset, "materialise", emptied)


@pytest.mark.parametrize(
    "format", [pytest.param(name, marks=[] if name in ("csv", "standoff") else pytest.mark.slow) for name in FORMATS]
)
@pytest.mark.usefixtures("without_cases")
def test_every_format_is_split(format: str, lake: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export(Lake(lake), Request(format=format, out=folder, state=newest_state(lake), split=Split("time", (1, 1, 1))))
    said = json.loads((folder / "manifest.json").read_text())
    assert said["options"]["split"] == {
        "by": "time",
        "shares": [1, 1, 1],
        "documents": {"train": 1, "dev": 1, "test": 1},
        "left_out": 0,
        "from": {"train": "2023-06-03", "dev": "2024-05-14", "test": "2024-06-11"},
    }
    assert {path.name for path in folder.iterdir()} == {*NAMES, "splits.csv", "manifest.json"}
    assert all(any(part.is_file() for part in (folder / name).iterdir()) for name in NAMES)
    if format == "standoff":
        ids = {name: json.loads((folder / name / "texts.jsonl").read_text())["document_id"] for name in NAMES}
        assert dict(pl.read_csv(folder / "splits.csv").select("split", "document_id").iter_rows()) == ids
    if format == "csv":
        held = {name: pl.read_csv(folder / name / "meetings.csv").height for name in NAMES}
        assert held == {"train": 0, "dev": 1, "test": 1}
        [person] = pl.read_csv(folder / "train" / "entities.csv").filter(entity_type="person")["name"]
        assert person == "Mette Brinkholm"


def test_a_case_on_both_sides_is_not_split(lake: Path, tmp_path: Path) -> None:
    request = Request(format="jsonl", out=tmp_path / "out", state=newest_state(lake), split=Split("time", (1, 1, 1)))
    with pytest.raises(QueryError, match="nothing is left for dev"):
        export(Lake(lake), request)
    assert not list(tmp_path.iterdir())
