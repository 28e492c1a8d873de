"""What the tagger labels: words, parts of hyphenated words, and signs, each with the pieces that the encoder reads it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from tokenizers import Tokenizer, pre_tokenizers

from pipeline.text.inference import UNKNOWN

LONGEST_UNIT: Final = 8
"""Pieces of a unit that are read."""

_UNIT: Final = re.compile(r"[^\W_]+|[^\s\w]|_|\t")
_CELL: Final = "|"
_LONGEST_WORD: Final = 64
_MARK: Final = "▁"


class Unit(NamedTuple):
    """A unit's place in a text, and whether it follows the one before without a blank."""

    start: int
    end: int
    joined: bool


def units(text: str) -> Iterator[Unit]:
    """The units of a text in order; a tab, which parts the cells of a row, is one.

    >>> [("Det er LIFE-projektet."[unit.start : unit.end], unit.joined) for unit in units("Det er LIFE-projektet.")]
    [('Det', False), ('er', False), ('LIFE', False), ('-', True), ('projektet', True), ('.', True)]
    """
    end = -1
    for match in _UNIT.finditer(text):
        yield Unit(match.start(), match.end(), match.start() == end)
        end = match.end()


class Pieces:
    """Cuts units into the pieces of a vocabulary.

    Args:
        written: the tokenizer as ``tokenizer.json`` has it.
    """

    def __init__(self, written: str) -> None:
        self._apart = Tokenizer.from_str(written)
        self._joined = Tokenizer.from_str(written)
        self._joined.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_MARK, prepend_scheme="never")
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, word: str, joined: bool) -> tuple[int, ...]:
        """The pieces of a unit's characters."""
        tokenizer = self._joined if joined else self._apart
        written = _CELL if word == "\t" else word[:_LONGEST_WORD]
        return tuple(tokenizer.encode(written).ids[:LONGEST_UNIT]) or (UNKNOWN,)
