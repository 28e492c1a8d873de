"""The two versions that are compared: datasets that were exported before, or states of the lake."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from pipeline import __version__
from pipeline.errors import UsageError
from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.export.rows import literal, materialise, quoted
from pipeline.export.selection import Filters
from pipeline.tables.lake import Lake
from pipeline.tables.states import State

_TYPED: Final = "typed"
_READERS: Final = {
    "csv": "read_csv({file}, all_varchar = true, header = true, max_line_size = 50000000)",
    "jsonl": "read_json({file}, format = 'newline_delimited', columns = {columns}, maximum_object_size = 50000000)",
    "parquet": "read_parquet({file})",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A version of a dataset.

    Attributes:
        label: what it is called.
        values: ``typed``, or the format whose files hold every value as a text: only the same kind can be compared.
        about: what its manifest says of it.
        sources: for each table where DuckDB reads it.
    """

    label: str
    values: str
    about: Mapping[str, Any]
    sources: Mapping[str, str]


def dataset_side(engine: duckdb.DuckDBPyConnection, folder: Path, alias: str) -> Side:
    """A dataset that ``referat export`` made as csv, jsonl, parquet or duckdb.

    Args:
        engine: that will read it.
        folder: the dataset's.
        alias: under which a database is known to the engine.

    Raises:
        UsageError: where the folder holds no dataset, or one of another format.
    """
    try:
        about = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        format, names = str(about["format"]), set(about["tables"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"{folder} holds no dataset: its manifest.json cannot be read.",
            hint="Make one: referat export parquet --out DIR.",
        ) from None
    if format == "duckdb":
        engine.execute(f"ATTACH {literal(folder / 'dataset.duckdb')} AS {alias} (READ_ONLY)")
        return Side(str(folder), _TYPED, about, {name: f"{alias}.{quoted(name)}" for name in names})
    if format not in _READERS:
        raise UsageError(
            f"{folder} is a dataset as {format}, which is not compared.",
            hint="Compare datasets as parquet, duckdb, csv or jsonl, or two lake versions: referat changes 12 15.",
        )
    sources = {}
    for table in TABLES_OF_DATASET:
        file = folder / f"{table.name}.{format}"
        if file.exists() and file.stat().st_size:
            columns = "{" + ", ".join(f"{literal(name)}: 'VARCHAR'" for name in table.polars) + "}"
            sources[table.name] = _READERS[format].format(file=literal(file), columns=columns)
    return Side(str(folder), _TYPED if format == "parquet" else format, about, sources)


def lake_side(lake: Lake, state: State, filters: Filters, work: Path) -> Side:
    """The tables as of a state of the lake, written into an empty folder.

    Raises:
        QueryError, LakeError: as ``materialise`` does.
    """
    rows = materialise(lake, state, filters, work)
    sources = {table.name: _READERS["parquet"].format(file=literal(rows.path(table.name))) for table in rows.tables}
    about = {
        "lake_version": state.number,
        "lake_moment": state.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "pipeline_version": __version__,
        "filters": filters.stated(),
    }
    return Side(f"lake version {state.number}", _TYPED, about, sources)


def filters_of(side: Side) -> Filters:
    """The filters that a dataset was made with, for a state of the lake that is compared with it.

    Raises:
        UsageError: where persons in the dataset bear pseudonyms, which those in the lake do not, or its values are texts.
    """
    if side.about.get("options", {}).get("pseudonymised"):
        raise UsageError(
            f"In {side.label} persons bear pseudonyms; a lake version has their names.",
            hint="Export the other version too, with the same key, and compare the two folders.",
        )
    return Filters(**{name: tuple(value) for name, value in side.about.get("filters", {}).items()})


def refuse_unlike(old: Side, new: Side) -> None:
    """Raises a UsageError where values of one side are texts and those of the other are not of the same form."""
    if old.values != new.values:
        raise UsageError(
            f"{old.label} and {new.label} hold their values in different forms.",
            hint="Compare csv with csv and jsonl with jsonl; parquet, duckdb and lake versions with each other.",
        )
