"""The examples of an epoch, and the tensors of a batch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor

from models.recipes.encoder.fitting import padded
from models.recipes.projects.texts import Text, blocks_of
from pipeline.annotate.projects.tagger.decoding import SCHEME
from pipeline.annotate.projects.tagger.units import Pieces
from pipeline.annotate.projects.tagger.windows import windows
from pipeline.text.inference import PAD, UNKNOWN

IGNORED = -100


class Example(NamedTuple):
    """A window's pieces, where its units begin, and the number of each unit's tag."""

    pieces: list[int]
    first: list[int]
    tags: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some examples: ``pieces`` and ``mask`` (batch, pieces), ``first`` and ``tags`` (batch, units)."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor


def examples_of(text: Text, pieces: Pieces) -> Iterator[Example]:
    """The windows of a text with their tags."""
    blocks = blocks_of(text)
    marks = sorted(mark for _, found in blocks for mark in found)
    for window in windows([block for block, _ in blocks], pieces):
        tags = [0] * len(window.places)
        for place, label in marks:
            inside = [number for number, unit in enumerate(window.places) if place.start <= unit.start < place.end]
            for number in inside:
                tags[number] = SCHEME.tags.index(f"{'B' if number == inside[0] else 'I'}-{label}")
        yield Example(window.pieces, window.first, tags)


def batches(examples: Sequence[Example], budget: int, rng: random.Random) -> Iterator[list[Example]]:
    """The examples in batches of similar length, each of about so many pieces with its padding, in random order."""
    groups: list[list[Example]] = [[]]
    for example in sorted(examples, key=lambda example: (len(example.pieces), rng.random())):
        if groups[-1] and (len(groups[-1]) + 1) * len(example.pieces) > budget:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    yield from groups


def collate(examples: Sequence[Example], rng: random.Random, masked: float = 0.0) -> Batch:
    """The tensors of some examples, a share of the pieces hidden."""
    rows = [
        [UNKNOWN if masked and place and rng.random() < masked else piece for place, piece in enumerate(example.pieces)]
        for example in examples
    ]
    return Batch(
        pieces=padded(rows, PAD),
        mask=padded([[1] * len(row) for row in rows], 0),
        first=padded([example.first for example in examples], 0),
        tags=padded([example.tags for example in examples], IGNORED),
    )
