"""What is known of a project: every value of every field, which of them stands, and which differ."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.sheets.evidence import Evidence, Row, Stated

_ORDER = (
    "full_name", "acronym", "programme_entity_id", "strand", "status", "start", "end", "budget", "applied_for", "grant",
    "own_contribution", "lead", "partner", "participant", "funder", "evaluator", "municipality", "website", "description",
)  # fmt: skip
"""Fields in the order of reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSheet:
    """A project; rows of ``project_values`` with ``target_name``.

    Attributes:
        project: its row of ``projects``, None where it has none.
        shown: the values that stand.
        differing: those of other statements that cannot be right together with them.
        earlier: those that were said before.
    """

    project: Row | None
    shown: tuple[Stated, ...]
    differing: tuple[Stated, ...]
    earlier: tuple[Stated, ...]


def project_sheet(evidence: Evidence, entity_id: str) -> ProjectSheet:
    """All of a project beside what every entity has.

    Raises:
        LakeError: where a table cannot be read.
    """
    rows = evidence.rows("project_values", "project_entity_id", entity_id)
    rows = evidence.named(sorted(rows, key=_place), "target_entity_id")
    projects = evidence.rows("projects", "entity_id", entity_id)
    return ProjectSheet(
        project=projects[0] if projects else None,
        shown=evidence.stated([row for row in rows if row["is_shown"]]),
        differing=evidence.stated([row for row in rows if row["in_conflict"] and not row["is_shown"]]),
        earlier=evidence.stated([row for row in rows if not row["is_shown"] and not row["in_conflict"]]),
    )


def _place(row: Row) -> tuple[int, str]:
    known = row["field"] in _ORDER
    return (_ORDER.index(row["field"]) if known else len(_ORDER)), row["value"]
