"""A case's way through meetings and bodies, step by step, with the words that link each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from pipeline.cli.output import shortened
from pipeline.tables.lake import Lake

_COLUMNS = ("step", "item_id", "date", "body", "title", "outcomes", "forwarded_to", "linked_by")
_TITLE = 90
_WORDS = 160
_SHOWN_BY = {"case_number": "the same case number", "title": "the same title", "reference": "a stated reference"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadStep:
    """One treatment of the case; ``words`` are those of the document that link it, None where no words do."""

    step: int
    item_id: str
    date: date | None
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


def find_thread(lake: Lake, identity: str) -> Thread | None:
    """The case that an identifier names, or that the agenda item is a step of; None where there is none.

    Raises:
        LakeError: where a table cannot be read.
    """
    members = lake.scan("case_items")
    named = members.filter((pl.col("case_id") == identity) | (pl.col("item_id") == identity)).collect()
    if named.is_empty():
        return None
    case_id = named["case_id"][0]
    rows = members.filter(pl.col("case_id") == case_id).sort("step").collect().to_dicts()
    places = {row["item_id"]: row["step"] for row in rows}
    words = _words(lake, [row["reference_id"] for row in rows if row["reference_id"]])
    steps = tuple(
        ThreadStep(
            linked_step=places.get(row["linked_item_id"]),
            words=words.get(row["reference_id"]),
            **{name: row[name] for name in _COLUMNS},
        )
        for row in rows
    )
    number = lake.rows_of("cases", [case_id], "case_id")["case_number"]
    return Thread(case_id, number[0] if number.len() else None, steps)


def _words(lake: Lake, reference_ids: list[str]) -> dict[str, str]:
    """The words of references, by reference_id."""
    places = lake.rows_of("item_references", reference_ids, "reference_id")
    texts = lake.rows_of("documents", places["document_id"].unique().to_list()).unique("document_id", keep="any")
    cut = pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
    joined = places.join(texts.select("document_id", "text"), on="document_id").select("reference_id", words=cut)
    return dict(joined.iter_rows())


def thread_lines(thread: Thread, identity: str) -> Iterator[str]:
    """The thread for reading; the step that was asked for is marked."""
    steps = thread.steps
    number = f" ({thread.case_number})" if thread.case_number else ""
    yield f"case {thread.case_id}{number}: {len(steps)} {'step' if len(steps) == 1 else 'steps'}"
    for step in steps:
        mark = "▸" if step.item_id == identity else " "
        done = step.outcomes or "no decision stated"
        sent = f", sent on to {step.forwarded_to}" if step.forwarded_to else ""
        yield f" {mark}{step.step}. {step.date or 'undated'} {step.body or 'a body not named'}: {done}{sent}"
        yield f"     {shortened(step.title or '', _TITLE) or 'without title'}  [{step.item_id}]"
        if step.linked_by:
            said = f": “{shortened(step.words, _WORDS)}”" if step.words else ""
            yield f"     linked to step {step.linked_step} by {_SHOWN_BY[step.linked_by]}{said}"
