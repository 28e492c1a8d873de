"""Tables that only lay out lines of text: a label beside its value or its section, a number beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.readers.marks import is_header_label, is_numbered, is_section_label
from pipeline.text.numbers import parse_number

_NUMBER: Final = re.compile(r"(\d{1,4})[.):]?")
_MIN_LABELLED: Final = 0.6
_MIN_SECTIONS: Final = 2
_MAX_LINE: Final = 200
_ITEM_COLUMNS: Final = 2
_FIRST_NUMBER: Final = re.compile(r"\d{1,4}")
_TWO_PAIRS: Final = 4
"""Columns of a head that sets labels and values twice beside each other."""


_AGENDA_TITLE: Final = re.compile(
    r"(?:punkt|emne|dagsordenspunkt|dagsordenpunkt|sag|overskrift|tema|dagsorden|indhold|titel)(?:er)?", re.IGNORECASE
)
AGENDA_TEXT: Final = re.compile(
    r"(?:referat|beslutning|konklusion|opfølgning|drøftelse|vedtagelse|resultat)(?:er)?"
    r"(?:\s*(?:/|og|&|samt)\s*(?:referat|beslutning|konklusion|opfølgning|drøftelse|aftale|ansvarlig|handling)(?:er)?)?",
    re.IGNORECASE,
)
_MIN_AGENDA_ROWS: Final = 3


class AgendaHead(NamedTuple):
    """The row of headings of an agenda set as a table, and which column has the titles."""

    headings: list[str]
    title: int


def agenda_head(rows: Sequence[Sequence[str]]) -> AgendaHead | None:
    """The headings of a table that is an agenda, a row an item; None for any other table.

    >>> agenda_head([["Nr.", "Emne", "Beslutning"], ["1", "Budget", "Godkendt"], ["2", "Eventuelt", ""]]).title
    1
    """
    if len(rows) < _MIN_AGENDA_ROWS:
        return None
    headings = [cell.strip() for cell in rows[0]]
    titles = [i for i, heading in enumerate(headings) if _AGENDA_TITLE.fullmatch(heading)]
    title = next(
        (i for i in titles if not all(_NUMBER.fullmatch(row[i].strip()) for row in rows[1:] if i < len(row))), None
    )
    if title is None or not any(AGENDA_TEXT.fullmatch(heading) for heading in headings):
        return None
    return AgendaHead(headings, title)


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
    return (
        _section_lines(filled)
        or _label_lines(filled)
        or _fact_cells(filled)
        or _numbered_lines(filled)
        or _item_lines(full)
        or None
    )


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


def _fact_cells(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table each of whose cells states a fact of a meeting below its label, none for any other table."""
    cells = [cell for row in rows for cell in row]
    if any("\n" not in cell or not is_header_label(cell.partition("\n")[0]) for cell in cells):
        return []
    return [f"{label.rstrip(' :')}: {', '.join(values)}" for label, *values in (cell.split("\n") for cell in cells)]


def _item_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of an agenda set as a table without a head, what was said beside the numbered title; none for any other table."""
    if len(rows) < _MIN_AGENDA_ROWS or any(len(row) != _ITEM_COLUMNS or not is_numbered(row[0]) for row in rows):
        return []
    numbers = [int(found[0]) for row in rows if (found := _FIRST_NUMBER.search(row[0]))]
    in_order = len(numbers) == len(rows) and numbers == sorted(set(numbers))
    titles = all(len(row[0]) <= _MAX_LINE for row in rows)
    if not (in_order and titles) or any(parse_number(row[1]) is not None for row in rows):
        return []
    return [cell for row in rows for cell in row if cell]
