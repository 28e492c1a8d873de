from __future__ import annotations

import pytest

from pipeline.text.abbreviations import ABBREVIATIONS, BEFORE_NUMBERS, CLOSING, LEADING, OPENERS


def test_abbreviations_are_casefolded_and_end_in_a_full_stop() -> None:
    assert all(word == word.casefold() and word.endswith(".") for word in ABBREVIATIONS)


def test_each_abbreviation_is_of_one_kind() -> None:
    assert len(ABBREVIATIONS) == len(LEADING) + len(BEFORE_NUMBERS) + len(CLOSING)


def test_openers_are_words() -> None:
    assert all(word.isalpha() and word == word.casefold() for word in OPENERS)


@pytest.mark.parametrize(
    "word",
    "kl. pkt. nr. jf. bl.a. mio. kr. stk. ca. vedr. pr. d. m.v. f.eks. sdr. gl. matr.nr. osv. m.fl. pct. ift. mht. iht.".split(),
)
def test_the_usual_ones_are_known(word: str) -> None:
    assert word in ABBREVIATIONS
