"""A case's way through meetings and bodies, step by step, with the words that link each step."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from pipeline.sheets.evidence import Tables

_COLUMNS = ("step", "item_id", "meeting_id", "date", "body", "title", "outcomes", "forwarded_to", "linked_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadStep:
    """One treatment of the case; ``words`` are those of the document that link it, None where no words do."""

    step: int
    item_id: str
    meeting_id: str | None
    date: datetime.date | None
    body: str | None
    title: str | None
    outcomes: str | None
    forwarded_to: str | None
    linked_by: str | None
    linked_step: int | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A case of one step or several, in order."""

    case_id: str
    case_number: str | None
    steps: tuple[ThreadStep, ...]


def find_thread(tables: Tables, identity: str) -> Thread | None:
    """The case that an identifier names, or that the agenda item is a step of; None where there is none.

    Raises:
        LakeError: where a table cannot be read.
    """
    as_step = tables.rows_of("case_items", [identity], "item_id")
    case_id = as_step["case_id"][0] if as_step.height else identity
    rows = tables.rows_of("case_items", [case_id], "case_id").sort("step").to_dicts()
    if not rows:
        return None
    places = {row["item_id"]: row["step"] for row in rows}
    words = _words(tables, [row["reference_id"] for row in rows if row["reference_id"]])
    steps = tuple(
        ThreadStep(
            linked_step=places.get(row["linked_item_id"]),
            words=words.get(row["reference_id"]),
            **{name: row[name] for name in _COLUMNS},
        )
        for row in rows
    )
    number = tables.rows_of("cases", [case_id], "case_id")["case_number"]
    return Thread(case_id, number[0] if number.len() else None, steps)


def _words(tables: Tables, reference_ids: Iterable[str]) -> dict[str, str]:
    """The words of references, by reference_id."""
    places = tables.rows_of("item_references", list(reference_ids), "reference_id")
    texts = tables.rows_of("documents", places["document_id"].unique().to_list()).unique("document_id", keep="any")
    cut = pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
    joined = places.join(texts.select("document_id", "text"), on="document_id").select("reference_id", words=cut)
    return dict(joined.iter_rows())
