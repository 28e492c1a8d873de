from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.gazetteer import Gazetteer, Name, folded

NAMES = Gazetteer(
    [
        Name("Odense", "town"),
        Name("Odense Havn", "harbour"),
        Name("Ikast-Brande", "two towns"),
        Name("KL", "acronym", "exact"),
        Name("Erasmus+", "plus", "any"),
        Name("lokal aktionsgruppe", "noun", "any"),
        Name("§ 18-midler", "paragraph", "any"),
        Name("Skive", "slice"),
        Name("Assens", "with s"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I Odense by", [("Odense", "town")]),
        ("Odenses gader", [("Odenses", "town")]),
        ("Odense's gader, Odense' gader", [("Odense's", "town"), ("Odense'", "town")]),
        ("Odense Havn og Odense", [("Odense Havn", "harbour"), ("Odense", "town")]),
        ("ODENSE HAVN", [("ODENSE HAVN", "harbour")]),
        ("Odensegade og Nyodense", []),
        ("odense", []),
        ("Nord-Odense", []),
        ("Ikast–Brande", [("Ikast–Brande", "two towns")]),
        ("Odense\nHavn", [("Odense", "town")]),
        ("Odense\u00a0Havn", [("Odense\u00a0Havn", "harbour")]),
        ("KL's og KLs, men ikke Kl eller KLE", [("KL's", "acronym"), ("KLs", "acronym")]),
        ("erasmus+ og Erasmus+-midler", [("erasmus+", "plus"), ("Erasmus+", "plus")]),
        ("En lokal aktionsgruppe", [("lokal aktionsgruppe", "noun")]),
        ("efter § 18-midler", [("§ 18-midler", "paragraph")]),
        ("Assens og Assens' byråd", [("Assens", "with s"), ("Assens'", "with s")]),
        ("", []),
    ],
)
def test_finds_whole_names_longest_first(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[match.start : match.end], match.value) for match in NAMES.find(text)] == found


def test_gives_the_other_part_of_a_compound_and_where_the_name_itself_ends() -> None:
    [match] = NAMES.find("Erasmus+-projektets mål")
    assert (match.stem_end, match.compound) == (8, "projektets")


def test_refuses_a_name_without_letters() -> None:
    with pytest.raises(ValueError, match="letter or digit"):
        Gazetteer([Name("+", 1)])


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(
    st.lists(st.sampled_from(["Odense", "Odense Havn", " ", ",", "KL", "x", "-", "\n", "s", "'", "§ 18-midler"])).map(
        "".join
    )
)
def test_matches_are_in_order_and_apart(text: str) -> None:
    spans = [(match.start, match.end) for match in NAMES.find(text)]
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
