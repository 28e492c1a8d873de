"""The tagger: a document's blocks in, the names of projects and the words that are something to them out."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.annotate.projects.tagger.decoding import LEAD, NAME, SCHEME
from pipeline.annotate.projects.tagger.gate import Gate
from pipeline.annotate.projects.tagger.units import Pieces
from pipeline.annotate.projects.tagger.windows import Window, windows
from pipeline.errors import ModelError, ReferatError
from pipeline.records import Block, Span
from pipeline.resources import resource
from pipeline.text.inference import open_session, scores_of
from pipeline.text.iob import Entity

MODEL: Final = "model.onnx"
PIECES: Final = "tokenizer.json"
GATE: Final = "gate.json"
_BODIES: Final = ("partner", "funder")
_TOGETHER: Final = 256
"""Windows whose scores are held at once: their tensors bound what memory a long text takes."""
LEAST_CHANCE: Final = 0.2
"""From here on it is kept that words may lead which the tagger holds for something else, and counts where nothing surer says who leads."""


class Tagged(NamedTuple):
    """Words with their label (``decoding.LABELS``), and how sure the tagger is of them: 0 to 1."""

    span: Span
    label: str
    score: float


@dataclass(slots=True)
class Reading:
    """What the tagger read in a document.

    Attributes:
        tagged: what it found, in text order, not overlapping.
        may_lead: what it found to be a body with another role, or nothing, and may be the lead, with the chance of that; in text order.
    """

    tagged: list[Tagged] = field(default_factory=list)
    may_lead: list[Tagged] = field(default_factory=list)
    _starts: array[int] = field(default_factory=lambda: array("q"))
    _ends: array[int] = field(default_factory=lambda: array("q"))
    _chances: array[float] = field(default_factory=lambda: array("f"))

    def chance_of_name(self, place: Span) -> float | None:
        """How likely words are part of a project's name, 0 to 1: the mean over them; None where they were not read."""
        first, last = bisect_right(self._starts, place.start) - 1, bisect_left(self._starts, place.end)
        if first < 0 or place.start >= self._ends[first]:
            first += 1
        return sum(self._chances[first:last]) / (last - first) if first < last else None

    def add(self, window: Window, scores: NDArray[np.float32]) -> None:
        """Take in the scores (units, tags) of the next window."""
        found = SCHEME.decode(scores)
        may_lead = _may_lead(found, SCHEME.chances(scores, LEAD))
        for known, read in ((self.tagged, found), (self.may_lead, may_lead)):
            end = known[-1].span.end if known else 0
            known.extend(each for each in _own(window, read) if each.span.start >= end)
        own = slice(window.begins, window.ends)
        self._starts.extend(place.start for place in window.places[own])
        self._ends.extend(place.end for place in window.places[own])
        self._chances.extend(SCHEME.chances(scores[own], NAME))


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

    def read(self, blocks: Sequence[Block], places: Iterable[Span] = ()) -> Reading:
        """Read a document.

        Args:
            blocks: without furniture, in reading order.
            places: where something speaks for a project, in any order: what stands there is read in any case.
        """
        reading = Reading()
        pending = (window for run in self._gate.chosen(blocks, places) for window in windows(run, self._pieces))
        while some := list(islice(pending, _TOGETHER)):
            for window, scores in zip(some, scores_of(self._session, some), strict=True):
                reading.add(window, scores)
        return reading


def _own(window: Window, found: Iterable[Entity]) -> Iterator[Tagged]:
    """What begins in the part of a window that no neighbour reads better, by its place in the text."""
    for first, last, label, score in found:
        if window.begins <= first < window.ends:
            yield Tagged(Span(window.places[first].start, window.places[last - 1].end), label, round(score, 3))


def _may_lead(found: Sequence[Entity], chances: NDArray[np.float32]) -> Iterator[Entity]:
    """Bodies with other roles, and runs of units without a label, whose chance to lead is not slight."""
    free = chances >= LEAST_CHANCE
    stretches = []
    for entity in found:
        free[entity.start : entity.end] = False
        if entity.label in _BODIES:
            stretches.append((entity.start, entity.end))
    bounds = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8)))
    stretches.extend((int(first), int(last)) for first, last in bounds.reshape(-1, 2))
    for first, last in sorted(stretches):
        chance = float(chances[first:last].mean())
        if chance >= LEAST_CHANCE:
            yield Entity(first, last, LEAD, chance)


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
