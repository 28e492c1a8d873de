"""Tables as one SQLite or DuckDB file, with keys, indexes, descriptions and views."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb
import polars as pl
import polars.selectors as cs

from pipeline.export.dictionary import Entry, dictionary, kind_of
from pipeline.export.relations import indexed, primary_key, references
from pipeline.export.rows import Rows, engine_options, literal, quoted
from pipeline.export.views import VIEWS
from pipeline.resources import gazetteer
from pipeline.tables.schemas import TABLES, TableSchema

_SQLITE_TYPES: Final = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_DUCKDB_TYPES: Final = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "time": "TIME",
    "datetime": "TIMESTAMPTZ",
}
_DICTIONARY: Final = (
    "CREATE TABLE data_dictionary (table_name {text}, column_name {text}, kind {text}, is_key {boolean}, refers_to {text}, "
    "description {text}, allowed_values {text}, PRIMARY KEY (table_name, column_name))"
)
_MOST_KEYED_ROWS: Final = 1_000_000
"""Rows of a table that DuckDB still keeps keys of: it holds their indexes in memory while a table is filled, and with five million rows
its memory is not enough. Its queries do not use them: they are checks."""
_TOPICS: Final = "CREATE TABLE cap_topics (topic {integer} PRIMARY KEY, name_en {text}, name_da {text})"


def write_sqlite(rows: Rows, folder: Path) -> None:
    """Writes ``dataset.sqlite``: days and times are ISO 8601 texts, true and false 1 and 0."""
    types = dict.fromkeys(_DUCKDB_TYPES, "TEXT") | _SQLITE_TYPES
    base = sqlite3.connect(folder / "dataset.sqlite", isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = OFF")  # the file is thrown away where it is not finished
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        for table in rows.tables:
            base.execute(_create(table, types) + " STRICT")
            places = ", ".join("?" * len(table.columns))
            for batch in rows.batches(table.name):
                base.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({places})", _plain(batch).iter_rows())
        for statement in _indexes(rows.tables):
            base.execute(statement)
        base.execute(_DICTIONARY.format_map(types))
        base.executemany(
            f"INSERT INTO data_dictionary VALUES ({', '.join('?' * len(Entry._fields))})", dictionary(rows.tables)
        )
        base.execute(_TOPICS.format_map(types))
        base.executemany("INSERT INTO cap_topics VALUES (?, ?, ?)", _topics())
        for view in VIEWS:
            days = "CAST(julianday(s.date) - julianday(c.first_date) AS INTEGER)"
            base.execute(f"CREATE VIEW {view.name} AS {view.query.replace('{days}', days)}")
        base.execute("COMMIT")
        base.execute("PRAGMA optimize")
    finally:
        base.close()


def write_duckdb(rows: Rows, folder: Path) -> None:
    """Writes ``dataset.duckdb``; the file bears a random identifier of its own, so only its rows are the same every time.

    Tables that ``without_keys`` names have neither primary nor foreign keys, and no other refers to them.
    """
    keyless = without_keys(rows)
    with duckdb.connect(folder / "dataset.duckdb", config=engine_options(rows.folder)) as base:
        for table in _parents_first(rows.tables):
            base.execute(_create(table, _DUCKDB_TYPES, keyless))
            base.execute(
                f"INSERT INTO {quoted(table.name)} SELECT * FROM read_parquet({literal(rows.path(table.name))})"
            )
            base.execute("CHECKPOINT")  # else the index of a large table stays in memory while the next is filled
        base.execute("BEGIN")
        for table in rows.tables:
            base.execute(f"COMMENT ON TABLE {quoted(table.name)} IS {literal(f'A row is {table.row}.')}")
            for column in table.columns:
                place = f"{quoted(table.name)}.{quoted(column.name)}"
                base.execute(f"COMMENT ON COLUMN {place} IS {literal(column.description)}")
        base.execute(_DICTIONARY.format_map(_DUCKDB_TYPES))
        base.executemany("INSERT INTO data_dictionary VALUES (?, ?, ?, ?, ?, ?, ?)", dictionary(rows.tables))
        base.execute(_TOPICS.format_map(_DUCKDB_TYPES))
        base.executemany("INSERT INTO cap_topics VALUES (?, ?, ?)", _topics())
        for view in VIEWS:
            days = "date_diff('day', c.first_date, s.date)"
            base.execute(f"CREATE VIEW {view.name} AS {view.query.replace('{days}', days)}")
            base.execute(f"COMMENT ON VIEW {view.name} IS {literal(f'A row is {view.row}.')}")
        base.execute("COMMIT")
        base.execute("CHECKPOINT")


def without_keys(rows: Rows) -> tuple[str, ...]:
    """The tables that are too large for keys in a DuckDB file."""
    return tuple(table.name for table in rows.tables if rows.count(table.name) > _MOST_KEYED_ROWS)


def _create(table: TableSchema, types: dict[str, str], keyless: Collection[str] = ()) -> str:
    columns = [
        f"{quoted(column.name)} {types[kind_of(column)]}" + (" NOT NULL" if column.required else "")
        for column in table.columns
    ]
    if table.name in keyless:
        return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})"
    key = [f"PRIMARY KEY ({', '.join(map(quoted, primary_key(table)))})"] if primary_key(table) else []
    foreign = [
        f"FOREIGN KEY ({quoted(reference.column)}) REFERENCES {quoted(reference.table)} "
        f"({quoted(TABLES[reference.table].key[0])})"
        for reference in references(table)
        if reference.table not in keyless
    ]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join([*columns, *key, *foreign])})"


def _indexes(tables: Sequence[TableSchema]) -> Iterator[str]:
    for table in tables:
        for column in indexed(table):
            yield f"CREATE INDEX {quoted(f'{table.name}_{column}')} ON {quoted(table.name)} ({quoted(column)})"


def _parents_first(tables: Sequence[TableSchema]) -> list[TableSchema]:
    """The tables so that each comes after those whose keys it holds."""
    left, ordered = list(tables), list[TableSchema]()
    while left:
        waiting = {table.name for table in left}
        ready = [table for table in left if not waiting & {reference.table for reference in references(table)}]
        ordered += ready
        left = [table for table in left if table not in ready]
    return ordered


def _plain(batch: pl.DataFrame) -> pl.DataFrame:
    """Days and times as ISO 8601 texts, which SQLite has no types for."""
    return batch.with_columns(
        cs.date().dt.to_string("%Y-%m-%d"),
        cs.time().dt.to_string("%H:%M:%S"),
        cs.datetime().dt.to_string("%Y-%m-%dT%H:%M:%S%.fZ"),
    )


def _topics() -> list[tuple[int, str, str]]:
    return [(int(row["cap_major"]), row["name_en"], row["name_da"]) for row in gazetteer("topics.csv")]
