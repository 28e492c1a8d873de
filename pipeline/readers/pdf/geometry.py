"""What lies on a page: words and ruling lines, in points from the top left corner of the page as it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Turn = Literal[0, 90, 180, 270]


class Area(NamedTuple):
    """A rectangle in a page's own coordinates, which run to the right and up."""

    left: float
    low: float
    right: float
    high: float


class Rect(NamedTuple):
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent from top to bottom."""
        return self.bottom - self.top

    def holds(self, other: Rect) -> bool:
        """Whether the centre of another rectangle lies inside."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank between, of the style of the first of them.

    Attributes:
        size: font size in points as drawn.
    """

    text: str
    box: Rect
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page shows.

    Attributes:
        turn: how far its text is turned against the page's own coordinates, counter-clockwise.
        shown_turn: how far the page itself says that it is to be turned for reading, clockwise.
        strays: text that runs in another direction, such as a stamp in the margin, or lies beyond the page's edge.
        rules: straight lines along the text's directions: rulings, and the sides of frames and shaded boxes.
        pictured: the share of the page that pictures cover, 0 to 1.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    turn: Turn = 0
    shown_turn: Turn = 0
    strays: list[str] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    pictured: float = 0.0


def union(boxes: Iterable[Rect]) -> Rect:
    """The smallest rectangle around rectangles; there must be one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(bottoms))
