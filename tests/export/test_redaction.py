"""What is replaced in a text, and where its places are afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.redaction import Edit, Moves, edited, find_edits, key_of

NAMES = ({("holm",): "Person 1"}, {("lise", "holm"): "Person 1", ("ole", "bak", "sø"): "Person 2"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lise Holm bød velkommen.", "Person 1 bød velkommen."),
        ("Ifølge Lise  Holms notat", "Ifølge Person 1s notat"),
        ("Ole Bak-Sø og Holm", "Person 2 og Person 1"),
        ("en holm i åen", "en holm i åen"),
        ("Mail til lise@odense.dk eller tlf. 12 34 56 78.", "Mail til [e-mail] eller tlf. [telefon]."),
        ("Hun bor Møllevænget 4, 5000 Odense.", "Hun bor [adresse]."),
        ("cpr-nr. 010190-1234 og 010190-XXXX", "cpr-nr. [cpr-nummer] og [cpr-nummer]"),
        ("Se www.odense.dk/lise", "Se www.odense.dk/lise"),
        ("Lisel Holmen", "Lisel Holmen"),
    ],
)
def test_private_words_are_replaced(text: str, expected: str) -> None:
    assert edited(text, find_edits(text, NAMES)) == expected


def test_settled_places_go_first() -> None:
    text = "Lise Holm Fonden"
    settled = [Edit(0, 16, "Person 9", "person"), Edit(0, 4, "Person 8", "person")]
    assert edited(text, find_edits(text, NAMES, settled)) == "Person 9"


@given(st.text(st.sampled_from("Lise Holm olebaksø@.dk123-,\n"), max_size=80), st.data())
def test_places_hold_after_edits(text: str, data: st.DataObject) -> None:
    edits = find_edits(text, NAMES)
    new, moves = edited(text, edits), Moves.of(edits)
    for edit in edits:
        start, end = moves.span(edit.start, edit.end)
        assert new[start:end] == edit.words
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new_start, new_end = moves.span(start, end)
    assert 0 <= new_start <= new_end <= len(new)
    if not any(edit.start < end and start < edit.end for edit in edits):
        assert new[new_start:new_end] == text[start:end]


def test_key_has_the_words_of_a_name() -> None:
    assert key_of("Ole Bak-Sø") == ("ole", "bak", "sø")
