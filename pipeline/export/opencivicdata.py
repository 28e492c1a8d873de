"""Open Civic Data (open-civic-data.readthedocs.io) as its scrapers write it: events with agendas, and vote events, as JSON Lines.

The standard's validators let nearly everything pass, so that the schema beside the files is our own and stricter. A decision that is
neither pass nor fail (postponed, noted) has no vote event: the standard knows no third result.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.export.civic import LINKS, OPTIONS, VOTED_ON, VOTES, division, link, moment, result_of, voters
from pipeline.export.queries import Row, Select, merged, queries, without_empty
from pipeline.export.rows import Rows
from pipeline.ids import stable_id

SOURCES: Final = (
    "documents", "entities", "meetings", "meeting_documents", "attendance", "agenda_items", "decisions", "votes", "attachments",
)  # fmt: skip
"""The tables that it is made from."""
SCHEMA: Final = Path(__file__).parent / "schemas" / "opencivicdata.schema.json"

_MEETINGS: Final = "SELECT *, meeting_id AS id FROM meetings WHERE date IS NOT NULL ORDER BY id"
_ITEMS: Final = """
    SELECT meeting_id AS id, item_id, number, title, item_type, topic, access, case_number FROM agenda_items
    ORDER BY id, document_id, ordinal, item_id
"""
_DECISIONS: Final = "SELECT meeting_id AS id, item_id, text FROM decisions ORDER BY id, item_id, ordinal, decision_id"
_ATTACHMENTS: Final = """
    SELECT i.meeting_id AS id, a.item_id, a.title, a.href FROM attachments a JOIN agenda_items i ON i.item_id = a.item_id
    WHERE a.href LIKE 'http://%' OR a.href LIKE 'https://%' ORDER BY id, a.item_id, a.ordinal, a.attachment_id
"""
_ATTENDANCE: Final = """
    SELECT meeting_id AS id, person_name, min(status) AS status FROM attendance
    WHERE item_id IS NULL AND status NOT IN ('absent', 'excused', 'disqualified') AND person_name IS NOT NULL
    GROUP BY meeting_id, person_name ORDER BY id, person_name
"""
_MINUTES: Final = f"""
    SELECT DISTINCT m.meeting_id AS id, m.document_id, d.source_uri, k.kind, k.media_type FROM meeting_documents m
    JOIN ({LINKS}) d ON d.id = m.document_id
    JOIN (SELECT document_id, min(kind) AS kind, min(media_type) AS media_type FROM documents GROUP BY document_id) k
      ON k.document_id = m.document_id
    ORDER BY ALL
