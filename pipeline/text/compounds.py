"""Danish compounds taken apart: ``spildevandsplanen`` is spilde + vand + s + plan + en.

The parts must cover the word. Each stands in ``constituents.txt`` or is a municipality's name, and has at least three letters,
but for a few that only open a compound (``byudvikling``); an s or e may link two, and the last one may be inflected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
_VOWELS = ("e",)


class _Split(NamedTuple):
    """A way to take the rest of a word apart; the least is the best: few parts, then few linking letters."""

    parts: int
    links: int
    words: tuple[str, ...]


class Splitter:
    """Takes words apart into the constituents it was given.

    Args:
        constituents: each with the forms that no ending explains; one with a hyphen at its end never ends a compound.

    >>> splitter = Splitter({"spilde": (), "vand": (), "plan": (), "barn": ("børn",), "have": ()})
    >>> splitter.parts("spildevandsplanerne"), splitter.parts("børnehave"), splitter.parts("planen")
    (('spilde', 'vand', 'plan'), ('barn', 'have'), ())
    """

    def __init__(self, constituents: Mapping[str, Iterable[str]]) -> None:
        self._inner: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._varied: set[str] = set()
        for word, others in constituents.items():
            base = fold(word.removesuffix("-"))
            self._inner[base] = base
            if not word.endswith("-"):
                self._last[base] = base
            for form in (fold(other) for other in others):
                self._inner[form] = self._last[form] = base
            if others:
                self._varied.add(base)
        for form, base in list(self._inner.items()):
            self._add_joints(form, base)

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
        return self._inflected(fold(word))

    def varies(self, constituent: str) -> bool:
        """Whether a constituent has forms that no ending explains."""
        return constituent in self._varied

    def _add_joints(self, form: str, base: str) -> None:
        """The forms that a word takes before a link or an ending only; what is a word itself goes first."""
        if form.endswith("e") and form[:-1] not in self._inner:
            self._inner.setdefault(form[:-1] + "s", base)  # arbejde: arbejdsplan
        full = _CONTRACTING.fullmatch(form)
        if full:
            self._last.setdefault(full[1] + full[3], base)  # center: centret, middel: midlet

    def _inflected(self, piece: str) -> str | None:
        """The constituent that a folded piece is an inflected form of."""
        for ending in _ENDINGS:
            if not piece.endswith(ending) or len(piece) < len(ending) + _LEAST_PART:
                continue
            stem = piece[: len(piece) - len(ending)]
            base = self._last.get(stem)
            if base is None and ending[:1] in _VOWELS and stem[-1] == stem[-2] and len(stem) > _LEAST_PART:
                base = self._last.get(stem[:-1])  # bussen: bus
            if base is not None:
                return base
        return None

    def _split(self, word: str) -> _Split | None:
        """The best way to take a folded word apart, from its end to its start."""
        best: list[_Split | None] = [None] * (len(word) + 1)
        for start in reversed(self._starts(word)):
            candidates = list(self._from(word, start, best))
            best[start] = min(candidates, default=None)
        return best[0]

    def _starts(self, word: str) -> list[int]:
        """Where a part of a folded word can begin: at its start, and behind parts that begin so."""
        last = len(word) - _LEAST_PART
        reached = {0}
        for start in range(last + 1):
            if start in reached:
                for end in range(start + 2, min(last, start + _LONGEST_PART) + 1):
                    piece = word[start:end]
                    if piece in self._inner or (piece[-1] in "se" and piece[:-1] in self._inner):
                        reached.add(end)
        return sorted(reached)

    def _from(self, word: str, start: int, best: list[_Split | None]) -> Iterator[_Split]:
        if len(word) - start <= _LONGEST_PART:
            base = self._inflected(word[start:])
            if base is not None:
                yield _Split(1, 0, (base,))
        for end in range(start + 2, min(len(word) - _LEAST_PART, start + _LONGEST_PART) + 1):
            rest = best[end]
            if rest is None:
                continue
            piece = word[start:end]
            base = self._inner.get(piece)
            if base is not None:
                yield _Split(rest.parts + 1, rest.links, (base, *rest.words))
            elif piece[-1] in "se" and len(piece) > _LEAST_PART and (base := self._inner.get(piece[:-1])):
                yield _Split(rest.parts + 1, rest.links + 1, (base, *rest.words))


@cache
def splitter() -> Splitter:
    """The splitter with the constituents that ship with referat and the names of the municipalities."""
    constituents: dict[str, tuple[str, ...]] = {}
    for line in CONSTITUENTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for word, *others in (entry.split("=") for entry in line.split()):
                constituents[word] = tuple(others)
    words = Splitter(constituents)
    names = (row["name"].lower() for row in gazetteer("municipalities.csv"))
    new = {name: () for name in names if name.isalpha() and len(name) > _LEAST_PART and not words.constituent(name)}
    return Splitter({**constituents, **new})
