from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.compounds import CONSTITUENTS, Splitter, splitter
from pipeline.text.folding import fold, spellings


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("spildevandsplan", "spilde vand plan"),
        ("spildevandsplanernes", "spilde vand plan"),
        ("daginstitutionsområdet", "dag institution område"),
        ("sundhedsdirektørkredsen", "sundhed direktør kreds"),
        ("børnehavepladserne", "barn have plads"),
        ("arbejdsmarkedsudvalget", "arbejde marked udvalg"),
        ("kommuneplantillæg", "kommune plan tillæg"),
        ("cykelstier", "cykel sti"),
        ("skolebusserne", "skole bus"),
        ("kulturcentret", "kultur center"),
        ("byudviklingsprojekt", "by udvikling projekt"),
        ("årsregnskabet", "år regnskab"),
        ("ejendomsretten", "ejendom ret"),
        ("odensemodellen", "odense model"),
        ("aeldreomraadet", "ældre område"),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: str) -> None:
    assert splitter().parts(word) == tuple(fold(part) for part in parts.split())


@pytest.mark.parametrize(
    "word",
    [
        "plan", "planerne", "vejledning", "dagsorden", "personlige", "sikkerheden", "interesseret", "programmering",
        "forsamlingshusx", "sprækkedal", "vandxyz", "ar", "", "aa", "1234", "kontoret",
    ],
)  # fmt: skip
def test_other_words_stay_whole(word: str) -> None:
    assert splitter().parts(word) == ()


def test_every_part_must_be_known() -> None:
    few = Splitter({"skole": (), "plan": ()})
    assert few.parts("skoleplan") == ("skole", "plan")
    assert few.parts("skolekøkkenplan") == ()
    assert few.parts("skoleplanx") == ()


def test_few_parts_go_before_many() -> None:
    assert Splitter({"vej": (), "ledning": (), "vejledning": (), "studie": ()}).parts("studievejledning") == (
        "studie",
        "vejledning",
    )


def test_a_word_whose_forms_vary_has_one_constituent() -> None:
    assert {splitter().constituent(word) for word in ("barn", "børn", "børnene", "barnets")} == {"barn"}
    assert splitter().varies("barn")
    assert not splitter().varies("plan")


@given(st.text(max_size=120))
def test_any_word_can_be_asked_for(word: str) -> None:
    parts = splitter().parts(word)
    assert len("".join(parts)) <= 2 * len(fold(word)) + 20


def test_a_very_long_word_is_left_alone() -> None:
    assert splitter().parts("plan" * 10_000) == ()


def test_the_list_of_constituents_is_well_formed() -> None:
    lines = CONSTITUENTS.read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()]
    words = [entry.split("=")[0].removesuffix("-") for entry in entries]
    assert len(words) > 2000
    assert len(set(words)) == len(words)
    for entry, word in zip(entries, words, strict=True):
        assert word == word.lower()
        assert word.isalpha()
        assert len(word) >= 3 or entry.endswith("-") or word in ("år", "sø")


@given(st.text())
def test_spellings_meet(word: str) -> None:
    low = word.lower()
    assert fold(fold(low)) == fold(low)
    assert {fold(spelling) for spelling in spellings(fold(low))} == {fold(low)}
