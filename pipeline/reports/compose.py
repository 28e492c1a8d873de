"""From sections of figures to what a page shows: the rows as they are written, the picture, and the query behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.reports.base import Base, tables_named
from pipeline.reports.figure import Column, Figure, Picture, PictureKind, Section
from pipeline.reports.pictures import Axis, Drawn, draw
from pipeline.reports.scopes import Scope
from pipeline.reports.words import ReportWords

MOST_ROWS = 40
"""Rows of a table; the query gives the others too."""
_MOST_BARS = 20
"""Rows of a picture with a line for each."""
_TOLD = 3
"""Rows that a picture's description tells."""
_FEWEST: Mapping[PictureKind, int] = {"bars": 2, "parts": 2, "columns": 2, "spans": 1, "network": 1}
"""Rows below which a picture would say nothing that the table does not."""

_IN_DATASETS = frozenset(table.name for table in TABLES_OF_DATASET)

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is written, in which language, and whether it stands to the right as numbers do."""

    text: str
    tongue: str
    is_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure with its rows.

    Attributes:
        key: unique in the report.
        total: rows that the query gives, of which ``rows`` are the first.
        drawn: rows that the picture shows.
        picture: None where there is nothing to draw.
        command: what gives the rows of a query that no dataset has the tables for; "" for all others.
    """

    key: str
    heading: str
    definition: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    drawn: int
    picture: Markup | None
    query: str
    command: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with its figures."""

    key: str
    heading: str
    figures: tuple[ShownFigure, ...]


def compose(base: Base, scope: Scope, sections: Sequence[Section], words: ReportWords) -> tuple[ShownSection, ...]:
    """Asks the tables for every figure of some sections.

    Raises:
        LakeError: where a table cannot be read.
    """
    return tuple(
        ShownSection(
            section.key,
            words.say(f"section.{section.key}"),
            tuple(_figure(base, scope, figure, words) for figure in section.figures),
        )
        for section in sections
    )


def _figure(base: Base, scope: Scope, figure: Figure, words: ReportWords) -> ShownFigure:
    query = scope.narrowed(figure.query)
    total, rows = base.rows(query, MOST_ROWS)
    drawn = _drawable(figure, rows, words)
    return ShownFigure(
        key=figure.key,
        heading=words.say(f"figure.{figure.key}"),
        definition=words.say(f"figure.{figure.key}.definition"),
        columns=tuple(Cell(words.heading(column), "", column.is_figure) for column in figure.columns),
        rows=tuple(tuple(_cell(column, row, words) for column in figure.columns) for row in rows),
        total=total,
        drawn=len(drawn),
        picture=_picture(figure, drawn, words),
        query=query,
        command="\n".join(f"referat table {name} --format csv" for name in sorted(tables_named(query) - _IN_DATASETS)),
    )


def _cell(column: Column, row: _Row, words: ReportWords) -> Cell:
    text = words.cell(column, row[column.name], row.get(f"{column.name}_currency"))
    return Cell(text, column.tongue if column.tongue != words.language else "", column.is_figure)


def _drawable(figure: Figure, rows: Sequence[_Row], words: ReportWords) -> list[Drawn]:
    """The rows that a picture shows."""
    if figure.picture is None:
        return []
    columns = {column.name: column for column in figure.columns}
    drawn = [
        Drawn(_label(figure.picture, columns, row, words), {name: _value(row[name]) for name in figure.picture.values})
        for row in rows
    ]
    return drawn if figure.picture.kind in ("columns", "network") else drawn[:_MOST_BARS]


def _label(picture: Picture, columns: Mapping[str, Column], row: _Row, words: ReportWords) -> str:
    named = [words.cell(columns[name], row[name]) for name in picture.labels]
    if picture.kind == "network":
        return "\t".join(" ".join(name.split()) for name in named)
    return " · ".join(filter(None, named)) or words.say("nothing")


def _value(value: Any) -> float | str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else float(value)


def _picture(figure: Figure, drawn: Sequence[Drawn], words: ReportWords) -> Markup | None:
    if figure.picture is None or len(drawn) < _FEWEST[figure.picture.kind]:
        return None
    columns = {column.name: column for column in figure.columns}
    names = {name: words.heading(columns[name]) for name in figure.picture.values}
    only = columns[figure.picture.values[0]]
    return draw(
        figure.picture.kind,
        drawn,
        names,
        title=words.say(f"figure.{figure.key}"),
        description=_description(figure.picture, columns, drawn, names, words),
        identity=f"{figure.key}-picture",
        axis=Axis(words.heading(only) if len(names) == 1 else "", only.kind == "percent"),
        decimal_comma=words.language == "da",
    )


def _description(
    picture: Picture,
    columns: Mapping[str, Column],
    drawn: Sequence[Drawn],
    names: Mapping[str, str],
    words: ReportWords,
) -> str:
    kind = words.say(f"described.{picture.kind}", parts=", ".join(names.values()))
    told = drawn[-_TOLD:] if picture.kind == "columns" else drawn[:_TOLD]
    first = "; ".join(f"{row.label.replace(chr(9), ' – ')}: {_told(picture, columns, row, words)}" for row in told)
    return words.say("described.rows", kind=kind, first=first)


def _told(picture: Picture, columns: Mapping[str, Column], row: Drawn, words: ReportWords) -> str:
    if picture.kind == "spans":
        days = (date.fromisoformat(str(day)) for day in row.values.values() if day)
        return " – ".join(words.common.day(day) for day in days)
    if len(picture.values) == 1:
        return words.cell(columns[picture.values[0]], row.values[picture.values[0]])
    return ", ".join(
        f"{words.heading(columns[name]).lower()} {words.cell(columns[name], n)}" for name, n in row.values.items() if n
    )
