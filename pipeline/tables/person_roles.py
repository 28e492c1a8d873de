"""The table ``person_roles``: what people were, where and for which party, as documents state it over time."""

from __future__ import annotations

import polars as pl

from pipeline.tables.schemas import TABLES

_WHAT = ("entity_id", "role", "organisation_entity_id", "organisation", "party")
_PLACE = ("document_id", "char_start", "char_end", "page")


def person_roles(roles: pl.LazyFrame, attendance: pl.LazyFrame, meetings: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``person_roles`` for each role of each person, and for each party that they attended meetings of a body for.

    Args:
        roles: rows of ``roles``; those without a person, and those that say nothing of one, count for nothing.
        attendance: rows of ``attendance`` of these persons; those with a party count.
        meetings: rows of ``meeting_documents``, those of the attendance's documents at least.
    """
    about = meetings.select(
        "document_id", stated_on="date", organisation="body", organisation_entity_id="body_entity_id"
    )
    met = attendance.filter(pl.col("party").is_not_null()).join(about, on="document_id", how="left")
    columns = (*_WHAT, "stated_on", *_PLACE, "run_id", "pipeline_version")
    every = pl.concat([roles.select(columns), met.with_columns(role=pl.lit(None, dtype=pl.String)).select(columns)])
    said = every.filter(pl.col("entity_id").is_not_null() & pl.any_horizontal(pl.col(*_WHAT[1:]).is_not_null()))
    words = pl.col("role").str.to_lowercase()
    where = pl.coalesce("organisation_entity_id", pl.col("organisation").str.to_lowercase())
    newest_first = said.sort(
        "stated_on", "document_id", "char_start", "char_end", descending=[True, False, False, False], nulls_last=True
    )
    grouped = newest_first.group_by("entity_id", "party", _role=words, _where=where, maintain_order=True)
    found = grouped.agg(
        pl.col("role", "organisation", "organisation_entity_id", *_PLACE).first(),
        first_stated=pl.col("stated_on").min(),
        last_stated=pl.col("stated_on").max(),
        documents=pl.col("document_id").n_unique(),
        run_id=pl.col("run_id").max(),
        pipeline_version=pl.col("pipeline_version").max(),
    )
    return found.select(pl.col(column.name).cast(column.dtype) for column in TABLES["person_roles"].columns)
