"""What a report is about: everything, or one municipality, programme, project or topic, as conditions on the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.errors import UsageError
from pipeline.export.rows import literal
from pipeline.reports.base import Base, tables_named
from pipeline.resources import gazetteer
from pipeline.search import labels

ScopeKind = Literal["all", "municipality", "programme", "project", "topic"]
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about.

    Attributes:
        kind, name: of what it is about.
        conditions: by table the condition that its rows meet, in the order in which they build on each other.
    """

    kind: ScopeKind = "all"
    name: str = ""
    conditions: Mapping[str, str] = field(default_factory=dict)

    def narrowed(self, query: str) -> str:
        """A query over the rows that belong to the scope alone; as it stands where it is about everything.

        >>> print(Scope("topic", "Miljø", {"decisions": "topic = 7"}).narrowed("SELECT count(*) FROM decisions"))
        WITH decisions AS (SELECT * FROM main.decisions WHERE topic = 7)
        SELECT count(*) FROM decisions
        """
        needed = self._needed(query)
        steps = [
            f"{table} AS (SELECT * FROM main.{table} WHERE {condition})"
            for table, condition in self.conditions.items()
            if table in needed
        ]
        return "WITH " + ",\n     ".join(steps) + "\n" + query if steps else query

    def _needed(self, query: str) -> frozenset[str]:
        """The tables that a query reads, and those that the conditions on them read."""
        needed = tables_named(query)
        for table, condition in reversed([*self.conditions.items()]):
            if table in needed:
                needed |= tables_named(condition)
        return needed


Chosen = Callable[[Base], Scope]
"""Finds what a report is about in the tables."""


def of_municipality(wanted: str) -> Scope:
    """A municipality by its official code or its name.

    Raises:
        UsageError: where there is none.

    >>> of_municipality("odense kommune").name, of_municipality("461").name
    ('Odense', 'Odense')
    """
    codes = {name.lower(): code for code, name in labels.municipalities().items()}
    sought = wanted.strip().lower().removesuffix(" kommune")
    code = sought if sought in labels.municipalities() else codes.get(sought)
    if code is None:
        raise UsageError(f"There is no municipality {wanted!r}.", hint="Write its name as Odense, or its code as 461.")
    meeting = "meeting_id IN (SELECT meeting_id FROM meetings)"
    involved = f"list_contains(string_split(replace(municipality_codes, ' ', ''), ','), {literal(code)})"
    conditions = {
        "meetings": f"municipality_code = {code}",
        "documents": f"municipality_code = {code} OR {meeting}",
        "agenda_items": meeting,
        **_of_items(),
        "decisions": meeting,
        "attendance": meeting,
        **_of_decisions(),
        "projects": f"{involved} OR entity_id IN (SELECT project_entity_id FROM main.project_partners "
        f"WHERE organisation_entity_id = {literal(f'municipality-{int(code):04}')})",
        **_of_projects(),
        "project_decisions": meeting,
        "issues": "document_id IN (SELECT document_id FROM documents)",
    }
    return Scope("municipality", labels.municipalities()[code], conditions)


def of_topic(wanted: str) -> Scope:
    """A major topic by its code or its name in either language.

    Raises:
        UsageError: where there is none.

    >>> of_topic("miljø").name, of_topic("Environment").name, of_topic("7").name
    ('7', '7', '7')
    """
    rows = gazetteer("topics.csv")
    names = {row[column].lower(): row["cap_major"] for row in rows for column in ("cap_major", "name_da", "name_en")}
    code = names.get(wanted.strip().lower())
    if code is None:
        known = ", ".join(row["name_da"] for row in rows)
        raise UsageError(f"There is no topic {wanted!r}.", hint=f"The topics: {known}.")
    item = "item_id IN (SELECT item_id FROM agenda_items)"
    conditions = {
        "agenda_items": f"topic = {code}",
        "meetings": "meeting_id IN (SELECT meeting_id FROM agenda_items)",
        "documents": "document_id IN (SELECT document_id FROM agenda_items) "
        f"OR document_id IN (SELECT document_id FROM main.articles WHERE topic = {code})",
        **_of_items(),
        "decisions": item,
        **_of_decisions(),
        "projects": f"topic = {code}",
        **_of_projects(),
        "project_decisions": item,
        "issues": item,
    }
    return Scope("topic", code, conditions)


