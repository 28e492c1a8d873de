"""Popolo (popoloproject.com): persons, organizations and their ties, meetings as events, decisions as motions, votes.

Popolo has no agenda: its items are in the ``opencivicdata`` dataset. Documents state when somebody holds an office, rarely since when,
so memberships have no start and end; the sources say when they were stated.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.export.civic import LINKS, OPTIONS, VOTED_ON, VOTES, division, link, moment, result_of, voters
from pipeline.export.queries import Row, Select, merged, one_line, queries, without_empty
from pipeline.export.rows import Rows
from pipeline.ids import stable_id

SOURCES: Final = (
    "documents", "entities", "entity_aliases", "entity_history", "person_roles", "meetings", "meeting_documents", "attendance",
    "agenda_items", "recommendations", "decisions", "votes",
)  # fmt: skip
"""The tables that it is made from."""
SCHEMA: Final = Path(__file__).parent / "schemas" / "popolo.schema.json"

_BODIES: Final = "('organisation', 'municipality', 'region')"
_PERSONS: Final = "SELECT entity_id AS id, name FROM entities WHERE entity_type = 'person' ORDER BY id"
_ORGANIZATIONS: Final = f"""
    SELECT e.entity_id AS id, e.name, e.acronym, e.entity_type, e.official_code, m.municipality_code, m.region_code,
           p.entity_id AS parent_id, m.body_entity_id IS NOT NULL AS holds_meetings
    FROM entities e
    LEFT JOIN (
        SELECT body_entity_id, min(municipality_code) AS municipality_code, min(region_code) AS region_code
        FROM meetings WHERE body_entity_id IS NOT NULL GROUP BY body_entity_id
    ) m ON m.body_entity_id = e.entity_id
    LEFT JOIN entities p ON p.entity_id <> e.entity_id AND (
        (p.entity_type = 'municipality' AND p.official_code = CAST(m.municipality_code AS VARCHAR))
        OR (p.entity_type = 'region' AND p.official_code = CAST(m.region_code AS VARCHAR)))
    WHERE e.entity_type IN {_BODIES}
    QUALIFY row_number() OVER (PARTITION BY e.entity_id ORDER BY p.entity_id) = 1
    ORDER BY id
"""
_ALIASES: Final = "SELECT entity_id AS id, alias FROM entity_aliases ORDER BY id, alias"
_HISTORY: Final = """
    SELECT entity_id AS id, name, successor_entity_id, valid_from, valid_to FROM entity_history ORDER BY ALL NULLS FIRST
"""
_PARTIES: Final = """
    SELECT party FROM attendance UNION SELECT party FROM person_roles UNION SELECT party FROM votes ORDER BY party
"""
_AREAS: Final = """
    SELECT name, entity_type, official_code FROM entities
    WHERE entity_type IN ('municipality', 'region') AND official_code IS NOT NULL ORDER BY entity_id
"""
_MEMBERSHIPS: Final = f"""
    SELECT r.entity_id, o.entity_id AS organization_id, r.role, r.party, min(r.first_stated) AS first_stated,
           max(r.last_stated) AS last_stated, min(r.document_id) AS document_id,
           arg_min(d.source_uri, r.document_id) AS source_uri
    FROM person_roles r JOIN entities p ON p.entity_id = r.entity_id AND p.entity_type = 'person'
    LEFT JOIN entities o ON o.entity_id = r.organisation_entity_id AND o.entity_type IN {_BODIES}
    LEFT JOIN ({LINKS}) d ON d.id = r.document_id
    WHERE o.entity_id IS NOT NULL OR (r.party IS NOT NULL AND r.organisation IS NULL)
    GROUP BY r.entity_id, o.entity_id, r.role, r.party ORDER BY ALL NULLS FIRST
"""
_MEETINGS: Final = """
    SELECT m.meeting_id AS id, m.title, m.body, m.date, m.start_time, m.end_time, m.place, m.status, e.entity_id AS organization_id
    FROM meetings m LEFT JOIN entities e ON e.entity_id = m.body_entity_id ORDER BY id
"""
_ATTENDEES: Final = """
    SELECT a.meeting_id AS id, a.entity_id, min(e.name) AS name FROM attendance a
    JOIN entities e ON e.entity_id = a.entity_id AND e.entity_type = 'person'
    WHERE a.status NOT IN ('absent', 'excused', 'disqualified') GROUP BY a.meeting_id, a.entity_id ORDER BY id, a.entity_id
