"""Entities of the FollowTheMoney model (followthemoney.tech), which Aleph, OpenAleph and their like read.

Persons, organisations, projects, meetings and documents are entities; memberships, successions, participation and mentions tie them
together. What the model has no place for (agenda items, decisions, votes) is left out, and so are payments, which want a payer
and a beneficiary where documents mostly state what a project gets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from pipeline.export.queries import Row, Select, merged, one_line, queries
from pipeline.export.rows import Rows
from pipeline.ids import stable_id

SOURCES: Final = (
    "documents", "mentions", "entities", "entity_aliases", "entity_history", "person_roles", "meetings", "meeting_documents",
    "attendance", "projects", "project_partners", "project_statements",
)  # fmt: skip
"""The tables that the entities are made from."""

_DENMARK: Final = "dk"
_LANGUAGES: Final = {"da": "dan", "en": "eng", "sv": "swe", "no": "nor", "nb": "nob", "de": "deu"}
"""ISO 639-3, which the model wants, by what ``documents.language`` has."""
_LONGEST: Final = dict.fromkeys(("name", "alias", "abbreviation"), 384) | {"summary": 65_000}
_LONGEST_TEXT: Final = 1024
"""Characters of the other properties; the model refuses what is longer."""
_REFERENCES: Final = frozenset(
    "member organization predecessor successor project participant organizer involved proof document resolved entity".split()
)
"""The properties that name other entities."""
_MEDIA: Final = {"text/html": "HyperText", "text/plain": "PlainText"}
_EXACT: Final = {"day": 10, "month": 7}
"""How much of a date is stated, by its precision: the model has days, months and years."""

_LIVE: Final = "SELECT DISTINCT document_id FROM documents WHERE superseded_by IS NULL"
_PARTIES: Final = "('organisation', 'municipality', 'region', 'programme')"
_ENTITIES: Final = f"""
    SELECT e.entity_id AS id, e.entity_type, e.name, e.acronym,
           e.entity_id IN (SELECT body_entity_id FROM meetings) AS holds_meetings
    FROM entities e WHERE e.entity_type = 'person' OR e.entity_type IN {_PARTIES} ORDER BY id
"""
_ALIASES: Final = "SELECT entity_id AS id, alias FROM entity_aliases ORDER BY id, alias"
_ROLES: Final = """
    SELECT DISTINCT entity_id AS id, role, party, organisation_entity_id FROM person_roles ORDER BY ALL NULLS FIRST
"""
_MEMBERSHIPS: Final = f"""
    SELECT r.entity_id, r.organisation_entity_id, r.role, min(r.first_stated) AS first_stated, max(r.last_stated) AS last_stated,
           min(d.document_id) AS document_id
    FROM person_roles r JOIN entities p ON p.entity_id = r.entity_id AND p.entity_type = 'person'
    JOIN entities o ON o.entity_id = r.organisation_entity_id AND o.entity_type IN {_PARTIES}
    LEFT JOIN ({_LIVE}) d ON d.document_id = r.document_id
    GROUP BY r.entity_id, r.organisation_entity_id, r.role ORDER BY ALL NULLS FIRST
"""
_SUCCESSIONS: Final = f"""
    SELECT DISTINCT h.entity_id, h.successor_entity_id, h.change, h.valid_to
    FROM entity_history h JOIN entities a ON a.entity_id = h.entity_id AND a.entity_type IN {_PARTIES}
    JOIN entities b ON b.entity_id = h.successor_entity_id AND b.entity_type IN {_PARTIES}
    WHERE h.entity_id <> h.successor_entity_id ORDER BY ALL NULLS FIRST
"""
_PROJECTS: Final = "SELECT *, entity_id AS id FROM projects ORDER BY id"
_STATED: Final = f"""
    SELECT DISTINCT project_entity_id AS id, document_id FROM project_statements
    WHERE document_id IN ({_LIVE}) ORDER BY ALL
"""
_PARTICIPANTS: Final = f"""
    SELECT p.project_entity_id, p.organisation_entity_id, p.role FROM (
        SELECT project_entity_id, organisation_entity_id, role FROM project_partners
        UNION SELECT entity_id, programme_entity_id, 'programme' FROM projects
    ) p
    JOIN projects j ON j.entity_id = p.project_entity_id
    JOIN entities e ON e.entity_id = p.organisation_entity_id AND e.entity_type IN {_PARTIES}
    ORDER BY ALL
