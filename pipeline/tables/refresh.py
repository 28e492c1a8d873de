"""Bringing the derived tables up to date for the entities, meetings and cases that were touched, and only for them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import polars as pl

from pipeline.linking.corrections import Corrections
from pipeline.tables import derive
from pipeline.tables.cases import refresh_cases
from pipeline.tables.corrected import Identities, refresh_identities
from pipeline.tables.entity_history import refresh_history
from pipeline.tables.journal import Touched
from pipeline.tables.person_roles import person_roles
from pipeline.tables.project_conflicts import issue_ids, project_conflicts
from pipeline.tables.project_decisions import items_naming, project_decisions
from pipeline.tables.project_values import project_values, values_by_project
from pipeline.tables.projects import project_partners, projects, topics_of
from pipeline.tables.replace import replace_rows
from pipeline.tables.store import Store


def refresh(store: Store, touched: Touched, corrections: Corrections) -> None:
    """Derives the rows of the touched entities, meetings and cases anew; those that no document speaks of any more go.

    Args:
        corrections: what people decided of entities; those of which they decided otherwise before are derived anew, too.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    identities, changes = refresh_identities(store, touched.entity_ids, corrections)
    item_ids = touched.item_ids.union(items_naming(store, changes.otherwise))
    if item_ids:
        decided = project_decisions(store, identities, item_ids)
        replace_rows(store, "project_decisions", decided, "item_id", item_ids)
    if changes.anew:
        _entities(store, identities, changes.anew)
        refresh_history(store)
    if touched.meeting_ids:
        _meetings(store, touched.meeting_ids)
    if touched.item_ids:
        refresh_cases(store, touched)


def _entities(store: Store, identities: Identities, entity_ids: Collection[str]) -> None:
    """Derives what is known of these entities, which are those that others redirect to, and of the ones that do."""
    members = identities.redirects.members(entity_ids)
    put = partial(replace_rows, store, values=members)
    stated = store.rows_of("mentions", "entity_id", members).select(*derive.OF_MENTIONS, _own="entity_id")
    named = store.collect("mentions", identities.mentions(stated))
    is_own = pl.col("_own") == pl.col("entity_id")
    entities = identities.named(derive.entities(named.lazy(), is_own).collect())
    put("entities", entities, "entity_id")
    put("entity_aliases", derive.entity_aliases(named.lazy()).collect(), "entity_id")

    _projects(store, identities, members, entities)
    put("person_roles", _roles(store, identities, members), "entity_id")


def _projects(store: Store, identities: Identities, members: Collection[str], entities: pl.DataFrame) -> None:
    put = partial(replace_rows, store, values=members)
    stated = identities.statements(store.rows_of("project_statements", "project_entity_id", members))
    statements = store.collect("project_statements", stated)
    targets = statements["target_entity_id"].drop_nulls().unique()
    named = store.collect("entities", store.rows_of("entities", "entity_id", targets))
    values = values_by_project(statements, named)
    shown = project_values(values)
    concerned = store.collect("project_decisions", store.rows_of("project_decisions", "entity_id", members))
    articles = store.rows_of("articles", "document_id", statements["document_id"].unique())
    items = store.rows_of("agenda_items", "item_id", concerned["item_id"].unique())
    topics = store.collect("articles", topics_of(statements.lazy(), articles, concerned.lazy(), items))
    put("projects", projects(entities, values, statements, topics), "entity_id")
    put("project_partners", project_partners(statements), "project_entity_id")
    put("project_values", shown, "project_entity_id")
    _conflicts(store, members, *project_conflicts(shown))


def _roles(store: Store, identities: Identities, members: Collection[str]) -> pl.DataFrame:
    roles, attendance = (
        identities.mentions(store.rows_of(name, "entity_id", members)) for name in ("roles", "attendance")
    )
    held = identities.redirects.follow(roles, "organisation_entity_id")
    attended = store.collect("attendance", attendance)
    meetings = store.rows_of("meeting_documents", "document_id", attended["document_id"].unique())
    bodies = identities.redirects.follow(meetings, "body_entity_id")
    return store.collect("roles", person_roles(held, attended.lazy(), bodies))


def _conflicts(store: Store, entity_ids: Collection[str], rows: pl.DataFrame, issues: pl.DataFrame) -> None:
    before = store.collect("project_conflicts", store.rows_of("project_conflicts", "project_entity_id", entity_ids))
    replace_rows(store, "project_conflicts", rows, "project_entity_id", entity_ids)
    if not (before.is_empty() and issues.is_empty()):
        replace_rows(store, "issues", issues, "issue_id", {*issue_ids(before), *issues["issue_id"]})


def _meetings(store: Store, meeting_ids: Collection[str]) -> None:
    stated = store.rows_of("meeting_documents", "meeting_id", meeting_ids)
    found = store.collect("meeting_documents", derive.meetings(stated))
    replace_rows(store, "meetings", found, "meeting_id", meeting_ids)