"""


def write_opencivicdata(rows: Rows, folder: Path) -> None:
    """Writes ``events.jsonl``, ``vote_events.jsonl`` and the JSON Schema of their lines."""
    with queries(rows) as select:
        for name, made in (("events", _events(select)), ("vote_events", _vote_events(select))):
            with (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(without_empty(line), ensure_ascii=False) + "\n" for line in made)
    shutil.copyfile(SCHEMA, folder / SCHEMA.name)


def _events(select: Select) -> Iterator[Row]:
    found = merged(
        select(_MEETINGS),
        items=select(_ITEMS),
        decisions=select(_DECISIONS),
        attachments=select(_ATTACHMENTS),
        attendance=select(_ATTENDANCE),
        minutes=select(_MINUTES),
    )
    for row, parts in found:
        bodies = [{"name": row["body"], "type": "organization", "note": "host"}] if row["body"] else []
        people = [
            {"name": person["person_name"], "type": "person", "note": person["status"]}
            for person in parts["attendance"]
        ]
        yield {
            "_id": f"ocd-event/{row['id']}",
            "name": row["title"] or row["body"] or row["id"],
            "classification": "committee-meeting",
            "start_date": moment(row["date"], row["start_time"]),
            "end_date": moment(row["date"], row["end_time"]) if row["end_time"] else None,
            "all_day": row["start_time"] is None,
            "status": "passed" if row["status"] == "minutes" else "confirmed",
            "location": {"name": row["place"]} if row["place"] else None,
            "participants": bodies + people,
            "agenda": list(_agenda(parts)),
            "documents": [
                {"note": document["kind"], "url": link(document["document_id"], document["source_uri"])}
                | without_empty({"media_type": document["media_type"]})
                for document in parts["minutes"]
            ],
            "sources": _sources(parts["minutes"], row),
            "extras": _extras(row),
        }


def _agenda(parts: dict[str, list[Row]]) -> Iterator[Row]:
    for item in parts["items"]:
        attached = [found for found in parts["attachments"] if found["item_id"] == item["item_id"]]
        yield without_empty(
            {
                "description": item["title"],
                "order": item["number"],
                "classification": [item["item_type"]] if item["item_type"] else [],
                "subjects": [f"cap:{item['topic']}"] if item["topic"] is not None else [],
                "notes": [
                    found["text"]
                    for found in parts["decisions"]
                    if found["item_id"] == item["item_id"] and found["text"]
                ],
                "media": [
                    without_empty({"name": found["title"], "links": [{"url": found["href"]}]}) for found in attached
                ],
                "extras": without_empty(
                    {"item_id": item["item_id"], "case_number": item["case_number"], "access": item["access"]}
                ),
            }
        )


def _vote_events(select: Select) -> Iterator[Row]:
    asked = (
        f"SELECT o.*, l.source_uri FROM ({VOTED_ON}) o LEFT JOIN ({LINKS}) l ON l.id = o.document_id "
        "WHERE o.date IS NOT NULL ORDER BY id"
    )
    for row, found in merged(select(asked), votes=select(VOTES)):
        result = result_of(row["outcome"], row["proposals"])
        if result is None:
            continue
        named = [vote for kind in ("person", "party") for vote in voters(found["votes"], kind)]
        counts = {option: _number(found["votes"], side) for side, option in OPTIONS.items()}
        if not named and not any(value is not None for value in counts.values()):
            continue
        yield {
            "_id": f"ocd-vote/{stable_id('vev', row['decision_id'], row['proposal'])}",
            "identifier": row["decision_id"],
            "motion_text": row["proposal"] or row["title"],
            "motion_classification": ["passage"],
            "start_date": moment(row["date"], None),
            "result": result,
            "organization": row["body"],
            "legislative_session": _session(
                row["date"], division(row["municipality_code"], row["region_code"]) is not None
            ),
            "votes": [
                {"option": OPTIONS[vote["side"]], "voter_name": vote["voter"] or vote["party"] or vote["entity_id"]}
                | ({"note": "party"} if vote["voter_kind"] == "party" else {})
                for vote in named
            ],
            "counts": [{"option": option, "value": value} for option, value in counts.items() if value is not None],
            "sources": _sources([row], row),
            "extras": _extras(row),
        }


def _number(votes: list[Row], side: str) -> int | None:
    """How many voted on a side: as counted, or all persons where every voter is named; None where parties voted without a number."""
    rows = [vote for vote in votes if vote["side"] == side]
    counted = [vote["count"] for vote in rows if vote["voter_kind"] == "count" and vote["count"] is not None]
    if counted:
        return int(max(counted))
    parties = [vote for vote in rows if vote["voter_kind"] == "party"]
    if not rows or any(vote["count"] is None for vote in parties):
        return None
    persons = sum(vote["voter_kind"] == "person" for vote in rows)
    return sum(int(vote["count"]) for vote in parties) if parties else persons or None


def _sources(documents: list[Row], row: Row) -> list[Row]:
    """The addresses of documents; the standard wants a source, and takes a note where there is no address."""
    links = dict.fromkeys(link(document["document_id"], document["source_uri"]) for document in documents)
    found = [{"url": found} if found.startswith("http") else {"note": found} for found in links]
    return found or [{"note": f"urn:referat:{row['meeting_id']}"}]


def _session(day: date, is_elected: bool) -> str:
    """The four years for which Danish municipal and regional councils are elected, from 1 January; of other bodies the year.

    >>> _session(date(2024, 5, 14), True), _session(date(2024, 5, 14), False)
    ('2022-2025', '2024')
    """
    first = day.year - (day.year - 2022) % 4
    return f"{first}-{first + 3}" if is_elected else str(day.year)


def _extras(row: Row) -> Row:
    place = division(row["municipality_code"], row["region_code"])
    jurisdiction = place and place.replace("ocd-division", "ocd-jurisdiction") + "/government"
    return without_empty({"meeting_id": row["meeting_id"], "jurisdiction_id": jurisdiction, "division_id": place})
