"""Streets, buildings and stretches of land named without a house number, as places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.addresses import patterns
from pipeline.annotate.capitals import Capital, adjacent, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.titles import is_title
from pipeline.records import Mention

_METHOD = "grammar:landmarks"
_MOST_WORDS = 3
_BACK = 24


def find_landmarks(text: str) -> Iterator[Mention]:
    """The named streets after a preposition, buildings and lands told by their last word, in text order.

    Attribute ``kind``: ``street``, ``landmark``, or ``venue`` for a house that may be a body too and is where something happens.

    >>> text = "Trafikken ledes ad Lyngvej forbi Sundby Station til saunaen ved Sundby Havn. Sundby Havn betaler."
    >>> [(m.text, m.attributes["kind"]) for m in find_landmarks(text)]
    [('Lyngvej', 'street'), ('Sundby Station', 'landmark'), ('Sundby Havn', 'venue')]
    """
    words = capitals(text)
    for index, word in enumerate(words):
        if patterns.NAMED_STREET.fullmatch(word.text):
            if _is_street(text, word):
                yield _place(text, word.start, word.end, "street")
        elif word.text in patterns.VENUE_NOUNS and index + 1 < len(words) and adjacent(text, word, words[index + 1]):
            end = words[index + 1].end
            if _is_where(text, word.start, end):
                yield _place(text, word.start, end, "venue")
        elif patterns.LANDMARK.fullmatch(word.text):
            first = _first(text, words, index)
            if first < index:
                yield _place(text, words[first].start, word.end, "landmark")
        elif patterns.VENUE.fullmatch(word.text) or patterns.INSTITUTION.fullmatch(word.text):
            first = _first(text, words, index)
            before = patterns.BEFORE_VENUE if patterns.VENUE.fullmatch(word.text) else patterns.MEETING_AT
            if first < index and _is_where(text, words[first].start, word.end, before):
                yield _place(text, words[first].start, word.end, "venue")


def _is_street(text: str, word: Capital) -> bool:
    return patterns.BEFORE_STREET.search(text, max(0, word.start - _BACK), word.start) is not None


def _first(text: str, words: tuple[Capital, ...], index: int) -> int:
    """The first word of the name that ends with a word; the word itself where a person's name or title stands before it."""
    first = index
    while first > 0 and index - first < _MOST_WORDS and adjacent(text, words[first - 1], words[first]):
        word = words[first - 1]
        if word.text in first_names() or is_title(word.text):
            return index
        if word.text in patterns.LABELS or (word.initial and word.text.lower() in FUNCTION_WORDS):
            break
        first -= 1
    return first


def _is_where(text: str, start: int, end: int, before: re.Pattern[str] = patterns.BEFORE_VENUE) -> bool:
    """Whether something happens at a house: the words before say "at", or a room or a street follows."""
    return bool(before.search(text, max(0, start - _BACK), start) or patterns.AFTER_VENUE.match(text, end))


def _place(text: str, start: int, end: int, kind: str) -> Mention:
    return mention_at(text, start, end, "place", _METHOD, attributes={"kind": kind})
