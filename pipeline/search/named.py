"""Entries for what documents have in common: people, organisations, programmes, and cases of several items.

They are made from the derived tables. What was derived from other rows than before shows in their stamps, whatever came first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from pipeline.resources import gazetteer
from pipeline.search.entries import Entry
from pipeline.search.names import different_names
from pipeline.tables.lake import Lake

NAMED_KINDS = ("person", "organisation", "programme", "case")
"""Kinds of entries that are no documents: they are found by their names, and behind what speaks of them."""

_ENTITY_KINDS = NAMED_KINDS[:3]
_MOST_STEPS = 1000
_CONTENT = ("kind", "name", "official_code", "acronym", "documents", "first", "last", "names", "lines", "members")
_SCHEMA = pl.Schema({"owner": pl.String, "stamp": pl.String, **dict.fromkeys(_CONTENT, pl.String)})


def named_rows(lake: Lake) -> pl.DataFrame:
    """What there is to make entries of: owner (an entity_id or case_id), stamp and what the entry is made from, as texts.

    Raises:
        LakeError: where the tables cannot be read.
    """
    rows = pl.concat([_entities(lake), _cases(lake)], how="diagonal_relaxed").select(
        "owner", *(pl.col(name).cast(pl.String).fill_null("") for name in _CONTENT)
    )
    stamp = pl.concat_str(*_CONTENT, separator="\x1f").hash().cast(pl.String)
    return rows.with_columns(stamp=stamp).select(_SCHEMA.names()).sort("owner")


def named_entries(rows: pl.DataFrame) -> Iterator[Entry]:
    """The entries of rows of ``named_rows``, in their order."""
    for row in rows.iter_rows(named=True):
        yield _case(row) if row["kind"] == "case" else _entity(row)


def _entities(lake: Lake) -> pl.DataFrame:
    entities = lake.read("entities").filter(pl.col("entity_type").is_in(_ENTITY_KINDS))
    redirects = lake.read("entity_redirects")
    role = pl.concat_str(
        pl.col("role"), "organisation", pl.format("({})", pl.col("party")), separator=" ", ignore_nulls=True
    )
    roles = lake.read("person_roles").with_columns(line=role).filter(pl.col("line") != "")
    lists = (
        lake.read("entity_aliases").select("entity_id", names="alias"),
        roles.select("entity_id", lines="line"),
        redirects.select(entity_id="target_entity_id", members="entity_id"),
    )
    for values in lists:
        joined = values.drop_nulls().unique().sort(pl.all()).group_by("entity_id").agg(pl.all().str.join("\n"))
        entities = entities.join(joined, on="entity_id", how="left")
    return entities.rename(
        {"entity_id": "owner", "entity_type": "kind", "first_seen": "first", "last_seen": "last"}
    ).select("owner", *_CONTENT)


def _cases(lake: Lake) -> pl.DataFrame:
    steps = lake.read("case_items").sort("case_id", "step")
    line = pl.concat_str(pl.col("date").dt.strftime("%d-%m-%Y"), "body", "title", separator=" · ", ignore_nulls=True)
    joined = steps.group_by("case_id").agg(
        lines=line.head(_MOST_STEPS).str.join("\n"), members=pl.col("item_id").head(_MOST_STEPS).str.join("\n")
    )
    return (
        lake.read("cases")
        .filter(pl.col("items") > 1)
        .join(joined, on="case_id")
        .select(
            "lines",
            "members",
            owner="case_id",
            kind=pl.lit("case"),
            name="title",
            names="case_number",
            first="first_date",
            last="last_date",
        )
    )


def _entity(row: Mapping[str, Any]) -> Entry:
    listed = _listed_names(row["kind"], row["name"], row["official_code"])
    names = different_names(row["name"], row["acronym"], *listed, *row["names"].split("\n"))
    period = " til ".join(dict.fromkeys(day[:4] for day in (row["first"], row["last"]) if day))
    seen = f"Nævnt i {row['documents']} {'dokument' if row['documents'] == '1' else 'dokumenter'}"
    lines = [", ".join(names[1:]), *row["lines"].split("\n"), f"{seen}, {period}" if period else seen]
    return Entry(
        id=row["owner"],
        owner=row["owner"],
        kind=row["kind"],
        title=row["name"],
        text="\n".join(line for line in lines if line),
        programmes=(row["official_code"],) if row["kind"] == "programme" and row["official_code"] else (),
        names=names,
        stands_for=tuple(dict.fromkeys((row["owner"], *filter(None, row["members"].split("\n"))))),
    )


def _case(row: Mapping[str, Any]) -> Entry:
    items = tuple(row["members"].split("\n"))
    return Entry(
        id=row["owner"],
        owner=row["owner"],
        kind="case",
        title=row["name"],
        text=row["lines"],
        date=date.fromisoformat(row["last"]) if row["last"] else None,
        names=different_names(row["names"]),
        stands_for=items,
        about=items,
    )


def _listed_names(kind: str, name: str, code: str) -> tuple[str, ...]:
    """The names that the shipped lists give a thing beside its own."""
    if kind == "organisation":
        return _organisations().get(name, ())
    return _programmes().get(code, ()) if kind == "programme" else ()


@cache
def _organisations() -> Mapping[str, tuple[str, ...]]:
    rows = gazetteer("organisations.csv")
    return {row["name"]: (row["acronym"], *row["aliases"].split("|")) for row in rows}


@cache
def _programmes() -> Mapping[str, tuple[str, ...]]:
    rows = gazetteer("programmes.csv")
    return {row["id"]: (row["name"], *row["aliases"].split("|")) for row in rows}
