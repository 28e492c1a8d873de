"""What the civic standards (Popolo, Open Civic Data) have in common: moments, votes, places, sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipeline.export.queries import Row

OPTIONS: Final = {"for": "yes", "against": "no", "abstained": "abstain"}
"""How the standards call the sides of a vote."""
VOTES: Final = """
    SELECT concat(decision_id, '/', coalesce(proposal, '')) AS id, side, voter_kind, voter, v.entity_id, party, count
    FROM votes v ORDER BY id, v.document_id, v.char_start NULLS FIRST, vote_id
"""
"""The rows of votes by what was voted on: a decision, and the proposal within it."""
VOTED_ON: Final = """
    SELECT concat(d.decision_id, '/', coalesce(v.proposal, '')) AS id, d.decision_id, d.item_id, d.meeting_id, d.date, d.outcome,
           d.document_id, v.proposal, i.title, i.number, m.body, m.body_entity_id, m.municipality_code, m.region_code,
           count(*) OVER (PARTITION BY d.decision_id) AS proposals
    FROM (SELECT DISTINCT decision_id, proposal FROM votes) v
    JOIN decisions d ON d.decision_id = v.decision_id
    JOIN agenda_items i ON i.item_id = d.item_id
    JOIN meetings m ON m.meeting_id = d.meeting_id
    ORDER BY id
"""
"""What was voted on."""
LINKS: Final = "SELECT document_id AS id, min(source_uri) AS source_uri FROM documents GROUP BY id ORDER BY id"
"""A source of each document; of several the first by name."""

_ZONE: Final = ZoneInfo("Europe/Copenhagen")
_PASSED: Final = ("approved", "approved_with_changes", "recommended")
_FAILED: Final = ("rejected",)


def moment(day: date | None, at: time | None) -> str | None:
    """A day, or a moment in Danish time with its zone, in ISO 8601; None without a day.

    >>> moment(date(2024, 5, 14), time(16)), moment(date(2024, 5, 14), None)
    ('2024-05-14T16:00:00+02:00', '2024-05-14')
    """
    if day is None or at is None:
        return day.isoformat() if day else None
    return datetime.combine(day, at, _ZONE).isoformat(timespec="seconds")


def result_of(outcome: str | None, proposals: int = 1) -> str | None:
    """Whether what was voted on passed.

    None where the decision is neither (postponed, noted), and where several proposals were voted on: the decision's words then
    say what came of one of them only.

    >>> result_of("approved"), result_of("rejected"), result_of("postponed"), result_of("approved", proposals=2)
    ('pass', 'fail', None, None)
    """
    if proposals > 1:
        return None
    return "pass" if outcome in _PASSED else "fail" if outcome in _FAILED else None


def division(municipality_code: int | None, region_code: int | None) -> str | None:
    """The place that a body decides for, as an Open Civic Data division; the Danish names are not registered there.

    >>> division(461, None), division(None, 1083), division(None, None)
    ('ocd-division/country:dk/municipality:0461', 'ocd-division/country:dk/region:1083', None)
    """
    if municipality_code is not None:
        return f"ocd-division/country:dk/municipality:{municipality_code:04d}"
    return None if region_code is None else f"ocd-division/country:dk/region:{region_code}"


def link(document_id: str, source_uri: str | None) -> str:
    """The address of a document: of the web where it has one, else an identifier with its hash.

    >>> link("8501", "https://odense.dk/maj.pdf"), link("8501", "file:///in/maj.pdf")
    ('https://odense.dk/maj.pdf', 'urn:referat:8501')
    """
    is_public = source_uri is not None and urlsplit(source_uri).scheme in ("http", "https")
    return source_uri if is_public and source_uri else f"urn:referat:{document_id}"


def voters(rows: Iterable[Row], kind: str) -> list[Row]:
    """Those of the rows of a vote that name a voter of a kind, person or party, and say who.

    >>> voters([{"voter_kind": "party", "voter": None, "entity_id": None, "party": None}], "party")
    []
    """
    known = "entity_id" if kind == "person" else "party"
    return [row for row in rows if row["voter_kind"] == kind and (row["voter"] or row[known])]
