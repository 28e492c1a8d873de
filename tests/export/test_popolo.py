"""Popolo before our strict schema, and before what no schema can see: keys, references, sums of votes."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from jsonschema import Draft7Validator

from pipeline.export.popolo import SCHEMA, write_popolo
from pipeline.export.rows import Rows

Make = Callable[..., Path]
Popolo = dict[str, Any]
KEY = b"for tests only 0123456789"
VALIDATOR = Draft7Validator(json.loads(SCHEMA.read_text()))
REFERENCES = {
    "organizations": {"parent_id": "organizations", "area_id": "areas"},
    "memberships": {"person_id": "persons", "organization_id": "organizations", "on_behalf_of_id": "organizations"},
    "events": {"organization_id": "organizations"},
    "motions": {"organization_id": "organizations"},
    "vote_events": {"motion_id": "motions", "organization_id": "organizations"},
}


def problems(found: Popolo) -> list[str]:
    """What is wrong with a file: its form, keys that are there twice, references to nothing, more votes than were counted."""
    said = [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(found)]
    if said:
        return said
    ids = {name: Counter(thing["id"] for thing in things) for name, things in found.items()}
    said += [f"{name} {id} twice" for name, counted in ids.items() for id, n in counted.items() if n > 1]
    for name, references in REFERENCES.items():
        for thing in found[name]:
            said += [
                f"{name} {thing['id']}: no {column} {thing[column]}"
                for column, target in references.items()
                if column in thing and thing[column] not in ids[target]
            ]
    voters = ids["persons"] | ids["organizations"]
    for event in found["events"]:
        said += [
            f"{event['id']}: nobody {person}"
            for person in event.get("attendees", [])
            if person["id"] not in ids["persons"]
        ]
    for event in found["vote_events"]:
        named = Counter(
            vote["option"] for vote in event.get("votes", []) if vote.get("voter_id") not in ids["organizations"]
        )
        counted = {count["option"]: count["value"] for count in event.get("counts", []) if "group_id" not in count}
        said += [f"{event['id']}: more {option} than counted" for option in counted if named[option] > counted[option]]
        for vote in event.get("votes", []):
            said += [
                f"{event['id']}: no {column}"
                for column in ("voter_id", "group_id")
                if column in vote and vote[column] not in voters
            ]
    return said


def read(folder: Path) -> Popolo:
    return json.loads((folder / "popolo.json").read_text())


@pytest.mark.parametrize("options", [{}, {"key": KEY}], ids=["plain", "pseudonymised"])
def test_what_is_written_is_in_order(options: dict[str, object], make: Make) -> None:
    assert problems(read(make("popolo", **options))) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("persons", {"name": ""}),
        ("persons", {"nickname": "Lise"}),
        ("organizations", {"parent_id": "org_0"}),
        ("organizations", {"classification": "kommune"}),
        ("memberships", {"organization_id": "org_0"}),
        ("memberships", {"start_date": "2024-05-14"}),
        ("events", {"start_date": "2024-05-14T16:00:00"}),
        ("events", {"attendees": [{"id": "per_0", "name": "Ingen"}]}),
        ("motions", {"text": None}),
        ("vote_events", {"motion_id": "dec_0"}),
        ("vote_events", {"result": "udsat"}),
        ("vote_events", {"votes": [{"option": "ja", "voter": {"name": "Lise"}}]}),
        ("vote_events", {"votes": [{"option": "yes"}]}),
        ("vote_events", {"counts": [{"option": "yes", "value": -1}]}),
        (
            "vote_events",
            {"counts": [{"option": "no", "value": 0}], "votes": [{"option": "no", "voter": {"name": "Ib"}}]},
        ),
    ],
)
def test_what_is_wrong_is_found(name: str, change: Popolo, make: Make) -> None:
    found = copy.deepcopy(read(make("popolo")))
    found[name][0].update(change)
    assert problems(found)


def test_nothing_is_there_twice(make: Make) -> None:
    found = read(make("popolo"))
    assert problems(found | {"persons": [*found["persons"], found["persons"][0]]})


def test_it_says_what_the_rows_say(make: Make, rows: Rows) -> None:
    found = read(make("popolo"))
    names = {thing["id"]: thing["name"] for name in ("persons", "organizations") for thing in found[name]}
    [vote_event] = found["vote_events"]
    votes = {(vote["option"], names[vote["voter_id"]]) for vote in vote_event["votes"]}
    assert (vote_event["result"], votes) == ("pass", {("yes", "A"), ("yes", "V"), ("no", "C")})
    [body] = [thing for thing in found["organizations"] if thing["id"] == vote_event["organization_id"]]
    assert (body["classification"], names[body["parent_id"]]) == ("body", "Odense")
    meeting = min(found["events"], key=lambda event: event["start_date"])
    assert meeting["start_date"] == "2024-05-14T16:00:00+02:00"
    assert {person["name"] for person in meeting["attendees"]} == {"Lise Holm", "Per Krag"}
    of_lise = {
        (names[tie["organization_id"]], names.get(tie.get("on_behalf_of_id", "")))
        for tie in found["memberships"]
        if names[tie["person_id"]] == "Lise Holm"
    }
    assert ("A", None) in of_lise
    assert {party for body, party in of_lise if "Kulturudvalget" in body} == {"A"}
    assert len(found["motions"]) == rows.count("decisions")
    assert {motion["text"] for motion in found["motions"]} >= {"at tilskuddet bevilges."}


def test_votes_of_persons_and_counts(rows: Rows, tmp_path: Path) -> None:
    changed = Rows(tmp_path)
    for table in rows.tables:
        rows.scan(table.name).collect().write_parquet(changed.path(table.name))
    votes = rows.scan("votes").collect()
    lise = rows.scan("attendance").collect().filter(person_name="Lise Holm")["entity_id"][0]
    said = [
        ("for", "Lise Holm", "person", lise, "A", None),
        ("for", "Ukendt Ibsen", "person", None, None, None),
        ("against", None, "count", None, None, 3),
        ("for", None, "party", None, None, None),
    ]
    new = pl.DataFrame(
        said,
        schema={n: votes.schema[n] for n in ("side", "voter", "voter_kind", "entity_id", "party", "count")},
        orient="row",
    )
    others = votes.head(1).select(pl.exclude(new.columns, "vote_id")).join(new, how="cross")
    others = others.with_row_index("vote_id").with_columns(pl.col("vote_id").cast(pl.String)).select(votes.columns)
    others.write_parquet(changed.path("votes"))
    write_popolo(changed, tmp_path)
    found = read(tmp_path)
    assert problems(found) == []
    [event] = found["vote_events"]
    [party] = [thing["id"] for thing in found["organizations"] if thing["name"] == "A"]
    assert event["votes"] == [
        {"option": "yes", "voter_id": lise, "group_id": party},
        {"option": "yes", "voter": {"name": "Ukendt Ibsen"}},
    ]
    assert event["counts"] == [{"option": "no", "value": 3}]
