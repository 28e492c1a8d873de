"""The tables that are made from several documents' rows: entities with their aliases, and cases with their steps.

Pure functions from frames to frames. Each takes the rows of the entities or cases asked for and gives all of their derived rows,
the same whatever the order of the rows. A derived row's run and version are the greatest among the rows it is made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import polars as pl

from pipeline.ids import stable_id
from pipeline.resources import gazetteer
from pipeline.tables.schemas import TABLES

_STAMP = (pl.col("run_id").max(), pl.col("pipeline_version").max())
_CASE_SEPARATOR = "\x1f"


def entities(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``entities`` for each entity mentioned.

    Its name is the official one where it has an official code, else the name used most; of names used equally often the
    first by alphabet.

    Args:
        mentions: rows of ``mentions``; those without entity_id count for nothing.
    """
    settled = mentions.filter(pl.col("entity_id").is_not_null())
    named = settled.with_columns(pl.col("name").fill_null(pl.col("text")))
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
        .join(official_names().lazy(), on=["entity_type", "official_code"], how="left")
        .with_columns(name=pl.coalesce("official_name", "name")),
    )


def entity_aliases(mentions: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``entity_aliases`` for each form of each entity mentioned.

    Args:
        mentions: rows of ``mentions``; those without entity_id or text count for nothing.
    """
    forms = mentions.filter(pl.col("entity_id").is_not_null() & pl.col("text").is_not_null())
    grouped = forms.group_by("entity_id", alias=pl.col("text").str.replace_all(r"\s+", " "))
    return _as_contract("entity_aliases", grouped.agg(pl.len().alias("n"), *_STAMP))


def case_steps(items: pl.LazyFrame, meetings: pl.LazyFrame, documents: pl.LazyFrame) -> pl.LazyFrame:
    """The agenda items that state a case number, each with the case it is a step of.

    A case number counts within the authority that gave it: the municipality, else the region, else the publisher, else the
    body. Blanks, case and the kind of dash in it count for nothing.

    Args:
        items, meetings, documents: rows of the tables ``agenda_items``, ``meetings`` and ``documents``.

    Returns:
        item_id, case_key, case_number, title, date, ordinal, run_id, pipeline_version.
    """
    about = meetings.select("meeting_id", "date", "body", "region_code", meeting_municipality="municipality_code")
    source = documents.select("document_id", "publisher", "municipality_code").unique("document_id", keep="any")
    owner = pl.coalesce(
        pl.format("municipality:{}", pl.coalesce("meeting_municipality", "municipality_code")),
        pl.format("region:{}", "region_code"),
        pl.format("publisher:{}", pl.col("publisher").str.to_lowercase()),
        pl.format("body:{}", pl.col("body").str.to_lowercase()),
    )
    number = pl.col("case_number").str.to_lowercase().str.replace_all(r"[\s\p{Pd}]+", "-").str.strip_chars("-")
    return (
        items.filter(pl.col("case_number").is_not_null())
        .join(about, on="meeting_id", how="left")
        .join(source, on="document_id", how="left")
        .with_columns(case_key=pl.concat_str(owner, pl.lit(_CASE_SEPARATOR), number))
        .filter(pl.col("case_key").is_not_null())
        .select("item_id", "case_key", "case_number", "title", "date", "ordinal", "run_id", "pipeline_version")
    )


def cases(steps: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``cases`` for each case.

    Args:
        steps: all steps of the cases, as ``case_steps`` gives them.
    """
    in_order = steps.sort("case_key", *_STEP_ORDER, nulls_last=False)
    grouped = in_order.group_by("case_key", maintain_order=True).agg(
        title=pl.col("title").last(),
        items=pl.len(),
        first_date=pl.col("date").min(),
        last_date=pl.col("date").max(),
        run_id=_STAMP[0],
        pipeline_version=_STAMP[1],
    )
    number = most_used(steps, "case_key", "case_number")
    return _as_contract("cases", grouped.join(number, on="case_key", how="left").with_columns(case_id=_case_id()))


def case_items(steps: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``case_items`` for each step; steps count by date, undated ones first.

    Args:
        steps: all steps of the cases, as ``case_steps`` gives them.
    """
    in_order = steps.sort("case_key", *_STEP_ORDER, nulls_last=False)
    step = pl.int_range(1, pl.len() + 1).over("case_key")
    return _as_contract("case_items", in_order.with_columns(step=step, case_id=_case_id()))


def case_id(case_key: str) -> str:
    """The identifier of a case.

    >>> case_id("municipality:461\\x1f27.69.40-p20-1-21")
    'cas_7937ca99e5bf2164'
    """
    return stable_id("cas", *case_key.split(_CASE_SEPARATOR))


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


_STEP_ORDER: Sequence[str] = ("date", "ordinal", "item_id")


def _case_id() -> pl.Expr:
    return pl.col("case_key").map_elements(case_id, return_dtype=pl.String)


def _as_contract(name: str, rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.select(pl.col(column.name).cast(column.dtype) for column in TABLES[name].columns)
