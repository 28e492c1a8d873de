"""Events and vote events before the validator of Open Civic Data's scrapers, and before our own stricter schema."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator, Draft7Validator, FormatChecker
from jsonschema.validators import extend

from pipeline.export.opencivicdata import SCHEMA, _number
from pipeline.export.rows import Rows

Make = Callable[..., Path]
Line = dict[str, Any]
KEY = b"for tests only 0123456789"
STANDARD = json.loads((Path(__file__).parent / "standards" / "opencivicdata.json").read_text())
OURS = Draft7Validator(json.loads(SCHEMA.read_text()))
FORMATS = FormatChecker(formats=[])


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    """As pupa/scrape/base.py has it."""
    return isinstance(value, str) and value.startswith(("http://", "https://", "ftp://")) and " " not in value


def theirs(name: str) -> Draft3Validator:
    """The validator of pupa 0.11: draft 3 with two types more, which JSON has no values of."""
    types = Draft3Validator.TYPE_CHECKER.redefine_many({kind: lambda _, value: False for kind in ("date", "datetime")})
    return extend(Draft3Validator, type_checker=types)(STANDARD[name], format_checker=FORMATS)


def read(folder: Path, name: str) -> list[Line]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text().splitlines()]


def problems(name: str, lines: list[Line]) -> list[str]:
    """What is wrong with lines: also identifiers, and more votes than were counted, which no schema sees."""
    found = [f"{id} twice" for id, n in Counter(line.get("_id") for line in lines).items() if n > 1]
    for line in lines:
        errors = [*theirs(name).iter_errors(line), *OURS.iter_errors(line)]
        kind = line.get("_id", "").partition("/")[0]
        found += [error.message for error in errors] + (
            [] if kind in ("ocd-event", "ocd-vote") else [f"{kind} in {name}"]
        )
        for key, form in (("division_id", "division_id"), ("jurisdiction_id", "jurisdiction_id")):
            if key in line.get("extras", {}) and not re.match(STANDARD[form], line["extras"][key]):
                found.append(f"{key} {line['extras'][key]}")
        persons = Counter(vote.get("option") for vote in line.get("votes", []) if vote.get("note") != "party")
        counted = {count.get("option"): count.get("value") for count in line.get("counts", [])}
        found += [f"more {option} than counted" for option, value in counted.items() if persons[option] > value]
    return found


@pytest.mark.parametrize("name", ["events", "vote_events"])
@pytest.mark.parametrize("options", [{}, {"key": KEY}], ids=["plain", "pseudonymised"])
def test_all_lines_are_in_order(name: str, options: dict[str, object], make: Make) -> None:
    lines = read(make("opencivicdata", **options), name)
    assert lines
    assert problems(name, lines) == []


@pytest.mark.parametrize(
    ("name", "change", "found_by_standard"),
    [
        ("events", {"start_date": "2024-05-14T16:00:00"}, True),
        ("events", {"status": "afholdt"}, True),
        ("events", {"sources": []}, True),
        ("events", {"sources": [{"url": "file:///tmp/maj.pdf"}]}, True),
        ("events", {"agenda": [{"description": ""}]}, True),
        ("events", {"agenda": [{"description": "Budget", "order": 1, "extras": {"item_id": "itm_1"}}]}, True),
        ("events", {"participants": [{"name": "Lise", "type": "human"}]}, True),
        ("events", {"venue": "Rådhuset"}, False),
        ("events", {"participants": [{"name": "Lise"}]}, False),
        ("events", {"extras": {"meeting_id": "mtg_1", "division_id": "dk/0461"}}, False),
        ("vote_events", {"result": "postponed"}, True),
        ("vote_events", {"votes": [{"option": "ja", "voter_name": "Lise"}]}, True),
        ("vote_events", {"votes": [{"option": "yes"}]}, False),
        ("vote_events", {"votes": [], "counts": []}, False),
        ("vote_events", {"counts": [{"option": "yes", "value": -1}]}, True),
        ("vote_events", {"counts": [{"option": "no", "value": 0}], "votes": [{"option": "no", "voter_name": "Ib"}]}, False),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(name: str, change: Line, found_by_standard: bool, make: Make) -> None:
    lines = copy.deepcopy(read(make("opencivicdata"), name))
    lines[0].update(change)
    assert (not theirs(name).is_valid(lines[0])) == found_by_standard
    assert problems(name, lines)


@pytest.mark.parametrize("key", ["name", "start_date", "sources", "_id"])
def test_what_is_missing_is_found(key: str, make: Make) -> None:
    lines = read(make("opencivicdata"), "events")
    del lines[0][key]
    assert theirs("events").is_valid(lines[0])  # it asks for nothing
    assert problems("events", lines)


def test_the_lines_say_what_the_rows_say(make: Make, rows: Rows) -> None:
    events = read(make("opencivicdata"), "events")
    assert [len(event["agenda"]) for event in sorted(events, key=lambda event: event["start_date"])] == [2, 1]
    first = min(events, key=lambda event: event["start_date"])
    assert (first["start_date"], first["all_day"], first["status"]) == ("2024-05-14T16:00:00+02:00", False, "passed")
    assert [item["description"] for item in first["agenda"]] == [
        "Tilskud til spejderhytten i Nørre Lyng",
        "Budgetopfølgning for biblioteket",
    ]
    assert {person["name"] for person in first["participants"] if person["type"] == "person"} == {
        "Lise Holm",
        "Per Krag",
    }
    [vote] = read(make("opencivicdata"), "vote_events")
    assert (vote["result"], vote["legislative_session"]) == ("pass", "2022-2025")
    assert {(voter["voter_name"], voter["option"]) for voter in vote["votes"]} == {
        ("A", "yes"),
        ("V", "yes"),
        ("C", "no"),
    }
    assert "counts" not in vote  # parties voted, how many persons is not stated


@pytest.mark.parametrize(
    ("votes", "number"),
    [
        ([("person", None), ("person", None)], 2),
        ([("count", 9), ("person", None)], 9),
        ([("party", 5), ("party", 3)], 8),
        ([("party", 5), ("party", None)], None),
        ([], None),
    ],
)
def test_votes_are_counted_where_it_can_be_known(votes: list[tuple[str, int | None]], number: int | None) -> None:
    assert _number([{"side": "for", "voter_kind": kind, "count": count} for kind, count in votes], "for") == number
