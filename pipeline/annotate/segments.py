"""The pieces of a document that go through the language model one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Document

LONGEST = 20_000
"""Characters in one piece: a parser's memory grows with the text, and no real paragraph is longer."""

_SAFE = ("\n", ". ", "! ", "? ", "; ", ", ", " ")
"""Where a longer block is cut, the safest first."""


class Segment(NamedTuple):
    """A piece of a document: its first character in the document's text, its text."""

    start: int
    text: str


_GLUED_LABEL = re.compile(
    r"(?:Sagsfremstilling|Indstilling|Beslutning|Beskrivelse|Baggrund|Resum[eé]|Referat|Forslag|Vurdering|Konklusion|Sammendrag|Økonomi)"
    r"(?=[A-ZÆØÅ][a-zæøå])"
)
"""A label that ran together with the first word of its text when the text was taken from a page."""


def segments(document: Document) -> Iterator[Segment]:
    """A document's blocks without the furniture and labels that run into their text, the overlong ones cut, in order."""
    for block in document.blocks:
        if block.kind != "furniture" and block.text.strip():
            label = _GLUED_LABEL.match(block.text)
            begin = label.end() if label else 0
            yield from cut(Segment(block.span.start + begin, block.text[begin:]))


def cut(segment: Segment, longest: int = LONGEST) -> Iterator[Segment]:
    """A segment in pieces of at most ``longest`` characters, cut behind the last safe place of each.

    >>> list(cut(Segment(5, "Ja. Nej tak"), longest=6))
    [Segment(start=5, text='Ja. '), Segment(start=9, text='Nej '), Segment(start=13, text='tak')]
    """
    start, text = segment
    position = 0
    while len(text) - position > longest:
        end = _safe_end(text, position, position + longest)
        yield Segment(start + position, text[position:end])
        position = end
    yield Segment(start + position, text[position:])


def _safe_end(text: str, begin: int, end: int) -> int:
    for mark in _SAFE:
        place = text.rfind(mark, begin + (end - begin) // 2, end)
        if place >= 0:
            return place + len(mark)
    return end
