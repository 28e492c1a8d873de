"""Tables that only lay out lines of text: a label beside its value or its section, a number beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.readers.marks import is_header_label, is_numbered, is_section_label
from pipeline.text.numbers import parse_number

_NUMBER: Final = re.compile(r"(\d{1,4})[.):]?")
_MIN_LABELLED: Final = 0.6
_MIN_SECTIONS: Final = 2
_MAX_LINE: Final = 200
_TWO_PAIRS: Final = 4
"""Columns of a head that sets labels and values twice beside each other."""


def lines_of_rows(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The lines of a table that only lays out lines of text: facts with their labels, sections beside theirs, or numbered titles.

    Args:
        rows: the cells of each row; a line break in a cell is kept.

    >>> lines_of_rows([["1.", "Godkendelse af dagsorden"], ["2.", "Budget 2025"]])
    ['1. Godkendelse af dagsorden', '2. Budget 2025']
    >>> lines_of_rows([["Indstilling", "at planen vedtages"], ["Beslutning", "Godkendt."]])
    ['Indstilling', 'at planen vedtages', 'Beslutning', 'Godkendt.']
    """
    full = [[cell.strip() for cell in row] for row in rows]
    filled = [[cell for cell in row if cell] for row in full]
    filled = [row for row in filled if row]
    if len(filled) == 1 and sum(map(len, filled[0])) <= _MAX_LINE and not any("\n" in cell for cell in filled[0]):
        return [" ".join(filled[0])]
    pairs = _pairs(full)
    if pairs is not None:
        return [line for pair in pairs for line in _joined(pair)]
    return _section_lines(filled) or _label_lines(filled) or _numbered_lines(filled) or None


def _pairs(rows: Sequence[Sequence[str]]) -> list[list[list[str]]] | None:
    """The two tables of labels and values that stand beside each other in one, None for any other table.

    A value without a label goes on with the one above, so that each pair of columns is read to its end.
    """
    if any(len(row) != _TWO_PAIRS for row in rows):
        return None
    pairs = [[[cell for cell in row[at : at + 2] if cell] for row in rows] for at in (0, 2)]
    labels = [[row[at] for row in rows if row[at]] for at in (0, 2)]
    if not all(column and all(map(is_header_label, column)) for column in labels):
        return None
    return [[row for row in pair if row] for pair in pairs]


def _label_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines ``label value`` of a table that states facts of a meeting, none for any other table."""
    labelled = sum(1 for row in rows if len(row) > 1 and is_header_label(row[0]))
    if not labelled or labelled < _MIN_LABELLED * len(rows):
        return []
    return _joined(rows)


def _joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells of rows as lines, each value behind its label."""
    lines: list[str] = []
    for row in rows:
        for column, cell in enumerate(row):
            if column == 0 or is_header_label(cell):
                lines.append(cell)
            else:
                lines[-1] += f" {cell}"
    return lines


def _section_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table that sets the sections of an item beside their labels, none for any other table."""
    beside = [row for row in rows if len(row) == 2]
    sections = sum(1 for row in beside if is_section_label(row[0].rstrip(":")))
    known = sum(1 for row in beside if _leads(row[0]))
    if any(len(row) > 2 for row in rows) or sections < _MIN_SECTIONS or known < _MIN_LABELLED * len(beside):
        return []
    return [line for row in rows for line in _lines_of(row)]


def _leads(cell: str) -> bool:
    return is_section_label(cell.rstrip(":")) or is_header_label(cell) or is_numbered(cell)


def _lines_of(row: Sequence[str]) -> Iterator[str]:
    """A section's label and its text, or a number and its title on one line."""
    if len(row) == 2 and not is_section_label(row[0].rstrip(":")):
        yield " ".join(row)
    else:
        yield from row


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
