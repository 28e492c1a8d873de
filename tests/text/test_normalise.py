from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.normalise import normalise, normalise_line


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("Byra\u030adet", "Byrådet"),
        ("kr.\xa01.915.000\u202f,-", "kr. 1.915.000 ,-"),
        ("sund\xadhedsaftale", "sundhedsaftale"),
        ("\ufeffReferat\u200b", "Referat"),
        ("o\ufb03ciel \ufb02ade", "officiel flade"),
        ("en   to\tre", "en to re"),
        ("linje\u2028skift", "linje skift"),
        ("\uf0b7 punkt", "• punkt"),
        ("e\u2011mail og EU\u2010kontor", "e-mail og EU-kontor"),
        ("a\x00b\x1fc", "ab c"),
        ("citat \x93her\x94", "citat “her”"),
        ("ulæseligt \ud800 tegn", "ulæseligt \ufffd tegn"),
        ("   ", ""),
    ],
)
def test_a_line_has_one_normal_form(raw: str, normal: str) -> None:
    assert normalise_line(raw) == normal


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("K K R  Ø S T K Y S T E N", "KKR ØSTKYSTEN"),
        ("R E F E R A T", "REFERAT"),
        ("A B C F I O V", "A B C F I O V"),
        ("I A", "I A"),
        ("B e s l u t", "B e s l u t"),
    ],
)
def test_letter_spacing_is_closed_but_lists_of_parties_are_not(spaced: str, closed: str) -> None:
    assert normalise_line(spaced) == closed


def test_forced_breaks_stay_and_empty_lines_go() -> None:
    assert normalise("Rådhuset\r\n\r\n  Torvet 1\u20289999 Søby\n") == "Rådhuset\nTorvet 1\n9999 Søby"


@given(st.text(max_size=200))
def test_every_text_has_a_normal_form_that_is_its_own(text: str) -> None:
    line = normalise_line(text)
    assert normalise_line(line) == line
    assert "\n" not in line
    assert line == line.strip()
    assert "  " not in line
    assert unicodedata.is_normalized("NFC", line)
    line.encode("utf-8")


def test_long_odd_text_takes_linear_time() -> None:
    assert len(normalise_line("A " * 200_000 + "a")) == 400_001
    assert normalise_line("Ã" * 100_000)
