"""What of a document the tagger reads at once: some neighbouring blocks, as one row of pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.annotate.projects.tagger.units import Pieces, units
from pipeline.records import Block, Span
from pipeline.text.inference import END, START

LONGEST_WINDOW: Final = 384
"""Pieces that are read at once: an agenda item, or most of a news item."""
SHARED: Final = 128
"""Pieces, at most, that a window has from the one before: a name there tells what the words behind it are about."""
_HEADING: Final = "#"


@dataclass(slots=True)
class Window:
    """A row of pieces, and of each unit in it where it begins and its place in the document.

    Before a heading stands the piece of ``#``, behind each block the one that ends texts.

    Attributes:
        begins, ends: the numbers of the first unit whose tag counts, and of the first behind these; what neighbouring windows share
            is read in the one that has more words around it.
    """

    pieces: list[int] = field(default_factory=lambda: [START])
    first: list[int] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    begins: int = 0
    ends: int = 0


class _Piece(NamedTuple):
    """Pieces that stay together, and the place of their unit; None for a mark between units."""

    pieces: tuple[int, ...]
    place: Span | None


def windows(
    blocks: Sequence[Block], pieces: Pieces, longest: int = LONGEST_WINDOW, shared: int = SHARED
) -> Iterator[Window]:
    """The blocks in windows of at most so many pieces, in order.

    Args:
        blocks: in reading order.
        pieces: cuts units into pieces.
        longest: pieces of a window.
        shared: pieces, at most, that neighbouring windows have in common; never more than a third of a window.
    """
    shared = min(shared, longest // 3)
    held: list[_Piece] = []
    size, begins = 1, 0
    for piece in _stream(blocks, pieces):
        if size + len(piece.pieces) > longest:
            kept = _tail(held, shared)
            common = sum(each.place is not None for each in kept)
            yield _window(held, begins, common - common // 2)
            held, begins = kept, common // 2
            size = 1 + sum(len(each.pieces) for each in held)
        held.append(piece)
        size += len(piece.pieces)
    if any(each.place is not None for each in held):
        yield _window(held, begins, 0)


def _stream(blocks: Sequence[Block], pieces: Pieces) -> Iterator[_Piece]:
    for block in blocks:
        if block.kind == "heading":
            yield _Piece(pieces.of(_HEADING, False), None)
        for unit in units(block.text):
            place = Span(block.span.start + unit.start, block.span.start + unit.end)
            yield _Piece(pieces.of(block.text[unit.start : unit.end], unit.joined), place)
        yield _Piece((END,), None)


def _tail(held: Sequence[_Piece], most: int) -> list[_Piece]:
    """The last pieces, at most so many; from the beginning of a block, where that leaves half as many."""
    start, size = len(held), 0
    whole = start
    while start and size + len(held[start - 1].pieces) <= most:
        start -= 1
        size += len(held[start].pieces)
        if start and held[start - 1].pieces == (END,) and size >= most // 2:
            whole = start
    return list(held[whole if whole < len(held) else start :])


def _window(held: Sequence[_Piece], begins: int, left: int) -> Window:
    """A window of some pieces whose first and last units, so many, are read in its neighbours."""
    window = Window(begins=begins)
    for each in held:
        if each.place is not None:
            window.first.append(len(window.pieces))
            window.places.append(each.place)
        window.pieces += each.pieces
    window.ends = len(window.places) - left
    return window
