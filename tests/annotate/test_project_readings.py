"""Dates and sums whose place says what they are."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate.projects.readings import read_date, read_sum
from pipeline.annotate.projects.sums import share_of
from pipeline.records import Span
from pipeline.text.dates import find_dates

DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31)),
        ("9/2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("2019-22", date(2019, 1, 1), date(2022, 12, 31)),
        ("1/9", date(2024, 9, 1), date(2024, 9, 1)),
        ("marts", date(2024, 3, 1), date(2024, 3, 31)),
        ("oktober d.å.", date(2024, 10, 1), date(2024, 10, 31)),
        ("årets udgang", date(2024, 12, 1), date(2024, 12, 31)),
        ("K3 2020", date(2020, 7, 1), date(2020, 9, 30)),
        ("efterårsferien 2020", date(2020, 10, 12), date(2020, 10, 18)),
        ("1 May 2019", date(2019, 5, 1), date(2019, 5, 1)),
        ("09.2018", date(2018, 9, 1), date(2018, 9, 30)),
        ("pinsen 2023", date(2023, 5, 28), date(2023, 5, 29)),
        ("skærtorsdag", date(2024, 3, 28), date(2024, 3, 28)),
        ("skoleåret 2021/22", date(2021, 8, 1), date(2022, 7, 31)),
        ("udgangen af skoleåret 2021/22", date(2021, 8, 1), date(2022, 7, 31)),
        ("den første søndag i advent 2020", date(2020, 11, 29), date(2020, 11, 29)),
        ("årets slutning", date(2024, 12, 1), date(2024, 12, 31)),
        ("næste år", date(2025, 1, 1), date(2025, 12, 31)),
        ("næste forår", date(2025, 3, 1), date(2025, 5, 31)),
        ("den anden uge af maj", date(2024, 5, 1), date(2024, 5, 31)),
        ("Marts", date(2024, 3, 1), date(2024, 3, 31)),
        ("turistsæsonen 2007", date(2007, 1, 1), date(2007, 12, 31)),
    ],
)
def test_dates(words: str, start: date, end: date) -> None:
    found = read_date(words, Span(0, len(words)), DAY)
    assert found is not None
    assert (found.start, found.end, found.text) == (start, end, words)


@pytest.mark.parametrize("words", ["når alle er enige", "skoleåret 2021/25", "2", ""])
def test_words_that_are_no_date_are_not_read(words: str) -> None:
    assert read_date(words, Span(0, len(words)), DAY) is None


def test_what_is_but_near_a_feast_is_on_no_day() -> None:
    assert read_date("kort før jul", Span(9, 12), DAY) is None


def test_what_the_finder_of_dates_found_counts_unless_the_place_tells_more() -> None:
    [found] = find_dates("fra marts 2023 til maj 2024")
    assert read_date("marts 2023 til maj 2024", Span(15, 23), DAY, found) is found
    assert read_date("skoleåret 2023/24", Span(0, 17), DAY, found) != found


@pytest.mark.parametrize(
    ("words", "behind", "kroner"),
    [
        ("1.980.000", "", 1_980_000),
        ("2.130", " (1.000 kr.)", 2_130_000),
        ("2.130", " af 5.000 kr.", 2_130),
        ("2,3", " oven i 1,9 mio. kr.", 2_300_000),
        ("2,3", " point", None),
        ("70", " procent af 4 mio. kr.", None),
        ("2019", " og 2020", None),
        ("400 tusind", "", 400_000),
        ("Syv millioner", " til os", 7_000_000),
        ("DKK 1.8m", "", 1_800_000),
        ("82.500", " kr. af 9.000 euro", None),
    ],
)
def test_sums_in_kroner(words: str, behind: str, kroner: float | None) -> None:
    text = words + behind
    found = read_sum(text, Span(0, len(words)), Span(0, len(text)))
    assert (found.value_dkk if found else None) == kroner


@pytest.mark.parametrize(("words", "currency"), [("2 M€", "EUR"), ("24 MSEK", "SEK"), ("EUR 4 999 871", "EUR")])
def test_sums_in_other_currencies(words: str, currency: str) -> None:
    found = read_sum(words, Span(0, len(words)), Span(0, len(words)))
    assert found is not None
    assert (found.currency, found.value_dkk) == (currency, None)


@pytest.mark.parametrize(("words", "part"), [("60 %", 0.6), ("50 procent", 0.5), ("halvdelen", 0.5), ("60", None)])
def test_shares(words: str, part: float | None) -> None:
    assert share_of(words) == part
