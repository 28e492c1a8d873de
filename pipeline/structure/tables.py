"""The tables of a document: numeric cells, captions, and whether a stated total is the sum of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from pipeline.records import Block, Document, Issue, Span, Table, TableCell
from pipeline.text.numbers import parse_number

_TOTAL: Final = re.compile(
    r"\W*(?:i\s?alt|total(?:t|er)?|sum|samlet|ialt|samlede\s+\w+|tilsammen|hovedtotal)\b.*", re.IGNORECASE
)
_SUBTOTAL: Final = re.compile(r"\W*(?:heraf|deraf|subtotal|delsum|mellemsum)\b.*", re.IGNORECASE)
_CAPTION: Final = re.compile(r"(?:tabel|oversigt|figur)\s*\d*\b.{0,200}", re.IGNORECASE)
_NOT_SUMMED: Final = re.compile(
    r"%|\bpct\b|procent|^\s*(?:19|20)\d\d\s*$|\d{1,2}[./-]\d{1,2}[./-]\d{2}|kl\.", re.IGNORECASE
)
_TOLERANCE: Final = 0.005
"""Sums of figures with two decimals may differ by rounding in floating point, by no more than this."""


def read_tables(document: Document) -> tuple[list[Table], list[Issue]]:
    """Every table in document order, and an issue for each column whose stated total is not the sum of its rows."""
    tables: list[Table] = []
    issues: list[Issue] = []
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    before: Block | None = None
    for number, group in groupby(blocks, key=lambda block: block.table if block.kind == "table_row" else None):
        rows = list(group)
        if number is not None:
            table, found = _table(len(tables) + 1, rows, before)
            tables.append(table)
            issues.extend(found)
        before = rows[-1]
    return tables, issues


def _table(ordinal: int, rows: Sequence[Block], before: Block | None) -> tuple[Table, list[Issue]]:
    cells = tuple(
        TableCell(row=r, column=c, text=cell.text, span=cell.span, value=parse_number(cell.text))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row.cells)
    )
    columns = max((len(row.cells) for row in rows), default=0)
    span = Span(rows[0].span.start, rows[-1].span.end)
    caption = (
        before.text if before is not None and before.kind != "table_row" and _CAPTION.fullmatch(before.text) else None
    )
    stated: float | None = None
    computed: float | None = None
    issues: list[Issue] = []
    for column in range(1, columns):
        total = _column_total(cells, column)
        if total is None:
            continue
        stated, computed, place = total
        if abs(stated - computed) > max(_TOLERANCE, abs(stated) * 1e-9):
            issues.append(
                Issue(
                    kind="table_total_differs",
                    message=f"The table states the total {_danish(stated)}, its rows add up to {_danish(computed)}.",
                    span=place,
                )
            )
    return (
        Table(
            ordinal=ordinal,
            rows=len(rows),
            columns=columns,
            cells=cells,
            span=span,
            caption=caption,
            total_stated=stated,
            total_computed=computed,
        ),
        issues,
    )


def _column_total(cells: Sequence[TableCell], column: int) -> tuple[float, float, Span] | None:
    """The stated total of a column, the sum of the rows above it and the stated total's place; None where none is stated."""
    heads = {cell.row: cell.text for cell in cells if cell.column == 0}
    summed: list[float] = []
    for cell in (cell for cell in cells if cell.column == column):
        head = heads.get(cell.row, "")
        if _TOTAL.fullmatch(head) and cell.value is not None and summed and not _NOT_SUMMED.search(cell.text):
            return cell.value, sum(summed), cell.span
        if cell.value is not None and not _SUBTOTAL.fullmatch(head):
            if _NOT_SUMMED.search(cell.text):
                return None if cell.row > 0 else _column_total([c for c in cells if c.row > 0], column)
            summed.append(cell.value)
    return None


def _danish(value: float) -> str:
    """A number as Danish prints it.

    >>> _danish(60069.0), _danish(1234.5)
    ('60.069', '1.234,5')
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\x00").replace(".", ",").replace("\x00", ".")
