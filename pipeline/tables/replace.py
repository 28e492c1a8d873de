"""Replacing the rows of a derived table that belong to the things asked for."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def replace_rows(store: Store, name: str, rows: pl.DataFrame, column: str, values: Collection[str]) -> pl.DataFrame:
    """Puts ``rows`` in the place of the table's rows whose ``column`` is one of ``values``, where they differ.

    Returns:
        The rows that were there.

    Raises:
        LakeError: where the table cannot be read or written.
    """
    key = TABLES[name].key
    rows = rows.sort(key)
    old = store.collect(name, store.rows_of(name, column, values)).sort(key)
    if old.is_empty() and not rows.is_empty():
        store.append(name, rows)
    elif not old.equals(rows):
        store.replace(name, rows, column, values)
    else:
        return old
    store.compact(name)
    return old
