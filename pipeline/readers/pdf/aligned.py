"""Tables without rules: by how their cells align from line to line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Final

from pipeline.readers.marks import is_leader
from pipeline.readers.pdf.geometry import Rect, union
from pipeline.readers.pdf.lines import Line, Segment, make_line
from pipeline.readers.pdf.tables import PageTable, with_columns_joined
from pipeline.text.hyphens import join_lines

_MIN_ROWS: Final = 3
_MIN_COLUMNS: Final = 3
_MIN_FULL_ROWS: Final = 2
_MAX_ROW_GAP: Final = 2.2
_WRAPPED_GAP: Final = 0.8
_OVERLAP: Final = 1.0
_MAX_RETRIED: Final = 60
"""Of aligned lines that are no table, so many of the last are tried again from a later start."""
_BAND_OVERLAP: Final = 0.25
"""Lines that overlap by more than this part of their size stand beside each other, not below."""
_AMOUNT: Final = re.compile(
    r"[-−+]?\s?\d[\d. ]*(?:,\d+)?\s?(?:%|pct\.?|kr\.?|(?:mio|t|mia)\.? ?kr\.?|-)?", re.IGNORECASE
)
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")


def split_aligned(lines: Sequence[Line]) -> Iterator[Line | PageTable]:
    """A page's lines from the top down, with those that form a table without rules replaced by it.

    Such a table has three rows or more, each cell under the one above: two of them of three cells or more, or all of a text
    and an amount.
    """
    bands = list(_bands(lines))
    rows = [_as_row(band) for band in bands]
    index = 0
    while index < len(bands):
        draft = _Draft.grow(rows, index)
        if draft is not None and draft.is_table():
            yield draft.table()
            index += draft.taken
            continue
        passed = max(1, draft.taken - _MAX_RETRIED) if draft else 1
        for band in bands[index : index + passed]:
            yield from band
        index += passed


def _bands(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in groups that overlap in height, as those of a cell of two lines do with the amount centred beside them."""
    band: list[Line] = []
    for line in lines:
        if band and max(above.box.bottom for above in band) - line.box.top < _BAND_OVERLAP * line.size:
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _as_row(band: Sequence[Line]) -> Line:
    """The lines of a band as one, their segments joined that stand above each other."""
    if len(band) == 1:
        return band[0]
    cells: list[list[Segment]] = []
    right = 0.0
    for segment in sorted((s for line in band for s in line.segments), key=lambda s: s.box.left):
        if cells and segment.box.left < right - _OVERLAP:
            cells[-1].append(segment)
            right = max(right, segment.box.right)
        else:
            cells.append([segment])
            right = segment.box.right
    return make_line([_joined(sorted(cell, key=lambda s: s.box.top)) for cell in cells], band[0].page)


def _joined(cell: Sequence[Segment]) -> Segment:
    text = reduce(join_lines, (segment.text for segment in cell), "")
    return cell[0]._replace(text=text, box=union(segment.box for segment in cell))


@dataclass(slots=True)
class _Draft:
    """A table under construction: the extent of its columns, the texts of its rows, the lines that it took."""

    columns: list[tuple[float, float]]
    rows: list[list[str]]
    boxes: list[Rect]
    page: int
    taken: int = 1

    @classmethod
    def grow(cls, lines: Sequence[Line], start: int) -> _Draft | None:
        """The longest run of aligned lines from a place on; None where no row can start there."""
        first = lines[start]
        if len(first.segments) < 2 or is_leader(first.text):
            return None
        columns = [(segment.box.left, segment.box.right) for segment in first.segments]
        draft = cls(columns, [[segment.text for segment in first.segments]], [first.box], first.page)
        for above, line in pairwise(lines[start:]):
            if not draft._take(line, (line.box.top - above.box.bottom) / line.size):
                break
            draft.taken += 1
        return draft

    def _take(self, line: Line, gap: float) -> bool:
        """Add a line as a row, or as the rest of a cell of the row above; False where it does not fit."""
        if gap > _MAX_ROW_GAP or is_leader(line.text):
            return False
        if len(line.segments) == 1:
            segment = line.segments[0]
            hits = self._hits(segment)
            if len(hits) != 1 or gap > _WRAPPED_GAP or not self.rows[-1][hits[0]]:
                return False
            self.rows[-1][hits[0]] = join_lines(self.rows[-1][hits[0]], segment.text)
            self.boxes[-1] = union((self.boxes[-1], line.box))
            return True
        if not all(self._fits(segment) for segment in line.segments):
            return False
        for segment in line.segments:
            self._make_room(segment)
        places = [self._hits(segment)[0] for segment in line.segments]
        if len(set(places)) < len(places):
            return False
        row = [""] * len(self.columns)
        for place, segment in zip(places, line.segments, strict=True):
            row[place] = segment.text
            left, right = self.columns[place]
            self.columns[place] = (min(left, segment.box.left), max(right, segment.box.right))
        self.rows.append(row)
        self.boxes.append(line.box)
        return True

    def _fits(self, segment: Segment) -> bool:
        """Whether a segment stands in one column or beside all; or in several that no row fills together.

        A head set to the right over a column set to the left looks like a column of its own until a wide cell comes.
        """
        hits = self._hits(segment)
        return len(hits) < 2 or all(sum(bool(row[hit]) for hit in hits) < 2 for row in self.rows)

    def _make_room(self, segment: Segment) -> None:
        """Make of a segment that fits the one column that it stands in."""
        hits = self._hits(segment)
        if not hits:
            place = sum(left < segment.box.left for left, _ in self.columns)
            self.columns.insert(place, (segment.box.left, segment.box.right))
            for row in self.rows:
                row.insert(place, "")
        elif len(hits) > 1:
            first, last = hits[0], hits[-1]
            self.columns[first : last + 1] = [(self.columns[first][0], self.columns[last][1])]
            for row in self.rows:
                row[first : last + 1] = ["".join(row[first : last + 1])]

    def _hits(self, segment: Segment) -> list[int]:
        return [
            index
            for index, (left, right) in enumerate(self.columns)
            if min(right, segment.box.right) - max(left, segment.box.left) > _OVERLAP
        ]

    def is_table(self) -> bool:
        """Whether the run has the size and kind of a table."""
        if len(self.rows) < _MIN_ROWS:
            return False
        if sum(1 for row in self.rows if sum(map(bool, row)) >= _MIN_COLUMNS) >= _MIN_FULL_ROWS:
            return True
        below_head = [row[-1] for row in self.rows[1:] if row[-1]]
        return (
            len(self.columns) == 2
            and len(below_head) >= _MIN_ROWS - 1
            and all(_AMOUNT.fullmatch(text) for text in below_head)
            and not all(_PAGE_NUMBER.fullmatch(text) for text in below_head)
        )

    def table(self) -> PageTable:
        """The table."""
        rows, edges = with_columns_joined(self.rows, [left for left, _ in self.columns])
        return PageTable(union(self.boxes), rows, edges, self.boxes, self.page)
