"""The metadata of datasets before the standards' own validators, and the rows that loaders give back through them."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export.rows import Rows

Make = Callable[..., Path]
pytestmark = pytest.mark.slow  # pandas, rdflib and petl alone take seconds to load


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_frictionless_accepts_the_package(format: str, make: Make) -> None:
    from frictionless import validate

    report = validate(make(format) / "datapackage.json")
    assert report.flatten(["name", "type", "message"]) == []
    assert report.valid


def test_frictionless_gives_the_rows_back(make: Make, rows: Rows) -> None:
    from frictionless import Package

    package = Package(str(make("csv") / "datapackage.json"))
    for name in ("agenda_items", "meetings", "attendance", "dates", "amounts"):
        found = [tuple(map(_plain, row.to_dict().values())) for row in package.get_resource(name).read_rows()]
        assert found == [tuple(map(_plain, row)) for row in rows.scan(name).collect().iter_rows()]


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("votes", ",for,", ",sideways,"), ("decisions", "dec_", "dex_"), ("agenda_items", "mtg_", "mtx_")],
    ids=["value outside its set", "key that others hold", "key that is nowhere"],
)
def test_frictionless_finds_what_is_wrong(table: str, old: str, new: str, make: Make, tmp_path: Path) -> None:
    from frictionless import validate

    folder = tmp_path / "copy"
    shutil.copytree(make("csv"), folder)
    path = folder / f"{table}.csv"
    path.write_text(path.read_text().replace(old, new))
    assert not validate(folder / "datapackage.json", checks=[]).valid


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_croissant_is_valid(format: str, make: Make) -> None:
    import mlcroissant

    logging.getLogger("absl").setLevel(logging.ERROR)
    path = make(format, creator="Institut for Prøver", licence="CC BY 4.0") / "croissant.json"
    issues = mlcroissant.Dataset(path).metadata.ctx.issues
    assert (list(issues.errors), list(issues.warnings)) == ([], [])
    stated = json.loads(path.read_text())
    required = (
        "name",
        "description",
        "license",
        "url",
        "creator",
        "datePublished",
        "version",
        "distribution",
        "recordSet",
    )
    assert all(stated[name] for name in required)  # the validator lets several of them be missing


def test_croissant_gives_the_rows_back(make: Make, rows: Rows) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(make("csv") / "croissant.json")
    for name in ("agenda_items", "votes", "dates"):
        found = [tuple(map(_plain, record.values())) for record in dataset.records(name)]
        assert found == [tuple(map(_plain, row)) for row in rows.scan(name).collect().iter_rows()]


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, date):
        return value.isoformat()[:10]
    return float(value) if isinstance(value, Decimal) else value


def test_croissant_finds_a_changed_file(make: Make, tmp_path: Path) -> None:
    import mlcroissant

    folder = tmp_path / "copy"
    shutil.copytree(make("csv"), folder)
    (folder / "votes.csv").write_text((folder / "votes.csv").read_text() + "\n")
    with pytest.raises(mlcroissant._src.core.issues.GenerationError):
        list(mlcroissant.Dataset(folder / "croissant.json").records("votes"))
