"""Dictionary forms: what the dictionary knows, and what our rules add."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.lemmas import lemma, lemmas


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("udvalgene", "udvalg"),
        ("kommunens", "kommune"),
        ("godkendte", "godkende"),
        ("børnehaverne", "børnehave"),
        ("cykelstierne", "cykelsti"),
        ("støjhandlingsplanerne", "støjhandlingsplan"),
        ("IT-systemerne".lower(), "it-system"),
        ("siden", "siden"),
        ("qzx", "qzx"),
    ],
)
def test_dictionary_form(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De store byer får mere", "den stor by få meget"),
        ("De kunne ikke nå det", "de kunne ikke nå det"),
        ("KL's høringssvar blev sendt", "KL høringssvar blive sende"),
        ("Mette Dalsgård ankom", "mette Dalsgård ankomme"),
    ],
)
def test_words_in_their_sentence(sentence: str, expected: str) -> None:
    assert [word.lower() for word in lemmas(sentence.split())] == expected.lower().split()


@given(st.lists(st.text(min_size=1, max_size=12), max_size=8))
def test_any_words_have_as_many_lemmas(words: list[str]) -> None:
    found = lemmas(words)
    assert len(found) == len(words)
    assert all(isinstance(each, str) for each in found)
