"""A token classifier that onnxruntime runs: texts as words in, entities out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from tokenizers import Tokenizer

from pipeline.annotate.recogniser.decoding import Entity, decode
from pipeline.annotate.recogniser.windows import in_capitals, windows
from pipeline.text.inference import END, START, UNKNOWN, open_session, scores_of

MODEL: Final = "model.onnx"
PIECES: Final = "tokenizer.json"

LONGEST_WINDOW: Final = 160
"""Pieces that are read at once, about a hundred words: more context helps little and costs time."""
LONGEST_WORD: Final = 8
"""Pieces of a word that are read, as in training; the first one is classified."""
_SORTED: Final = 2048
"""Windows that are sorted by length together: their tensors bound what memory a long text takes."""


class _Window(NamedTuple):
    """Part of a text: the text's number, the places of the words, their pieces, where in these each word begins."""

    text: int
    places: list[int]
    pieces: list[int]
    first: list[int]


class Recogniser:
    """The trained model in a folder that holds ``model.onnx`` and ``tokenizer.json``.

    Args:
        folder: with the two files.
        threads: that a batch is computed on.

    Raises:
        OSError: where a file is missing.
        ValueError: where one is damaged.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._tokenizer = Tokenizer.from_str((folder / PIECES).read_text(encoding="utf-8"))
        self._session = open_session(folder / MODEL, threads)
        self._cut = lru_cache(maxsize=20_000)(self._pieces)

    def entities(self, texts: Sequence[Sequence[str]]) -> list[list[Entity]]:
        """The entities of each text in order, their places counted in its words.

        Args:
            texts: the words of each; words of white space, such as line breaks, are skipped but counted.
        """
        found: list[list[Entity]] = [[] for _ in texts]
        pending = (window for number, words in enumerate(texts) for window in self._windows(number, words))
        while some := list(islice(pending, _SORTED)):
            for window, scores in zip(some, scores_of(self._session, some), strict=True):
                found[window.text] += (
                    entity._replace(start=window.places[entity.start], end=window.places[entity.end - 1] + 1)
                    for entity in decode(scores)
                )
        return found

    def _windows(self, number: int, words: Sequence[str]) -> Iterator[_Window]:
        pieces = [self._cut(word) for word in words]
        for places in windows(words, [len(each) for each in pieces], LONGEST_WINDOW):
            lowered = in_capitals([words[place] for place in places])
            row, first = [START], []
            for place in places:
                first.append(len(row))
                row += self._cut(words[place].lower()) if lowered else pieces[place]
            yield _Window(number, places, [*row, END], first)

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(word).ids[:LONGEST_WORD]) or (UNKNOWN,)
