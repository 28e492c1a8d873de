"""Reading and replacing the rows of a derived table that belong to the things asked for."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def rows_of(rows: pl.LazyFrame, column: str, values: Collection[str] | pl.Series) -> pl.LazyFrame:
    """The rows whose ``column`` is one of ``values``.

    >>> rows_of(pl.LazyFrame({"id": ["a", "b"], "n": [1, 2]}), "id", ["b", "c"]).collect().rows()
    [('b', 2)]
    """
    wanted = pl.LazyFrame({column: list(values)}, schema={column: pl.String})
    return rows.join(wanted, on=column, how="semi")


def replace_rows(store: Store, name: str, rows: pl.DataFrame, column: str, values: Collection[str]) -> None:
    """Puts ``rows`` in the place of the table's rows whose ``column`` is one of ``values``, where they differ.

    Raises:
        LakeError: where the table cannot be read or written.
    """
    key = TABLES[name].key
    rows = rows.sort(key)
    stored = store.collect(name, store.scan(name))
    wanted = pl.DataFrame({column: list(values)}, schema={column: pl.String})
    old = stored.join(wanted, on=column, how="semi").sort(key)
    if old.equals(rows):
        return
    if old.is_empty():
        store.append(name, rows)
    else:
        store.overwrite(name, pl.concat([stored.join(wanted, on=column, how="anti"), rows]))
    store.compact(name)
