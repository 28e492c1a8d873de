"""Tables whose cells are ruled: by pdfplumber's grid finder, on the lines that PDFium reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.readers.pdf.geometry import PageContent, Rect, Word, union
from pipeline.readers.pdf.lines import Line, find_lines
from pipeline.readers.rows import agenda_head
from pipeline.text.hyphens import join_lines

_MIN_LINES: Final = 2
_MAX_PIECES: Final = 4000
_MAX_LINES: Final = 600
_MAX_CROSSINGS: Final = 3000
"""More is a drawing or a form of tiny boxes, and the grid finder's time grows with the square."""
_TOLERANCE: Final = 3.0
_PADDING: Final = 8.0
"""Points that a cell leaves free at its right side at most."""
_BLANK: Final = 0.25
_WHOLE_PAGE: Final = 0.95


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of one that stands on a page.

    Attributes:
        rows: the cells; a line break stands in one only where the table is an agenda.
        edges: the left sides of its columns.
    """

    box: Rect
    rows: list[list[str]]
    edges: list[float]
    row_boxes: list[Rect]
    page: int


class TooManyLines(Exception):
    """A page with more ruling lines than a grid is looked for in."""


def ruled_tables(content: PageContent) -> list[PageTable]:
    """The tables of a page whose cells are ruled, of two rows and two columns at least.

    Raises:
        TooManyLines: for a page whose lines are those of a drawing.
    """
    edges = _edges(content)
    if sum(edge["orientation"] == "h" for edge in edges) < _MIN_LINES or len(edges) < 2 * _MIN_LINES:
        return []
    if len(edges) > _MAX_PIECES:
        raise TooManyLines
    from pdfplumber import table as grid  # costs a third of a second, and only pages with rules need it

    merged = grid.merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    if len(merged) > _MAX_LINES:
        raise TooManyLines
    crossings = grid.edges_to_intersections(merged, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MAX_CROSSINGS:
        raise TooManyLines
    groups = grid.cells_to_tables(grid.intersections_to_cells(crossings))
    tables = (_fill(_rows(cells), content) for cells in groups)
    return [table for table in tables if table is not None]


def _edges(content: PageContent) -> list[dict[str, Any]]:
    """A page's rules as pdfplumber has edges; the border of the page itself is none."""
    edges: list[dict[str, Any]] = []
    for rule in content.rules:
        level = rule.width >= rule.height
        if rule.width > _WHOLE_PAGE * content.width or rule.height > _WHOLE_PAGE * content.height:
            continue
        x, y = (rule.left + rule.right) / 2, (rule.top + rule.bottom) / 2
        edges.append(
            {
                "x0": rule.left if level else x,
                "x1": rule.right if level else x,
                "top": y if level else rule.top,
                "bottom": y if level else rule.bottom,
                "width": rule.width if level else 0.0,
                "height": 0.0 if level else rule.height,
                "orientation": "h" if level else "v",
                "object_type": "line",
            }
        )
    return edges


def _rows(cells: Sequence[tuple[float, float, float, float]]) -> list[list[Rect | None]]:
    """The cells of a grid by row and column; None where a cell of another row or column reaches."""
    lefts = sorted({left for left, _, _, _ in cells})
    rows: dict[float, list[Rect | None]] = {top: [None] * len(lefts) for top in sorted({top for _, top, _, _ in cells})}
    for cell in cells:
        rows[cell[1]][lefts.index(cell[0])] = Rect(*cell)
    return list(rows.values())


def _fill(boxes: Sequence[Sequence[Rect | None]], content: PageContent) -> PageTable | None:
    """The table of a grid with the page's words in its cells; None where fewer than two rows and columns hold any."""
    words = _words_by_cell(boxes, content.words)
    rows = [
        [_cell_text(words.get((number, column), []), content.number, box) for column, box in enumerate(row)]
        for number, row in enumerate(boxes)
    ]
    columns = {column for row in rows for column, text in enumerate(row) if text}
    if len(columns) < 2 or sum(any(row) for row in rows) < 2:
        return None
    row_boxes = [union(box for box in row if box is not None) for row in boxes]
    edges = sorted({box.left for row in boxes for box in row if box is not None})
    rows, edges = with_columns_joined(rows, edges)
    if agenda_head(rows) is None:
        rows = [[cell.replace("\n", " ") for cell in row] for row in rows]
    return PageTable(union(row_boxes), rows, edges, row_boxes, content.number)


def with_columns_joined(rows: list[list[str]], edges: list[float]) -> tuple[list[list[str]], list[float]]:
    """The rows and left edges of a table's columns, each column joined with the next where no row fills both.

    A head set to the left over figures set to the right, and a cell that spans two of the grid, look like two columns.
    """
    kept = [0]
    joined = [[row[0]] for row in rows]
    for column in range(1, len(edges)):
        if any(row[column] and own[-1] for row, own in zip(rows, joined, strict=True)):
            kept.append(column)
            for row, own in zip(rows, joined, strict=True):
                own.append(row[column])
        else:
            for row, own in zip(rows, joined, strict=True):
                own[-1] = own[-1] or row[column]
    return joined, [edges[column] for column in kept]


def _words_by_cell(boxes: Sequence[Sequence[Rect | None]], words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
    """The words in each cell, given by row and column."""
    cells = {(row, column): box for row, line in enumerate(boxes) for column, box in enumerate(line) if box}
    lefts, tops = sorted({box.left for box in cells.values()}), sorted({box.top for box in cells.values()})
    owners = {
        (x, y): cell
        for cell, box in cells.items()
        for x in range(bisect_left(lefts, box.left), bisect_left(lefts, box.right))
        for y in range(bisect_left(tops, box.top), bisect_left(tops, box.bottom))
    }
    found: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
        owner = owners.get((bisect_right(lefts, x) - 1, bisect_right(tops, y) - 1))
        if owner is not None and cells[owner].holds(word.box):
            found.setdefault(owner, []).append(word)
    return found


def _cell_text(words: Sequence[Word], page: int, box: Rect | None) -> str:
    """The text of a cell; a line break stands where a line ended before the cell did."""
    text = ""
    above: Line | None = None
    for line in find_lines(words, page):
        room = box.right - _PADDING - above.box.right if box and above else 0.0
        ended = room > line.segments[0].first_width + _BLANK * line.size
        text = f"{text}\n{line.text}" if ended else join_lines(text, line.text)
        above = line
    return text


def words_outside(words: Sequence[Word], tables: Sequence[PageTable]) -> list[Word]:
    """The words that are in none of the tables."""
    return [word for word in words if not any(table.box.holds(word.box) for table in tables)]
