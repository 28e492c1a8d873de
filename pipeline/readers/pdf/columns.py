"""Columns of running text or of a meeting's facts: found, and put one after the other. Labels beside values are no columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.readers.marks import is_fact, is_label
from pipeline.readers.pdf.lines import Line, make_line

_MIDDLE: Final = (0.3, 0.7)
"""Where in the width of the text the gutter between two columns is looked for."""
_MIN_GUTTER: Final = 0.8
_MIN_LINES: Final = 6
_MIN_FILLED: Final = 0.65
"""The part of a column's width that its lines fill at the median; labels and values fill less."""
_FOLLOWS: Final = 2.0
"""A line within this many font sizes below another is of the same column."""
_BESIDE: Final = 0.25
"""Lines that overlap by more than this part of their size stand beside each other."""
_MIN_BESIDE: Final = 2
_FACTS_FOLLOW: Final = 0.8
_MIN_FACTS: Final = 0.6

_Interval = tuple[float, float]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, top down, with columns of running text read one after the other.

    Args:
        lines: of one page without its tables and furniture, from the top down.
    """
    if not lines:
        return []
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    ordered: list[Line] = []
    index = 0
    while index < len(lines):
        end, gutter = _gutter(lines, index, left, right)
        run = lines[index:end]
        columns = (_columns(run, gutter) or _facts(run, gutter, right)) if gutter else None
        ordered += lines[index:end] if columns is None else columns
        index = end
    return ordered


def _gutter(lines: Sequence[Line], start: int, left: float, right: float) -> tuple[int, _Interval | None]:
    """Where the run of lines ends that leave one strip in the middle of the page free, and that strip."""
    width = right - left
    free: list[_Interval] = [(left + _MIDDLE[0] * width, left + _MIDDLE[1] * width)]
    end = start
    while end < len(lines):
        narrowed = _without_words(free, lines[end])
        if not narrowed:
            break
        free = narrowed
        end += 1
    if end == start:
        return start + 1, None
    return end, max(free, key=lambda strip: strip[1] - strip[0])


def _without_words(free: Sequence[_Interval], line: Line) -> list[_Interval]:
    """What a line leaves free of strips, as far as it is wide enough for a gutter."""
    for segment in line.segments:
        begin, end = segment.box.left, segment.box.right
        free = [piece for strip in free for piece in ((strip[0], min(strip[1], begin)), (max(strip[0], end), strip[1]))]
        free = [piece for piece in free if piece[1] - piece[0] >= _MIN_GUTTER * line.size]
    return list(free)


def _columns(lines: Sequence[Line], gutter: _Interval) -> list[Line] | None:
    """The lines with two columns read one after the other, None where they are not columns of running text."""
    middle = (gutter[0] + gutter[1]) / 2
    halves = [_halves(line, middle) for line in lines]
    with_right = [index for index, (_, right) in enumerate(halves) if right]
    if not with_right:
        return None
    first, last = _grown(lines, with_right[0], with_right[-1])
    lefts = [half for half, _ in halves[first:last] if half]
    rights = [half for _, half in halves[first:last] if half]
    if not (_is_running_text(lefts) and _is_running_text(rights)):
        return None
    return [*lines[:first], *_limited(lefts), *_limited(rights), *lines[last:]]


def _facts(lines: Sequence[Line], gutter: _Interval, right: float) -> list[Line] | None:
    """The lines with the two columns of a meeting's head one after the other, None where they are no such columns."""
    middle = (gutter[0] + gutter[1]) / 2
    whole = [_halves(line, middle) for line in lines]
    end = max((index for index, (_, half) in enumerate(whole) if half), default=-1) + 1
    if _are_two_lists(whole[:end]):
        lefts, rights = [left for left, _ in whole[:end] if left], [half for _, half in whole[:end] if half]
        return [*_limited(lefts, gutter[1]), *_limited(rights, right), *lines[end:]]
    ordered: list[Line] = []
    found = False
    for cluster in _clusters(lines):
        halves = [_halves(line, middle) for line in cluster]
        lefts, rights = [left for left, _ in halves if left], [right for _, right in halves if right]
        if lefts and rights and _are_apart(cluster, halves):
            ordered += [*_limited(lefts, gutter[1]), *_limited(rights, right)]
            found = True
        else:
            ordered += cluster
    return ordered if found else None


def _are_two_lists(halves: Sequence[tuple[Line | None, Line | None]]) -> bool:
    """Whether facts with their values stand at the left, and at the right what a label alone above it heads, as a list of members."""
    lefts = [left for left, right in halves if left and right]
    rights = [right for _, right in halves if right]
    if len(lefts) < _MIN_BESIDE or len(rights) <= _MIN_BESIDE or not is_label(rights[0].text):
        return False
    return rights[0].text.rstrip().endswith(":") and all(is_fact(line.text) for line in lefts)


def _clusters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups that a gap in height parts."""
    cluster: list[Line] = []
    bottom = 0.0
    for line in lines:
        if cluster and line.box.top - bottom >= _FACTS_FOLLOW * line.size:
            yield cluster
            cluster = []
        cluster.append(line)
        bottom = max(bottom, line.box.bottom)
    if cluster:
        yield cluster


def _are_apart(lines: Sequence[Line], halves: Sequence[tuple[Line | None, Line | None]]) -> bool:
    """Whether two columns have nothing to do with each other.

    Lines of such columns seldom have one baseline; where they have, most of those on the left state a fact with its value, so
    that what stands on the right does not go on with it.
    """
    beside = sum(
        1
        for (above, below), (one, other) in zip(pairwise(lines), pairwise(halves), strict=True)
        if below.box.top < above.box.bottom - _BESIDE * above.size and (one[0] is None) != (other[0] is None)
    )
    both = [(left, right) for left, right in halves if left and right]
    facts = sum(1 for left, _ in both if is_fact(left.text))
    stated = len(both) >= _MIN_BESIDE and facts >= _MIN_FACTS * len(both) and is_fact(both[0][1].text)
    return stated or beside >= _MIN_BESIDE


def _grown(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The range of lines, end excluded, with those just above and below that the left column has alone."""
    while first > 0 and lines[first].box.top - lines[first - 1].box.bottom < _FOLLOWS * lines[first].size:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].box.top - lines[last].box.bottom < _FOLLOWS * lines[last].size:
        last += 1
    return first, last + 1


def _halves(line: Line, middle: float) -> tuple[Line | None, Line | None]:
    """What of a line stands left and right of a place."""
    left = tuple(segment for segment in line.segments if segment.box.left < middle)
    right = line.segments[len(left) :]
    return (make_line(left, line.page) if left else None, make_line(right, line.page) if right else None)


def _is_running_text(column: Sequence[Line]) -> bool:
    if len(column) < _MIN_LINES:
        return False
    widest = max(line.box.right for line in column) - min(line.box.left for line in column)
    return median(line.box.width for line in column) >= _MIN_FILLED * widest


def _limited(column: Sequence[Line], right: float | None = None) -> list[Line]:
    """The lines with the limits of their column, at the right where its longest line ends if nothing else is said."""
    left, widest = min(line.box.left for line in column), max(line.box.right for line in column)
    return [replace(line, column=(left, widest if right is None else right)) for line in column]
