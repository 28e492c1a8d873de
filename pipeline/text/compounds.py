"""Danish compounds taken apart: ``spildevandsplanen`` is spilde + vand + s + plan + en.

The parts must cover the word. Each stands in ``constituents.txt`` or is a municipality's name, and has at least three letters,
but for a few that only open a compound (``byudvikling``); an s or e may link two, and the last one may be inflected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.resources import gazetteer
from pipeline.text.folding import fold

CONSTITUENTS = Path(__file__).with_name("constituents.txt")

_LEAST_PART = 3
_LONGEST_WORD = 80
_LONGEST_PART = 24
_CONTRACTING = re.compile(r"(\w*?([^aeiouy]))\2?e([lrn])")


_ENDINGS = tuple(
    ending + genitive
    for ending in ("", "n", "t", "r", "e", "ne", "rne", "en", "et", "er", "ene", "erne")
    for genitive in ("", "s")
)  # of nouns and adjectives
_DOUBLING = tuple(ending for ending in _ENDINGS if ending.startswith("e"))
"""Endings before which a consonant may be doubled: bus, bussen."""
_LINKS = ("s", "e")


class _Split(NamedTuple):
    """A way to take the rest of a word apart; the least is the best: few parts, then few linking letters."""

    parts: int
    links: int
    words: tuple[str, ...]


class _Opener(NamedTuple):
    """What a form that opens a compound is of, and whether a letter links it to the rest."""

    base: str
    links: int


_NO_OPENER = _Opener("", 0)
"""Of what is only the beginning of one."""


class Splitter:
    """Takes words apart into the constituents it was given.

    Args:
        constituents: each with the forms that no ending explains; one with a hyphen at its end never ends a compound.
        names: constituents as well, but for those that are a form of another.

    >>> splitter = Splitter({"spilde": (), "vand": (), "plan": (), "barn": ("børn",), "have": ()})
    >>> splitter.parts("spildevandsplanerne"), splitter.parts("børnehave"), splitter.parts("planen")
    (('spilde', 'vand', 'plan'), ('barn', 'have'), ())
    """

    def __init__(self, constituents: Mapping[str, Iterable[str]], names: Iterable[str] = ()) -> None:
        inner: dict[str, str] = {}
        last: dict[str, str] = {}
        self._varied: set[str] = set()
        for word, others in constituents.items():
            base = fold(word.removesuffix("-"))
            inner[base] = base
            if not word.endswith("-"):
                last[base] = base
            for form in (fold(other) for other in others):
                inner[form] = last[form] = base
            if others:
                self._varied.add(base)
        for form, base in list(inner.items()):
            if form.endswith("e") and form[:-1] not in inner:
                inner.setdefault(form[:-1] + "s", base)  # arbejde: arbejdsplan
            full = _CONTRACTING.fullmatch(form)
            if full:
                last.setdefault(full[1] + full[3], base)  # center: centret, middel: midlet
        self._inflected: dict[str, str] = {}
        _inflect(last, self._inflected)
        new = {name: name for name in map(fold, names) if name not in self._inflected}
        _inflect(new, self._inflected)
        inner |= {name: base for name, base in new.items() if name not in inner}
        openers = _openers(inner)
        self._beginnings = {form[:end]: _NO_OPENER for form in openers for end in range(2, len(form))} | openers

    def parts(self, word: str) -> tuple[str, ...]:
        """The constituents of a compound, folded, in order; () where the word is none or is not understood.

        Args:
            word: in lower case and NFC, letters only.
        """
        folded = fold(word)
        if not 2 * _LEAST_PART <= len(folded) <= _LONGEST_WORD:
            return ()
        split = self._split(folded)
        return split.words if split and split.parts > 1 else ()

    def constituent(self, word: str) -> str | None:
        """The constituent that a word alone is a form of; None where it is none (or a compound).

        >>> Splitter({"barn": ("børn",)}).constituent("børnenes")
        'barn'
        """
        return self._inflected.get(fold(word))

    def varies(self, constituent: str) -> bool:
        """Whether a constituent has forms that no ending explains."""
        return constituent in self._varied

    def _split(self, word: str) -> _Split | None:
        """The best way to take a folded word apart."""
        return self._split_from(0, word, {})

    def _split_from(self, start: int, word: str, known: dict[int, _Split | None]) -> _Split | None:
        """The best way to take the rest of a word apart; those of later places are kept in ``known``."""
        rest = word[start:]
        base = self._inflected.get(rest) if len(rest) <= _LONGEST_PART else None
        if base is not None:
            return _Split(1, 0, (base,))  # no other way has as few parts
        best = None
        for end in range(start + 2, min(len(word) - _LEAST_PART, start + _LONGEST_PART) + 1):
            opener = self._beginnings.get(word[start:end])
            if opener is None:
                break
            if not opener.base:
                continue
            if end not in known:
                known[end] = self._split_from(end, word, known)
            after = known[end]
            if after is not None:
                way = _Split(after.parts + 1, after.links + opener.links, (opener.base, *after.words))
                best = way if best is None else min(best, way)
        return best


def _openers(inner: Mapping[str, str]) -> dict[str, _Opener]:
    """The forms that open a compound, or a part of it, with the letter that links them to what follows."""
    openers = {form: _Opener(base, 0) for form, base in inner.items()}
    for form, base in inner.items():
        for link in _LINKS if len(form) >= _LEAST_PART else ():
            openers.setdefault(form + link, _Opener(base, 1))
    return openers


def _inflect(last: Mapping[str, str], forms: dict[str, str]) -> None:
    """Adds the inflected forms of what ends a compound; of two that are the same, that with the shorter ending counts."""
    whole = {stem: base for stem, base in last.items() if len(stem) >= _LEAST_PART}
    for ending in _ENDINGS:
        for stem, base in whole.items():
            forms.setdefault(stem + ending, base)
        if ending in _DOUBLING:
            for stem, base in whole.items():
                forms.setdefault(stem + stem[-1] + ending, base)  # bussen: bus


def read_constituents(file: Path) -> dict[str, tuple[str, ...]]:
    """The constituents that a file lists, each with the forms that no ending explains."""
    constituents: dict[str, tuple[str, ...]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for word, *others in (entry.split("=") for entry in line.split()):
                constituents[word] = tuple(others)
    return constituents


def splitter_of(constituents: Mapping[str, Iterable[str]]) -> Splitter:
    """A splitter with these constituents and the names of the municipalities."""
    names = (row["name"].lower() for row in gazetteer("municipalities.csv"))
    return Splitter(constituents, (name for name in names if name.isalpha() and len(name) > _LEAST_PART))


@cache
def splitter() -> Splitter:
    """The splitter with the constituents that ship with referat and the names of the municipalities."""
    return splitter_of(read_constituents(CONSTITUENTS))
