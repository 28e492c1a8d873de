from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.titles import likeness, read_title, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forslag til lokalplan 5-12, Nørre Lyng", "Endelig vedtagelse af lokalplan 5-12 - Nørre Lyng"),
        ("Ny sti ved Lyng Å", "Orientering om ny sti ved Lyng Å"),
        ("Ny sti ved Lyng Å (B)", "NY STI VED LYNG Å"),
        ("1. behandling af budget 2024", "2. behandling af budget 2024"),
        ("Genoptagelse: Tag på Bro Skole", "Tag på Bro Skole"),
    ],
)
def test_titles_of_one_matter_have_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Budget 2024", "Budget 2025"), ("Ny sti ved Lyng Å", "Ny sti ved Bro Å"), ("Lokalplan 5-12", "Lokalplan 5-13")],
)
def test_titles_of_two_matters_have_two(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    "title",
    [
        "Orientering",
        "Meddelelser",
        "Orientering fra formanden",
        "Eventuelt",
        "Lukket punkt",
        "Salg af ejendom",
        "",
        "…",
        "Åben sag",
    ],
)
def test_titles_that_say_nothing_have_none(title: str) -> None:
    assert title_key(title) is None


@pytest.mark.parametrize(
    ("title", "is_telling"),
    [
        ("Budget 2024", False),
        ("Budgetopfølgning pr. 31. marts 2024", False),
        ("Renovering af svømmehallen", False),
        ("Valg af medlemmer til bestyrelsen", False),
        ("Takster 2025", False),
        ("Påbud om lovliggørelse", False),
        ("Renovering af Humlum Svømmehal", True),
        ("Lokalplan 5-12", True),
        ("Fast placering af de to fælleskommunale sekretariater", True),
    ],
)
def test_which_titles_tell_a_matter_from_all_others(title: str, is_telling: bool) -> None:
    assert read_title(title).is_telling is is_telling


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Godkendelse af fremtidig placering af de to sekretariater", "Fast placering af de to sekretariater", True),
        ("Bølgebryder i Humlum", "Humlum Havn, ny bølgebryder", True),
        ("Humlum Skole, nyt tag", "Humlum Havn, ny bølgebryder", False),
        ("Budget 2024", "Regnskab 2024", False),
        ("Orientering", "Drøftelse", False),
    ],
)
def test_how_alike_titles_are(one: str, other: str, alike: bool) -> None:
    score = likeness(read_title(one), read_title(other))
    assert score == likeness(read_title(other), read_title(one))
    assert (score >= 0.6) is alike


@given(st.text(max_size=600), st.text(max_size=600))
def test_any_text_passes(one: str, other: str) -> None:
    assert 0.0 <= likeness(read_title(one), read_title(other)) <= 1.0
