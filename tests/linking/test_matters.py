from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.linking.matters import case_key, matter_key
from pipeline.records import AgendaItem, Span

ITEM = AgendaItem(ordinal=1, title="Ny sti ved Lyng Å", title_span=Span(0, 1), span=Span(0, 1), item_type="decision")
OWNER = "municipality-0671"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("27.69.40-P20-1-21", "27.69.40-p20-1-21"),
        ("27.69.40 – P20 – 1 – 21", "27.69.40-p20-1-21"),
        ("20/35762", "20/35762"),
        ("27.69.40", None),
        ("00.01", None),
        (" - ", None),
        (None, None),
    ],
)
def test_case_keys(number: str | None, key: str | None) -> None:
    found = case_key(replace(ITEM, case_number=number), OWNER, "Byrådet")
    assert found == (key and f"{OWNER}|{key}")


def test_whose_a_case_number_is() -> None:
    item = replace(ITEM, case_number="20/1")
    assert case_key(item, None, "Direktørforum") == "body:direktørforum|20/1"
    assert case_key(item, None, None) is None


@pytest.mark.parametrize(
    "change",
    [
        {"item_type": "procedural"},
        {"item_type": "question_time"},
        {"item_type": "any_other_business"},
        {"item_type": "information", "title": "Meddelelser"},
    ],
)
def test_items_of_every_meeting_are_no_matters(change: dict[str, str]) -> None:
    item = replace(ITEM, case_number="20/1", **change)  # type: ignore[arg-type]
    assert case_key(item, OWNER, "Byrådet") is None
    assert matter_key(item, OWNER, None) is None


def test_common_titles_are_kept_apart_by_political_year() -> None:
    budget = replace(ITEM, title="Budget 2024")
    spring, autumn, winter = (
        matter_key(budget, OWNER, day) for day in (date(2023, 6, 1), date(2023, 9, 1), date(2024, 1, 9))
    )
    assert spring != autumn == winter
    assert (
        matter_key(ITEM, OWNER, date(2023, 6, 1))
        == matter_key(ITEM, OWNER, date(2023, 9, 1))
        == f"{OWNER}|ny sti lyng å"
    )
