"""What is said of a dataset as a whole: by its manifest and by the metadata of every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import polars as pl

from pipeline import __version__
from pipeline.export.rows import Rows
from pipeline.tables.states import State

UNKNOWN_LICENCE: Final = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A dataset in words.

    Attributes:
        title: a line.
        summary: what it holds and from where, in a few sentences.
        number: of the lake's state.
        moment: when that state came to be; a dataset bears no later date, so that it is the same whenever it is made.
        licence: of the dataset, as whoever made it says; else what its documents' sources say.
        creator: who made it.
        citation: how to cite it.
        licences, publishers: documents by what the sources' description says, and by publisher.
        models: names of the models whose results are in the rows, by kind.
        filters, options: what was asked for.
    """

    title: str
    summary: str
    number: int
    moment: datetime
    licence: str
    creator: str
    citation: str
    licences: Mapping[str, int] = field(default_factory=dict)
    publishers: Mapping[str, int] = field(default_factory=dict)
    models: Mapping[str, list[str]] = field(default_factory=dict)
    filters: Mapping[str, object] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)


def describe(
    rows: Rows,
    state: State,
    *,
    filters: Mapping[str, object],
    options: Mapping[str, object],
    licence: str,
    creator: str,
) -> Description:
    """The description of the rows of a state of the lake.

    Args:
        rows: as they are exported.
        state: where they come from.
        filters, options: as they were given, in a form that JSON knows.
        licence: of the dataset; empty for what the documents' sources say.
        creator: who makes it; empty for no one in particular.
    """
    licences = _counted(rows, "licence")
    publishers = _counted(rows, "publisher")
    documents = rows.count("documents")
    title = f"Danish public-sector documents as data, lake version {state.number}"
    made = f"referat {__version__}"
    moment = state.moment.astimezone(UTC)
    return Description(
        title=title,
        summary=(
            f"What {documents} documents of {len(publishers)} publishers state of meetings, decisions, money, people and projects, "
            f"read by {made}. Rows that a document states name its document_id and the characters that state them; "
            "what could not be settled is null, and listed in the table issues."
        ),
        number=state.number,
        moment=moment,
        licence=licence or "; ".join(sorted(licences)),
        creator=creator or made,
        citation=f"{creator or made} ({moment:%Y}). {title} ({moment:%Y-%m-%d}). Made with {made}.",
        licences=licences,
        publishers=publishers,
        models={name: _distinct(rows, name) for name in ("language_model", "topic_model")},
        filters=filters,
        options=options,
    )


def _counted(rows: Rows, column: str) -> dict[str, int]:
    values = rows.scan("documents").select(value=pl.col(column).fill_null(UNKNOWN_LICENCE))
    counted = values.group_by("value").len().sort("value").collect()
    return {str(value): int(count) for value, count in counted.iter_rows()}


def _distinct(rows: Rows, column: str) -> list[str]:
    return [
        str(value) for value in rows.scan("runs").select(column).drop_nulls().unique().sort(column).collect()[column]
    ]
