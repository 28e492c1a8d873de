"""Spellings that mean the same letter: å and aa, ø and oe, æ and ae; accents count for nothing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DANISH_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
"""The Danish letters as they are written where there are none."""

_LETTERS = str.maketrans(
    {"å": "aa", "ø": "oe", "æ": "ae", "ö": "oe", "ä": "ae", "ü": "y", "ß": "ss", "ð": "d", "þ": "th"}
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word with one spelling for each letter. ``a`` and ``å`` stay apart.

    Args:
        word: in lower case and NFC.

    >>> fold("århus"), fold("aarhus"), fold("ar"), fold("öresund"), fold("idé")
    ('aarhus', 'aarhus', 'ar', 'oeresund', 'ide')
    """
    if word.isascii():
        return word
    plain = word.translate(_LETTERS)
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))


def spellings(word: str) -> tuple[str, ...]:
    """The word, then its other spellings with all letters written in one way.

    >>> spellings("århu"), spellings("vej")
    (('århu', 'aarhu'), ('vej',))
    """
    danish = word.replace("aa", "å").replace("oe", "ø").replace("ae", "æ")
    return tuple(dict.fromkeys((word, fold(word), danish)))
