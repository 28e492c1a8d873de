"""The tables that are made from several documents' rows: entities with their aliases, and meetings.

Pure functions from frames to frames. Each takes the rows of the entities or meetings asked for and gives all of their derived rows,
the same whatever the order of the rows. A derived row's run and version are the greatest among the rows it is made from.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from pipeline.resources import gazetteer
from pipeline.tables.schemas import TABLES

OF_MENTIONS = (
    "entity_id", "entity_type", "official_code", "acronym", "name", "text", "document_id", "seen_on", "run_id", "pipeline_version",
)  # fmt: skip
"""The columns of ``mentions`` that entities and their aliases are made from: bodies that all documents name have very many rows."""
_EVERY = pl.lit(True)
_STAMP_COLUMNS = ("run_id", "pipeline_version")
_STAMP = tuple(pl.col(column).max() for column in _STAMP_COLUMNS)


def entities(mentions: pl.LazyFrame, own: pl.Expr = _EVERY) -> pl.LazyFrame:
    """A row of ``entities`` for each entity mentioned.

    Its name is the official one where it has an official code, else its own name used most, else that of those that redirect to it; of
    names used equally often the first by alphabet. It is what its own mentions take it for, whatever those that redirect to it are.

    Args:
        mentions: rows of ``mentions``; those without entity_id count for nothing.
        own: whether a row is of the entity itself rather than of one that redirects to it.
    """
    settled = mentions.filter(pl.col("entity_id").is_not_null())
    named = settled.with_columns(pl.col("name").fill_null(pl.col("text")))
    named = named.with_columns(_own_name=pl.when(own).then("name"), _own_type=pl.when(own).then("entity_type"))
    seen = settled.group_by("entity_id").agg(
        first_seen=pl.col("seen_on").min(),
        last_seen=pl.col("seen_on").max(),
        mentions=pl.len(),
        documents=pl.col("document_id").n_unique(),
        run_id=_STAMP[0],
        pipeline_version=_STAMP[1],
    )
    for column in ("entity_type", "official_code", "acronym"):
        seen = seen.join(most_used(settled, "entity_id", column), on="entity_id", how="left")
    return _as_contract(
        "entities",
        seen.join(most_used(named, "entity_id", "name"), on="entity_id", how="left")
        .join(most_used(named, "entity_id", "_own_name"), on="entity_id", how="left")
        .join(most_used(named, "entity_id", "_own_type"), on="entity_id", how="left")
        .with_columns(entity_type=pl.coalesce("_own_type", "entity_type"))
        .join(official_names().lazy(), on=["entity_type", "official_code"], how="left")
        .with_columns(name=pl.coalesce("official_name", "_own_name", "name")),
    )


def entity_aliases(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``entity_aliases`` for each form of each entity mentioned.

    Args:
        mentions: rows of ``mentions``; those without entity_id or text count for nothing.
    """
    forms = mentions.filter(pl.col("entity_id").is_not_null() & pl.col("text").is_not_null())
    grouped = forms.group_by("entity_id", alias=pl.col("text").str.replace_all(r"\s+", " "))
    return _as_contract("entity_aliases", grouped.agg(pl.len().alias("n"), *_STAMP))


def meetings(stated: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``meetings`` for each meeting that a document is the agenda or minutes of.

    Each column is what the minutes say, else the agenda; of several the document of the main part first.

    Args:
        stated: all rows of ``meeting_documents`` of these meetings.
    """
    rank = pl.col("status").replace_strict({"minutes": 0, "agenda": 1}, default=2)
    part = pl.col("meeting_part").replace_strict({"main": 0, "supplement": 1, "closed": 2}, default=3)
    place = ("document_id", "char_start", "char_end", "page")
    summed = ("meeting_id", "items", "documents", *_STAMP_COLUMNS, *place)
    first_said = [
        pl.col(column.name).drop_nulls().first() for column in TABLES["meetings"].columns if column.name not in summed
    ]
    grouped = stated.sort(rank, part, "document_id").group_by("meeting_id", maintain_order=True)
    own = grouped.agg(*first_said, pl.col(*place).first(), pl.col("items").sum(), pl.len().alias("documents"), *_STAMP)
    return _as_contract("meetings", own)


def most_used(rows: pl.LazyFrame, by: str, column: str) -> pl.LazyFrame:
    """For each value of ``by`` the most frequent value of ``column`` that is not null; of equals the least.

    >>> rows = pl.LazyFrame({"e": ["x", "x", "x", "y"], "n": ["b", "a", None, None]})
    >>> most_used(rows, "e", "n").collect().rows()
    [('x', 'a')]
    """
    counted = rows.filter(pl.col(column).is_not_null()).group_by(by, column).agg(_uses=pl.len())
    ranked = counted.sort(by, "_uses", column, descending=[False, True, False])
    return ranked.group_by(by, maintain_order=True).agg(pl.col(column).first())


@cache
def official_names() -> pl.DataFrame:
    """entity_type, official_code and official_name of the municipalities, regions and programmes."""
    sources = (("municipality", "code"), ("region", "code"), ("programme", "id"))
    files = {"municipality": "municipalities.csv", "region": "regions.csv", "programme": "programmes.csv"}
    rows = [(kind, row[column], row["name"]) for kind, column in sources for row in gazetteer(files[kind])]
    columns = ["entity_type", "official_code", "official_name"]
    return pl.DataFrame(rows, schema=columns, orient="row").unique(columns[:2], keep="first", maintain_order=True)


def _as_contract(name: str, rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.select(pl.col(column.name).cast(column.dtype) for column in TABLES[name].columns)
