"""A case's way through meetings and bodies, for reading."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cli.output import shortened
from pipeline.sheets.thread import Thread

_TITLE = 90
_WORDS = 160
_SHOWN_BY = {"case_number": "the same case number", "title": "the same title", "reference": "a stated reference"}


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
