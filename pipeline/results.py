"""What analysing a batch comes to, in types that need no models: they pass between processes, and most runs load none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Row = dict[str, object]
Rows = dict[str, list[Row]]
"""Rows by the name of their output table."""


@dataclass(frozen=True, slots=True)
class RunStamp:
    """What every row carries: which run wrote it, with which version of referat."""

    run_id: str
    pipeline_version: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be processed: where, and why in words that a person understands.

    The attributes are columns of the table ``failures``.
    """

    source_uri: str
    document_id: str | None
    stage: str
    error_type: str
    message: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """What became of a batch: rows by table, what failed, seconds by stage, and of a document's own steps by its source_uri."""

    rows: Rows = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def joined(parts: Iterable[Analysed]) -> Analysed:
    """Several batches as one.

    >>> joined([Analysed(timings={"read": 1.0}), Analysed(timings={"read": 2.0})]).timings
    {'read': 3.0}
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    failures: list[Failure] = []
    timings: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for part in parts:
        for table, found in part.rows.items():
            rows[table] += found
        failures += part.failures
        timings.update(part.timings)
        seconds.update(part.seconds)
    return Analysed(dict(rows), failures, dict(timings), dict(seconds))