def of_programme(base: Base, wanted: str) -> Scope:
    """A programme by its name, its code or its identifier, with the programmes below it.

    Raises:
        UsageError: where the tables have none, or several.
        LakeError: where they cannot be read.
    """
    entity_id, name = _entity(base, "programme", wanted)
    codes = [
        code for code in labels.programmes() if entity_id.removeprefix("programme-") in labels.programme_lineage(code)
    ]
    family = ", ".join(
        literal(identity) for identity in dict.fromkeys((entity_id, *(f"programme-{code}" for code in codes)))
    )
    return Scope("programme", name, _about_projects(f"programme_entity_id IN ({family})", f"entity_id IN ({family})"))


def of_project(base: Base, wanted: str) -> Scope:
    """A project by its name, its acronym or its identifier; raises as ``of_programme`` does."""
    entity_id, name = _entity(base, "project", wanted)
    return Scope(
        "project", name, _about_projects(f"entity_id = {literal(entity_id)}", f"entity_id = {literal(entity_id)}")
    )


def _about_projects(projects: str, entity: str) -> Mapping[str, str]:
    stated = "SELECT document_id FROM main.project_statements s WHERE s.project_entity_id IN (SELECT entity_id FROM projects)"
    return {
        "projects": projects,
        **_of_projects(),
        "project_decisions": f"{entity} OR entity_id IN (SELECT entity_id FROM projects)",
        "decisions": "decision_id IN (SELECT decision_id FROM project_decisions)",
        "agenda_items": "item_id IN (SELECT item_id FROM decisions)",
        "meetings": "meeting_id IN (SELECT meeting_id FROM decisions)",
        **_of_items(),
        **_of_decisions(),
        "documents": f"document_id IN ({stated}) OR document_id IN (SELECT document_id FROM decisions)",
        "issues": f"document_id IN ({stated})",
    }


def _of_items() -> Mapping[str, str]:
    item = "item_id IN (SELECT item_id FROM agenda_items)"
    return {
        "amounts": item,
        "recommendations": item,
        "case_items": item,
        "cases": "case_id IN (SELECT case_id FROM case_items)",
    }


def _of_decisions() -> Mapping[str, str]:
    return {"votes": "decision_id IN (SELECT decision_id FROM decisions)"}


def _of_projects() -> Mapping[str, str]:
    project = "project_entity_id IN (SELECT entity_id FROM projects)"
    return {"project_partners": project, "project_values": project}


def _entity(base: Base, kind: Literal["programme", "project"], wanted: str) -> tuple[str, str]:
    """The identifier and name of the one entity that is meant."""
    asked = literal(wanted.strip())
    query = f"""
        SELECT e.entity_id, e.name
        FROM entities e
        WHERE e.entity_type = {literal(kind)}
          AND (e.entity_id = {asked}
            OR e.entity_id IN (SELECT r.target_entity_id FROM entity_redirects r WHERE r.entity_id = {asked})
            OR lower({asked}) IN (lower(e.name), lower(e.acronym), lower(e.official_code))
            OR e.entity_id IN (SELECT a.entity_id FROM entity_aliases a WHERE lower(a.alias) = lower({asked})))
        ORDER BY e.documents DESC, e.entity_id"""
    total, found = base.rows(query, _MOST_NAMED)
    if total == 1:
        return str(found[0]["entity_id"]), str(found[0]["name"])
    if total:
        listed = "; ".join(f"{row['entity_id']} ({row['name']})" for row in found)
        raise UsageError(f"Several are called {wanted!r}.", hint=f"Give one of these: {listed}.")
    others = f"""
        SELECT e.name FROM entities e WHERE e.entity_type = {literal(kind)}
        ORDER BY jaro_winkler_similarity(lower(e.name), lower({asked})) DESC, e.name"""
    near = ", ".join(str(row["name"]) for row in base.rows(others, _MOST_NAMED)[1])
    raise UsageError(
        f"The tables have no {kind} {wanted!r}.", hint=f"Nearest are {near}." if near else "Run the documents first."
    )
