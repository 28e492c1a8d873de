"""Bringing the derived tables up to date for the entities and cases that were touched, and only for them."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.tables import derive
from pipeline.tables.journal import Touched
from pipeline.tables.projects import project_partners, projects
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store


def refresh(store: Store, touched: Touched) -> None:
    """Derives the rows of the touched entities and cases anew; those that no document speaks of any more go.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    if touched.entity_ids:
        _entities(store, touched.entity_ids)
    if touched.case_keys:
        _cases(store, touched.case_keys)


def _entities(store: Store, entity_ids: Collection[str]) -> None:
    mentions = _rows_of(store.scan("mentions"), "entity_id", entity_ids)
    entities = store.collect("mentions", derive.entities(mentions))
    _replace(store, "entities", entities, "entity_id", entity_ids)
    aliases = store.collect("mentions", derive.entity_aliases(mentions))
    _replace(store, "entity_aliases", aliases, "entity_id", entity_ids)

    stated = _rows_of(store.scan("project_statements"), "project_entity_id", entity_ids)
    statements = store.collect("project_statements", stated)
    named = _rows_of(store.scan("entities"), "entity_id", statements["target_entity_id"].drop_nulls().unique())
    articles = _rows_of(store.scan("articles"), "document_id", statements["document_id"].unique())
    found = projects(entities, statements, store.collect("entities", named), store.collect("articles", articles))
    _replace(store, "projects", found, "entity_id", entity_ids)
    _replace(store, "project_partners", project_partners(statements), "project_entity_id", entity_ids)


def _cases(store: Store, case_keys: Collection[str]) -> None:
    every = derive.case_steps(*(store.scan(name) for name in ("agenda_items", "meetings", "documents")))
    steps = store.collect("agenda_items", _rows_of(every, "case_key", case_keys)).lazy()
    case_ids = [derive.case_id(key) for key in case_keys]
    _replace(store, "cases", derive.cases(steps).collect(), "case_id", case_ids)
    _replace(store, "case_items", derive.case_items(steps).collect(), "case_id", case_ids)


def _rows_of(rows: pl.LazyFrame, column: str, values: Collection[str] | pl.Series) -> pl.LazyFrame:
    wanted = pl.LazyFrame({column: list(values)}, schema={column: pl.String})
    return rows.join(wanted, on=column, how="semi")


def _replace(store: Store, name: str, rows: pl.DataFrame, column: str, values: Collection[str]) -> None:
    """Puts ``rows`` in the place of the table's rows whose ``column`` is one of ``values``, where they differ."""
    key = TABLES[name].key
    rows = rows.sort(key)
    stored = store.collect(name, store.scan(name))
    wanted = pl.DataFrame({column: list(values)}, schema={column: pl.String})
    old = stored.join(wanted, on=column, how="semi").sort(key)
    if old.equals(rows):
        return
    if old.is_empty():
        store.append(name, rows)
    else:
        store.overwrite(name, pl.concat([stored.join(wanted, on=column, how="anti"), rows]))
    store.compact(name)
