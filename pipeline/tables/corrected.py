"""Identity across documents: redirects and corrections are put in their tables, and what changes by them is found."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.linking.corrections import Correction, Corrections
from pipeline.tables.entity_names import refresh_names
from pipeline.tables.frames import Row, frame
from pipeline.tables.redirects import Found, Redirects, find_redirects
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store
from pipeline.tables.unsettled import refresh_unsettled


@dataclass(frozen=True, slots=True)
class Identities:
    """What the derived tables follow instead of the entities of single documents.

    Attributes:
        redirects: which entities are one.
        names: by entity: the name that people gave it.
        ignored: what people decided to be no entity.
    """

    redirects: Redirects = field(default_factory=Redirects)
    names: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()

    def mentions(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Rows of ``mentions`` with the entities that are kept, without those that are none."""
        return self._without_ignored(self.redirects.follow(rows, "entity_id"), "entity_id")

    def statements(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Rows of ``project_statements``, likewise."""
        columns = ("project_entity_id", "target_entity_id")
        return self._without_ignored(self.redirects.follow(rows, *columns), *columns)

    def named(self, entities: pl.DataFrame) -> pl.DataFrame:
        """Rows of ``entities`` with the names that people gave."""
        given = pl.col("entity_id").replace_strict(self.names, default=None, return_dtype=pl.String)
        return entities.with_columns(name=pl.coalesce(given, "name")) if self.names else entities

    def _without_ignored(self, rows: pl.LazyFrame, *columns: str) -> pl.LazyFrame:
        for column in columns if self.ignored else ():
            rows = rows.filter(pl.col(column).is_null() | ~pl.col(column).is_in(self.ignored))
        return rows


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new state of the identities asks to derive anew.

    Attributes:
        otherwise: the entities that redirect, or are called or ignored, otherwise than before.
        anew: the kept entities to derive anew: those of the touched ones, of these, and of the ones that name them.
    """

    otherwise: frozenset[str]
    anew: frozenset[str]


def refresh_identities(store: Store, touched: Collection[str], corrections: Corrections) -> tuple[Identities, Changes]:
    """Brings ``entity_redirects`` and ``corrections`` up to date.

    Args:
        touched: entities, as documents have them.

    Returns:
        What the derived tables follow, and what is to be derived anew for it.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    tables = ("entity_redirects", "entity_candidates", "corrections")
    *stored, decided_before = (store.collect(name, store.scan(name)) for name in tables)
    before = Found(*stored)
    decided = frame(TABLES["corrections"], _correction_rows(store, corrections)).sort("correction_id")
    found = before
    if touched or not _said(decided).equals(_said(decided_before)):
        blocks = refresh_names(store, touched) | _blocks_of(store, _named(decided_before))
        found = find_redirects(store, touched, blocks, before, corrections)
    _put(store, "entity_redirects", before.redirects, found.redirects)
    _put(store, "entity_candidates", before.candidates, found.candidates)
    refresh_unsettled(store, before.candidates, found.candidates, touched)
    _put(store, "corrections", decided_before, decided)
    now, earlier = Redirects.of(found.redirects), Redirects.of(before.redirects)
    changed = _redirected_otherwise(now, earlier) | _called_otherwise(decided, decided_before)
    anew = {*touched, *changed, *_that_name(store, changed)}
    identities = Identities(
        now,
        {now.kept(entity_id): name for entity_id, name in corrections.names.items()},
        frozenset(map(now.kept, corrections.ignored)),
    )
    kept = frozenset(kept for one in anew for kept in (one, earlier.kept(one), now.kept(one)))
    return identities, Changes(frozenset(changed), kept)


def _named(decided: pl.DataFrame) -> frozenset[str]:
    """The entities that decisions name."""
    return frozenset(decided["entity_ids"].str.split(", ").explode().drop_nulls())


def _blocks_of(store: Store, entity_ids: Collection[str]) -> frozenset[str]:
    if not entity_ids:
        return frozenset()
    blocks = store.rows_of("entity_names", "entity_id", entity_ids).select("block").drop_nulls().unique()
    return frozenset(store.collect("entity_names", blocks)["block"])


def _correction_rows(store: Store, corrections: Corrections) -> list[Row]:
    named = {entity_id for one in corrections.decisions for entity_id in one.entity_ids}
    if not named:
        return []
    mentioned = store.collect("mentions", store.rows_of("mentions", "entity_id", named).select("entity_id").unique())
    unmatched = named.difference(mentioned["entity_id"])
    rows = {one.correction_id: _correction_row(one, unmatched) for one in reversed(corrections.decisions)}
    return list(rows.values())


def _correction_row(one: Correction, unmatched: Collection[str]) -> Row:
    return {
        "correction_id": one.correction_id,
        "line": one.line,
        "kind": one.kind,
        "entity_ids": ", ".join(one.entity_ids),
        "name": one.name,
        "reason": one.reason,
        "since": one.since,
        "unmatched": ", ".join(entity_id for entity_id in one.entity_ids if entity_id in unmatched) or None,
    }


def _said(decided: pl.DataFrame) -> pl.DataFrame:
    """What the decisions say, wherever they stand and whatever they match."""
    return decided.drop("line", "unmatched").sort("correction_id")


def _put(store: Store, name: str, before: pl.DataFrame, rows: pl.DataFrame) -> None:
    key = TABLES[name].key
    if not rows.sort(key).equals(before.sort(key)):
        store.overwrite(name, rows)


def _redirected_otherwise(now: Redirects, earlier: Redirects) -> set[str]:
    return {entity_id for pair in now.target.items() ^ earlier.target.items() for entity_id in pair}


def _called_otherwise(decided: pl.DataFrame, before: pl.DataFrame) -> set[str]:
    """The entities that decisions rename or ignore now and did not before, or the other way round."""
    now, earlier = (
        set(rows.filter(pl.col("kind").is_in(["rename", "ignore"])).select("entity_ids", "name").iter_rows())
        for rows in (decided, before)
    )
    return {entity_id for entity_id, _ in now ^ earlier}


def _that_name(store: Store, entity_ids: Collection[str]) -> set[str]:
    """The projects and persons of which something is stated that names one of these entities."""
    if not entity_ids:
        return set()
    bodies = store.rows_of("meeting_documents", "body_entity_id", entity_ids).select("document_id")
    found = {
        "project_statements": store.rows_of("project_statements", "target_entity_id", entity_ids).select(
            "project_entity_id"
        ),
        "roles": store.rows_of("roles", "organisation_entity_id", entity_ids).select("entity_id"),
        "attendance": store.scan("attendance").join(bodies, on="document_id", how="semi").select("entity_id"),
    }
    return {
        entity_id
        for name, rows in found.items()
        for entity_id in store.collect(name, rows.drop_nulls().unique()).to_series()
    }
