"""What names and statements that the tagger found have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from pipeline.annotate.projects.discourse import Placed
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.records import Span

METHOD: Final = "model:projects"
"""The method of mentions and the rule of statements that the tagger found."""

LEAST_ROLE: Final = 0.75
"""From here on the tagger is believed that words are something to a project."""

LEAST_PARTNER: Final = 0.7
"""The same of partners: a project has several, and one more that is doubtful displaces none."""

_LEAST_SUM: Final = 0.5
"""The same of sums: what else a sum near a project may be is mostly another one of its sums, which is the likelier then."""

LEAST_PAYER: Final = 0.4
"""From here on it is believed who pays for a project of which nothing surer says so, where payment is spoken of."""

SURE_PAYER: Final = 0.9
"""From here on it is believed before rules who pays."""

PAYERS: Final = ("funder", "programme")
"""The labels of who pays."""

BODIES: Final = frozenset({"organisation", "municipality", "region", "programme"})
"""What leads, takes part in and pays for projects."""

SUMS: Final = {"total": "budget", "grant": "grant", "own": "own_contribution"}
"""The labels of sums, with the fields that they give."""

_Record = TypeVar("_Record", bound=Placed)


def is_believed(found: Tagged) -> bool:
    """Whether the tagger is sure enough of what words are to a project that they count beside what else is told of it."""
    if found.label == "partner":
        return found.score >= LEAST_PARTNER
    return found.score >= (_LEAST_SUM if found.label in SUMS else LEAST_ROLE)


def covering(records: Sequence[_Record], span: Span) -> _Record | None:
    """Of records in text order that do not overlap much, the one that shares most characters with a span."""
    index = bisect_left(records, span.end, key=_start)
    best, most = None, 0
    for record in reversed(records[max(0, index - 4) : index]):
        shared = min(record.span.end, span.end) - max(record.span.start, span.start)
        if shared > most:
            best, most = record, shared
    return best


def _start(record: Placed) -> int:
    return record.span.start
