"""The table ``entity_names``: under which names documents settle an entity, and since when; what identity across documents looks at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import polars as pl

from pipeline.linking.namesakes import name_id
from pipeline.linking.sameness import TYPES, Form, block_key, initials_of, skeletons_of
from pipeline.tables.frames import Row, frame
from pipeline.tables.replace import replace_rows
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_GENERATIONS = ("senior", "junior")
"""What linking adds to the names of people whom nothing else tells apart."""
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
    rows = frame(TABLES["entity_names"], list(_rows(_forms(store, touched))))
    before = replace_rows(store, "entity_names", rows, "entity_id", touched)
    return frozenset(pl.concat([before["block"], rows["block"]]).drop_nulls())


def _forms(store: Store, touched: Collection[str]) -> pl.DataFrame:
    """The names and acronyms that the mentions of entities without a code have, the other names among their words, and the long forms that
    documents state of projects."""
    own, place = ("entity_id", "entity_type"), ("document_id", "run_id", "pipeline_version")
    has_name = pl.col("entity_type").is_in(TYPES) & pl.col("official_code").is_null()
    mentions = store.rows_of("mentions", "entity_id", touched).filter(has_name)
    said = store.collect("mentions", mentions.select(*own, *place, "name", "acronym", "text", on="seen_on"))
    long_forms = store.rows_of("project_statements", "project_entity_id", touched).filter(
        pl.col("field").is_in(["full_name", "acronym"])
    )
    kind = pl.when(pl.col("field") == "acronym").then(pl.lit("acronym")).otherwise(pl.lit("other"))
    project = pl.lit("project").alias("entity_type")
    stated = store.collect(
        "project_statements",
        long_forms.select(project, *place, entity_id="project_entity_id", name="value", kind=kind, on="stated_on"),
    )
    called_otherwise = said.filter(pl.col("text") != pl.col("name")).filter(_is_another_name())
    columns = (*own, *place, "name", "kind", "on")
    forms = (
        said.with_columns(kind=pl.lit("name")),
        said.with_columns(name="acronym", kind=pl.lit("acronym")),
        called_otherwise.with_columns(name="text", kind=pl.lit("other")),
        stated,
    )
    every = pl.concat(rows.select(columns).drop_nulls("name") for rows in forms)
    published = store.rows_of("documents", "document_id", every["document_id"].unique())
    municipalities = published.select("document_id", "municipality_code").unique("document_id")
    grouped = (
        every.lazy()
        .join(municipalities, on="document_id", how="left")
        .group_by(_GROUP)
        .agg(
            first_stated=pl.col("on").min(),
            last_stated=pl.col("on").max(),
            documents=pl.col("document_id").n_unique(),
            run_id=pl.col("run_id").max(),
            pipeline_version=pl.col("pipeline_version").max(),
        )
    )
    return store.collect("documents", grouped)


def _is_another_name() -> pl.Expr:
    """Whether the words of a mention are a name of its own beside the one that the entity goes by.

    Of a person one with another surname, of a project one of several words that is neither a part of its name nor its name with
    something added.
    """
    text, name = (pl.col(column).str.to_lowercase().str.replace_all(r"[^\p{L}\d]", "") for column in ("text", "name"))
    is_apart = ~text.str.contains(name, literal=True) & ~name.str.contains(text, literal=True)
    given, called = (pl.col(column).str.extract(r"^(\S+) ") for column in ("text", "name"))
    surname, now = (pl.col(column).str.extract(r" (\S+)$") for column in ("text", "name"))
    is_person = (pl.col("entity_type") == "person") & (given == called) & (surname != now) & ~now.is_in(_GENERATIONS)
    is_project = (pl.col("entity_type") == "project") & is_apart & pl.col("text").str.contains(r"^\p{Lu}.* ")
    return is_person | is_project


def _rows(forms: pl.DataFrame) -> Iterator[Row]:
    for row in forms.sort(_GROUP).iter_rows(named=True):
        row["name_id"] = name_id(row["entity_id"]) if row["entity_type"] == "project" else None
        yield row | {"block": _block(row, row["name"])}
        if row["kind"] == "name":
            for letters in initials_of(row["entity_type"], row["name"]):
                yield row | {"kind": "initials", "name": letters, "block": _block(row, letters)}
            for letters in skeletons_of(row["entity_type"], row["name"]):
                made = row | {"kind": "skeleton", "name": letters}
                yield made | {"block": _block(made, letters)}


def _block(row: Mapping[str, Any], name: str) -> str | None:
    return block_key(row["entity_type"], Form(row["kind"], name), row["municipality_code"])
