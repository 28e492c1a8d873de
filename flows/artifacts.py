"""What a run came to, as Prefect shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from pipeline.errors import meaning
from pipeline.reports import REPORT
from pipeline.runs import Summary
from pipeline.runs.metrics import FILE
from pipeline.settings import Settings
from pipeline.sources.discover import Coverage

_LISTED: Final = 1000
"""Failures in the artifact; all of them are in the table."""


def publish(summary: Summary, settings: Settings) -> None:
    """Puts what the run came to where Prefect shows it: one page, and a table of what failed."""
    create_markdown_artifact(_page(summary, settings), key="ingest-summary", description="What the run came to")
    if summary.failures:
        table = [
            {"source": f.source_uri, "stage": f.stage, "error": f.error_type, "message": f.message}
            for f in summary.failures[:_LISTED]
        ]
        create_table_artifact(table, key="ingest-failures", description="Sources that could not be processed")


def _page(summary: Summary, settings: Settings) -> str:
    """The page as Markdown.

    >>> summary = Summary(run_id="r", sources=3, new=2, changed=1, unchanged=1, failed=0, seconds=4)
    >>> _page(summary, Settings(data="data")).splitlines()[:3]
    ['## Run r', '', 'data, 4 seconds']
    """
    counts = {
        "new": summary.new - summary.changed,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
        "no longer at their source": summary.missing,
        "left for the next run": summary.postponed,
        "as another version of referat read them": summary.outdated,
    }
    parts = [
        f"## Run {summary.run_id}\n\n{settings.data}, {summary.seconds:.0f} seconds",
        _table(("documents", "number"), counts.items()),
        _table(
            ("failed because of", "that is", "number"),
            [(reason, meaning(reason), number) for reason, number in summary.failed_by_reason.items()],
        ),
        _table(
            ("source", "listed", "expected", "remark"),
            [(one.source, one.listed, one.expectation, _remark(one)) for one in summary.coverage],
        ),
        _table(("slowest documents", "seconds"), [(uri, f"{seconds:.2f}") for uri, seconds in summary.slowest]),
        _table(("rows in all", "number"), summary.totals.items()),
        f"Report: {settings.data / REPORT}\n\nFigures for monitoring: {settings.data / FILE}",
    ]
    return "\n\n".join(filter(None, parts))


def _remark(coverage: Coverage) -> str:
    """What a person should look at in a source.

    >>> _remark(Coverage("Nyheder", listed=2, at_least=5, at_most=None, failed=False))
    'too few'
    """
    remarks = {
        "too few": coverage.too_few,
        "too many": bool(coverage.warning),
        "not all of it could be read": coverage.failed,
    }
    return ", ".join(remark for remark, holds in remarks.items() if holds)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A Markdown table; empty without rows."""
    lines = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines]) if lines else ""


def _cell(value: object) -> str:
    """A value that cannot end its cell, nor be read as markup.

    >>> _cell("a|b [x](y)"), _cell(12345)
    ('a\\\\|b \\\\[x\\\\](y)', '12,345')
    """
    if isinstance(value, int):
        return f"{value:,}"
    text = " ".join(str(value).split())
    return "".join(f"\\{character}" if character in "\\|[]<>*_`" else character for character in text)
