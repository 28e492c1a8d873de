"""When the titles of two agenda items speak of one matter, and when a title says so little that it cannot tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import Stemmer

from pipeline.linking.title_words import COMMON_WORDS, FUNCTION_WORDS, STAGE_WORDS

_TOKEN: Final = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+")
_ROUND: Final = re.compile(
    r"\b(?:\d+|første|anden|andet|tredje|i+)\.?\s*(?:gangs?\s+)?(?=behandling)|\([A-ZÆØÅ]\)", re.IGNORECASE
)
"""Which reading it is ("2. behandling"), and the letter of the kind of item."""
_CODE: Final = re.compile(r"\d+[.,/:-]\d|\d{3}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-/](?:(?:19|20)\d\d|\d\d))?")
_DATE: Final = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:\d\d){1,2}")
_NUMBERED_PLAN: Final = re.compile(r"\b(?:lokalplan|kommuneplantillæg)\w*\s+(?:nr\.?\s*)?\d", re.IGNORECASE)
_MAX_LENGTH: Final = 400
_SHORTEST: Final = 3
_ENOUGH: Final = 2
"""So many words of its own tell a matter from all others of an authority within some months."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says.

    Attributes:
        key: stems in order, without function words and words for what is done this time; titles with one key are alike.
        words: the stems that tell the matter from others: no common words, no years, no short words.
        is_telling: whether they are enough to know the matter again by them alone.
    """

    key: str
    words: frozenset[str]
    is_telling: bool


@lru_cache(maxsize=16384)
def read_title(title: str) -> Title:
    """What a title says; any text at all.

    >>> read_title("Endelig vedtagelse af lokalplan 5-12, Nørre Lyng").key == read_title("Forslag til lokalplan 5-12 - Nørre Lyng").key
    True
    >>> [read_title(title).is_telling for title in ("Orientering", "Budget 2024", "Salg af ejendom", "Sti langs Lyng Å ved Bro Mølle")]
    [False, False, False, True]
    """
    tokens = _TOKEN.findall(_ROUND.sub(" ", title[:_MAX_LENGTH]).casefold())
    stems = [(token, _stem(token)) for token in tokens if token not in FUNCTION_WORDS and token not in STAGE_WORDS]
    own = {stem for token, stem in stems if _tells(token, stem)}
    return Title(
        key=" ".join(stem for _, stem in stems),
        words=frozenset(own),
        is_telling=len(own) >= _ENOUGH or (bool(own) and _NUMBERED_PLAN.search(title) is not None),
    )


def title_key(title: str) -> str | None:
    """The key by which titles are compared; None where a title has only words that any matter's may have ("Orientering").

    >>> title_key("Orientering fra formanden"), title_key("Godkendelse af Budget 2024")
    (None, 'budg 2024')
    """
    read = read_title(title)
    return read.key if read.words or any(character.isdigit() for character in read.key) else None


def likeness(one: Title, other: Title) -> float:
    """How much of the shorter of two titles the other has too, 0 to 1; titles with the same key have 1.

    >>> likeness(read_title("Ny sti ved Lyng Å"), read_title("Anlæg af sti langs Lyng Å, etape 2"))
    1.0
    >>> likeness(read_title("Budget 2024"), read_title("Regnskab 2024"))
    0.0
    """
    if one.key == other.key:
        return 1.0 if one.key else 0.0
    shared = one.words & other.words
    if len(shared) < _ENOUGH and not any(_CODE.search(word) for word in shared):
        return 0.0
    return len(shared) / min(len(one.words), len(other.words))


def _tells(token: str, stem: str) -> bool:
    if token[0].isdigit():
        return bool(_CODE.search(token)) and not _YEAR.fullmatch(token) and not _DATE.fullmatch(token)
    return len(token) >= _SHORTEST and token not in COMMON_WORDS and stem not in _common_stems()


def _stem(token: str) -> str:
    return str(_stemmer().stemWord(token))


@cache
def _stemmer() -> Any:
    return Stemmer.Stemmer("danish")


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in COMMON_WORDS)