"""
_MEETINGS: Final = """
    SELECT m.meeting_id AS id, m.title, m.body, m.date, m.place, e.entity_id AS body_entity_id
    FROM meetings m LEFT JOIN entities e ON e.entity_id = m.body_entity_id ORDER BY id
"""
_INVOLVED: Final = """
    SELECT DISTINCT meeting_id AS id, entity_id FROM attendance
    WHERE status NOT IN ('absent', 'excused', 'disqualified')
      AND entity_id IN (SELECT entity_id FROM entities WHERE entity_type = 'person') ORDER BY ALL
"""
_MINUTES: Final = f"""
    SELECT DISTINCT meeting_id AS id, document_id FROM meeting_documents WHERE document_id IN ({_LIVE}) ORDER BY ALL
"""
_DOCUMENTS: Final = """
    SELECT document_id AS id, source_uri, media_type, kind, title, publisher, published_on, language
    FROM documents WHERE superseded_by IS NULL ORDER BY id, source_uri
"""
_MENTIONS: Final = f"""
    SELECT min(m.mention_id) AS mention_id, m.document_id, m.text, m.entity_type, e.entity_id
    FROM mentions m LEFT JOIN entities e ON e.entity_id = m.entity_id AND e.entity_type = m.entity_type
    WHERE (m.entity_type = 'person' OR m.entity_type IN {_PARTIES}) AND m.document_id IN ({_LIVE})
    GROUP BY m.document_id, m.text, m.entity_type, e.entity_id ORDER BY mention_id
"""
_DOCUMENTATION: Final = f"""
    SELECT DISTINCT m.document_id, m.entity_id FROM mentions m JOIN projects p ON p.entity_id = m.entity_id
    WHERE m.document_id IN ({_LIVE}) ORDER BY ALL
