"""From an identifier to what it stands for now, and to all that documents have for it."""

from __future__ import annotations

from pipeline.sheets.evidence import Row, Tables

_REDIRECTS = "entity_redirects"


def redirect_of(tables: Tables, identity: str) -> Row | None:
    """The row of ``entity_redirects`` that leads from an identifier to another, None where it stands for itself.

    Raises:
        LakeError: where the table cannot be read.
    """
    return next(tables.rows_of(_REDIRECTS, [identity], "entity_id").iter_rows(named=True), None)


def members_of(tables: Tables, entity_id: str) -> tuple[str, ...]:
    """An entity's own identifier, and those that redirect to it; raises as ``redirect_of`` does."""
    return (entity_id, *tables.rows_of(_REDIRECTS, [entity_id], "target_entity_id")["entity_id"])
