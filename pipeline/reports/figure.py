"""What a report is made of: sections of figures, a figure being a query with the way it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CellKind = Literal["text", "code", "number", "money", "percent", "day", "moment"]
PictureKind = Literal["bars", "parts", "columns", "spans", "network"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a figure's query.

    Attributes:
        name: as the query calls it; ``column.NAME`` is its heading among the messages.
        kind: how its values are written.
        codes: of ``code``, the group of names (such as ``outcome``).
        tongue: the language of its values, where it is not the page's.
    """

    name: str
    kind: CellKind = "text"
    codes: str = ""
    tongue: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether its values are written as numbers are, to the right."""
        return self.kind in ("number", "money", "percent")


@dataclass(frozen=True, slots=True)
class Picture:
    """How a figure is drawn.

    Attributes:
        kind: ``bars`` lie, one a row; ``parts`` are bars of several values; ``columns`` stand, along time; ``spans`` run from a
            first to a last day; ``network`` has a line for each row between two names.
        labels: the columns that name a row; where several have a value, all of them do.
        values: the columns that are drawn.
    """

    kind: PictureKind
    labels: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A query of the tables and the way it is shown.

    Attributes:
        key: ``figure.KEY`` is its heading among the messages, ``figure.KEY.definition`` says what is counted.
        query: one SELECT in DuckDB's SQL over the tables of the contract; ``FROM`` and ``JOIN`` stand right before their names.
        columns: those that are shown, in order.
    """

    key: str
    query: str
    columns: tuple[Column, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under a heading, ``section.KEY`` among the messages."""

    key: str
    figures: tuple[Figure, ...]
