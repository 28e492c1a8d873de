"""The data files of a Delta table: some of them exchanged for others in one commit.

The Delta engine replaces rows by a predicate, and one of thousands of keys is too much for it. Whoever knows which files hold the keys
(``key_index``) reads and writes these and no other.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import uuid4

import polars as pl
from deltalake import DeltaTable
from deltalake.transaction import AddAction, RemoveAction

_LEVEL: Final = 1
"""Of compression, as the Delta engine has it: more takes much time and saves little room."""


def exchange(table: DeltaTable, folder: Path, old: Iterable[str], new: Iterable[pl.DataFrame]) -> None:
    """Takes data files out of a table and puts frames in, each as a file of its own; nothing is committed where there are neither.

    Args:
        table: at its newest version; without partitions.
        folder: the table's.
        old: names of live data files.
        new: with the table's columns and types; those without rows are left out.

    Raises:
        CommitFailedError: where another writer was faster.
        DeltaError, OSError: where the table cannot be written.
    """
    now = time.time_ns() // 1_000_000
    gone = [RemoveAction(name, data_change=True, deletion_timestamp=now, partition_values={}) for name in old]
    added = [_written(folder, rows, now) for rows in new if rows.height]
    if gone or added:
        table.create_write_transaction([*gone, *added], mode="append", schema=table.schema())


def _written(folder: Path, rows: pl.DataFrame, now: int) -> AddAction:
    path = folder / f"part-{uuid4()}.zstd.parquet"
    rows.write_parquet(path, compression="zstd", compression_level=_LEVEL)
    return AddAction(
        path=path.name,
        size=path.stat().st_size,
        partition_values={},
        modification_time=now,
        data_change=True,
        stats=json.dumps({"numRecords": rows.height}),
    )
