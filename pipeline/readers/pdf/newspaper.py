"""Columns of running text as newspapers have them: found among the words of a page, before these are put into lines.

The gap between such columns is often no wider than a cell's gap or even a blank of justified text; what tells it is that it stays free
of words over many rows, with text on both sides whose lines begin inside sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.readers.pdf.geometry import Rect, Word, union
from pipeline.readers.pdf.lines import Line, find_lines, rows_of

_MIN_GUTTER: Final = 0.8
"""In font sizes, as the other distances."""
_MIN_ROWS: Final = 6
_MIN_FILLED: Final = 0.65
"""The part of a column's width that its lines fill at the median; labels and values fill less."""
_SAME_WIDTH: Final = 0.75
"""The narrowest of the columns is this part of the widest at least."""
_MIN_INSIDE: Final = 0.35
"""The part of a column's lines that begin with a small letter: text has more of them, a list fewer."""
_FOLLOWS: Final = 2.0
_ROW_GAP: Final = 1.6
"""A distance between rows of more leadings than this goes through all columns, as between the rows of a table."""
_MAX_ROW_GAPS: Final = 1

_Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns that stand beside each other: their lines in reading order."""

    box: Rect
    lines: list[Line]


def find_columns(words: Sequence[Word], page: int) -> tuple[list[Columns], list[Word]]:
    """The newspaper columns of a page, and the words that are in none.

    Args:
        words: of one page, outside its tables.
    """
    rows = [sorted(row, key=lambda word: word.box.left) for row in rows_of(words)]
    limits = (
        min((row[0].box.left for row in rows), default=0.0),
        max((row[-1].box.right for row in rows), default=0.0),
    )
    found: list[Columns] = []
    rest: list[Word] = []
    index = begin = 0
    while index < len(rows):
        end, gutters = _run(rows, index, limits)
        first, end = _grown(rows, begin, index, gutters), _closed(rows, index, end, gutters)
        columns = _columns(rows[first:end], gutters)
        if columns:
            rest += [word for row in rows[begin:first] for word in row]
            lines = [line for column in columns for line in _lines(column, page)]
            found.append(Columns(union(line.box for line in lines), lines))
            begin = end
        index = end
    rest += [word for row in rows[begin:] for word in row]
    return found, rest


def _run(rows: Sequence[Sequence[Word]], start: int, limits: _Strip) -> tuple[int, list[_Strip]]:
    """Where the rows end that leave strips free between words from a row on, and those strips; the row itself has words on both sides.

    Args:
        limits: the left and right ends of the page's text.
    """
    row = rows[start]
    free = [*_gaps(row)]
    if not free:
        return start + 1, []
    free += [(limits[0], row[0].box.left), (row[-1].box.right, limits[1])]
    gutters = _inside(free, limits)
    end = start + 1
    while end < len(rows):
        free = _without(free, rows[end])
        narrowed = _inside(free, limits)
        if not narrowed or (len(narrowed) < len(gutters) and end - start >= _MIN_ROWS):
            break
        gutters = narrowed
        end += 1
    return end, gutters


def _inside(strips: Sequence[_Strip], limits: _Strip) -> list[_Strip]:
    """The strips that have text on both sides."""
    return [strip for strip in strips if limits[0] < strip[0] and strip[1] < limits[1]]


def _gaps(row: Sequence[Word]) -> Iterator[_Strip]:
    for before, word in pairwise(row):
        if word.box.left - before.box.right >= _MIN_GUTTER * word.size:
            yield before.box.right, word.box.left


def _without(strips: Sequence[_Strip], row: Sequence[Word]) -> list[_Strip]:
    """What the words of a row leave free of strips, as far as it is wide enough for a gutter."""
    free = list(strips)
    size = row[0].size
    for word in row:
        left, right = word.box.left, word.box.right
        if any(strip[0] < right and left < strip[1] for strip in free):
            free = [
                part for strip in free for part in ((strip[0], min(strip[1], left)), (max(strip[0], right), strip[1]))
            ]
            free = [part for part in free if part[1] - part[0] >= _MIN_GUTTER * size]
    return free


def _grown(rows: Sequence[Sequence[Word]], begin: int, start: int, gutters: Sequence[_Strip]) -> int:
    """The first of the rows that stand close above a run and leave its strips free."""
    while gutters and start > begin:
        above, row = rows[start - 1], rows[start]
        if row[0].box.top - above[0].box.bottom > _FOLLOWS * row[0].size or above[0].size > row[0].size:
            break
        if len(_without(gutters, above)) < len(gutters):
            break
        start -= 1
    return start


def _closed(rows: Sequence[Sequence[Word]], start: int, end: int, gutters: Sequence[_Strip]) -> int:
    """The end of a run without what stands below its columns: rows on the left alone, after a gap."""
    right = min((strip[1] for strip in gutters), default=0.0)
    last = next((i for i in range(end - 1, start, -1) if rows[i][-1].box.left >= right), start)
    for i in range(last, end - 1):
        if rows[i + 1][0].box.top - rows[i][0].box.bottom > _FOLLOWS * rows[i][0].size:
            return i + 1
    return end


def _columns(rows: Sequence[Sequence[Word]], gutters: Sequence[_Strip]) -> list[list[list[Word]]]:
    """The columns between gutters, each of its rows of words; none where they are no running text."""
    if not gutters or len(rows) < _MIN_ROWS or _parted_rows(rows) > _MAX_ROW_GAPS:
        return []
    edges = sorted((strip[0] + strip[1]) / 2 for strip in gutters)
    columns: list[list[list[Word]]] = [[] for _ in range(len(edges) + 1)]
    for row in rows:
        for place, column in enumerate(columns):
            low = edges[place - 1] if place else float("-inf")
            high = edges[place] if place < len(edges) else float("inf")
            if own := [word for word in row if low <= word.box.left < high]:
                column.append(own)
    if not all(columns):
        return []
    full = columns if len(columns[-1]) >= _MIN_ROWS or len(columns) < 3 else columns[:-1]
    widths = [_width(column) for column in full]
    return columns if min(widths) >= _SAME_WIDTH * max(widths) and all(map(_is_prose, full)) else []


def _parted_rows(rows: Sequence[Sequence[Word]]) -> int:
    """How many gaps go through all columns."""
    tops = [row[0].box.top for row in rows]
    distances = [below - above for above, below in pairwise(tops)]
    leading = median(distances)
    return sum(1 for distance in distances if distance > _ROW_GAP * max(leading, rows[0][0].size))


def _width(column: Sequence[Sequence[Word]]) -> float:
    return max(row[-1].box.right for row in column) - min(row[0].box.left for row in column)


def _is_prose(column: Sequence[Sequence[Word]]) -> bool:
    if len(column) < _MIN_ROWS:
        return False
    filled = median(row[-1].box.right - row[0].box.left for row in column)
    inside = sum(1 for row in column if row[0].text[0].islower())
    return filled >= _MIN_FILLED * _width(column) and inside >= _MIN_INSIDE * len(column)


def _lines(column: Sequence[Sequence[Word]], page: int) -> list[Line]:
    """The lines of a column with its limits."""
    lines = find_lines([word for row in column for word in row], page)
    limits = (min(line.box.left for line in lines), max(line.box.right for line in lines))
    return [replace(line, column=limits) for line in lines]
