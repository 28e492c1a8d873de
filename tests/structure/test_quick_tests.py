"""The quick tests before patterns (first letters, words of which one must stand there) pass all that the patterns match."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.structure import attendance_labels, header, lexicon, place

EXAMPLES = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzæøåéABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789 .,:;/()-–'&")


def _lower(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text.lower()) is not None


def _begins(beginnings: frozenset[str], pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.match(text) is None or text[:3].casefold() in beginnings


QUICK: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    **{
        f"attendance, {status}": (re.compile(words, re.IGNORECASE), attendance_labels.may_begin_label)
        for status, words in attendance_labels._WORDS
    },
    "listing": (attendance_labels._LISTING, attendance_labels.is_listing),
    "body": (lexicon.BODY_WORD, lexicon.names_body),
    "document words": (lexicon.DOCUMENT_WORDS, lambda text: lexicon.document_words(text) is not None),
    "room": (place._ROOM, _lower(place._SIGN)),
    "building": (place._BUILDING, _lower(place._SIGN)),
    "virtual": (place._VIRTUAL, _lower(place._SIGN)),
    "written": (place._WRITTEN, _lower(place._SIGN)),
    "field": (header._UNMARKED, _begins(header._UNMARKED_HEADS, header._UNMARKED)),
}


@pytest.mark.parametrize("name", QUICK)
def test_passes_what_the_pattern_matches(name: str) -> None:
    pattern, quick = QUICK[name]

    @EXAMPLES
    @given(st.from_regex(pattern, fullmatch=True, alphabet=LETTERS))
    def passes(text: str) -> None:
        assert quick(text)

    passes()
