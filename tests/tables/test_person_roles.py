from __future__ import annotations

from datetime import date
from random import Random

import pytest
from lake_rows import Row
from test_derive import rows

from pipeline.tables.person_roles import person_roles
from pipeline.tables.schemas import TABLES

OLD, NEW = date(2018, 1, 1), date(2022, 1, 1)


def role(role: str | None, day: date | None, **more: object) -> Row:
    return {"entity_id": "per_1", "role": role, "stated_on": day, "document_id": f"d{day}", "char_start": 0} | more


def found(roles: list[Row], attendance: list[Row] | None = None, meetings: list[Row] | None = None) -> list[Row]:
    frames = (rows("roles", *roles), rows("attendance", *attendance or ()), rows("meeting_documents", *meetings or ()))
    derived = person_roles(*frames).collect()
    assert derived.schema == TABLES["person_roles"].polars
    columns = ("role", "organisation", "party", "first_stated", "last_stated", "documents", "document_id")
    key = ("last_stated", "role")
    return derived.sort(*key, nulls_last=True).select(columns).to_dicts()


def test_a_role_is_one_from_the_first_document_that_states_it_to_the_last() -> None:
    school = {"organisation": "Fjordskolen", "organisation_entity_id": "org_f"}
    stated = [
        role("rektor", OLD, **school),
        role("Rektor", NEW, **school | {"organisation": "Fjordskolens"}),
        role("rektor", NEW, organisation="Bakkeskolen", organisation_entity_id="org_b"),
        role("lærer", OLD, **school),
        role(None, NEW),
        role("borger", None, entity_id=None),
    ]
    expected = None
    for seed in range(3):
        Random(seed).shuffle(stated)
        one = sorted(found(stated), key=str)
        assert expected in (None, one)
        expected = one
    assert [(row["role"], row["organisation"], row["documents"]) for row in one] == [
        ("Rektor", "Fjordskolens", 2), ("lærer", "Fjordskolen", 1), ("rektor", "Bakkeskolen", 1),
    ]  # fmt: skip
    assert (one[0]["first_stated"], one[0]["last_stated"], one[0]["document_id"]) == (OLD, NEW, f"d{NEW}")


@pytest.mark.parametrize(("party", "expected"), [("V", [("Byrådet", "V")]), (None, [])])
def test_who_attends_for_a_party_is_of_it_in_that_body(party: str | None, expected: list[tuple[str, str]]) -> None:
    attended = [{"entity_id": "per_1", "party": party, "document_id": "m", "status": "present"}]
    met = [{"document_id": "m", "body": "Byrådet", "body_entity_id": "org_c", "date": NEW}]
    derived = found([], attended, met)
    assert [(row["organisation"], row["party"]) for row in derived] == expected


@pytest.mark.parametrize(
    ("said", "place", "expected"),
    [
        ("Formand", 7, [("Formand", "Byrådet", "V"), (None, "Byrådet", "V")]),
        (None, 7, [(None, None, "V"), (None, "Byrådet", "V")]),
        ("direktør", 7, [("direktør", None, "V"), (None, "Byrådet", "V")]),
        ("formand", 90, [("formand", None, "V"), (None, "Byrådet", "V")]),
    ],
    ids=["chair", "party", "a title from elsewhere", "in the text"],
)
def test_what_a_list_of_those_present_says_is_of_the_body(
    said: str | None, place: int, expected: list[tuple[str | None, str | None, str]]
) -> None:
    stated = [role(said, NEW, party="V", document_id="m", char_start=place)]
    attended = [{"entity_id": "per_1", "party": "V", "document_id": "m", "status": "present", "char_start": 7}]
    met = [{"document_id": "m", "body": "Byrådet", "body_entity_id": "org_c", "date": NEW}]
    derived = found(stated, attended, met)
    assert {(row["role"], row["organisation"], row["party"]) for row in derived} == set(expected)


def test_a_party_that_changes_is_two_rows_in_order() -> None:
    derived = found([role("byrådsmedlem", OLD, party="A"), role("byrådsmedlem", NEW, party="V")])
    assert [(row["party"], row["last_stated"]) for row in derived] == [("A", OLD), ("V", NEW)]
