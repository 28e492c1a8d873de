"""The table ``entity_names``: under which names documents settle an entity, and since when; what identity across documents looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import polars as pl

from pipeline.linking.sameness import TYPES, Form, block_key, initials_of
from pipeline.tables.frames import Row, frame
from pipeline.tables.replace import replace_rows, rows_of
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_GROUP = ("entity_id", "entity_type", "kind", "name", "municipality_code")


def refresh_names(store: Store, touched: Collection[str]) -> frozenset[str]:
    """Brings the names of the touched entities up to date.

    Args:
        touched: entities, as documents have them.

    Returns:
        The blocks that they are in now, or were in before.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    before = store.collect("entity_names", rows_of(store.scan("entity_names"), "entity_id", touched))
    rows = frame(TABLES["entity_names"], list(_rows(store.collect("mentions", _forms(store, touched)))))
    replace_rows(store, "entity_names", rows, "entity_id", touched)
    return frozenset(pl.concat([before["block"], rows["block"]]).drop_nulls())


def _forms(store: Store, touched: Collection[str]) -> pl.LazyFrame:
    """The names and acronyms that the mentions of entities without a code have, and the long forms that documents state of projects."""
    mentions = rows_of(store.scan("mentions"), "entity_id", touched).filter(
        pl.col("entity_type").is_in(TYPES) & pl.col("official_code").is_null()
    )
    published = store.scan("documents").select("document_id", "municipality_code").unique("document_id")
    said = mentions.join(published, on="document_id", how="left")
    columns = ("entity_id", "entity_type", "municipality_code", "document_id", "run_id", "pipeline_version")
    statements = rows_of(store.scan("project_statements"), "project_entity_id", touched)
    stated = statements.filter(pl.col("field").is_in(["full_name", "acronym"])).join(
        published, on="document_id", how="left"
    )
    kind = pl.when(pl.col("field") == "acronym").then(pl.lit("acronym")).otherwise(pl.lit("other"))
    every = pl.concat(
        [
            said.select(*columns, "name", kind=pl.lit("name"), on="seen_on"),
            said.select(*columns, name="acronym", kind=pl.lit("acronym"), on="seen_on"),
            stated.with_columns(entity_id="project_entity_id", entity_type=pl.lit("project")).select(
                *columns, name="value", kind=kind, on="stated_on"
            ),
        ]
    )
    return (
        every.drop_nulls("name")
        .group_by(_GROUP)
        .agg(
            first_stated=pl.col("on").min(),
            last_stated=pl.col("on").max(),
            documents=pl.col("document_id").n_unique(),
            run_id=pl.col("run_id").max(),
            pipeline_version=pl.col("pipeline_version").max(),
        )
    )


def _rows(forms: pl.DataFrame) -> Iterator[Row]:
    for row in forms.sort(_GROUP).iter_rows(named=True):
        yield row | {"block": _block(row, row["name"])}
        if row["kind"] == "name":
            for letters in initials_of(row["entity_type"], row["name"]):
                yield row | {"kind": "initials", "name": letters, "block": _block(row, letters)}


def _block(row: Mapping[str, Any], name: str) -> str | None:
    return block_key(row["entity_type"], Form(row["kind"], name), row["municipality_code"])
