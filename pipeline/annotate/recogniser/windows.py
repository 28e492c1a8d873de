"""What of a text the recogniser reads at once: the words of a line, a long line cut where it is safest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_SENTENCE_ENDS: Final = frozenset(".!?…;:")
_FEWEST_CAPITALS: Final = 3
"""Words in capitals that show that a line is set in capitals: fewer may be acronyms."""
_CLAUSE_ENDS: Final = frozenset((",", ")", "–", "-", "og", "samt"))


def windows(words: Sequence[str], sizes: Sequence[int], longest: int) -> Iterator[list[int]]:
    """The places of the words that are read together, in order; blank words are in none.

    A line break ends a window, but not inside a sentence that goes on below with a small letter.

    Args:
        words: of a text; white space that counts as a word of its own, such as a line break, is blank.
        sizes: pieces of each word, at least one.
        longest: pieces of a window.

    >>> list(windows(["Afbud", ":", "\\n", "Lis", "Bang", "\\n", "og", "Ib"], [1] * 8, longest=10))
    [[0, 1], [3, 4, 6, 7]]
    """
    window: list[int] = []
    size = 0
    broken = False
    for place, word in enumerate(words):
        if not word or word.isspace():
            broken = broken or "\n" in word
            continue
        if window and broken and not word[0].islower():
            yield window
            window, size = [], 0
        broken = False
        while window and size + sizes[place] > longest:
            cut = safe_cut(words, window)
            yield window[:cut]
            window = window[cut:]
            size = sum(sizes[kept] for kept in window)
        window.append(place)
        size += sizes[place]
    if window:
        yield window


def safe_cut(words: Sequence[str], window: Sequence[int]) -> int:
    """How many words of a full window to read: up to the last end of a sentence in its second half, else of a clause, else all.

    >>> safe_cut(["Ja", ".", "Lis", ",", "Bo"], range(5))
    4
    >>> safe_cut(["Ja", "da", ".", "Lis", "Bo"], range(5))
    3
    """
    for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        for place in range(len(window) - 1, len(window) // 2 - 1, -1):
            if words[window[place]] in ends:
                return place + 1
    return len(window)


def in_capitals(words: Sequence[str]) -> bool:
    """Whether a line is set in capitals: its words are better read in small letters, of which the encoder has seen far more.

    >>> in_capitals("REFERAT FRA MØDET I ODENSE".split()), in_capitals(["KL", "og", "DR"])
    (True, False)
    """
    lettered = [word for word in words if any(letter.isalpha() for letter in word)]
    return len(lettered) >= _FEWEST_CAPITALS and all(word.isupper() for word in lettered)
