"""A run's figures as OpenMetrics text, for a scraper that reads files (node_exporter's textfile collector, Grafana Alloy)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.errors import LakeError
from pipeline.runs.files import write_durably
from pipeline.runs.progress import Summary

FILE: Final = Path("reports", "metrics.prom")
"""Where the figures of the last run are, below the data directory."""

_Sample = tuple[Mapping[str, str], float]
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


def write_metrics(data: Path, summary: Summary, finished: datetime) -> None:
    """Puts the figures of a run in the place of those of the one before.

    Raises:
        LakeError: where the file cannot be written.
    """
    path = data / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, "".join(_lines(summary, finished)).encode(), 0o666)
    except OSError as error:
        raise LakeError(f"The figures of the run cannot be written to {path}: {error.strerror}.") from error


def _lines(summary: Summary, finished: datetime) -> Iterator[str]:
    """The text, https://prometheus.io/docs/specs/om/open_metrics_spec/."""
    states = {
        "new": summary.new - summary.changed,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
        "postponed": summary.postponed,
    }
    yield from _gauge("referat_run_sources", "Sources of the last run by what became of them.", _by("state", states))
    reasons = _by("reason", summary.failed_by_reason)
    yield from _gauge("referat_run_failures", "Sources of the last run that failed, by reason.", reasons)
    yield from _gauge(
        "referat_run_missing", "Known documents that their source no longer has.", [({}, summary.missing)]
    )
    stages = _by("stage", summary.timings)
    yield from _gauge("referat_run_stage_seconds", "Seconds by stage, of all workers together.", stages, "seconds")
    yield from _gauge("referat_run_seconds", "How long the last run took.", [({}, summary.seconds)], "seconds")
    ended: list[_Sample] = [({}, finished.timestamp())]
    yield from _gauge(
        "referat_run_finished_seconds", "When the last run ended, in seconds since 1970.", ended, "seconds"
    )
    yield from _gauge("referat_rows", "Rows in the tables after the run.", _by("table", summary.totals))
    listed = _by("source", {coverage.source: coverage.listed for coverage in summary.coverage})
    yield from _gauge("referat_source_documents", "Documents that each source listed.", listed)
    yield "# EOF\n"


def _gauge(name: str, meaning: str, samples: Iterable[_Sample], unit: str = "") -> Iterator[str]:
    yield f"# TYPE {name} gauge\n"
    if unit:
        yield f"# UNIT {name} {unit}\n"
    yield f"# HELP {name} {meaning}\n"
    for labels, value in samples:
        pairs = ",".join(f'{label}="{text.translate(_ESCAPES)}"' for label, text in labels.items())
        yield f"{name}{{{pairs}}} {value:.15g}\n" if pairs else f"{name} {value:.15g}\n"


def _by(label: str, values: Mapping[str, float]) -> list[_Sample]:
    return [({label: name}, value) for name, value in values.items()]
