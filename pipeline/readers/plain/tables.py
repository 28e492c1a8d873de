"""Tables in plain text: rows of cells between tabs, between Markdown's bars, or of figures apart by blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pipeline.readers.marks import is_leader, split_bullet
from pipeline.readers.plain.spaced import find_figures

_NUMBER_CELL: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.):]?")
_BAR_RULE: Final = re.compile(r"[\s|:-]+")
_TABS: Final = re.compile("\t+")
_MAX_RAGGED: Final = 0.2

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table that takes the lines ``[first, last)``."""

    first: int
    last: int
    rows: Rows


def find_tables(lines: Sequence[str]) -> list[TextTable]:
    """The tables of a text: two rows or more on consecutive lines, of as many cells but for one ragged row (or one in five).

    Where tabs or Markdown's bars are missing, only figures make a table: see :func:`pipeline.readers.plain.spaced.find_figures`.

    Contents lists, and bullets and numbered lines whose gap is a tab, are not tables.

    >>> find_tables(["Område\\tBudget", "Veje\\t12.000", "", "Slut"])
    [TextTable(first=0, last=2, rows=[['Område', 'Budget'], ['Veje', '12.000']])]
    """
    tables: list[TextTable] = []
    for separator, run in groupby(range(len(lines)), key=lambda index: _separator(lines[index])):
        indices = list(run)
        if separator is None or len(indices) < 2:
            continue
        block = [lines[index] for index in indices]
        rows = _tab_rows(block) if separator == "\t" else _bar_rows(block)
        if rows is not None:
            tables.append(TextTable(indices[0], indices[-1] + 1, rows))
    return tables + [TextTable(*figures) for figures in find_figures(lines)]


def _separator(line: str) -> str | None:
    """What parts the cells of a line, None where it can be no row."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        return "|"
    if "\t" in line.rstrip() and not split_bullet(stripped) and not is_leader(stripped):
        return "\t"
    return None


def _tab_rows(lines: Sequence[str]) -> Rows | None:
    for split in (lambda line: line.rstrip("\r\n ").split("\t"), lambda line: _TABS.split(line.strip())):
        rows = _without_empty_columns([[cell.strip() for cell in split(line)] for line in lines])
        widths = Counter(map(len, rows))
        width, count = widths.most_common(1)[0]
        if width > 1 and len(rows) - count <= max(1, _MAX_RAGGED * len(rows)) and count > 1:
            return None if _is_numbered_list(rows) else rows
    return None


def _without_empty_columns(rows: Rows) -> Rows:
    """The rows without the columns that no row fills: tabs that only widen a gap or close a line."""
    widest = max(map(len, rows))
    filled = [any(len(row) > column and row[column] for row in rows) for column in range(widest)]
    return [[cell for column, cell in enumerate(row) if filled[column]] for row in rows]


def _is_numbered_list(rows: Rows) -> bool:
    """Whether the rows are numbered lines, or a contents list of number, title and page."""
    if not all(_NUMBER_CELL.fullmatch(row[0]) for row in rows):
        return False
    widest = max(map(len, rows))
    return widest == 2 or (widest == 3 and all(row[-1].isdigit() for row in rows))


def _bar_rows(lines: Sequence[str]) -> Rows:
    return [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines if not _BAR_RULE.fullmatch(line)]
