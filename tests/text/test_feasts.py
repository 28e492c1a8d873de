"""The feasts of the Danish year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.feasts import easter_sunday, read_feast

DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    "day", [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2019, 4, 21), date(2038, 4, 25)]
)
def test_easter(day: date) -> None:
    assert easter_sunday(day.year) == day


@given(st.integers(1600, 9998))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("nytår 2018", date(2018, 1, 1), date(2018, 1, 1)),
        ("til nytår", date(2024, 1, 1), date(2024, 1, 1)),
        ("nytårsaften", date(2023, 12, 31), date(2023, 12, 31)),
        ("årsskiftet 2022/2023", date(2023, 1, 1), date(2023, 1, 1)),
        ("Påsken 2012", date(2012, 4, 5), date(2012, 4, 9)),
        ("2. pinsedag 2012", date(2012, 5, 28), date(2012, 5, 28)),
        ("Kristi himmelfartsdag 2023", date(2023, 5, 18), date(2023, 5, 18)),
        ("store bededag 2015", date(2015, 5, 1), date(2015, 5, 1)),
        ("Sankt Hans", date(2024, 6, 23), date(2024, 6, 23)),
        ("allehelgen 2012", date(2012, 11, 4), date(2012, 11, 4)),
        ("1. søndag i advent 2022", date(2022, 11, 27), date(2022, 11, 27)),
        ("fjerde søndag i advent 2022", date(2022, 12, 18), date(2022, 12, 18)),
        ("grundlovsdag", date(2024, 6, 5), date(2024, 6, 5)),
    ],
)
def test_feasts(words: str, first: date, last: date) -> None:
    assert read_feast(words, DAY) == (first, last)


@pytest.mark.parametrize("words", ["årsskiftet 2022", "påskefrokosten", "julemanden", "jul på havnen", ""])
def test_what_names_no_feast_of_a_year_is_not_read(words: str) -> None:
    assert read_feast(words, DAY) is None


def test_without_a_year_there_must_be_a_reference_whose_neighbours_exist() -> None:
    assert read_feast("jul", None) is None
    assert read_feast("jul", date(1, 6, 1)) is None


@given(st.text(max_size=40), st.dates())
def test_every_text_passes(words: str, day: date) -> None:
    read_feast(words, day)
