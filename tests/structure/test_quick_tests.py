"""The quick tests before patterns (first letters, words of which one must stand there) pass all that the patterns match."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.structure import attendance_labels, attendance_patterns, header, lexicon, person_names, place, scan
from pipeline.structure.attendance_notices import NOTICES

EXAMPLES = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzæøåéABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789 .,:;/()-–'&")


def _lower(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text.lower()) is not None


def _begins(beginnings: frozenset[str], pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.match(text) is None or text[:3].casefold() in beginnings


def _has_one(words: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda text: any(map(text.lower().__contains__, words))


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
    "closed below": (
        lexicon.CLOSED_HEADINGS,
        lambda text: scan._access_heading(text) is not None or len(text) >= scan._MAX_HEADING,
    ),
    "open below": (
        lexicon.OPEN_HEADINGS,
        lambda text: scan._access_heading(text) is not None or len(text) >= scan._MAX_HEADING,
    ),
    "closed below, first letter": (lexicon.CLOSED_HEADINGS, lambda text: text[0] in scan._ACCESS_INITIALS),
    "open below, first letter": (lexicon.OPEN_HEADINGS, lambda text: text[0] in scan._ACCESS_INITIALS),
    "post": (
        person_names.POST,
        lambda text: person_names.post_at(text) is not None or len(text) > person_names._LONGEST_POST,
    ),
    "title": (person_names._TITLE, person_names._is_title),
    "all but": (
        attendance_patterns.ALL_BUT,
        lambda text: any(map(text.lower().__contains__, attendance_patterns.EXCEPTING)),
    ),
    **{
        f"notice, {notice.rule}": (notice.verb, _has_one(notice.signs))
        for tier in NOTICES
        for notice in tier
        if notice.rule not in ("mødt_for", "mødte_for", "i_navns_sted")
    },
}


@pytest.mark.parametrize("name", QUICK)
def test_passes_what_the_pattern_matches(name: str) -> None:
    pattern, quick = QUICK[name]

    @EXAMPLES
    @given(st.from_regex(pattern, fullmatch=True, alphabet=LETTERS))
    def passes(text: str) -> None:
        assert quick(text)

    passes()