"""
_MINUTES: Final = f"""
    SELECT DISTINCT m.meeting_id AS id, m.document_id, d.source_uri
    FROM meeting_documents m JOIN ({LINKS}) d ON d.id = m.document_id ORDER BY ALL
"""
_DECISIONS: Final = f"""
    SELECT d.item_id AS id, d.decision_id, d.date, d.outcome, d.document_id, l.source_uri, i.title, i.number, i.case_number,
           i.item_type, e.entity_id AS organization_id
    FROM decisions d JOIN agenda_items i ON i.item_id = d.item_id JOIN meetings m ON m.meeting_id = d.meeting_id
    LEFT JOIN entities e ON e.entity_id = m.body_entity_id
    LEFT JOIN ({LINKS}) l ON l.id = d.document_id
    ORDER BY d.item_id, d.decision_id
"""
_RECOMMENDED: Final = "SELECT item_id AS id, text FROM recommendations ORDER BY id, ordinal, recommendation_id"
_PEOPLE_WHO_VOTE: Final = "SELECT entity_id FROM entities WHERE entity_type = 'person'"


def write_popolo(rows: Rows, folder: Path) -> None:
    """Writes ``popolo.json``, an object with a list of each class, and the JSON Schema that it satisfies."""
    with queries(rows) as select, (folder / "popolo.json").open("w", encoding="utf-8", newline="\n") as file:
        for number, (name, made) in enumerate(_CLASSES.items()):
            file.write(("{\n" if number == 0 else "\n],\n") + f'"{name}": [')
            for place, found in enumerate(made(select)):
                file.write((",\n" if place else "\n") + json.dumps(without_empty(found), ensure_ascii=False))
        file.write("\n]\n}\n")
    shutil.copyfile(SCHEMA, folder / SCHEMA.name)


def _persons(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_PERSONS), aliases=select(_ALIASES)):
        yield {
            "id": row["id"],
            "name": one_line(row["name"]),
            "other_names": _other_names(row["name"], found["aliases"]),
        }


def _organizations(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_ORGANIZATIONS), aliases=select(_ALIASES), history=select(_HISTORY)):
        is_area = row["entity_type"] != "organisation"
        periods = [
            without_empty({"name": name["name"], "start_date": moment(name["valid_from"], None), "end_date": end})
            for name in found["history"]
            for end in [moment(name["valid_to"], None)]
        ]
        ends = {moment(name["valid_to"], None) for name in found["history"] if name["successor_entity_id"] != row["id"]}
        yield {
            "id": row["id"],
            "name": one_line(row["name"]),
            "other_names": _other_names(row["name"], found["aliases"], row["acronym"]) + periods,
            "classification": row["entity_type"] if is_area else "body" if row["holds_meetings"] else "organisation",
            "identifiers": [{"scheme": f"dk-{row['entity_type']}", "identifier": row["official_code"]}]
            if row["official_code"]
            else [],
            "parent_id": row["parent_id"],
            "area_id": _area_id(row["entity_type"], row["official_code"]) if is_area else None,
            "dissolution_date": ends.pop() if len(ends) == 1 else None,
        }
    for row in select(_PARTIES):
        if row["party"]:
            yield {"id": _party_id(row["party"]), "name": row["party"], "classification": "party"}


def _other_names(name: str, aliases: list[Row], acronym: str | None = None) -> list[Row]:
    forms = dict.fromkeys(one_line(form) for form in [acronym, *(alias["alias"] for alias in aliases)])
    return [{"name": form} for form in forms if form and form != one_line(name)]


def _area_id(entity_type: str, official_code: str | None) -> str | None:
    if official_code is None or not official_code.isdecimal():
        return None
    code = int(official_code)
    return division(code, None) if entity_type == "municipality" else division(None, code)


def _party_id(party: str | None) -> str | None:
    return stable_id("pty", party) if party else None


def _memberships(select: Select) -> Iterator[Row]:
    for row in select(_MEMBERSHIPS):
        stated = [day.isoformat() for day in (row["first_stated"], row["last_stated"]) if day]
        party = _party_id(row["party"])
        yield {
            "id": stable_id("mem", row["entity_id"], row["organization_id"], row["role"], row["party"]),
            "person_id": row["entity_id"],
            "organization_id": row["organization_id"] or party,
            "on_behalf_of_id": party if row["organization_id"] else None,
            "role": row["role"],
            "sources": [_source(row, f"stated {' to '.join(dict.fromkeys(stated))}" if stated else None)],
        }


def _source(row: Row, note: str | None = None) -> Row:
    return without_empty({"url": link(row["document_id"], row["source_uri"]), "note": note})


def _areas(select: Select) -> Iterator[Row]:
    for row in select(_AREAS):
        if area_id := _area_id(row["entity_type"], row["official_code"]):
            yield {"id": area_id, "name": row["name"], "classification": row["entity_type"]}


def _events(select: Select) -> Iterator[Row]:
    for row, found in merged(select(_MEETINGS), attendees=select(_ATTENDEES), minutes=select(_MINUTES)):
        yield {
            "id": row["id"],
            "name": row["title"] or row["body"] or row["id"],
            "classification": "meeting",
            "start_date": moment(row["date"], row["start_time"]),
            "end_date": moment(row["date"], row["end_time"]) if row["end_time"] else None,
            "location": row["place"],
            "status": row["status"],
            "organization_id": row["organization_id"],
            "attendees": [{"id": person["entity_id"], "name": person["name"]} for person in found["attendees"]],
            "sources": [_source(document) for document in found["minutes"]],
        }


def _motions(select: Select) -> Iterator[Row]:
    recommended = merged(select("SELECT item_id AS id FROM agenda_items ORDER BY id"), points=select(_RECOMMENDED))
    texts = ({"id": item["id"], "text": "\n".join(p["text"] for p in found["points"])} for item, found in recommended)
    decisions = merged(texts, decisions=select(_DECISIONS))
    for item, found in decisions:
        for row in found["decisions"]:
            yield {
                "id": row["decision_id"],
                "organization_id": row["organization_id"],
                "identifier": row["case_number"] or row["number"],
                "text": item["text"] or row["title"],
                "classification": row["item_type"],
                "date": moment(row["date"], None),
                "result": row["outcome"],
                "sources": [_source(row)],
            }


def _vote_events(select: Select) -> Iterator[Row]:
    people = (
        f"SELECT v.* EXCLUDE entity_id, e.entity_id FROM ({VOTES}) v LEFT JOIN ({_PEOPLE_WHO_VOTE}) e USING (entity_id)"
    )
    bodies = f"SELECT o.*, e.entity_id AS organization_id FROM ({VOTED_ON}) o LEFT JOIN entities e ON e.entity_id = o.body_entity_id"
    for row, found in merged(
        select(f"{bodies} ORDER BY id"), votes=select(f"{people} ORDER BY id, side, voter_kind, voter")
    ):
        counted = [vote for vote in found["votes"] if vote["count"] is not None]
        named = [vote for kind in ("person", "party") for vote in voters(found["votes"], kind)]
        if not counted and not named:
            continue
        yield {
            "id": stable_id("vev", row["decision_id"], row["proposal"]),
            "motion_id": row["decision_id"],
            "organization_id": row["organization_id"],
            "identifier": row["proposal"],
            "start_date": moment(row["date"], None),
            "result": result_of(row["outcome"], row["proposals"]),
            "counts": [_count(vote) for vote in counted],
            "votes": [_vote(vote) for vote in named],
        }


def _count(row: Row) -> Row:
    return without_empty({"option": OPTIONS[row["side"]], "value": row["count"], "group_id": _party_id(row["party"])})


def _vote(row: Row) -> Row:
    """A vote of a person, or of a party that voted as one."""
    party = _party_id(row["party"])
    voter_id = row["entity_id"] if row["voter_kind"] == "person" else party
    return without_empty(
        {
            "option": OPTIONS[row["side"]],
            "voter_id": voter_id,
            "voter": None if voter_id else {"name": row["voter"]},
            "group_id": party if row["voter_kind"] == "person" else None,
        }
    )


_CLASSES: Final[Mapping[str, Callable[[Select], Iterator[Row]]]] = {
    "persons": _persons,
    "organizations": _organizations,
    "areas": _areas,
    "memberships": _memberships,
    "events": _events,
    "motions": _motions,
    "vote_events": _vote_events,
}
