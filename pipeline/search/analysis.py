"""Danish text to search terms: each word as written, stemmed, taken apart, and in one spelling for each letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import Stemmer

from pipeline.text.compounds import CONSTITUENTS, Splitter, read_constituents, splitter_of
from pipeline.text.folding import fold, spellings

WORD_LISTS = (CONSTITUENTS, Path(__file__).with_name("constituents.txt"))
"""The files that say what compounds are made of."""

BOUNDARY = "|"
"""Stands between the parts of two words in the field of parts, so that a phrase of parts stays within one word."""

STOPWORDS = frozenset(
    "af alle at blev da de dem den denne der deres det dette dig din disse dog du efter eller en end er et for fra ham han hans "
    "har havde have hende hendes her hos hun hvad hvis hvor i ikke ind jeg jer jo kunne man mange med meget men mig min mine mit "
    "mod nogle noget nu når og også om op os over på selv sig sin sine sit skal skulle som sådan til ud under var vi vil ville "
    "vor være været".split()
)
"""Words so frequent that a query asks for them only when it has no others."""

_WORD = re.compile(r"(?!(?<=[^\W_]['’´`])s(?![^\W_]))[^\W_]+")  # but for the s of KL's
_CLOCK = re.compile(r"[Kk][Ll](?<![^\W_]..)\.?(?=\s?[0-2]?\d(?!\d))")
_LEAST_ASKED = 3  # letters of a word that is looked for in compounds
_LEAST_WITH_UNKNOWN, _LEAST_HEAD, _LEAST_TAIL = 11, 4, 7  # letters
_PARTICLES = frozenset(
    "efter foran fore frem gennem hele halv hoved igen imod inden mellem over sammen selv tilbage uden under videre".split()
)
"""Beginnings of words that are no compounds of two nouns."""
_OLD_J = re.compile(r"([kg])j(?=[ao]e)")
_LONGEST = 100
_OPEN_STEM = re.compile(r"([^aeiouyæøå]*(?:[iouyæøå]|aa|oe|ae))(?:en|et|er|ene|erne)s?")
"""Forms of nouns that end in their only vowel (``byen``, ``åerne``), which are too short for the stemmer."""
_GENITIVE = re.compile(r"([^aeiouyæøå\W\d_]{2,5})s")
"""Genitives of abbreviations that nobody can pronounce (``KLs``)."""
_snowball = Stemmer.Stemmer("danish", 0).stemWord  # its own cache takes three times as long as stemming


class Token(NamedTuple):
    """A word of a text: in lower case, with its place ``[start, end)``."""

    word: str
    start: int
    end: int


class Forms(NamedTuple):
    """What a word is searched by.

    Attributes:
        exact: the word in lower case.
        stem: its stem.
        folded: its stem, each letter spelled in one way, without the j of old spelling (``Ringkjøbing``).
        parts: the constituents of a compound; of another word () or, where its forms vary (``børn``), the one it is of.
        constituents: what a compound must contain, side by side, to be found by this word; () where it is looked for in none.
    """

    exact: str
    stem: str
    folded: str
    parts: tuple[str, ...]
    constituents: tuple[str, ...]


def normalised(text: str) -> str:
    """The text in NFC, in which every other function expects it."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lowered(text: str) -> str:
    """The text in lower case, equally long."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


def without_clock(text: str) -> str:
    """The text, equally long, without the *kl.* of times of day: it is no word, and looks like KL, the municipalities' association.

    >>> without_clock("KL mødes kl. 19:30")
    'KL mødes     19:30'
    """
    return _CLOCK.sub(lambda match: " " * len(match[0]), text)


def words(text: str) -> Iterator[Token]:
    """The words of a text: runs of letters and digits; neither a genitive s after an apostrophe nor the kl. of a time is one.

    >>> [token.word for token in words("KL's EU-kontor, § 18")]
    ['kl', 'eu', 'kontor', '18']
    """
    for match in _WORD.finditer(lowered(without_clock(text))):
        yield Token(match.group()[:_LONGEST], match.start(), match.end())


def vocabulary(text: str) -> set[str]:
    """The different words of a text."""
    return {word[:_LONGEST] for word in _WORD.findall(lowered(without_clock(text)))}


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> Forms:
    """What a word is searched by.

    Args:
        word: as ``words`` gives it.

    >>> forms("spildevandsplanen").parts, forms("planen").stem, forms("århus").folded == forms("aarhus").folded
    (('spilde', 'vand', 'plan'), 'plan', True)
    """
    parts = _splitter().parts(word)
    constituent = None if parts else _splitter().constituent(word)
    if not parts and constituent is None and word.isalpha():
        parts = _with_unknown_head(word)
    constituents = parts
    if constituent is not None:
        constituents = (constituent,) if min(map(len, spellings(word))) >= _LEAST_ASKED else ()
        parts = (constituent,) if _splitter().varies(constituent) else ()
    stem, folded = _stem(word), fold(word)
    if "j" in folded:
        folded = _OLD_J.sub(r"\1", folded)
    return Forms(word, stem, stem if folded == word else _stem(folded), parts, constituents)


@cache
def _splitter() -> Splitter:
    """The splitter with the constituents of all lists."""
    words: dict[str, tuple[str, ...]] = {}
    for word, forms_of_it in (pair for file in WORD_LISTS for pair in read_constituents(file).items()):
        if word.startswith("!"):
            words.pop(word[1:], None)
        else:
            words[word] = forms_of_it
    return splitter_of(words)


def _stem(word: str) -> str:
    """The stem of a word.

    >>> _stem("skolerne"), _stem("byen"), _stem("søerne"), _stem("kls"), _stem("men")
    ('skol', 'by', 'sø', 'kl', 'men')
    """
    short = _OPEN_STEM.fullmatch(word) or _GENITIVE.fullmatch(word)
    return short[1] if short else _snowball(word)


def _with_unknown_head(word: str) -> tuple[str, ...]:
    """The parts of a compound whose beginning is in no list: that beginning, and the longest known end.

    A single constituent must be long to be an end, and a beginning more than a particle (``efter|retning`` is no compound).

    >>> _with_unknown_head("separatkloakering"), _with_unknown_head("overtandlæge"), _with_unknown_head("efterretning")
    (('separat', 'kloakering'), ('over', 'tand', 'laege'), ())
    """
    if not _LEAST_WITH_UNKNOWN <= len(word) <= _LONGEST:
        return ()
    cuts = range(_LEAST_HEAD, len(word) - _LEAST_TAIL + 1)
    for cut in cuts:
        known = _splitter().parts(word[cut:])
        if known:
            return (fold(word[:cut]), *known)
    for cut in cuts:
        end = _splitter().constituent(word[cut:])
        if end is not None and word[:cut] not in _PARTICLES:
            return (fold(word[:cut]), end)
    return ()


class FieldTexts(NamedTuple):
    """A text as terms separated by blanks, one text for each field of the index: ``exact`` has all words, the others the rest."""

    exact: str
    word: str
    stem: str
    parts: str
    folded: str


_NO_TEXTS = FieldTexts("", "", "", "", "")


def field_texts(text: str, muted: Collection[tuple[str, ...]] = ()) -> tuple[FieldTexts, str]:
    """A text for the fields of the index, and those of its words that say little.

    Args:
        muted: names, each as ``stems`` gives it, whose words say little wherever they stand (``Klima- og Miljøudvalget``).

    >>> field_texts("Børnenes daginstitution")[0].parts
    'barn | dag institution |'
    >>> telling, rest = field_texts("Klima- og Miljøudvalget om klimaet", {stems("Klima- og Miljøudvalget")})
    >>> telling.word, telling.stem, rest
    ('om klimaet', '| | | om klima', 'klima og miljøudvalget')
    """
    found = [forms(word[:_LONGEST]) for word in _WORD.findall(lowered(without_clock(normalised(text))))]
    if not found:
        return _NO_TEXTS, ""
    told = _told(found, muted)
    if told is found:
        return _texts(found), ""
    telling = _texts([form for form in told if form])
    whole = FieldTexts(
        exact=" ".join([form.exact for form in found]),
        word=telling.word,
        stem=" ".join([form.stem if form else BOUNDARY for form in told]),
        parts=telling.parts,
        folded=" ".join([form.folded if form else BOUNDARY for form in told]),
    )
    return whole, " ".join([form.exact for form, kept in zip(found, told, strict=True) if not kept])


def _texts(found: Sequence[Forms]) -> FieldTexts:
    exact, stem, folded, parts, _ = zip(*found, strict=True) if found else ((),) * 5
    word = " ".join(exact)
    compounds = " ".join([f"{' '.join(each)} {BOUNDARY}" for each in parts if each])
    return FieldTexts(exact=word, word=word, stem=" ".join(stem), parts=compounds, folded=" ".join(folded))


@lru_cache(maxsize=1 << 12)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words."""
    return tuple(forms(token.word).stem for token in words(normalised(text)))


def _told(found: Sequence[Forms], muted: Collection[tuple[str, ...]]) -> Sequence[Forms | None]:
    """The words, those of muted names as None; the very same where none stands in them. Of names that begin alike the longest counts."""
    beginning: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(filter(None, muted), key=len, reverse=True):
        beginning.setdefault(name[0], []).append(name)
    told: list[Forms | None] = list(found)
    end = 0
    for place in [place for place, form in enumerate(found) if form.stem in beginning]:
        names = beginning[found[place].stem] if place >= end else ()
        length = next((len(name) for name in names if _stands(found, place, name)), 0)
        told[place : place + length] = [None] * length
        end = max(end, place + length)
    return told if end else found


def _stands(found: Sequence[Forms], place: int, name: tuple[str, ...]) -> bool:
    return tuple(form.stem for form in found[place : place + len(name)]) == name
