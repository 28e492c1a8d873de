"""The table ``entity_history``: names that the bodies in the tables have had, and what they came of and became, from a list."""

from __future__ import annotations

from pipeline.linking.history import Succession, successions
from pipeline.tables.frames import Row, frame
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def refresh_history(store: Store) -> None:
    """Keeps of the list what concerns the entities that the tables have.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    listed = successions()
    ids = {entity_id for one in listed for entity_id in (one.entity_id, one.successor_id)}
    known = store.rows_of("entities", "entity_id", ids).select("entity_id")
    present = set(store.collect("entities", known)["entity_id"])
    rows = frame(
        TABLES["entity_history"], [_row(one) for one in listed if present & {one.entity_id, one.successor_id}]
    ).sort(TABLES["entity_history"].key)
    before = store.collect("entity_history", store.scan("entity_history")).sort(TABLES["entity_history"].key)
    if not rows.equals(before):
        store.overwrite("entity_history", rows)


def _row(one: Succession) -> Row:
    return {
        "entity_id": one.entity_id,
        "name": one.name,
        "successor_entity_id": one.successor_id,
        "successor_name": one.successor_name,
        "change": one.change,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "source": one.source,
    }
