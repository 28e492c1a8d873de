"""Tables that only lay out lines of text: a label beside its value, a number beside its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.readers.marks import is_header_label
from pipeline.text.numbers import parse_number

_NUMBER: Final = re.compile(r"(\d{1,4})[.):]?")
_MIN_LABELLED: Final = 0.6
_MAX_LINE: Final = 200


def lines_of_rows(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines of a table that only lays out lines of text: facts with their labels, or numbered titles.

    Args:
        rows: the cells of each row; a line break in a cell is kept.

    >>> lines_of_rows([["1.", "Godkendelse af dagsorden"], ["2.", "Budget 2025"]])
    ['1. Godkendelse af dagsorden', '2. Budget 2025']
    """
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) == 1 and sum(map(len, filled[0])) <= _MAX_LINE and not any("\n" in cell for cell in filled[0]):
        return [" ".join(filled[0])]
    return _label_lines(filled) or _numbered_lines(filled) or None


def _label_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines ``label value`` of a table that states facts of a meeting, none for any other table."""
    labelled = sum(1 for row in rows if len(row) > 1 and is_header_label(row[0]))
    if not labelled or labelled < _MIN_LABELLED * len(rows):
        return []
    lines: list[str] = []
    for row in rows:
        for column, cell in enumerate(row):
            if column == 0 or is_header_label(cell):
                lines.append(cell)
            else:
                lines[-1] += f" {cell}"
    return lines


def _numbered_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines ``number title`` of a table whose first column counts its rows, none for any other table.

    Rows without a number go on with what the row above begins, such as the case number below a title.
    """
    numbered = [row for row in rows if len(row) == 2 and _NUMBER.fullmatch(row[0])]
    numbers = [int(row[0].rstrip(".):")) for row in numbered]
    alone = [row for row in rows if len(row) == 1 and not _NUMBER.fullmatch(row[0])]
    if len(numbered) + len(alone) < len(rows) or (alone and rows[0] in alone) or not numbers:
        return []
    if alone and all(parse_number(row[1]) is not None for row in numbered):
        return []
    return [" ".join(row) for row in rows] if numbers == sorted(set(numbers)) else []
