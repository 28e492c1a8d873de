from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numbers import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.915.000", 1915000),
        ("25.000", 25000),
        ("1 915 000", 1915000),
        ("1\u00a0915\u00a0000", 1915000),
        ("1915000", 1915000),
        ("1,36", 1.36),
        ("1,36%", 1.36),
        ("1,36 %", 1.36),
        ("12 pct.", 12),
        ("1.363,50", 1363.5),
        ("-3.751.000", -3751000),
        ("−5", -5),
        ("–5,5", -5.5),
        ("- 5", -5),
        ("+5", 5),
        ("(1.200)", -1200),
        ("( 1.200 )", -1200),
        ("0", 0),
        ("-0", 0),
        ("0,5", 0.5),
        ("26.044 kr.", 26044),
        ("25.000,-", 25000),
        (" 42\t", 42),
    ],
)
def test_danish_numbers_are_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25.00",
        "1.36",
        "1.00.000",
        "1.0000",
        "0.500",
        "1,000,000",
        ",5",
        "5,",
        "0805",
        "00",
        "1 91",
        "12 3456",
        "1.915 000",
        "(-5)",
        "-(5)",
        "--5",
        "2. kvartal",
        "04-10-2023",
        "10-15",
        "§ 5",
        "n/a",
        "-",
        "٣",
        "5 mio. kr.",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_whole_numbers_round_trip(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number
    assert parse_number(str(number)) == number


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,-()% kr\u00a0", max_size=80)))
def test_every_text_gives_a_finite_number_or_none(text: str) -> None:
    value = parse_number(text)
    assert value is None or math.isfinite(value)


def test_a_long_string_is_refused_at_once() -> None:
    assert parse_number("1" * 200_000) is None
