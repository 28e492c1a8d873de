"""The table ``entity_redirects``: which entities of the documents are one, by decision of people or by what a document states.

Documents keep the entity that their own words settle, so that their rows never change when others arrive; the derived tables follow
the redirects. These depend on nothing but the mentions, what is stated of projects and the corrections, whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import polars as pl

from pipeline.linking.corrections import Corrections
from pipeline.linking.organisations import is_local
from pipeline.tables.frames import Row, frame
from pipeline.tables.replace import rows_of
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_ACRONYM: Final = r"^[A-ZÆØÅ][A-ZÆØÅa-zæøå0-9&+-]*[A-ZÆØÅ0-9][a-zæøå0-9&+-]*$"
_SHORTEST: Final = 3
"""Two letters stand for too many things to tell a project or a body again."""
_TYPES: Final = ("project", "organisation")
_SHARED: Final = ("programme_entity_id", "lead", "partner")
"""What two documents must not differ in, or may have in common, to speak of one project."""


@dataclass(frozen=True, slots=True)
class Redirects:
    """The rows of ``entity_redirects`` as a mapping.

    Attributes:
        target: by each entity that is the same as another: the one that is kept.
    """

    target: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: pl.DataFrame) -> Redirects:
        """The redirects of rows of the table."""
        return cls(dict(rows.select("entity_id", "target_entity_id").iter_rows()))

    def kept(self, entity_id: str) -> str:
        """The entity that is kept for this one."""
        return self.target.get(entity_id, entity_id)

    def members(self, kept: Collection[str]) -> set[str]:
        """These entities with all that redirect to them."""
        return {*kept, *(old for old, new in self.target.items() if new in kept)}

    def follow(self, rows: pl.LazyFrame, *columns: str) -> pl.LazyFrame:
        """The rows with the entities in these columns replaced by those that are kept.

        >>> rows = pl.LazyFrame({"entity_id": ["a", "b", None]})
        >>> Redirects({"a": "c"}).follow(rows, "entity_id").collect()["entity_id"].to_list()
        ['c', 'b', None]
        """
        return rows.with_columns(pl.col(column).replace(self.target) for column in columns) if self.target else rows


def find_redirects(store: Store, corrections: Corrections) -> pl.DataFrame:
    """All rows of ``entity_redirects``.

    Raises:
        LakeError: where a table cannot be read.
    """
    rows: dict[str, Row] = {
        entity_id: {
            "entity_id": entity_id,
            "target_entity_id": kept,
            "method": "correction",
            "reason": one.reason,
            "since": one.since,
        }
        for entity_id, (kept, one) in corrections.merged.items()
    }
    for bare, full, acronym, since in _by_acronym(store, corrections):
        for entity_id in (bare, *(old for old, (kept, _) in corrections.merged.items() if kept == bare)):
            reason = f"A document introduces “{acronym}” as short for it, and none for another."
            row = {"method": "acronym", "reason": reason, "since": since} | dict(rows.get(entity_id, {}))
            rows[entity_id] = row | {"entity_id": entity_id, "target_entity_id": full}
    return frame(TABLES["entity_redirects"], list(rows.values())).sort("entity_id")


def _by_acronym(store: Store, corrections: Corrections) -> list[tuple[str, str, str, date | None]]:
    """Entities named by an acronym alone, the one entity for which a document introduces it, the acronym, and when.

    Only where nothing speaks against it: another programme, or publishers in other municipalities.
    """
    mentions = store.scan("mentions").filter(
        pl.col("entity_type").is_in(_TYPES) & pl.col("entity_id").is_not_null() & pl.col("official_code").is_null()
    )
    is_acronym = pl.col("name").str.contains(_ACRONYM) & (pl.col("name").str.len_chars() >= _SHORTEST)
    columns = ("entity_type", "entity_id", "name", "acronym")
    known = Redirects({entity_id: kept for entity_id, (kept, _) in corrections.merged.items()})
    wanted = (is_acronym | pl.col("acronym").is_not_null()).fill_null(False)
    grouped = mentions.filter(wanted).group_by(*columns).agg(since=pl.col("seen_on").min())
    bare: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    introduced: defaultdict[tuple[str, str], dict[str, tuple[str, date | None]]] = defaultdict(dict)
    rows = store.collect("mentions", known.follow(grouped, "entity_id").with_columns(is_bare=is_acronym)).sort(
        *columns, "since", nulls_last=True
    )
    for entity_type, entity_id, name, acronym, since, is_bare in rows.iter_rows():
        if is_bare:
            bare[entity_type, name].add(entity_id)
        elif acronym and len(acronym) >= _SHORTEST and not (entity_type == "organisation" and is_local(name)):
            seen = introduced[entity_type, acronym].get(entity_id, (name, None))[1]
            introduced[entity_type, acronym][entity_id] = (name, min(filter(None, (seen, since)), default=None))
    every = {entity_id for entities in bare.values() for entity_id in entities}
    pairs = [
        (entity_id, full, acronym, since)
        for (entity_type, acronym), entities in bare.items()
        if len(introduced.get((entity_type, acronym), ())) == 1
        for full, (_, since) in introduced[entity_type, acronym].items()
        for entity_id in entities
        if full not in every and (min(entity_id, full), max(entity_id, full)) not in corrections.apart
    ]
    context = _Context(store, known, {entity_id for one, other, *_ in pairs for entity_id in (one, other)})
    return sorted(pair for pair in pairs if context.allows(pair[0], pair[1]))


class _Context:
    """What stands around the mentions of some entities: who published them, and what is stated of them as projects."""

    def __init__(self, store: Store, known: Redirects, entity_ids: Collection[str]) -> None:
        self._publishers: defaultdict[str, set[int]] = defaultdict(set)
        self._stated: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        if not entity_ids:
            return
        members = known.members(entity_ids)
        published = store.scan("documents").select("document_id", "municipality_code").drop_nulls()
        mentions = rows_of(store.scan("mentions"), "entity_id", members).select("entity_id", "document_id").unique()
        found = known.follow(mentions, "entity_id").join(published, on="document_id")
        for entity_id, code in store.collect("mentions", found.select("entity_id", "municipality_code")).iter_rows():
            self._publishers[entity_id].add(code)
        statements = rows_of(store.scan("project_statements"), "project_entity_id", members)
        stated = known.follow(statements, "project_entity_id", "target_entity_id").select(
            "project_entity_id", "field", "target_entity_id"
        )
        for project, name, target in store.collect("project_statements", stated.drop_nulls()).iter_rows():
            self._stated[project, name].add(target)

    def allows(self, one: str, other: str) -> bool:
        """Whether nothing tells the two apart."""
        shared = [self._stated[one, name] & self._stated[other, name] for name in _SHARED]
        if any(shared):
            return True
        return not any(
            _differ(mine, yours)
            for mine, yours in (
                (self._publishers[one], self._publishers[other]),
                (self._stated[one, "programme_entity_id"], self._stated[other, "programme_entity_id"]),
            )
        )


def _differ(mine: Iterable[object], yours: Iterable[object]) -> bool:
    one, other = set(mine), set(yours)
    return bool(one and other) and one.isdisjoint(other)
