"""Which parts of a document the tagger reads: those whose words make it likely that they name a project.

Most of what is published names none, and a linear model over words and pairs of words is a thousand times as fast as the tagger.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from pipeline.records import Block, Span

LEAST_LETTERS: Final = 400
"""Letters of a part: blocks are taken together until they have as many."""

_WORD: Final = re.compile(r"\w+|[”“\"»«–:|\t]")
_COINED: Final = re.compile(r"[^\W\d_]*[a-zæøå][A-ZÆØÅ]")
_SHORTEST_CAPITALS: Final = 4
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Gate:
    """The linear model.

    Args:
        weights: by feature.
        bias: of every text.
        threshold: least probability of a text that is read.
        beside: the same for a text beside one that is read.
    """

    def __init__(self, weights: Mapping[str, float], bias: float, threshold: float, beside: float) -> None:
        self._weights, self._bias = weights, bias
        self._threshold, self._beside = _logit(threshold), _logit(beside)

    @classmethod
    def load(cls, path: Path) -> Gate:
        """The model in a file.

        Raises:
            OSError: where it is missing.
            ValueError: where it is damaged.
        """
        written = json.loads(path.read_text(encoding="utf-8"))
        try:
            return cls(written["weights"], written["bias"], written["threshold"], written["beside"])
        except (KeyError, TypeError) as error:
            raise ValueError(f"{path.name} is no model of words") from error

    def score(self, text: str) -> float:
        """How much the words of a text speak for a project: the logarithm of the odds."""
        return self._bias + sum(self._weights.get(name, 0.0) for name in set(features(text)))

    def chosen(self, blocks: Sequence[Block], places: Iterable[Span] = ()) -> Iterator[Sequence[Block]]:
        """The runs of neighbouring blocks that are worth reading.

        Args:
            blocks: in reading order.
            places: what lies here is worth it whatever its words.
        """
        parts = list(_parts(blocks))
        scores = [self.score("\n".join(block.text for block in part)) for part in parts]
        starts = [part[0].span.start for part in parts]
        known = {bisect_right(starts, place.start) - 1 for place in places}
        sure = [score >= self._threshold or number in known for number, score in enumerate(scores)]
        run: list[Block] = []
        for number, part in enumerate(parts):
            is_beside = any(sure[max(0, number - 1) : number + 2]) and scores[number] >= self._beside
            if sure[number] or is_beside:
                run += part
            elif run:
                yield run
                run = []
        if run:
            yield run


def features(text: str) -> Iterator[str]:
    """The words of a text in small letters and the pairs of neighbours; coined names, capitals, years and numbers stand for each other.

    >>> list(features("SiloSense fik 2 mio."))
    ['_name', 'fik', '_number', 'mio', '_name fik', 'fik _number', '_number mio']
    """
    words = [_form(word) for word in _WORD.findall(text)]
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def _form(word: str) -> str:
    if word.isdigit():
        return "_year" if _YEAR.fullmatch(word) else "_number"
    if _COINED.match(word) or (word.isupper() and len(word) >= _SHORTEST_CAPITALS):
        return "_name"
    return word.lower()


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    size = 0
    for block in blocks:
        part.append(block)
        size += len(block.text)
        if size >= LEAST_LETTERS:
            yield part
            part, size = [], 0
    if part:
        yield part


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))
