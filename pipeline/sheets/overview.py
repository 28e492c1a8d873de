"""What is in a data directory: how much, from when and from whom, how complete, and how the last runs went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import polars as pl

from pipeline.sheets.evidence import Row, official_names

_SHOWN = 200
"""Publishers, failures and kinds of issues that an overview lists."""
_RUNS = 10
_KINDS = ("municipality", "region")


class Whole(Protocol):
    """What whole tables are read from: the lake, or a snapshot of it."""

    def read(self, name: str) -> pl.DataFrame:
        """A table."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things have what they ought to have."""

    have: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What there is.

    Attributes:
        counts: of documents, meetings, items, decisions, articles, projects, people, organisations, programmes, cases, mentions.
        first, last: the days of the earliest and latest document.
        publishers: by name the number of documents; authorities by their official name with ``entity_id``.
        complete: by what is asked for (see ``_shares``), how many have it.
        issues: by kind and severity how many.
        failed: how many sources could not be processed; ``failures`` has the newest.
        runs: the newest first.
    """

    counts: Mapping[str, int]
    first: date | None
    last: date | None
    publishers: tuple[Row, ...]
    complete: Mapping[str, Share]
    issues: tuple[Row, ...]
    failed: int
    failures: tuple[Row, ...]
    runs: tuple[Row, ...]


def overview(tables: Whole) -> Overview:
    """What the tables hold.

    Raises:
        LakeError: where a table cannot be read.
    """
    every = tables.read("documents").drop("text")
    documents = every.filter(pl.col("superseded_by").is_null()).unique("document_id", keep="first", maintain_order=True)
    meetings, items, decisions = tables.read("meetings"), tables.read("agenda_items"), tables.read("decisions")
    entities, mentions, issues = tables.read("entities"), tables.read("mentions"), tables.read("issues")
    failures = tables.read("failures").sort("failed_at", descending=True)
    kinds = dict(entities.group_by("entity_type").len().iter_rows())
    severities = issues.group_by("kind", "severity").agg(pl.len().alias("n"), example=pl.col("message").min())
    return Overview(
        counts={
            "documents": documents.height,
            "meetings": meetings.height,
            "items": items.height,
            "decisions": decisions.height,
            "articles": tables.read("articles").height,
            "projects": kinds.get("project", 0),
            "people": kinds.get("person", 0),
            "organisations": kinds.get("organisation", 0),
            "programmes": kinds.get("programme", 0),
            "cases": tables.read("cases").height,
            "mentions": mentions.height,
        },
        first=documents["published_on"].min(),  # type: ignore[arg-type]
        last=documents["published_on"].max(),  # type: ignore[arg-type]
        publishers=_publishers(documents, meetings, entities),
        complete=_shares(documents, meetings, items, decisions, mentions),
        issues=tuple(severities.sort("n", "kind", descending=[True, False]).head(_SHOWN).to_dicts()),
        failed=failures.height,
        failures=tuple(failures.head(_SHOWN).to_dicts()),
        runs=tuple(tables.read("runs").sort("started", descending=True).head(_RUNS).to_dicts()),
    )


def _publishers(documents: pl.DataFrame, meetings: pl.DataFrame, entities: pl.DataFrame) -> tuple[Row, ...]:
    """By the authority that a document's meeting is of or that published it, else by the publisher as stated."""
    held = meetings.select("meeting_id", held_in="municipality_code", region="region_code")
    known = documents.join(held, on="meeting_id", how="left")
    codes = known.with_columns(
        kind=pl.when(pl.col("municipality_code").is_not_null() | pl.col("held_in").is_not_null())
        .then(pl.lit("municipality"))
        .when(pl.col("region").is_not_null())
        .then(pl.lit("region")),
        code=pl.coalesce("held_in", "municipality_code", "region").cast(pl.String),
    )
    authorities = entities.filter(pl.col("entity_type").is_in(_KINDS)).select(
        "entity_id", "name", kind="entity_type", code="official_code"
    )
    official = pl.DataFrame(
        [(kind, code, name) for kind in _KINDS for code, name in official_names(kind).items()],
        schema=["kind", "code", "official"],
        orient="row",
    )
    named = (
        codes.join(authorities, on=["kind", "code"], how="left")
        .join(official, on=["kind", "code"], how="left")
        .with_columns(name=pl.coalesce("name", "official", "publisher"))
    )
    counted = named.group_by("name", "entity_id").agg(pl.len().alias("documents"), latest=pl.max("published_on"))
    ordered = counted.sort("documents", "name", descending=[True, False], nulls_last=True)
    return tuple(ordered.head(_SHOWN).to_dicts())


def _shares(
    documents: pl.DataFrame,
    meetings: pl.DataFrame,
    items: pl.DataFrame,
    decisions: pl.DataFrame,
    mentions: pl.DataFrame,
) -> Mapping[str, Share]:
    def having(rows: pl.DataFrame, column: str) -> Share:
        return Share(rows.height - rows[column].null_count(), rows.height)

    known = decisions.filter(pl.col("outcome").is_not_null() & (pl.col("outcome") != "unknown"))
    minuted = items.join(meetings.filter(pl.col("status") == "minutes"), on="meeting_id", how="semi")
    decided = minuted.join(decisions, on="item_id", how="semi")
    return {
        "documents_dated": having(documents, "published_on"),
        "meetings_placed": Share(
            meetings.filter(pl.col("municipality_code").is_not_null() | pl.col("region_code").is_not_null()).height,
            meetings.height,
        ),
        "items_titled": Share(items.filter(pl.col("title").str.len_chars() > 0).height, items.height),
        "items_decided": Share(decided.height, minuted.height),
        "decisions_classed": Share(known.height, decisions.height),
        "items_with_topic": having(items, "topic"),
        "mentions_settled": having(mentions, "entity_id"),
    }
