from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.amounts import find_amounts


def _found(text: str) -> list[tuple[str, float, str]]:
    return [(a.text, a.value, a.unit_text) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected", "kroner"),
    [
        ("udgiften er 25.000 kr. per elev", ("25.000 kr.", 25000, "kr."), 25000),
        ("26.044 kr", ("26.044 kr", 26044, "kr"), 26044),
        ("5.000 kroner.", ("5.000 kroner", 5000, "kroner"), 5000),
        ("1.363,50 kr.", ("1.363,50 kr.", 1363.5, "kr."), 1363.5),
        ("1 915 000 kr.", ("1 915 000 kr.", 1915000, "kr."), 1915000),
        ("100 DKK", ("100 DKK", 100, "DKK"), 100),
        ("2,6 mio. kr.", ("2,6 mio. kr.", 2.6, "mio. kr."), 2600000),
        ("60 mio.kr.", ("60 mio.kr.", 60, "mio.kr."), 60000000),
        ("2½ mio. kr.", ("2½ mio. kr.", 2.5, "mio. kr."), 2500000),
        ("5 mill. kr.", ("5 mill. kr.", 5, "mill. kr."), 5000000),
        ("3 millioner kroner", ("3 millioner kroner", 3, "millioner kroner"), 3000000),
        ("1.000 mio. kr.", ("1.000 mio. kr.", 1000, "mio. kr."), 1000000000),
        ("1,2 mia. kr.", ("1,2 mia. kr.", 1.2, "mia. kr."), 1200000000),
        ("250 t.kr.", ("250 t.kr.", 250, "t.kr."), 250000),
        ("250 tkr.", ("250 tkr.", 250, "tkr."), 250000),
        ("500 tusind kroner", ("500 tusind kroner", 500, "tusind kroner"), 500000),
        ("12 mkr.", ("12 mkr.", 12, "mkr."), 12000000),
        ("75 øre", ("75 øre", 75, "øre"), 0.75),
        ("kr. 25.000", ("kr. 25.000", 25000, "kr."), 25000),
        ("DKK 1,2 mio.", ("DKK 1,2 mio.", 1.2, "DKK mio."), 1200000),
        ("25.000,-", ("25.000,-", 25000, ",-"), 25000),
        ("25.000,- kr. i", ("25.000,- kr.", 25000, ",- kr."), 25000),
        ("kr. 2000,-", ("kr. 2000,-", 2000, "kr."), 2000),
        ("-3.751.000 kr.", ("-3.751.000 kr.", -3751000, "kr."), -3751000),
        ("budget 2024 -5.000 kr.", ("-5.000 kr.", -5000, "kr."), -5000),
        ("minus 3 mio. kr.", ("minus 3 mio. kr.", -3, "mio. kr."), -3000000),
        ("en ramme på 0,26 mio.", ("0,26 mio.", 0.26, "mio."), 260000),
        ("2,6 mio. i 2024", ("2,6 mio.", 2.6, "mio."), 2600000),
        ("en million kroner", ("en million kroner", 1, "million kroner"), 1000000),
        ("halvanden mia. kr.", ("halvanden mia. kr.", 1.5, "mia. kr."), 1500000000),
        ("3 mio. euro", ("3 mio. euro", 3, "mio. euro"), None),
        ("EUR 500", ("EUR 500", 500, "EUR"), None),
        ("€ 1.200", ("€ 1.200", 1200, "€"), None),
        ("300 svenske kroner", ("300 svenske kroner", 300, "svenske kroner"), None),
        ("Salg for 1.000 kr. i alt", ("1.000 kr.", 1000, "kr."), 1000),
    ],
)
def test_amounts_are_read_with_their_unit(text: str, expected: tuple[str, float, str], kroner: float | None) -> None:
    (found,) = find_amounts(text)
    assert (found.text, found.value, found.unit_text) == expected
    assert found.value_dkk == kroner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-15 mio. kr.", [("10", 10, "mio. kr."), ("15 mio. kr.", 15, "mio. kr.")]),
        ("5.000 til 10.000 kr.", [("5.000", 5000, "kr."), ("10.000 kr.", 10000, "kr.")]),
        ("mellem 10 og 15 mio. kr.", [("10", 10, "mio. kr."), ("15 mio. kr.", 15, "mio. kr.")]),
        ("henholdsvis 7 og 5 mio. kr.", [("7", 7, "mio. kr."), ("5 mio. kr.", 5, "mio. kr.")]),
        ("10-15.000 kr.", [("10", 10000, "kr."), ("15.000 kr.", 15000, "kr.")]),
        ("500-1.000 kr.", [("500", 500, "kr."), ("1.000 kr.", 1000, "kr.")]),
        ("2.000 kr. og 3.000 kr.", [("2.000 kr.", 2000, "kr."), ("3.000 kr.", 3000, "kr.")]),
        ("2024 - 5 mio. kr.", [("5 mio. kr.", 5, "mio. kr.")]),
        ("punkt 4 og 5 mio. kr.", [("5 mio. kr.", 5, "mio. kr.")]),
    ],
)
def test_a_range_is_two_amounts_of_one_unit(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i 1.000 kr.",
        "Beløb i hele 1.000 kr.",
        "(1.000 kr.)",
        "1.000 kr.",
        "Drift\t1.000 kr.\t2024",
        "mio. kr.",
        "Mio. kr. 2024 2025",
        "Kr. 2024",
        "12 procent",
        "1,36 %",
        "§ 5",
        "i 2024",
        "tlf. 12345678",
        "18/24758",
        "27.69.40-P20-1-21",
        "5,9 mio. danskere",
        "10,5 sek.",
        "10 kroners",
        "25.00 kr.",
        "Krav 5",
        "A5 kr",
    ],
)
def test_look_alikes_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


_PIECES = st.sampled_from(
    "kr. mio. mia t.kr. 1.000 25 0,5 10-15 - – til og , ,- € EUR øre en million halvanden 2024 ½ ( ) \t \n mıo ſek K".split(
        " "
    )
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_every_text_gives_ordered_exact_spans(text: str) -> None:
    position = 0
    for found in find_amounts(text):
        assert position <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.text
        assert (found.value_dkk is None) == (found.currency != "DKK")
        position = found.span.end


@given(st.integers(min_value=0, max_value=10**11))
def test_amounts_round_trip(number: int) -> None:
    printed = f"{number:,}".replace(",", ".")
    for form in ("udgift på {} kr.", "kr. {},-", "i alt {} kroner"):
        (found,) = find_amounts(form.format(printed))
        assert found.value_dkk == number


def test_time_is_linear(hostile_text: str) -> None:
    started = perf_counter()
    find_amounts(hostile_text)
    assert perf_counter() - started < 5
