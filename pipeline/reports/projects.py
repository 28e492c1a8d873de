"""Projects by programme, lead and time, and who works with whom in them."""

from __future__ import annotations

from typing import Final

from pipeline.reports.figure import Column, Figure, Picture, Section

_PROGRAMMES: Final = """\
SELECT e.name AS programme, count(*) AS projects,
       count(*) FILTER (p.status = 'planned') AS planned,
       count(*) FILTER (p.status = 'running') AS running,
       count(*) FILTER (p.status = 'completed') AS completed,
       count(*) FILTER (p.status IS NULL) AS not_stated,
       sum(p.budget_dkk) AS budget_dkk, sum(p.grant_dkk) AS grant_dkk
FROM projects p
LEFT JOIN entities e ON e.entity_id = p.programme_entity_id
GROUP BY p.programme_entity_id, e.name
ORDER BY projects DESC, programme"""

_LEADS: Final = """\
SELECT l.name AS lead, count(*) AS projects, count(DISTINCT p.programme_entity_id) AS programmes, sum(p.grant_dkk) AS grant_dkk
FROM projects p
JOIN entities l ON l.entity_id = p.lead_entity_id
GROUP BY p.lead_entity_id, l.name
ORDER BY projects DESC, lead"""

_TIMELINE: Final = """\
SELECT p.name AS project, e.name AS programme, p.start, p."end", p.start_precision, p.end_precision, p.status, p.entity_id
FROM projects p
LEFT JOIN entities e ON e.entity_id = p.programme_entity_id
WHERE p.start IS NOT NULL OR p."end" IS NOT NULL
ORDER BY coalesce(p.start, p."end") DESC, project, p.entity_id"""

_MONEY: Final = """\
SELECT p.name AS project, e.name AS programme, p.status, p.budget, p.budget_currency, p.applied_for, p.applied_for_currency,
       p.grant, p.grant_currency, p.own_contribution, p.own_contribution_currency, p.entity_id
FROM projects p
LEFT JOIN entities e ON e.entity_id = p.programme_entity_id
WHERE p.budget IS NOT NULL OR p.applied_for IS NOT NULL OR p.grant IS NOT NULL OR p.own_contribution IS NOT NULL
ORDER BY coalesce(p.budget_dkk, p.grant_dkk, p.applied_for_dkk, p.own_contribution_dkk) DESC NULLS LAST, project, p.entity_id"""

_ORGANISATIONS: Final = """\
SELECT e.name AS organisation, e.entity_type, count(DISTINCT p.project_entity_id) AS projects,
       count(DISTINCT p.project_entity_id) FILTER (p.role = 'lead') AS led,
       count(DISTINCT p.project_entity_id) FILTER (p.role IN ('partner', 'participant')) AS joined,
       count(DISTINCT p.project_entity_id) FILTER (p.role IN ('funder', 'evaluator')) AS supported
FROM project_partners p
JOIN entities e ON e.entity_id = p.organisation_entity_id
GROUP BY p.organisation_entity_id, e.name, e.entity_type
ORDER BY projects DESC, organisation"""

_PAIRS: Final = """\
SELECT a.name AS organisation, b.name AS other, count(DISTINCT p.project_entity_id) AS projects
FROM project_partners p
JOIN project_partners q ON q.project_entity_id = p.project_entity_id AND q.organisation_entity_id > p.organisation_entity_id
JOIN entities a ON a.entity_id = p.organisation_entity_id
JOIN entities b ON b.entity_id = q.organisation_entity_id
WHERE p.role IN ('lead', 'partner', 'participant') AND q.role IN ('lead', 'partner', 'participant')
GROUP BY p.organisation_entity_id, a.name, q.organisation_entity_id, b.name
ORDER BY projects DESC, organisation, other"""

_STATED: Final = """\
SELECT p.name AS project, v.field, coalesce(t.name, v.value) AS value, v.is_shown, v.in_conflict, v.documents, v.last_stated_on,
       v.statement_id
FROM project_values v
JOIN projects p ON p.entity_id = v.project_entity_id
LEFT JOIN entities t ON t.entity_id = v.target_entity_id
ORDER BY project, v.project_entity_id, v.field, v.is_shown DESC, v.last_stated_on DESC, v.value"""

_CONCERNING: Final = """\
SELECT p.date, e.name AS project, p.body, coalesce(p.outcome, 'unknown') AS outcome, p.amount_dkk, p.decision_id
FROM project_decisions p
JOIN entities e ON e.entity_id = p.entity_id
ORDER BY p.date DESC NULLS LAST, project, p.decision_id"""

_PROJECT: Final = Column("project")
_PROGRAMME: Final = Column("programme")
_STATUS: Final = Column("status", "code", "project_status")

_BY_TIME: Final = Figure(
    "timeline",
    _TIMELINE,
    (_PROJECT, _PROGRAMME, Column("start", "day"), Column("end", "day"), _STATUS),
    Picture("spans", ("project",), ("start", "end")),
)
_SUMS: Final = Figure(
    "project_money",
    _MONEY,
    (
        _PROJECT,
        _PROGRAMME,
        _STATUS,
        Column("budget", "money"),
        Column("applied_for", "money"),
        Column("grant", "money"),
        Column("own_contribution", "money"),
    ),
)
_DECIDED: Final = Figure(
    "concerning",
    _CONCERNING,
    (
        Column("date", "day"),
        _PROJECT,
        Column("body", tongue="da"),
        Column("outcome", "code", "outcome"),
        Column("amount_dkk", "money"),
    ),
)

PROJECTS: Final = Section(
    "projects",
    (
        Figure(
            "programmes",
            _PROGRAMMES,
            (
                _PROGRAMME,
                *(Column(name, "number") for name in ("projects", "planned", "running", "completed", "not_stated")),
                Column("budget_dkk", "money"),
                Column("grant_dkk", "money"),
            ),
            Picture("parts", ("programme",), ("planned", "running", "completed", "not_stated")),
        ),
        Figure(
            "leads",
            _LEADS,
            (
                Column("lead"),
                Column("projects", "number"),
                Column("programmes", "number"),
                Column("grant_dkk", "money"),
            ),
            Picture("bars", ("lead",), ("projects",)),
        ),
        _BY_TIME,
        _SUMS,
        _DECIDED,
    ),
)
NETWORK: Final = Section(
    "network",
    (
        Figure(
            "pairs",
            _PAIRS,
            (Column("organisation"), Column("other"), Column("projects", "number")),
            Picture("network", ("organisation", "other"), ("projects",)),
        ),
        Figure(
            "organisations",
            _ORGANISATIONS,
            (
                Column("organisation"),
                Column("entity_type", "code", "entity"),
                *(Column(name, "number") for name in ("projects", "led", "joined", "supported")),
            ),
            Picture("bars", ("organisation",), ("projects",)),
        ),
    ),
)
PROJECT: Final = Section(
    "project",
    (
        Figure(
            "stated",
            _STATED,
            (
                Column("field", "code", "field"),
                Column("value"),
                Column("is_shown", "code", "truth"),
                Column("in_conflict", "code", "truth"),
                Column("documents", "number"),
                Column("last_stated_on", "day"),
            ),
        ),
        _BY_TIME,
        _SUMS,
        _DECIDED,
    ),
)