"""


def write_followthemoney(rows: Rows, folder: Path) -> None:
    """Writes ``entities.ftm.json``: an entity a line, each once."""
    path = folder / "entities.ftm.json"
    with queries(rows) as select, path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in _entities(select):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(select: Select) -> Iterator[Row]:
    yield from _documents(select)
    yield from _parties(select)
    yield from _memberships(select)
    yield from _successions(select)
    yield from _projects(select)
    yield from _meetings(select)
    yield from _mentions(select)


def _documents(select: Select) -> Iterator[Row]:
    last: Row | None = None
    for row in select(_DOCUMENTS):  # a row a source: those of one document follow each other
        if last is not None and last["id"] == row["id"]:
            last["uris"].append(row["source_uri"])
            continue
        if last is not None:
            yield _document(last)
        last = row | {"uris": [row["source_uri"]]}
    if last is not None:
        yield _document(last)


def _document(row: Row) -> Row:
    schema = "Article" if row["kind"] == "news" else _MEDIA.get(row["media_type"], "Pages")
    return _entity(
        schema,
        row["id"],
        name=row["title"],
        fileName=_file_name(row["uris"][0]) or row["id"],
        title=row["title"],
        sourceUrl=[uri for uri in row["uris"] if urlsplit(uri).scheme in ("http", "https")],
        mimeType=row["media_type"],
        publisher=row["publisher"],
        date=row["published_on"],
        language=_LANGUAGES.get(row["language"]),
    )


def _file_name(uri: str) -> str | None:
    """The last part of an address.

    >>> _file_name("https://odense.dk/referater/maj%202024.pdf?vis=1")
    'maj 2024.pdf'
    """
    return one_line(unquote(urlsplit(uri).path).rpartition("/")[2])


def _parties(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_ENTITIES), aliases=select(_ALIASES), roles=select(_ROLES)):
        aliases = [alias["alias"] for alias in found["aliases"] if one_line(alias["alias"]) != one_line(row["name"])]
        if row["entity_type"] == "person":
            yield _entity(
                "Person",
                row["id"],
                name=row["name"],
                alias=aliases,
                position=[role["role"] for role in found["roles"]],
                political=[role["party"] for role in found["roles"]],
            )
        else:
            is_authority = row["entity_type"] in ("municipality", "region")
            yield _entity(
                "PublicBody" if is_authority or row["holds_meetings"] else "Organization",
                row["id"],
                name=row["name"],
                alias=aliases,
                abbreviation=row["acronym"],
                classification=row["entity_type"],
                jurisdiction=_DENMARK if is_authority else None,
            )


def _memberships(select: Select) -> Iterator[Row]:
    for row in select(_MEMBERSHIPS):
        yield _entity(
            "Membership",
            stable_id("mem", row["entity_id"], row["organisation_entity_id"], row["role"]),
            member=row["entity_id"],
            organization=row["organisation_entity_id"],
            role=row["role"],
            date=[row["first_stated"], row["last_stated"]],
            proof=row["document_id"],
        )


def _successions(select: Select) -> Iterator[Row]:
    for row in select(_SUCCESSIONS):
        yield _entity(
            "Succession",
            stable_id("suc", row["entity_id"], row["successor_entity_id"], row["change"], row["valid_to"]),
            predecessor=row["entity_id"],
            successor=row["successor_entity_id"],
            role=row["change"],
            date=row["valid_to"],
        )


def _projects(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_PROJECTS), stated=select(_STATED)):
        yield _entity(
            "Project",
            row["id"],
            name=row["name"],
            alias=[row["full_name"], row["acronym"]],
            summary=row["description"],
            status=row["status"],
            startDate=_as_exact(row["start"], row["start_precision"]),
            endDate=_as_exact(row["end"], row["end_precision"]),
            amount=row["budget"],
            currency=row["budget_currency"],
            notes=[
                f"{label}: {row[field]:.15g} {row[f'{field}_currency']}"
                for field, label in (
                    ("applied_for", "Applied for"),
                    ("grant", "Grant"),
                    ("own_contribution", "Own contribution"),
                )
                if row[field] is not None
            ],
            proof=[document["document_id"] for document in found["stated"]],
        )
    for row in select(_PARTICIPANTS):
        yield _entity(
            "ProjectParticipant",
            stable_id("part", row["project_entity_id"], row["organisation_entity_id"], row["role"]),
            project=row["project_entity_id"],
            participant=row["organisation_entity_id"],
            role=row["role"],
        )


def _as_exact(day: date | None, precision: str | None) -> str | None:
    """A date with no more than is stated.

    >>> _as_exact(date(2018, 11, 1), "month"), _as_exact(date(2019, 9, 1), "season")
    ('2018-11', '2019')
    """
    return day.isoformat()[: _EXACT.get(precision or "", 4)] if day else None


def _meetings(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_MEETINGS), involved=select(_INVOLVED), minutes=select(_MINUTES)):
        yield _entity(
            "Event",
            row["id"],
            name=row["title"] or row["body"] or row["id"],
            date=row["date"],
            location=row["place"],
            organizer=row["body_entity_id"],
            involved=[person["entity_id"] for person in found["involved"]],
            proof=[document["document_id"] for document in found["minutes"]],
        )


def _mentions(select: Select) -> Iterator[Row]:
    for row in select(_MENTIONS):
        yield _entity(
            "Mention",
            row["mention_id"],
            document=row["document_id"],
            name=row["text"],
            resolved=row["entity_id"],
            detectedSchema="Person" if row["entity_type"] == "person" else "Organization",
        )
    for row in select(_DOCUMENTATION):
        yield _entity(
            "Documentation",
            stable_id("doc", row["document_id"], row["entity_id"]),
            document=row["document_id"],
            entity=row["entity_id"],
        )


def _entity(schema: str, id: str, **properties: Any) -> Row:
    """An entity: every property is a list of texts, those without a value are left out."""
    stated: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        texts = [_text(found, _LONGEST.get(name, _LONGEST_TEXT)) for found in values if found is not None]
        if kept := list(dict.fromkeys(text for text in texts if text)):
            stated[name] = [_id(text) for text in kept] if name in _REFERENCES else kept
    return {"id": _id(id), "schema": schema, "properties": stated}


def _id(row_id: str) -> str:
    """The identifier of a row as the model takes it: without underscores.

    >>> _id("per_03d60e9a8ee0cb5b")
    'per-03d60e9a8ee0cb5b'
    """
    return row_id.replace("_", "-")


def _text(value: object, longest: int) -> str | None:
    text = one_line(f"{value:.15g}" if isinstance(value, float) else str(value))
    return text and text[:longest].rstrip()
