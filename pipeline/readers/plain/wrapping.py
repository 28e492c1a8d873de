"""Whether a text file breaks its lines at a fixed width, and which of its lines go on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.readers.marks import is_fact, is_label, is_numbered, split_bullet
from pipeline.text.hyphens import ends_divided

_MIN_LINES: Final = 6
_MIN_WIDTH: Final = 45
_MAX_WIDTH: Final = 132
_WIDTH_QUANTILE: Final = 0.97
"""A word too long for the width, such as an address, makes a line or two longer."""
_MIN_FULL: Final = 0.6


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width in characters at which a file's lines were broken, None where its lines are paragraphs.

    A line was broken by an editor when the next line's first word had not fitted on it. Where that holds for most lines that
    another follows at once, the file is hard-wrapped.
    """
    followed = [
        (len(line.rstrip()), _first_word(below))
        for line, below in pairwise(lines)
        if line.strip() and below.strip() and "\t" not in line
    ]
    if len(followed) < _MIN_LINES:
        return None
    lengths = sorted(length for length, _ in followed)
    width = lengths[int(_WIDTH_QUANTILE * (len(lengths) - 1))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    full = sum(1 for length, word in followed if length + 1 + word > width)
    return width if full >= _MIN_FULL * len(followed) else None


def goes_on(line: str, below: str, width: int) -> bool:
    """Whether ``below`` is the rest of ``line`` in a file wrapped at ``width``: it is full, and nothing new begins."""
    upper, start = line.rstrip(), below.strip()
    if ends_divided(upper) and start[:1].islower():
        return True
    if len(upper) + 1 + _first_word(below) <= width:
        return False
    return not (split_bullet(start) or is_numbered(start) or is_label(start) or is_fact(start))


def _first_word(line: str) -> int:
    words = line.split(maxsplit=1)
    return len(words[0]) if words else 0
