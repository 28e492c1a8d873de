"""The lines and pictures drawn on a page, in its own coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pypdfium2.raw as raw

from pipeline.readers.pdf.geometry import Area

_MAX_OBJECTS: Final = 5000
_MAX_SEGMENTS: Final = 2000
"""A page with more is a map or drawing, and no further line of it is looked at."""
_MAX_NESTING: Final = 4
_MAX_THICKNESS: Final = 3.0
_MIN_LENGTH: Final = 6.0
_CLOSED_BOX: Final = 5
"""A path of so many segments at most is a line or a box, which its bounds describe."""


@dataclass(slots=True)
class Graphics:
    """Straight lines upright or level (sides of boxes among them), and the area of all pictures in square points."""

    lines: list[Area] = field(default_factory=list)
    pictured: float = 0.0


class _Matrix(NamedTuple):
    """The transformation (x, y) to (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: _Matrix) -> _Matrix:
        """This transformation and after it another."""
        a, b, c, d, e, f = outer
        return _Matrix(
            self.a * a + self.b * c,
            self.a * b + self.b * d,
            self.c * a + self.d * c,
            self.c * b + self.d * d,
            self.e * a + self.f * c + e,
            self.e * b + self.f * d + f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """A point's place after it."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def read_graphics(page: Any) -> Graphics:
    """The lines and pictures of a page, those inside forms (parts drawn as a unit) too.

    Args:
        page: PDFium's own handle.
    """
    graphics = Graphics()
    for item, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            if (box := _bounds(item, matrix)) is not None:
                graphics.pictured += (box.right - box.left) * (box.high - box.low)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            graphics.lines += _path_lines(item, matrix)
    return graphics


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """The objects of a page with the transformation from their coordinates to the page's."""
    count = min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    stack = [(raw.FPDFPage_GetObject(page, index), _Matrix(), 0) for index in reversed(range(count))]
    seen = 0
    while stack and seen < _MAX_OBJECTS:
        item, matrix, depth = stack.pop()
        seen += 1
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _MAX_NESTING:
            inner = _own_matrix(item).then(matrix)
            parts = min(raw.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)
            stack += [(raw.FPDFFormObj_GetObject(item, part), inner, depth + 1) for part in reversed(range(parts))]


def _own_matrix(item: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _Matrix()
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(item: Any, matrix: _Matrix) -> Area | None:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, low, right, high):
        return None
    return _area(matrix.apply(left.value, low.value), matrix.apply(right.value, high.value))


def _area(one: tuple[float, float], other: tuple[float, float]) -> Area:
    return Area(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _path_lines(item: Any, matrix: _Matrix) -> Iterator[Area]:
    """The straight lines of a path that are long enough to rule something."""
    segments = raw.FPDFPath_CountSegments(item)
    if segments <= _CLOSED_BOX:
        box = _bounds(item, matrix)
        areas = [] if box is None else _sides(box)
    else:
        areas = _segment_lines(item, min(segments, _MAX_SEGMENTS), _own_matrix(item).then(matrix))
    for area in areas:
        width, height = area.right - area.left, area.high - area.low
        if min(width, height) <= _MAX_THICKNESS and max(width, height) >= _MIN_LENGTH:
            yield area


def _sides(box: Area) -> list[Area]:
    """A thin box as it is, the four sides of any other."""
    left, low, right, high = box
    if min(right - left, high - low) <= _MAX_THICKNESS:
        return [box]
    return [
        Area(left, low, right, low),
        Area(left, high, right, high),
        Area(left, low, left, high),
        Area(right, low, right, high),
    ]


def _segment_lines(item: Any, count: int, matrix: _Matrix) -> list[Area]:
    """The straight segments of a path of many."""
    x, y = ctypes.c_float(), ctypes.c_float()
    lines: list[Area] = []
    before: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.apply(x.value, y.value)
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            lines.append(_area(before, point))
        before = point
    return lines
