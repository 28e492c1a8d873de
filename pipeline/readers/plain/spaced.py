"""Tables of figures in plain text whose cells stand apart by blanks alone, or by bars without a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, Literal

from pipeline.readers.marks import is_leader, is_numbered, split_bullet
from pipeline.readers.rows import agenda_head
from pipeline.text.numbers import parse_number

Rows = list[list[str]]
Separator = Literal["blanks", "bars", "rule"]

_GAP: Final = re.compile(r"\S {2,}\S")
_CUT: Final = re.compile(r" {2,}")
_BAR: Final = re.compile(r"\s+\|\s+")
_RULE: Final = re.compile(r"[-=_+| ]{5,}")
_MIN_GUTTER: Final = 2
_MAX_WIDTH: Final = 300
_MIN_FIGURES: Final = 2
_MIN_SHARE: Final = 0.6
_MAX_PAGE: Final = 400
_PAGE_HEAD: Final = re.compile(r"side(?:nr|tal)?\.?|s\.", re.IGNORECASE)
_EMPTY: Final = ("-", "–", "—")


def find_figures(lines: Sequence[str]) -> Iterator[tuple[int, int, Rows]]:
    """The tables of figures and the agendas among consecutive lines: first line, line after the last, rows of cells.

    A column but the first has two figures or more, in most of its cells below the head. A list of contents has figures too,
    its pages, and is none.

    >>> list(find_figures(["Område      Kr.", "Veje     12.000", "Stier     3.500"]))
    [(0, 3, [['Område', 'Kr.'], ['Veje', '12.000'], ['Stier', '3.500']])]
    """
    for kind, run in groupby(range(len(lines)), key=lambda index: _separator(lines[index]) is not None):
        if not kind:
            continue
        for part in _parts(list(run), lines):
            filled = [index for index in part if _separator(lines[index]) != "rule"]
            rows = _rows([lines[index] for index in filled])
            if rows is not None and (agenda_head(rows) or (_holds_figures(rows) and not _is_contents(rows))):
                yield part[0], part[-1] + 1, rows


def _parts(run: Sequence[int], lines: Sequence[str]) -> Iterator[list[int]]:
    """A run of lines cut where bars and blanks change, rules kept inside and dropped at the ends."""
    part: list[int] = []
    used: Separator | None = None
    for index in run:
        separator = _separator(lines[index])
        if separator != "rule" and used is not None and separator != used:
            yield from _trimmed(part, lines)
            part, used = [], None
        part.append(index)
        used = separator if separator != "rule" else used
    yield from _trimmed(part, lines)


def _trimmed(part: list[int], lines: Sequence[str]) -> Iterator[list[int]]:
    while part and _separator(lines[part[-1]]) == "rule":
        part.pop()
    while part and _separator(lines[part[0]]) == "rule":
        part.pop(0)
    if len(part) > 1:
        yield part


def _separator(line: str) -> Separator | None:
    """What parts the cells of a line, None where it can be no row."""
    text = line.strip()
    if not text or len(text) > _MAX_WIDTH or "\t" in text or text[0] == "|" or split_bullet(text) or is_leader(text):
        return None
    if _RULE.fullmatch(text):
        return "rule"
    if _BAR.search(text):
        return "bars"
    return "blanks" if _GAP.search(text) else None


def _rows(lines: Sequence[str]) -> Rows | None:
    if _BAR.search(lines[0].strip()):
        rows = [[cell.strip() for cell in _BAR.split(line.strip())] for line in lines]
        return rows if len({len(row) for row in rows}) == 1 else None
    cuts = [_CUT.split(line.strip()) for line in lines]
    if len({len(row) for row in cuts}) == 1:
        return cuts
    gutters = _gutters([line.rstrip() for line in lines])
    return [_cells(line, gutters) for line in lines] if gutters else None


def _gutters(lines: Sequence[str]) -> list[int]:
    """The places, one in each stretch of two columns of characters or more that all lines leave blank between others."""
    width = max(map(len, lines))
    filled = [any(at < len(line) and line[at] != " " for line in lines) for at in range(width)]
    gutters: list[int] = []
    start = 0
    for is_filled, run in groupby(filled):
        length = len(list(run))
        if not is_filled and start > 0 and length >= _MIN_GUTTER and any(filled[:start]):
            gutters.append(start)
        start += length
    return gutters


def _cells(line: str, gutters: Sequence[int]) -> list[str]:
    edges = [0, *gutters, len(line)]
    return [line[first:last].strip() for first, last in pairwise(edges)]


def _holds_figures(rows: Rows) -> bool:
    for column in range(1, max(map(len, rows))):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column] and row[column] not in _EMPTY]
        figures = sum(parse_number(cell) is not None for cell in below)
        if figures >= min(_MIN_FIGURES, len(rows) - 1) and figures >= _MIN_SHARE * len(below) and figures:
            return True
    return False


def _is_contents(rows: Rows) -> bool:
    """Whether the last column holds the pages of titles: so headed, beside numbered lines, or small numbers that only grow."""
    if _PAGE_HEAD.fullmatch(rows[0][-1]):
        return True
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal() and len(row[-1]) < 4]
    if len(pages) < len(rows) - 1 or pages != sorted(pages):
        return False
    numbered = sum(is_numbered(" ".join(row)) or row[0].isdecimal() for row in rows)
    return 2 * numbered >= len(rows) or (len(pages) == len(rows) and max(pages) <= _MAX_PAGE)
