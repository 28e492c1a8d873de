"""The tables of one moment for queries in SQL, in flat memory."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.errors import LakeError
from pipeline.export.rows import engine_options, literal
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

_NAMED = re.compile(r"\b(?:FROM|JOIN)\s+(?:main\.)?([a-z_]+)\b")
_LEFT_OUT: Mapping[str, tuple[str, ...]] = {"documents": ("text",)}
"""Columns that no figure counts and that would be most of the bytes."""


def tables_named(query: str) -> frozenset[str]:
    """The tables that a query reads.

    >>> sorted(tables_named("SELECT documents FROM meetings m JOIN main.votes v USING (meeting_id)"))
    ['meetings', 'votes']
    """
    return frozenset(_NAMED.findall(query)) & TABLES.keys()


class Base:
    """Answers queries from one version of each table; made by ``opened``."""

    def __init__(self, lake: Lake, folder: Path, engine: duckdb.DuckDBPyConnection) -> None:
        self._lake = lake
        self._folder = folder
        self._engine = engine
        self._versions = lake.versions()
        self._ready: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether no run has written anything yet."""
        return not self._versions

    def rows(self, query: str, most: int) -> tuple[int, list[dict[str, object]]]:
        """How many rows a query gives, and the first of them.

        Args:
            query: one SELECT over tables of the contract.
            most: rows to give back.

        Raises:
            LakeError: where a table cannot be read.
        """
        for name in tables_named(query) - self._ready:
            self._load(name)
        found = self._engine.execute(query)
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchmany(most + 1)]
        if len(rows) <= most:
            return len(rows), rows
        total = self._engine.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0]
        return int(total), rows[:most]

    def _load(self, name: str) -> None:
        """Copies a table to a file that the engine reads piece by piece."""
        path = self._folder / f"{name}.parquet"
        kept = pl.all().exclude(*_LEFT_OUT.get(name, ("",)))
        rows = self._lake.scan(name, self._versions[name]) if name in self._versions else _without_rows(name)
        try:
            rows.select(kept).sink_parquet(path)
        except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            hint = "`referat doctor` tells more."
            raise LakeError(f"The table {name} cannot be read: {error}.", hint=hint) from error
        self._engine.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({literal(path)})")
        self._ready.add(name)


@contextmanager
def opened(lake: Path) -> Iterator[Base]:
    """The tables of a lake's folder as they are now; the folder need not be there.

    Raises:
        LakeError: where the lake cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="referat-report-") as name:
        folder = Path(name)
        with duckdb.connect(config=engine_options(folder)) as engine:
            yield Base(Lake(lake), folder, engine)


def _without_rows(name: str) -> pl.LazyFrame:
    return pl.LazyFrame(schema=TABLES[name].polars)
