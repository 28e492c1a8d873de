"""What differs between two versions of a dataset: rows added, changed and removed, by table and key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TextIO

import duckdb

from pipeline.export.changes_sides import Side
from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.export.rows import quoted
from pipeline.tables.schemas import TABLES

UNCOMPARED: Final = ("run_id", "pipeline_version")
"""Which run wrote a row is another each time a document is read again, though the row says the same."""
_AT_A_TIME: Final = 2_000
"""Changed rows in memory."""


@dataclass(slots=True)
class TableChanges:
    """What differs in a table.

    Attributes:
        table: its name.
        before, after: its rows.
        added, changed, removed: of them; a row is told by the table's key.
        columns: how many of the changed rows differ in each column.
        new_columns, lost_columns: those that only one version has; they are not compared.
    """

    table: str
    before: int
    after: int
    added: int = 0
    changed: int = 0
    removed: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    new_columns: Sequence[str] = ()
    lost_columns: Sequence[str] = ()


def compare(engine: duckdb.DuckDBPyConnection, old: Side, new: Side, stream: TextIO) -> Iterator[TableChanges]:
    """Compares two versions table by table; what does not fit in the engine's memory goes to its files.

    Args:
        engine: in which the sides' sources can be read.
        old, new: the versions.
        stream: gets a line of JSON for each row that differs: ``table``, ``change`` (added, changed, removed), ``key``, and for a changed
            row ``columns`` with the value before and after; in the order of tables and keys.
    """
    for table in TABLES_OF_DATASET:
        name = table.name
        if name in old.sources or name in new.sources:
            before, after = (_columns(engine, side, name) for side in (old, new))
            key = [column for column in table.key if column in {*before, *after}]
            shared = [column for column in before if column in after and column not in {*key, *UNCOMPARED}]
            found = TableChanges(
                name,
                _count(engine, old, name),
                _count(engine, new, name),
                new_columns=[column for column in after if before and column not in before],
                lost_columns=[column for column in before if after and column not in after],
            )
            _collect(engine, old, new, found, key, shared)
            for row in _differing(engine, old, new, name, key, shared):
                _add(found, row)
                stream.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            engine.execute("DROP TABLE differing")
            yield found


def _add(found: TableChanges, row: Mapping[str, object]) -> None:
    if row["change"] == "added":
        found.added += 1
    elif row["change"] == "removed":
        found.removed += 1
    else:
        found.changed += 1
        columns = row["columns"]
        assert isinstance(columns, dict)
        for column in columns:
            found.columns[column] = found.columns.get(column, 0) + 1


def _collect(
    engine: duckdb.DuckDBPyConnection,
    old: Side,
    new: Side,
    found: TableChanges,
    key: Sequence[str],
    shared: Sequence[str],
) -> None:
    """Fills the table ``differing`` with the keys of what differs: rows are compared by a hash, so that no text is held."""
    keys = ", ".join(map(quoted, key))

    def hashed(side: Side) -> str:
        if found.table not in side.sources:
            other = old if side is new else new
            return f"SELECT {keys}, NULL::UBIGINT AS hashed FROM {other.sources[found.table]} LIMIT 0"
        values = ", ".join(f"{quoted(column)}::VARCHAR" for column in shared) or "0"  # formats differ in types of times
        return f"SELECT {keys}, hash({values}) AS hashed FROM {side.sources[found.table]}"

    same = " AND ".join(f"o.{quoted(column)} IS NOT DISTINCT FROM n.{quoted(column)}" for column in key)
    chosen = ", ".join(f"coalesce(o.{quoted(column)}, n.{quoted(column)}) AS {quoted(column)}" for column in key)
    engine.execute(
        f"CREATE TEMP TABLE differing AS SELECT {chosen}, "
        "CASE WHEN o.hashed IS NULL THEN 'added' WHEN n.hashed IS NULL THEN 'removed' ELSE 'changed' END AS change "
        f"FROM ({hashed(old)}) o FULL JOIN ({hashed(new)}) n ON {same} WHERE o.hashed IS DISTINCT FROM n.hashed"
    )


def _differing(
    engine: duckdb.DuckDBPyConnection, old: Side, new: Side, name: str, key: Sequence[str], shared: Sequence[str]
) -> Iterator[dict[str, object]]:
    """The rows that differ, in the order of their keys."""
    is_in_both = name in old.sources and name in new.sources
    values = [f"{side}.{quoted(column)}" for side in ("o", "n") for column in shared] if is_in_both else []
    joins = "".join(
        f" LEFT JOIN {side.sources[name]} {letter} ON d.change = 'changed' AND "
        + " AND ".join(f"d.{quoted(column)} IS NOT DISTINCT FROM {letter}.{quoted(column)}" for column in key)
        for letter, side in (("o", old), ("n", new))
        if is_in_both
    )
    keys = ", ".join(f"d.{quoted(column)}" for column in key)
    answer = engine.execute(
        f"SELECT {', '.join(['d.change', keys, *values])} FROM differing d{joins} ORDER BY {keys} NULLS FIRST"
    )
    while rows := answer.fetchmany(_AT_A_TIME):
        for change, *cells in rows:
            row: dict[str, object] = {"table": name, "change": change, "key": dict(zip(key, cells, strict=False))}
            if change == "changed":
                before = cells[len(key) : len(key) + len(shared)]
                after = cells[len(key) + len(shared) :]
                row["columns"] = {
                    column: [was, now] for column, was, now in zip(shared, before, after, strict=True) if was != now
                }
            yield row


def _columns(engine: duckdb.DuckDBPyConnection, side: Side, name: str) -> list[str]:
    if name not in side.sources:
        return []
    described = engine.execute(f"DESCRIBE SELECT * FROM {side.sources[name]}").fetchall()
    return [str(row[0]) for row in described if row[0] in TABLES[name].polars]


def _count(engine: duckdb.DuckDBPyConnection, side: Side, name: str) -> int:
    if name not in side.sources:
        return 0
    [count] = engine.execute(f"SELECT count(*) FROM {side.sources[name]}").fetchone() or (0,)
    return int(count)
