"""What commands print: JSON for programs as UTF-8 whatever the terminal's encoding, tables for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.tables.schemas import TableSchema


def print_json(value: object) -> None:
    """Prints a value as JSON on standard output; dates and times become ISO 8601 text."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def shortened(value: object, limit: int) -> str:
    """A value on one line, cut where it is longer than ``limit`` characters.

    >>> shortened("Punkt 1\\n\\nGodkendt af alle", 12)
    'Punkt 1 God…'
    """
    text = " ".join(str(value).split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def reading_order(table: TableSchema) -> tuple[str, ...]:
    """The columns that sort a table as its documents are read; the key at the end makes the order the same every time.

    >>> from pipeline.tables.schemas import schema
    >>> reading_order(schema("votes"))
    ('document_id', 'char_start', 'vote_id')
    """
    places = [column for column in ("document_id", "char_start") if column in table.polars]
    return tuple(dict.fromkeys((*places, *table.key)))


def console(*, stderr: bool = False) -> Console:
    """A console for people; nothing it prints is read as markup unless asked."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Prints rows under headings, columns aligned."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=any(headings))
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console().print(grid)
