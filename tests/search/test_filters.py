from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.answer import Kind
from pipeline.search.filters import (
    FILTERS,
    Body,
    Called,
    Codes,
    Condition,
    Sums,
    Years,
    condition,
    filter_named,
    is_unit,
)
from pipeline.search.labels import ITEM_TYPES, KINDS, OUTCOMES, label, topics
from pipeline.tables.schemas import TABLES


@pytest.mark.parametrize(
    ("name", "value", "field", "codes"),
    [
        ("municipality", "Odense", "municipality", ["461"]),
        ("municipality", "odense kommune", "municipality", ["461"]),
        ("municipality", "Århus", "municipality", ["751"]),
        ("municipality", "aabenraa", "municipality", ["580"]),
        ("municipality", "Lyngby Tårbæk", "municipality", ["173"]),
        ("municipality", "0461", "municipality", ["461"]),
        ("programme", "Erasmus+", "programme", ["erasmus-plus"]),
        ("programme", "erasmus plus", "programme", ["erasmus-plus"]),
        ("outcome", "godkendt", "outcome", ["approved"]),
        ("outcome", "Taget til efterretning", "outcome", ["noted"]),
        ("outcome", "approved_with_changes", "outcome", ["approved_with_changes"]),
        ("topic", "Miljø", "topic", ["7"]),
        ("topic", "7", "topic", ["7"]),
        ("topic", "skole", "topic", ["6"]),
        ("topic", "housing planning and community development", "topic", ["14"]),
        ("type", "beslutning", "type", ["decision"]),
        ("type", "any_other_business", "type", ["any_other_business"]),
        ("type", "artikel", "kind", ["article"]),
        ("kind", "beslutning", "kind", ["decision"]),
        ("kind", "Nyhed", "kind", ["article"]),
    ],
)
def test_values_that_stand_for_codes(name: str, value: str, field: str, codes: list[str]) -> None:
    assert condition(name, value) == Codes(field, tuple(codes))


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [("municipality", "Odnse", "Odense"), ("outcome", "godkent", "Godkendt"), ("topic", "xyzzy", ""), ("kind", "", "")],
)
def test_values_that_stand_for_nothing(name: str, value: str, meant: str) -> None:
    found = condition(name, value)
    assert isinstance(found, Codes)
    assert found.codes == ()
    assert found.meant == meant


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2019", Years(2019, 2019)),
        ("2015-2019", Years(2015, 2019)),
        ("2015–2019", Years(2015, 2019)),
        ("2015..2019", Years(2015, 2019)),
        ("2019-2015", Years(2015, 2019)),
        ("2015 - 2019", Years(2015, 2019)),
        ("2015 til 2019", Years(2015, 2019)),
        ("2015-", Years(2015, 9999)),
        ("-2019", Years(0, 2019)),
        (">2015", Years(2016, 9999)),
        (">=2015", Years(2015, 9999)),
        ("<2015", Years(0, 2014)),
        ("i går", Codes("year", ())),
        ("19", Codes("year", ())),
        (">2015-2017", Codes("year", ())),
        ("-", Codes("year", ())),
        ("", Codes("year", ())),
    ],
)
def test_years(value: str, wanted: Condition) -> None:
    assert condition("year", value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (">1mio", Sums(1_000_001, None)),
        ("> 1 mio.", Sums(1_000_001, None)),
        (">=1,5 mio. kr.", Sums(1_500_000, None)),
        ("≥2 mia", Sums(2_000_000_000, None)),
        ("<500.000", Sums(None, 499_999)),
        ("<=250 t.kr.", Sums(None, 250_000)),
        ("over 3 millioner kroner", Sums(3_000_001, None)),
        ("over 3 millioner", Sums(3_000_001, None)),
        ("højst 75.000 kr.", Sums(None, 75_000)),
        ("1-5 mio", Sums(1_000_000, 5_000_000)),
        ("1 mio - 5 mio. kr.", Sums(1_000_000, 5_000_000)),
        ("500.000-1 mio.", Sums(500_000, 1_000_000)),
        ("2 til 4 mio", Sums(2_000_000, 4_000_000)),
        ("2..5 mio", Sums(2_000_000, 5_000_000)),
        ("100000-", Sums(100_000, None)),
        ("-100000", Sums(None, 100_000)),
        (">1.5mio", Sums(1_500_001, None)),
        ("1.915.000", Sums(1_915_000, 1_915_000)),
        ("12,50 kr", Sums(12, 12)),
        ("25.00", Codes("amount", ())),
        ("meget", Codes("amount", ())),
        (">", Codes("amount", ())),
        (">1-5 mio", Codes("amount", ())),
        ("1 skole", Codes("amount", ())),
        ("9" * 40, Codes("amount", ())),
        ("", Codes("amount", ())),
    ],
)
def test_sums(value: str, wanted: Condition) -> None:
    assert condition("amount", value) == wanted


@pytest.mark.parametrize("word", ["kr", "kr.", "t.kr.", "tkr", "mio", "Mio.", "mia.", "millioner", "DKK"])
def test_units(word: str) -> None:
    assert is_unit(word)
    assert not is_unit(f"{word}x")


@pytest.mark.parametrize("name", ["person", "organisation", "project", "case"])
def test_a_name_is_looked_up_in_the_index(name: str) -> None:
    assert condition(name, "Fjord") == Called(name, "Fjord")


def test_a_body_is_found_by_its_words() -> None:
    assert condition("body", "byråd") == Body("byråd")


@given(st.sampled_from(sorted(FILTERS.values())), st.text())
def test_any_value_can_be_asked_for(name: str, value: str) -> None:
    condition(name, value)


@given(st.text())
def test_any_name_can_be_asked_for(name: str) -> None:
    assert filter_named(name) is None or filter_named(name) in FILTERS.values()


def _values(table: str, column: str) -> set[str]:
    return set(next(found.values for found in TABLES[table].columns if found.name == column))


def test_every_code_of_the_contract_has_a_name() -> None:
    assert OUTCOMES.keys() == _values("decisions", "outcome")
    assert ITEM_TYPES.keys() == _values("agenda_items", "item_type")
    assert KINDS.keys() == set(get_args(Kind))
    assert topics()["6"] == "Uddannelse og skole"
    assert label("body", "Byrådet") == "Byrådet"
