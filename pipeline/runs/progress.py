"""How far a run is, and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.results import Failure
from pipeline.settings import Settings
from pipeline.sources.discover import Coverage


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        doing: in words.
        found: sources to look at; None while they are still looked for.
        done: sources that are finished, whatever became of them.
        failed: those among them that could not be processed.
    """

    doing: str
    found: int | None = None
    done: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run came to.

    Attributes:
        sources: found; each is new (or changed), unchanged or failed.
        failures: what failed in this run, or failed before and is known to fail again.
        totals: rows in the tables that say most, after the run.
        seconds: from start to finish.
        timings: seconds by stage, added up over all workers.
        coverage: what each source listed, beside what its description expects.
        missing: documents known from earlier runs that their source no longer has; unchanged counts those still asked for.
        changed: of those that are new, the documents of which earlier runs knew another version.
        outdated: documents whose facts are in the tables as an earlier (or later) version of referat made them.
        slowest: source_uri and seconds of the documents that took longest to read, structure and link, longest first.
        postponed: documents left for the next run, their sources having given as much as they may in one.
        corrections: rows of the table of that name: the decisions of people that the run respected, in the file's order.
    """

    run_id: str
    sources: int
    new: int
    unchanged: int
    failed: int
    seconds: float
    failures: Sequence[Failure] = ()
    totals: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    corrections: Sequence[Mapping[str, object]] = ()
    coverage: Sequence[Coverage] = ()
    missing: int = 0
    postponed: int = 0
    changed: int = 0
    outdated: int = 0
    slowest: Sequence[tuple[str, float]] = ()

    @property
    def failed_by_reason(self) -> dict[str, int]:
        """How many sources failed for each reason (``error_type``), most first."""
        return dict(Counter(failure.error_type for failure in self.failures).most_common())


Report = Callable[[Progress], None]
"""Is called each time a run has come further."""

Runner = Callable[[Sequence[str], Settings, Report], Summary]
"""Carries out a run over sources: directly, or as a flow."""
