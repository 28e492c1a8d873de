"""Words that begin with a capital, and runs of them: what the rules for names look at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
"""The inside of a character class: the capital letters of the Latin alphabets of Europe."""

_WORD = re.compile(
    rf"(?<![\w@/])(?<![^\W\d_][-–'’&/+:])(?<![{UPPER}]\.)[{UPPER}]\w*+(?:[-–'’&/.+:]++\w++)*+[-–]?+(?!@)"
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d$")
_NUMBERED_LINE = re.compile(r"(?:\A|[\n\t])\d{1,3}$")
_SENTENCE_END = frozenset('.!?:;•·*|”“"»«()[]–—-\n\t')


class Capital(NamedTuple):
    """A word with a capital first letter, inner hyphens and the like included; ``initial``: it stands where a sentence begins."""

    start: int
    end: int
    text: str
    initial: bool


@lru_cache(maxsize=4)
def capitals(text: str) -> tuple[Capital, ...]:
    """The capitalised words of a text, in order.

    >>> [word.text for word in capitals("Børne- og Ungdomsudvalget i X A/S skrev til Co-creating Welfare.")]
    ['Børne-', 'Ungdomsudvalget', 'X', 'A/S', 'Co-creating', 'Welfare']
    """
    return tuple(
        Capital(match.start(), match.end(), match.group(), begins_sentence(text, match.start()))
        for match in _WORD.finditer(text)
    )


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at ``start`` may have its capital only because a sentence begins there.

    >>> begins_sentence("Ja. Vejen er lang", 4), begins_sentence("7 Vejen til Odder", 2), begins_sentence("de bor i Vejen", 9)
    (True, True, False)
    """
    before = start - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    if before < 0 or text[before] in _SENTENCE_END:
        return True
    return text[before].isdigit() and any(
        pattern.search(text, max(0, before - 4), before + 1) for pattern in (_CLOCK, _NUMBERED_LINE)
    )


def adjacent(text: str, left: Capital, right: Capital) -> bool:
    """Whether nothing but one blank stands between two words."""
    return right.start - left.end == 1 and text[left.end] in "  "
