"""What of a document the tagger reads at once: some neighbouring blocks, as one row of pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.annotate.projects.tagger.units import Pieces, units
from pipeline.records import Block, Span
from pipeline.text.inference import END, START

LONGEST_WINDOW: Final = 320
"""Pieces that are read at once: an agenda item, or most of a news item."""
_HEADING: Final = "#"


@dataclass(slots=True)
class Window:
    """A row of pieces, and of each unit in it where it begins and its place in the document.

    Before a heading stands the piece of ``#``, between blocks the one that ends texts.
    """

    pieces: list[int] = field(default_factory=lambda: [START])
    first: list[int] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)


def windows(blocks: Sequence[Block], pieces: Pieces, longest: int = LONGEST_WINDOW) -> Iterator[Window]:
    """The blocks in windows of at most so many pieces, in order; a longer block is cut between two units.

    Args:
        blocks: in reading order.
        pieces: cuts units into pieces.
        longest: pieces of a window.
    """
    window = Window()
    for block in blocks:
        for part in _parts(block, pieces, longest - 2):
            if window.places and len(window.pieces) + len(part.pieces) + 1 > longest:
                yield window
                window = Window()
            by = len(window.pieces)
            window.first += (by + first for first in part.first)
            window.places += part.places
            window.pieces += [*part.pieces, END]
    if window.places:
        yield window


def _parts(block: Block, pieces: Pieces, longest: int) -> Iterator[Window]:
    """A block's units in rows of at most so many pieces."""
    part = Window(pieces=list(pieces.of(_HEADING, False)) if block.kind == "heading" else [])
    for unit in units(block.text):
        cut = pieces.of(block.text[unit.start : unit.end], unit.joined)
        if part.places and len(part.pieces) + len(cut) > longest:
            yield part
            part = Window(pieces=[])
        part.first.append(len(part.pieces))
        part.places.append(Span(block.span.start + unit.start, block.span.start + unit.end))
        part.pieces += cut
    if part.places:
        yield part
