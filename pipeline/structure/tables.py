"""The tables of figures in a document: numeric cells, captions, and whether a stated total is the sum of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.records import Block, Document, Issue, Span, Table, TableCell
from pipeline.structure.agenda_table import agenda_rows
from pipeline.structure.labels import match_label
from pipeline.text.amounts import find_amounts
from pipeline.text.numbers import parse_number

_TOTAL: Final = re.compile(
    r"\W*(?:(?:i\s?alt|total(?:t|er|en|sum)?|sum|samlet|samlede\s+\w+|tilsammen|hovedtotal)\b.*|.{1,60}\bi\s?alt\b\W*)",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(r"\W*(?:(?:årets\s)?resultat|netto\w*|saldo|balance|overskud|underskud)\b.*", re.IGNORECASE)
"""What is a total only where it adds up: of rows without signs it is a difference."""
_PART: Final = re.compile(r"\W*(?:heraf|deraf|herunder|subtotal|delsum|mellemsum|-\s*heraf)\b.*", re.IGNORECASE)
_CAPTION: Final = re.compile(r"(?:tabel|oversigt|skema|figur)\s*\d*\b.{0,200}", re.IGNORECASE)
_HEADS_FIGURES: Final = re.compile(
    r".{3,140}(?::|\((?:i\s+)?(?:1\.?000\s+|mio\.?\s+|t\.?\s?)?(?:kr|kroner|pct|procent|%|euro)\.?[^)]{0,30}\))",
    re.IGNORECASE,
)
"""A line above a table that introduces it, or ends in its unit: ``Fordeling af puljen (1.000 kr.)``."""
_NOT_SUMMED: Final = re.compile(
    r"%|\bpct\b|procent|^\s*(?:19|20)\d\d\s*$|\d{1,2}[./-]\d{1,2}[./-]\d{2}|kl\.", re.IGNORECASE
)
_MIN_FIGURES: Final = 2
_MIN_SHARE: Final = 0.5
"""A column of figures has figures in at least this part of its filled cells below the head."""
_TOLERANCE: Final = 0.005
"""Sums of figures with two decimals may differ by rounding in floating point, by no more than this."""


class _Total(NamedTuple):
    stated: float
    computed: float
    place: Span

    @property
    def differs(self) -> bool:
        return abs(self.stated - self.computed) > max(_TOLERANCE, abs(self.stated) * 1e-9)


def read_tables(document: Document) -> tuple[list[Table], list[Issue]]:
    """Every table of figures in document order, and an issue for each stated total that is not the sum of its rows.

    Tables that lay out an agenda or list people and words are none.
    """
    tables: list[Table] = []
    issues: list[Issue] = []
    if all(block.kind != "table_row" for block in document.blocks):
        return tables, issues
    blocks = document.content
    groups = [
        (number, list(rows))
        for number, rows in groupby(blocks, key=lambda block: block.table if block.kind == "table_row" else None)
    ]
    for place, (number, rows) in enumerate(groups):
        if number is None:
            continue
        cells = _cells(rows)
        if not _has_figures(cells) or agenda_rows(rows) is not None:
            continue
        before = groups[place - 1][1][-1] if place else None
        after = groups[place + 1][1][0] if place + 1 < len(groups) else None
        totals = [total for column in range(1, _width(rows)) for total in _column_totals(cells, column)[-1:]]
        tables.append(
            Table(
                ordinal=len(tables) + 1,
                rows=len(rows),
                columns=_width(rows),
                cells=cells,
                span=Span(rows[0].span.start, rows[-1].span.end),
                caption=_caption(before, after),
                total_stated=totals[-1].stated if totals else None,
                total_computed=totals[-1].computed if totals else None,
            )
        )
        issues += [
            Issue(
                kind="table_total_differs",
                message=f"The table states the total {_danish(total.stated)}, its rows add up to {_danish(total.computed)}.",
                span=total.place,
            )
            for column in range(1, _width(rows))
            for total in _column_totals(cells, column)
            if total.differs
        ]
    return tables, issues


def _width(rows: Sequence[Block]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _cells(rows: Sequence[Block]) -> tuple[TableCell, ...]:
    return tuple(
        TableCell(row=r, column=c, text=cell.text, span=cell.span, value=_value(cell.text))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row.cells)
    )


def _value(text: str) -> float | None:
    """The number that a cell is, a sum of money in kroner where its unit is a multiple.

    >>> _value("11,5"), _value("2,3 mio. kr."), _value("2. kvartal")
    (11.5, 2300000.0, None)
    """
    number = parse_number(text)
    if number is not None:
        return number
    amounts = find_amounts(text)
    return amounts[0].value_dkk if len(amounts) == 1 and amounts[0].text == text.strip() else None


def _has_figures(cells: Sequence[TableCell]) -> bool:
    """Whether one of the columns but a first one of running numbers holds figures."""
    for _, group in groupby(sorted(cells, key=lambda cell: (cell.column, cell.row)), key=lambda cell: cell.column):
        below = [cell for cell in group if cell.row > 0 and cell.text.strip()]
        figures = [cell.value for cell in below if cell.value is not None and not _is_no_figure(cell)]
        if below and below[0].column == 0 and figures == sorted(set(figures)):
            continue
        if len(figures) >= min(_MIN_FIGURES, len(below)) > 0 and len(figures) >= _MIN_SHARE * len(below):
            return True
    return _is_wide(cells)


def _is_wide(cells: Sequence[TableCell]) -> bool:
    """Whether a row below the head holds several figures, as where each row counts something else."""
    rows = groupby(cells, key=lambda cell: cell.row)
    return any(
        sum(1 for cell in row if cell.column > 0 and cell.value is not None and not _is_no_figure(cell)) > _MIN_FIGURES
        for number, row in rows
        if number > 0
    )


def _is_no_figure(cell: TableCell) -> bool:
    """Whether a number is a year, a day or a time."""
    return bool(_NOT_SUMMED.search(cell.text)) and "%" not in cell.text


def _caption(before: Block | None, after: Block | None) -> str | None:
    """The line that names the table: above it, as pages mark it or as it reads, else below it."""
    if before is not None and before.kind != "table_row":
        if before.role == "caption" or _CAPTION.fullmatch(before.text):
            return before.text
        if before.kind == "paragraph" and _HEADS_FIGURES.fullmatch(before.text) and match_label(before.text) is None:
            return before.text
    if after is not None and after.kind != "table_row" and re.match(r"(?:tabel|figur)\s*\d", after.text, re.IGNORECASE):
        return after.text if _CAPTION.fullmatch(after.text) else None
    return None


def _column_totals(cells: Sequence[TableCell], column: int) -> list[_Total]:
    """The stated totals of a column from the top, each with what the rows add up to that it is the total of.

    Below an earlier total stands the total of the rows since, or of all rows, whichever it equals; where it equals neither, of
    the rows since, if there are any.
    """
    heads = _heads(cells)
    totals: list[_Total] = []
    all_rows: list[float] = []
    since: list[float] = []
    for cell in (cell for cell in cells if cell.column == column):
        head = heads.get(cell.row, "")
        if cell.value is None or _NOT_SUMMED.search(cell.text) or _PART.fullmatch(head):
            continue
        sums = [sum(since), sum(all_rows)] if since else [sum(all_rows)]
        fitting = next((s for s in sums if not _Total(cell.value, s, cell.span).differs), None)
        if all_rows and (_TOTAL.fullmatch(head) or (_RESULT.fullmatch(head) and fitting is not None)):
            totals.append(_Total(cell.value, sums[0] if fitting is None else fitting, cell.span))
            since = []
        else:
            all_rows.append(cell.value)
            since.append(cell.value)
    return totals


def _heads(cells: Sequence[TableCell]) -> dict[int, str]:
    """The first words of each row, which say what its figures are."""
    heads: dict[int, str] = {}
    for cell in cells:
        if cell.text.strip() and cell.value is None:
            heads.setdefault(cell.row, cell.text)
    return heads


def _danish(value: float) -> str:
    """A number as Danish prints it.

    >>> _danish(60069.0), _danish(1234.5)
    ('60.069', '1.234,5')
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\x00").replace(".", ",").replace("\x00", ".")
