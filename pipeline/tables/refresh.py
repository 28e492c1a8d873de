"""Bringing the derived tables up to date for the entities, meetings and cases that were touched, and only for them."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.tables import derive
from pipeline.tables.cases import refresh_cases
from pipeline.tables.journal import Touched
from pipeline.tables.project_conflicts import issue_ids, project_conflicts
from pipeline.tables.projects import project_partners, projects
from pipeline.tables.replace import replace_rows, rows_of
from pipeline.tables.store import Store


def refresh(store: Store, touched: Touched) -> None:
    """Derives the rows of the touched entities, meetings and cases anew; those that no document speaks of any more go.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    if touched.entity_ids:
        _entities(store, touched.entity_ids)
    if touched.meeting_ids:
        _meetings(store, touched.meeting_ids)
    if touched.item_ids:
        refresh_cases(store, touched)


def _entities(store: Store, entity_ids: Collection[str]) -> None:
    mentions = rows_of(store.scan("mentions"), "entity_id", entity_ids)
    entities = store.collect("mentions", derive.entities(mentions))
    replace_rows(store, "entities", entities, "entity_id", entity_ids)
    aliases = store.collect("mentions", derive.entity_aliases(mentions))
    replace_rows(store, "entity_aliases", aliases, "entity_id", entity_ids)

    stated = rows_of(store.scan("project_statements"), "project_entity_id", entity_ids)
    statements = store.collect("project_statements", stated)
    named = rows_of(store.scan("entities"), "entity_id", statements["target_entity_id"].drop_nulls().unique())
    articles = rows_of(store.scan("articles"), "document_id", statements["document_id"].unique())
    found = projects(entities, statements, store.collect("entities", named), store.collect("articles", articles))
    replace_rows(store, "projects", found, "entity_id", entity_ids)
    replace_rows(store, "project_partners", project_partners(statements), "project_entity_id", entity_ids)
    _conflicts(store, entity_ids, *project_conflicts(statements, store.collect("entities", named)))


def _conflicts(store: Store, entity_ids: Collection[str], rows: pl.DataFrame, issues: pl.DataFrame) -> None:
    before = store.collect(
        "project_conflicts", rows_of(store.scan("project_conflicts"), "project_entity_id", entity_ids)
    )
    replace_rows(store, "project_conflicts", rows, "project_entity_id", entity_ids)
    if not (before.is_empty() and issues.is_empty()):
        replace_rows(store, "issues", issues, "issue_id", {*issue_ids(before), *issues["issue_id"]})


def _meetings(store: Store, meeting_ids: Collection[str]) -> None:
    stated = rows_of(store.scan("meeting_documents"), "meeting_id", meeting_ids)
    found = store.collect("meeting_documents", derive.meetings(stated))
    replace_rows(store, "meetings", found, "meeting_id", meeting_ids)
