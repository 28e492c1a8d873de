"""The rows of a dataset, made once: every format is written from these, so that all hold the same.

Each table is a Parquet file in key order. DuckDB sorts: what does not fit in its memory goes to files beside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from pipeline.errors import LakeError
from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.export.selection import Filters, Selection, passing
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES, TableSchema
from pipeline.tables.states import State

_MEMORY: Final = "400MB"
_BATCH: Final = 10_000
"""Rows in memory at a time."""
_BATCH_OF_TEXTS: Final = 200
"""The same of documents, whose text may have millions of characters."""
_STATED_ENTITIES: Final = (
    "entity_id",
    "target_entity_id",
    "organisation_entity_id",
    "body_entity_id",
    "project_entity_id",
)


class Rows:
    """The tables of a dataset as sorted Parquet files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def tables(self) -> tuple[TableSchema, ...]:
        """The tables that there are."""
        return tuple(table for table in TABLES_OF_DATASET if self.path(table.name).exists())

    def path(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.parquet"

    def scan(self, name: str) -> pl.LazyFrame:
        """A table in key order."""
        return pl.scan_parquet(self.path(name))

    def count(self, name: str) -> int:
        """The number of rows of a table."""
        return int(self.scan(name).select(pl.len()).collect().item())

    def batches(self, name: str) -> Iterator[pl.DataFrame]:
        """A table in key order, so many rows at a time as fit well in memory."""
        yield from self.scan(name).collect_batches(chunk_size=batch_size(name), maintain_order=True)

    def digest(self, name: str) -> str:
        """SHA-256 of the rows as JSON Lines in key order: equal where the rows are, whatever the format that holds them."""
        hashed = hashlib.sha256()
        for batch in self.batches(name):
            hashed.update(batch.write_ndjson().encode())
        return hashed.hexdigest()


def batch_size(name: str) -> int:
    """Rows of a table that are held in memory at a time."""
    return _BATCH_OF_TEXTS if name == "documents" else _BATCH


def materialise(lake: Lake, state: State, filters: Filters, folder: Path, names: Collection[str] = ()) -> Rows:
    """Writes the rows of a dataset into an empty folder.

    Entities are those that are kept: where one redirects to another, the documents' rows name the other, so that joins with
    ``entities`` find it.

    Args:
        lake: to read from.
        state: as of which.
        filters: which documents.
        folder: an empty one.
        names: of the tables that are wanted; all of a dataset where none are named.

    Raises:
        QueryError: where no document passes the filters.
        LakeError: where the tables cannot be read as of that state, or the folder cannot be written.
    """

    def scan(name: str) -> pl.LazyFrame:
        if name not in state.versions:
            return pl.LazyFrame(schema=TABLES[name].polars)
        return lake.scan(name, state.versions[name])

    selection = Selection(scan, passing(scan, filters))
    redirects = dict(scan("entity_redirects").select("entity_id", "target_entity_id").collect().iter_rows())
    rows = Rows(folder)
    try:
        with duckdb.connect(config=engine_options(folder)) as engine:
            for table in TABLES_OF_DATASET:
                if names and table.name not in names:
                    continue
                chosen = selection.rows(table.name)
                if redirects and table.scope == "document":
                    columns = [name for name in _STATED_ENTITIES if name in table.polars]
                    chosen = chosen.with_columns(pl.col(columns).replace(redirects))
                _write_sorted(engine, table, chosen, rows.path(table.name))
    except (OSError, pl.exceptions.PolarsError, duckdb.Error) as error:
        raise LakeError(
            f"The rows cannot be written to {folder}: {error}.",
            hint="Is the disk full, or an earlier version of the tables no longer kept?",
        ) from error
    return rows


def part_of(rows: Rows, document_ids: pl.DataFrame, folder: Path) -> Rows:
    """The rows that belong to some of a dataset's documents, written into an empty folder.

    Args:
        rows: all.
        document_ids: a column of that name.
        folder: an empty one.
    """

    def scan(name: str) -> pl.LazyFrame:
        return rows.scan(name) if rows.path(name).exists() else pl.LazyFrame(schema=TABLES[name].polars)

    selection, made = Selection(scan, document_ids), Rows(folder)
    with duckdb.connect(config=engine_options(folder)) as engine:
        for table in rows.tables:
            _write_sorted(engine, table, selection.rows(table.name), made.path(table.name))
    return made


def engine_options(folder: Path) -> dict[str, str | bool | int | float | list[str]]:
    """How DuckDB is opened: one thread, so that files are the same every time, bounded memory, nothing from outside."""
    return {"threads": 1, "memory_limit": _MEMORY, "temp_directory": str(folder / "spilled")}


def quoted(name: str) -> str:
    """A name or text within a statement of SQL.

    >>> quoted("end")
    '"end"'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(text: str | Path) -> str:
    """A text within a statement of SQL.

    >>> literal("Lille's")
    "'Lille''s'"
    """
    return "'" + str(text).replace("'", "''") + "'"


def sort_into(engine: duckdb.DuckDBPyConnection, table: TableSchema, found: Path, path: Path) -> None:
    """Writes the rows of Parquet files (a path, may hold ``*``) in key order to a file."""
    order = ", ".join(f"{quoted(column)} NULLS FIRST" for column in table.key)
    engine.execute(
        f"COPY (SELECT * FROM read_parquet({literal(found)}) ORDER BY {order}) TO {literal(path)} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {max(2048, batch_size(table.name) * 2)})"
    )


def _write_sorted(engine: duckdb.DuckDBPyConnection, table: TableSchema, rows: pl.LazyFrame, path: Path) -> None:
    found = path.with_suffix(".unsorted")
    rows.sink_parquet(found, compression="lz4", row_group_size=batch_size(table.name) * 10)
    try:
        sort_into(engine, table, found, path)
    finally:
        found.unlink(missing_ok=True)
