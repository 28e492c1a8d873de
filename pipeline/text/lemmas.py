"""The dictionary forms of Danish words: simplemma's list, with what it lacks: function words, names, compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import simplemma

from pipeline.text.compounds import splitter
from pipeline.text.folding import fold

_LANGUAGE: Final = "da"
_LEAST_TAIL: Final = 3

FUNCTION_WORDS: Final = {
    form: lemma
    for lemma, forms in {
        "den": "den de",
        "denne": "denne dette disse",
        "en": "en et",
        "det": "det",
        "hel": "hel hele",
        "god": "god gode",
        "al": "al alt alle",
        "meget": "mere mest",
        "lang": "lang lange",
        "senere": "senere",
        "ved": "ved",
        "siden": "siden",
        "så": "så",
        "få": "få fået får fik",
        "lade": "lod ladet lader",
        "vide": "vidste vidst",
        "egen": "egen eget egne",
        "nogen": "nogen noget nogle",
        "anden": "anden andet andre",
        "sådan": "sådan sådant sådanne",
        "ingen": "ingen intet",
        "hvilken": "hvilken hvilket hvilke",
        "min": "min mit mine",
        "din": "din dit dine",
        "sin": "sin sit sine",
        "vores": "vor vort vore vores",
    }.items()
    for form in forms.split()
}
"""Frequent words whose form alone the dictionary reads as another word ("de" as "den", "siden" as "side")."""


_VERBS: Final = frozenset(
    "kunne skulle ville måtte burde havde være have blive gøre gjorde sagde vidste lagde satte".split()
)
"""Verbs in e that follow the pronouns "det" and "de", where an adjective in e follows the article."""

_ACRONYM: Final = re.compile(r"([A-ZÆØÅ0-9]{2,}|\w+['’])s")


def lemmas(words: Sequence[str]) -> list[str]:
    """The dictionary form of each word of a sentence; names keep their capital, and lose a genitive that is plain to see.

    >>> lemmas("Byrådet godkendte KL's forslag om ændrede daginstitutioner".split())
    ['byråd', 'godkende', 'KL', 'forslag', 'om', 'ændre', 'daginstitution']
    """
    return [
        _article(word, following) or _in_sentence(word, is_first=index == 0)
        for index, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False))
    ]


def _article(word: str, following: str) -> str | None:
    """ "det" and "de" are the article before an adjective that agrees ("de store byer"), else the pronoun."""
    lower = word.lower()
    if lower not in ("det", "de"):
        return None
    return "den" if following.endswith("e") and following not in _VERBS else lower


def _in_sentence(word: str, *, is_first: bool) -> str:
    lower = word.lower()
    if word == lower:
        return lemma(word)
    genitive = _ACRONYM.fullmatch(word)
    if genitive:
        return genitive[1].rstrip("'’")
    if is_first or is_word(lower):
        found = lemma(lower)
        return found if is_first or found != lower else word
    return word


def is_word(word: str) -> bool:
    """Whether a word in lower case is in the dictionary, or a compound of words that are."""
    return word in FUNCTION_WORDS or simplemma.is_known(word, lang=_LANGUAGE) or bool(splitter().parts(word))


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The dictionary form of a word in lower case; a word that nothing is known of is its own.

    An unknown compound gets the dictionary form of its last part.

    >>> [lemma(word) for word in ("kommunerne", "vedtaget", "spildevandsplanerne", "byens", "xyz")]
    ['kommune', 'vedtage', 'spildevandsplan', 'by', 'xyz']
    """
    known = FUNCTION_WORDS.get(word)
    if known is not None:
        return known
    if simplemma.is_known(word, lang=_LANGUAGE):
        found = simplemma.lemmatize(word, lang=_LANGUAGE)
        return simplemma.lemmatize(found, lang=_LANGUAGE) if word == found + "s" else found  # byens: byen: by
    head, hyphen, tail = word.rpartition("-")
    if hyphen and len(tail) >= _LEAST_TAIL:
        return f"{head}-{lemma(tail)}"
    return _of_compound(word) or simplemma.lemmatize(word, lang=_LANGUAGE)


def _of_compound(word: str) -> str | None:
    """The dictionary form of a compound that its parts explain."""
    parts = splitter().parts(word) if word.isalpha() else ()
    if not parts:
        return None
    for start in range(2, len(word) - _LEAST_TAIL + 1):
        tail = word[start:]
        if fold(tail).startswith(parts[-1][:_LEAST_TAIL]) and simplemma.is_known(tail, lang=_LANGUAGE):
            return word[:start] + simplemma.lemmatize(tail, lang=_LANGUAGE)
    return None
