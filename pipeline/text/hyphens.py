"""Words divided at line ends, joined again."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

HYPHENS: Final = "-\u2010\u2011\u00ad\u0002"
"""What stands for a hyphen at a line end; U+0002 is how PDFium reports one that it takes for a division."""
_SOFT: Final = "\u00ad"
_HYPHENS_AT_END: Final = re.compile(f"[{HYPHENS}]$")
_LAST_WORD: Final = re.compile(rf"[^\s({{\[/\"”“»]*[{HYPHENS}]$")
_FIRST_WORD: Final = re.compile(r"[^\W_]+")
_VOWEL: Final = re.compile("[aeiouyæøåéüöä]", re.IGNORECASE)
_COORDINATORS: Final = frozenset(
    {"og", "eller", "samt", "men", "til", "som", "hhv", "henholdsvis", "kontra", "versus", "and"}
)
"""``social- og sundhedsområdet``: the hyphen stands for a part that comes later. Also ``to- til fireårige``."""
_PREFIXES: Final = """
    ai app bnp cd co co2 cpr cv cvr dna dvd esg eu gps hiv hr ikke ikt it kfum kl lgbt ngo non oecd pc pcb pdf pfas pr sfo
    sms sosu tv uv wc web wifi
"""
_HYPHENATED_PREFIXES: Final = frozenset(_PREFIXES.split())
"""What Danish joins to a noun by a hyphen and is no syllable that words are divided after: the hyphen is the word's."""


def ends_divided(line: str) -> bool:
    """Whether a line ends with a hyphen right after a letter or digit.

    >>> ends_divided("fælles-"), ends_divided("2024 -")
    (True, False)
    """
    return len(line) > 1 and line[-1] in HYPHENS and line[-2].isalnum()


def join_lines(left: str, right: str, known: Container[str] = ()) -> str:
    """Two lines of one paragraph as one, without the hyphen where it only divides a word.

    Args:
        left: the upper line, without blanks at its end.
        right: the lower line, without blanks at its start.
        known: words in lower case that the document writes with a hyphen elsewhere than at a line end.

    >>> join_lines("de fælles-", "kommunale sekretariater")
    'de fælleskommunale sekretariater'
    >>> join_lines("det Syddanske EU-", "kontor")
    'det Syddanske EU-kontor'
    >>> join_lines("social-", "og sundhedsområdet")
    'social- og sundhedsområdet'
    """
    if not left or not right:
        return left + right
    if not ends_divided(left):
        return f"{left} {right}"
    match = _FIRST_WORD.match(right)
    following = match[0] if match else ""
    if following.casefold() in _COORDINATORS:
        return f"{left[:-1]}- {right}"
    preceding = _last_word(left)
    keep = left[-1] != _SOFT and _hyphen_is_own(preceding, following, known)
    return f"{left[:-1]}{'-' if keep else ''}{right}"


def _last_word(line: str) -> str:
    match = _LAST_WORD.search(line[-80:])
    return match[0][:-1] if match else ""


def _hyphen_is_own(preceding: str, following: str, known: Container[str]) -> bool:
    """Whether the hyphen between two parts belongs to the word (``EU-kontor``, ``2024-2027``, ``Friis-Holm``)."""
    if not following or not following[0].islower() or not preceding[-1:].islower():
        return True
    last_part = preceding.rpartition("-")[2].casefold()
    if last_part in _HYPHENATED_PREFIXES or len(last_part) == 1 or len(following) == 1:
        return True
    if f"{last_part}-{following.casefold()}" in known:
        return True
    return not (_VOWEL.search(last_part) and _VOWEL.search(following))
