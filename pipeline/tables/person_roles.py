"""The table ``person_roles``: what people were, where and for which party, as documents state it over time."""

from __future__ import annotations

import polars as pl

from pipeline.tables.schemas import TABLES

_WHAT = ("entity_id", "role", "organisation_entity_id", "organisation", "party")
_OF_BODY = ("formand", "næstformand", "viceformand", "1. næstformand", "2. næstformand", "medlem", "suppleant")
_PLACE = ("document_id", "char_start", "char_end", "page")


def person_roles(roles: pl.LazyFrame, attendance: pl.LazyFrame, meetings: pl.LazyFrame) -> pl.LazyFrame:
    """A row of ``person_roles`` for each role of each person, and for each party that they attended meetings of a body for.

    Whom a list of those present calls chair or member ("Lis Bang (A), formand") is so of the body that meets; titles from elsewhere (a
    mayor, a director) stay without a body.

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
    every = pl.concat(
        [
            _in_body(roles, attendance, about).select(columns),
            met.with_columns(role=pl.lit(None, dtype=pl.String)).select(columns),
        ]
    )
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


def _in_body(roles: pl.LazyFrame, attendance: pl.LazyFrame, about: pl.LazyFrame) -> pl.LazyFrame:
    """The roles, those that a list of those present states with the body that meets."""
    place = ("document_id", "entity_id", "char_start")
    bodies = about.select("document_id", _body="organisation", _body_id="organisation_entity_id").unique("document_id")
    listed = attendance.select(place).unique().join(bodies, on="document_id", how="left")
    is_of_body = pl.col("role").str.to_lowercase().is_in(_OF_BODY)
    is_bare = pl.all_horizontal(pl.col("organisation", "organisation_entity_id").is_null())
    joined = roles.join(listed, on=place, how="left")
    return joined.with_columns(
        pl.when(is_of_body & is_bare).then("_body").otherwise("organisation").alias("organisation"),
        pl.when(is_of_body & is_bare)
        .then("_body_id")
        .otherwise("organisation_entity_id")
        .alias("organisation_entity_id"),
    )
