"""The tables ``projects`` and ``project_partners``: what is shown of projects of all that documents state (``project_choice``)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

from pipeline.tables.frames import frame
from pipeline.tables.project_choice import DATES, DESCRIPTION, LEAD, PAID, PROGRAMME, STATUS, WORDS, Statement
from pipeline.tables.project_values import Value
from pipeline.tables.schemas import TABLES

_ROLES: Final = next(column.values for column in TABLES["project_partners"].columns if column.name == "role")
_MUNICIPALITY: Final = "municipality"


def projects(
    entities: pl.DataFrame, values: Mapping[str, Sequence[Value]], statements: pl.DataFrame, topics: pl.DataFrame
) -> pl.DataFrame:
    """A row of ``projects`` for each entity that is a project.

    The grant shown is that of the programme shown, else one whose payer is not stated, else the only payer's; so is the sum applied for.
    The own contribution is the sum of all payers', where one currency has them all. The topic is that of most articles that state
    something of the project and of most agenda items that concern it; of several the one with the lowest code.

    Args:
        entities: rows of ``entities``; those that are no projects count for nothing.
        values: of these projects, from ``values_by_project``.
        statements: rows of ``project_statements`` of these projects.
        topics: ``project_entity_id``, ``topic``: a row for each article and agenda item.
    """
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for project, document in statements.select("project_entity_id", "document_id").iter_rows():
        documents[project].add(document)
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for project, topic in topics.select("project_entity_id", "topic").drop_nulls().iter_rows():
        found[project][topic] += 1
    wanted = entities.filter(pl.col("entity_type") == "project").sort("entity_id")
    rows = []
    for entity in wanted.iter_rows(named=True):
        project = entity["entity_id"]
        own, counted = values.get(project, ()), found[project]
        stamps = [entity, *(row for value in own for _, row in value.stated)]
        columns = {
            "entity_id": project,
            "name": entity["name"],
            "acronym": entity["acronym"],
            "documents": len(documents[project]),
            "topic": min(counted, key=lambda topic: (-counted[topic], topic), default=None),
            "run_id": max(row["run_id"] for row in stamps),
            "pipeline_version": max(row["pipeline_version"] for row in stamps),
        }
        rows.append(columns | shown(own))
    return frame(TABLES["projects"], rows)


def project_partners(statements: pl.DataFrame) -> pl.DataFrame:
    """A row of ``project_partners`` for each organisation in each role that a document states."""
    stated = statements.filter(pl.col("field").is_in(_ROLES) & pl.col("target_entity_id").is_not_null())
    grouped = stated.group_by(
        "project_entity_id", organisation_entity_id="target_entity_id", role="field", maintain_order=True
    )
    country = pl.col("country").drop_nulls().mode(maintain_order=False).sort().first()
    rows = grouped.agg(country, pl.col("run_id").max(), pl.col("pipeline_version").max())
    return frame(TABLES["project_partners"], rows.rows(named=True))


def shown(values: Sequence[Value]) -> dict[str, object]:
    """The columns of ``projects`` that a project's values fill, as far as they do."""
    by_field: defaultdict[str, list[Statement]] = defaultdict(list)
    for value in values:
        if value.is_shown:
            by_field[value.statement.field].append(value.statement)
    best = {field: stated[0] for field, stated in by_field.items() if field not in PAID}
    columns: dict[str, object] = {field: best[field].value for field in (*WORDS, STATUS, DESCRIPTION) if field in best}
    for field in DATES:
        if field in best:
            day = best[field].start if field == "start" else best[field].end
            columns |= {field: day, f"{field}_precision": best[field].precision}
    for field, column in ((PROGRAMME, PROGRAMME), (LEAD, "lead_entity_id")):
        if field in best:
            columns[column] = best[field].target
    if "budget" in best:
        columns |= _money("budget", best["budget"])
    for field in ("applied_for", "grant"):
        columns |= _money(field, _of_payer(by_field[field], best.get(PROGRAMME)))
    columns |= _money("own_contribution", *by_field["own_contribution"])
    codes = {statement.code for statement in by_field[_MUNICIPALITY] if statement.code is not None}
    return columns | ({"municipality_codes": ", ".join(sorted(codes))} if codes else {})


def _of_payer(sums: Sequence[Statement], programme: Statement | None) -> Statement | None:
    """The grant, or the sum applied for, that stands for the project's; None where several other payers each have one."""
    from_programme = [one for one in sums if programme is not None and one.target == programme.target]
    unnamed = [one for one in sums if one.target is None]
    candidates = from_programme or unnamed or list(sums)
    return candidates[0] if len(candidates) == 1 else None


def _money(name: str, *parts: Statement | None) -> dict[str, object]:
    """The columns of a sum of money, of one currency."""
    sums = [part for part in parts if part is not None]
    if not sums or len({part.currency for part in sums}) > 1:
        return {}
    in_kroner = [part.amount_dkk for part in sums]
    return {
        name: sum(part.amount or 0.0 for part in sums),
        f"{name}_currency": sums[0].currency,
        f"{name}_dkk": sum(filter(None, in_kroner)) if None not in in_kroner else None,
    }


def topics_of(values: pl.LazyFrame, articles: pl.LazyFrame, decided: pl.LazyFrame, items: pl.LazyFrame) -> pl.LazyFrame:
    """``project_entity_id``, ``topic`` of the articles and agenda items that speak of projects.

    Args:
        values: ``project_entity_id``, ``document_id`` of what is stated of the projects.
        articles: rows of ``articles``, those of these documents at least.
        decided: rows of ``project_decisions`` of the projects.
        items: rows of ``agenda_items``, those of these decisions at least.
    """
    columns = ("project_entity_id", "topic")
    of_articles = values.unique(["project_entity_id", "document_id"]).join(articles, on="document_id")
    concerned = decided.select("item_id", project_entity_id="entity_id").unique()
    return pl.concat([of_articles.select(columns), concerned.join(items, on="item_id").select(columns)])
