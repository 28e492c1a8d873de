"""What is known of a person, an organisation, a municipality, a programme, a project or another thing with identity."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.sheets.evidence import Evidence, Listing, Row, Stated
from pipeline.sheets.item import decided
from pipeline.sheets.project import ProjectSheet, project_sheet

LISTS = ("meetings", "decisions", "people", "projects", "documents")
"""The long lists of an entity, of which a sheet holds a part."""

_HELD_BY = {"municipality": "municipality_code", "region": "region_code"}
"""The column of meetings that names an authority by its official code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySheet:
    """A thing with identity; what does not belong to its kind is empty.

    Attributes:
        entity: its row of ``entities``.
        aliases: the forms under which it appears, the most frequent first.
        merged: rows of ``entity_redirects`` of what is the same.
        candidates: what may be the same, with ``other_entity_id`` and ``other_name``.
        roles: what a person was over time, with ``organisation_name``, newest first.
        parties: where only the party is stated.
        history: names and bodies before and after a body.
        meetings: that a person attended (with ``body`` and ``date``), or that a body or an authority held.
        people: who had a role in it, with ``name``.
        projects: that it takes part in or pays, with ``project_name``.
        decisions: that concern a project or programme, with ``case_id``.
        documents: that mention it, once each, with the ``title`` of the document.
        project: what only a project has.
    """

    entity: Row
    aliases: tuple[Row, ...]
    merged: tuple[Row, ...]
    candidates: tuple[Row, ...]
    roles: tuple[Stated, ...]
    parties: tuple[Stated, ...]
    history: tuple[Row, ...]
    meetings: Listing
    people: Listing
    projects: Listing
    decisions: Listing
    documents: Listing
    project: ProjectSheet | None


def entity_sheet(
    evidence: Evidence, entity: Row, members: Collection[str], skip: Mapping[str, int] | None = None
) -> EntitySheet:
    """All of an entity.

    Args:
        entity: its row of ``entities``.
        members: the ids that documents have for it: its own, and those that redirect to it.
        skip: how many rows of the lists of ``LISTS`` to pass by.

    Raises:
        LakeError: where a table cannot be read.
    """
    entity_id, kind = entity["entity_id"], entity["entity_type"]
    is_person = kind == "person"
    passed = {**dict.fromkeys(LISTS, 0), **(skip or {})}
    held = _roles(evidence, entity_id) if is_person else ()
    return EntitySheet(
        entity=entity,
        aliases=_rows(evidence.frame("entity_aliases", "entity_id", [entity_id]).sort(-pl.col("n"), "alias")),
        merged=_rows(evidence.frame("entity_redirects", "entity_id", members)),
        candidates=_candidates(evidence, members),
        roles=tuple(found for found in held if found.row["role"]),
        parties=tuple(found for found in held if not found.row["role"] and found.row["party"]),
        history=() if is_person else _history(evidence, entity_id),
        meetings=_attended(evidence, members, passed["meetings"])
        if is_person
        else _meetings(evidence, entity, passed["meetings"]),
        people=_people(evidence, entity_id, passed["people"]),
        projects=_projects(evidence, entity_id, passed["projects"]),
        decisions=_decisions(evidence, entity_id, passed["decisions"]),
        documents=_documents(evidence, members, passed["documents"]),
        project=project_sheet(evidence, entity_id) if kind == "project" else None,
    )


def _rows(frame: pl.DataFrame) -> tuple[Row, ...]:
    return tuple(frame.iter_rows(named=True))


def _roles(evidence: Evidence, entity_id: str) -> tuple[Stated, ...]:
    held = evidence.frame("person_roles", "entity_id", [entity_id])
    rows = held.sort("last_stated", descending=True, nulls_last=True, maintain_order=True).iter_rows(named=True)
    return evidence.stated(evidence.named(rows, "organisation_entity_id"))


def _attended(evidence: Evidence, members: Collection[str], skip: int) -> Listing:
    present = evidence.frame("attendance", "entity_id", members)
    meetings = evidence.frame("meetings", "meeting_id", present["meeting_id"].unique())
    known = meetings.select("meeting_id", "date", "body")
    return evidence.newest(present.join(known, on="meeting_id", how="left", maintain_order="left"), "date", skip)


def _meetings(evidence: Evidence, entity: Row, skip: int) -> Listing:
    column, code = _HELD_BY.get(entity["entity_type"]), entity["official_code"]
    if column and code:
        return evidence.newest(evidence.frame("meetings", column, [int(code)]), "date", skip)
    return evidence.newest(evidence.frame("meetings", "body_entity_id", [entity["entity_id"]]), "date", skip)


def _history(evidence: Evidence, entity_id: str) -> tuple[Row, ...]:
    """Each change of names once."""
    rows = [
        row
        for column in ("entity_id", "successor_entity_id")
        for row in evidence.rows("entity_history", column, entity_id)
    ]
    return tuple({(row["name"], row["successor_name"]): row for row in rows}.values())


def _people(evidence: Evidence, entity_id: str, skip: int) -> Listing:
    held = evidence.frame("person_roles", "organisation_entity_id", [entity_id])
    listing = evidence.newest(held.filter(pl.col("role").is_not_null()), "last_stated", skip)
    return _with_names(evidence, listing, "entity_id")


def _projects(evidence: Evidence, entity_id: str, skip: int) -> Listing:
    taking_part = evidence.frame("project_values", "target_entity_id", [entity_id]).filter("is_shown")
    return _with_names(evidence, evidence.newest(taking_part, "last_stated_on", skip), "project_entity_id")


def _decisions(evidence: Evidence, entity_id: str, skip: int) -> Listing:
    rows = evidence.frame("project_decisions", "entity_id", [entity_id])
    listing = evidence.newest(rows, "date", skip)
    items = {found.row["item_id"] for found in listing.rows if found.row["item_id"]}
    cases = {row["item_id"]: row["case_id"] for row in evidence.rows("case_items", "item_id", *items)}
    part = [{**found.row, "case_id": cases.get(found.row["item_id"])} for found in listing.rows]
    return Listing(listing.total, skip, decided(evidence, part))


def _documents(evidence: Evidence, members: Collection[str], skip: int) -> Listing:
    mentions = evidence.frame("mentions", "entity_id", members).sort("char_start", maintain_order=True)
    listing = evidence.newest(mentions.unique("document_id", keep="first", maintain_order=True), "seen_on", skip)
    rows = [Stated({**found.row, "title": _title(found)}, found.sources) for found in listing.rows]
    return Listing(listing.total, skip, tuple(rows))


def _title(found: Stated) -> str:
    return next((source.title or source.source_uri for source in found.sources), found.row["document_id"])


def _candidates(evidence: Evidence, members: Collection[str]) -> tuple[Row, ...]:
    ways = (("entity_id", "candidate_entity_id"), ("candidate_entity_id", "entity_id"))
    rows = [
        {**row, "other_entity_id": row[other]}
        for column, other in ways
        for row in evidence.rows("entity_candidates", column, *members)
    ]
    return tuple(evidence.named(rows, "other_entity_id"))


def _with_names(evidence: Evidence, listing: Listing, column: str) -> Listing:
    rows = evidence.named([found.row for found in listing.rows], column)
    stated = (Stated(row, found.sources) for row, found in zip(rows, listing.rows, strict=True))
    return Listing(listing.total, listing.skipped, tuple(stated))
