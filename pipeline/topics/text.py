"""From an agenda title as printed to the words that say what it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache

import Stemmer

from pipeline.text.compounds import splitter
from pipeline.topics.patterns import ACCESS, COMMITTEE_LETTERS, DOTTED_LEADER, ITEM_NUMBER, NOT_A_WORD, NUMBER

SHORTEST_PART = 4
"""Letters of the shortest part of a compound: below it nearly every word has accidental parts."""

LONGEST_COMPOUND = 60
"""Letters of the longest word that is taken apart, so that no text takes quadratic time."""

_CONSTITUENT = "~"
_stemmer = Stemmer.Stemmer("danish")


def normalise(title: str) -> str:
    """The title in small letters without what is not its matter: item number, committee letters, access, page and other numbers.

    >>> normalise("178. TMU - Tillæg 3 til spildevandsplan (Lukket punkt)........ 17")
    'tillæg til spildevandsplan'
    """
    text = unicodedata.normalize("NFC", title).strip()
    for pattern in (DOTTED_LEADER, ITEM_NUMBER, COMMITTEE_LETTERS):
        text = pattern.sub("", text)
    for pattern in (ACCESS, NUMBER, NOT_A_WORD):
        text = pattern.sub(" ", text)
    return " ".join(text.lower().split())


def stems(text: str, known: Collection[str]) -> list[str]:
    """The stems of the words of a normalised text, of the known words that their compounds begin or end with, and their constituents.

    Args:
        text: as ``normalise`` gives it.
        known: words that may be parts of compounds, in small letters.

    >>> stems("ny spildevandsplan", {"spildevand", "plan"})
    ['ny', 'spildevandsplan', 'spildevand', 'plan', '~ny', '~spilde', '~vand', '~plan']
    """
    words = text.split()
    found: list[str] = _stemmer.stemWords(words)
    for word in words:
        found += _stemmer.stemWords(compound_parts(word, known))
    for word in words:
        found += _constituents(word)
    return found


@lru_cache(maxsize=50_000)
def _constituents(word: str) -> tuple[str, ...]:
    """What a word is made of, marked as such: the constituents of a compound, the basic form or stem of another word."""
    if not word.isalpha():
        return (_CONSTITUENT + word,)
    parts = splitter().parts(word) or (splitter().constituent(word) or _stemmer.stemWord(word),)
    return tuple(_CONSTITUENT + part for part in parts)


def compound_parts(word: str, known: Collection[str]) -> list[str]:
    """The known words, each once, that a longer word begins with or ends with.

    >>> compound_parts("daginstitutionsområdet", {"daginstitution", "område", "området"})
    ['daginstitution', 'området']
    """
    if len(word) > LONGEST_COMPOUND:
        return []
    parts: dict[str, None] = {}
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        parts.update((part, None) for part in (word[:cut], word[cut:]) if part in known)
    return list(parts)
