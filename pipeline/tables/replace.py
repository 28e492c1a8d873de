"""Replacing the rows of a derived table that belong to the things asked for."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def replace_rows(store: Store, name: str, rows: pl.DataFrame, column: str, values: Collection[str]) -> pl.DataFrame:
    """Puts ``rows`` in the place of the table's rows whose ``column`` is one of ``values``, where they differ.

    What has no rows yet is only appended, so that its cost does not depend on how much is stored.

    Returns:
        The rows that were there.

    Raises:
        LakeError: where the table cannot be read or written.
    """
    key = TABLES[name].key
    rows = rows.sort(key)
    old = store.collect(name, store.rows_of(name, column, values)).sort(key)
    known, added = rows.join(old, on=column, how="semi"), rows.join(old, on=column, how="anti")
    differing = set(old.join(known, on=old.columns, how="anti", nulls_equal=True)[column])
    differing.update(known.join(old, on=old.columns, how="anti", nulls_equal=True)[column])
    if differing:
        store.replace(name, known.filter(pl.col(column).is_in(list(differing))), column, differing)
    if not added.is_empty():
        store.append(name, added)
    if differing or not added.is_empty():
        store.compact(name)
    return old
