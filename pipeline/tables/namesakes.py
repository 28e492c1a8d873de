"""Projects of one name that documents tell by a municipality or not: what the tables say of them, and which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from pipeline.linking.namesakes import Camps, Namesake, by_name, camps, name_id
from pipeline.tables.store import Store

METHOD: Final = "namesake"
_PROJECT: Final = "prj_"
_DAYS: Final = ("start", "end")


def sharing_a_name(store: Store, entity_ids: Collection[str]) -> set[str]:
    """Those of these projects, some of which may be gone, that share a name with another, and those others.

    Raises:
        LakeError: where a table cannot be read.
    """
    own = {entity_id for entity_id in entity_ids if entity_id.startswith(_PROJECT)}
    stored = store.rows_of("entity_names", "name_id", set(map(name_id, own))).select("entity_id").unique()
    every = own.union(store.collect("entity_names", stored)["entity_id"])
    return {entity_id for ids in by_name(every).values() for entity_id in ids}


def settle_namesakes(
    store: Store, entity_ids: Collection[str], kept: Mapping[str, str], apart: Collection[tuple[str, str]]
) -> list[Camps]:
    """Which of these projects, all that share a name among them, are one.

    Args:
        entity_ids: as far as they are of projects.
        kept: by entity: the one that people decided it to be.
        apart: pairs of entities, the least first, that people decided to be different.

    Raises:
        LakeError: where a table cannot be read.
    """
    groups = by_name(one for one in entity_ids if one.startswith(_PROJECT) and one not in kept)
    wanted = {entity_id for ids in groups.values() for entity_id in ids}
    if not wanted:
        return []
    members = wanted | {entity_id for entity_id, target in kept.items() if target in wanted}
    publishers, stated, days = _stated(store, members, kept)
    return [
        camps([Namesake.of(one, publishers[one], stated[one], days[one]) for one in ids if one in publishers], apart)
        for _, ids in sorted(groups.items())
    ]


_Named = defaultdict[str, defaultdict[str, set[str]]]
_Days = defaultdict[str, defaultdict[str, set[tuple[str, str]]]]


def _stated(
    store: Store, members: Collection[str], kept: Mapping[str, str]
) -> tuple[defaultdict[str, set[int]], _Named, _Days]:
    """By project: the codes of the publishers that name it, which may be none; the entities stated by field; the periods by field."""
    publishers: defaultdict[str, set[int]] = defaultdict(set)
    named: _Named = defaultdict(lambda: defaultdict(set))
    days: _Days = defaultdict(lambda: defaultdict(set))
    published = store.rows_of("entity_names", "entity_id", members).select("entity_id", "municipality_code")
    for entity_id, code in store.collect("entity_names", published.unique()).iter_rows():
        publishers[kept.get(entity_id, entity_id)].update(() if code is None else (code,))
    columns = ("project_entity_id", "field", "target_entity_id", "start", "end")
    said = store.rows_of("project_statements", "project_entity_id", members).select(columns).unique()
    for entity_id, field, target, start, end in store.collect("project_statements", said).iter_rows():
        project = kept.get(entity_id, entity_id)
        if target is not None:
            named[project][field].add(kept.get(target, target))
        if field in _DAYS and start is not None and end is not None:
            days[project][field].add((start.isoformat(), end.isoformat()))
    return publishers, named, days
