"""The tagger: a document's blocks in, the names of projects and the words that are something to them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.annotate.projects.tagger.decoding import SCHEME
from pipeline.annotate.projects.tagger.gate import Gate
from pipeline.annotate.projects.tagger.units import Pieces
from pipeline.annotate.projects.tagger.windows import Window, windows
from pipeline.errors import ModelError, ReferatError
from pipeline.records import Block, Span
from pipeline.resources import resource
from pipeline.text.inference import open_session, scores_of

MODEL: Final = "model.onnx"
PIECES: Final = "tokenizer.json"
GATE: Final = "gate.json"
_TOGETHER: Final = 256
"""Windows whose scores are held at once: their tensors bound what memory a long text takes."""


class Tagged(NamedTuple):
    """Words with their label (``decoding.LABELS``), and how sure the tagger is of them: 0 to 1."""

    span: Span
    label: str
    score: float


class Tagger:
    """The trained model in a folder that holds ``model.onnx``, ``tokenizer.json`` and ``gate.json``.

    Args:
        folder: with the three files.
        threads: that a batch is computed on.

    Raises:
        OSError: where a file is missing.
        ValueError: where one is damaged.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._pieces = Pieces((folder / PIECES).read_text(encoding="utf-8"))
        self._gate = Gate.load(folder / GATE)
        self._session = open_session(folder / MODEL, threads)

    def tagged(self, blocks: Sequence[Block]) -> list[Tagged]:
        """What the tagger finds in a document, in text order, not overlapping.

        Args:
            blocks: without furniture, in reading order.
        """
        found: list[Tagged] = []
        pending = (window for run in self._gate.chosen(blocks) for window in windows(run, self._pieces))
        while some := list(islice(pending, _TOGETHER)):
            for window, scores in zip(some, scores_of(self._session, some), strict=True):
                end = found[-1].span.end if found else 0
                found += (each for each in _read_off(window, scores) if each.span.start >= end)
        return found


def _read_off(window: Window, scores: NDArray[np.float32]) -> Iterator[Tagged]:
    for entity in SCHEME.decode(scores):
        if not window.begins <= entity.start < window.ends:
            continue
        start, end = window.places[entity.start].start, window.places[entity.end - 1].end
        yield Tagged(Span(start, end), entity.label, round(entity.score, 3))


@cache
def shipped_tagger() -> Tagger:
    """The tagger in ``models/projects``, loaded once.

    Raises:
        ModelError: where it is missing or damaged.
    """
    try:
        return Tagger(resource("models", "projects"))
    except (ReferatError, OSError, ValueError) as error:
        raise ModelError(
            f"The tagger of projects cannot be loaded: {str(error).splitlines()[0]}", hint="Install referat again."
        ) from None
