"""Words that OCR misread, read as what they must have been: a shadow of equal length for the rules, places stay those of the text.

Only words that are none are mended, and only into names and nouns of the field, or by one confusion into a word of the dictionary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from pipeline.annotate.lists import first_names, rows, several
from pipeline.records import Annotation, Document, Span
from pipeline.text.folding import DANISH_LETTERS, fold
from pipeline.text.lemmas import is_word

_Value = TypeVar("_Value")

_WORD: Final = re.compile(r"[^\W_]{5,40}")
_SHORTEST_OF_DICTIONARY: Final = 6
_ALIKE: Final = str.maketrans("1lí0øåcbéö", "iiiooaehoo")
"""Characters that poor copies show alike."""
_PLAIN: Final = str.maketrans(DANISH_LETTERS)
_CONFUSIONS: Final = (("1", "l"), ("0", "o"), ("í", "i"), ("rn", "m"), ("c", "e"))
_NOUNS: Final = (
    "kommune kommunes kommunen kommunens kommuner kommunerne regionskommune region regionen regionens byråd byrådet udvalget udvalg "
    "kommunalbestyrelsen regionsrådet forvaltningen bekendtgørelse bekendtgørelsen cirkulære styrelsen ministeriet foreningen fonden"
).split()
_LISTS: Final = ("municipalities.csv", "regions.csv", "programmes.csv", "organisations.csv")


def mended(document: Document) -> Document:
    """The document with its misread words mended, in as many characters; itself where there are none.

    A word that becomes shorter has blanks after it.
    """
    text = _mended(document.text)
    if text == document.text:
        return document
    blocks = tuple(
        replace(block, text=text[slice(*block.span)]) if document.text[slice(*block.span)] == block.text else block
        for block in document.blocks
    )
    return replace(document, text=text, blocks=blocks)


def to_the_ends_of_words(annotation: Annotation, mended_text: str, text: str) -> Annotation:
    """An annotation of a mended text, its places drawn out over the blanks after words that became shorter.

    Args:
        annotation: of the mended text.
        mended_text: as ``mended`` made it, or a shadow of that.
        text: as the document has it.
    """
    ends: dict[int, int] = {}
    for word in _WORD.finditer(text):
        end = word.end()
        while mended_text[end - 1] == " ":
            end -= 1
        if end < word.end():
            ends[end] = word.end()
    return _drawn_out(annotation, ends) if ends else annotation


def _mended(text: str) -> str:
    """The text with its misread words mended.

    >>> _mended("Nordfyns Kornmune, Haders1ev og grundcjerforeningen")
    'Nordfyns Kommune , Haderslev og grundejerforeningen'
    """
    return _WORD.sub(lambda word: intended(word.group()).ljust(len(word.group())), text)


@lru_cache(maxsize=20_000)
def intended(word: str) -> str:
    """What a word was before it was misread, in no more characters; the word itself where nothing says so.

    A word whose Danish letters are written ae, oe, aa is not misread: lists find it as it is.

    >>> [intended(word) for word in ("Kornmune", "lnterreg", "Hansen", "kommune", "Hjornet")]
    ['Kommune', 'Interreg', 'Hansen', 'kommune', 'Hjornet']
    """
    low = word.lower()
    if low in _listed() or word.isdigit() or is_word(low) or word in first_names():
        return word
    listed = _by_shape().get(_shape(low))
    if listed is not None and len(listed) <= len(word):
        return word if listed.translate(_PLAIN) == low.translate(_PLAIN) else _cased(listed, word)
    if len(word) >= _SHORTEST_OF_DICTIONARY:
        for wrong, right in _CONFUSIONS:
            if wrong in low[1:] and is_word(candidate := low[0] + low[1:].replace(wrong, right)):
                return _cased(candidate, word)
    return word


def _cased(low: str, word: str) -> str:
    """A word in the case of what was misread; a listed name whose first letter was misread has its capital."""
    if word.isupper():
        return low.upper()
    capital = word[0].isupper() or (low[0] in "il" and word[0] != low[0])
    return low.capitalize() if capital else low


def _shape(low: str) -> str:
    """What a word in small letters has in common with its misreadings."""
    return low.replace("rn", "m").replace("æ", "ae").translate(_ALIKE)


@cache
def _listed() -> frozenset[str]:
    """The words of the lists, in small letters."""
    return frozenset(_listed_words())


def _listed_words() -> Iterator[str]:
    yield from _NOUNS
    for name in _LISTS:
        for row in rows(name):
            for form in (row["name"], *several(row["aliases"])):
                yield from (word.lower() for word in _WORD.findall(form))


@cache
def _by_shape() -> Mapping[str, str]:
    """The listed words by their shape, where only one has it; of one word's spellings the one in Danish letters."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(_listed(), key=str.isascii):
        if not any(letter.isdigit() for letter in word):
            groups[_shape(word)].append(word)
    return {shape: words[0] for shape, words in groups.items() if len({fold(word) for word in words}) == 1}


def _drawn_out(value: _Value, ends: Mapping[int, int]) -> _Value:
    changed: Any = value
    if isinstance(value, Span):
        changed = Span(value.start, ends.get(value.end, value.end))
    elif isinstance(value, tuple):
        changed = tuple(_drawn_out(each, ends) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{each.name: _drawn_out(getattr(value, each.name), ends) for each in fields(value)})
    return changed  # type: ignore[no-any-return]
