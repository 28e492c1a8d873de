"""The flow ``ingest``: a run over sources, each of its steps a task that Prefect sees, retries and reports."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from pipeline.errors import LakeError, ReferatError
from pipeline.runs import Progress, Report, Summary, steps
from pipeline.runs.direct import conduct
from pipeline.runs.steps import Job, Processed
from pipeline.runs.worker import Batch
from pipeline.settings import Settings, load_settings
from pipeline.sources.named import named_sources

_Result = TypeVar("_Result")

_report: ContextVar[Report | None] = ContextVar("report", default=None)
"""Who is told how far the run is: the command line where it started the flow, else the flow's own log."""

_RETRY_SECONDS = [2.0, 20.0]
"""Between the tries of a batch whose rows could not be written, because another program held the tables or the disk."""

_LISTED = 1000
"""Failures in the artifact; all of them are in the table."""


def run(locations: Sequence[str], settings: Settings, report: Report) -> Summary:
    """Runs the flow in this process, with a server for its duration where none is set up; see ``run_directly``.

    Registered as the runner ``prefect`` of the command line.
    """
    named_sources(locations, settings)  # refuses wrong locations before Prefect's start, which takes half a minute
    for handler in logging.getLogger().handlers:
        handler.addFilter(_is_no_users_error)
    token = _report.set(report)
    try:
        return ingest(list(locations), settings=settings)
    finally:
        _report.reset(token)


@flow(name="ingest")
def ingest(sources: list[str], data: Path | None = None, settings: Settings | None = None) -> Summary:
    """Reads documents into the tables and the search index.

    Args:
        sources: folders, files and zip archives, as this machine names them.
        data: the data directory; that of the settings where it is not given.
        settings: the settings; those of the environment where they are not given.

    The limit on the time of a batch is ``settings.max_seconds``, kept by the worker pool: it can stop a document that
    hangs in C code, which a task's timeout cannot.
    """
    chosen = settings or load_settings()
    if data is not None:
        chosen = chosen.model_copy(update={"data": data})
    with steps.open_job(sources, chosen, _report.get() or _log_progress()) as job:

        @task(
            name="analyse batch",
            retries=len(_RETRY_SECONDS),
            retry_delay_seconds=_RETRY_SECONDS,
            retry_condition_fn=_is_passing,
            cache_policy=NO_CACHE,
        )
        def analyse(batch: Batch) -> Processed:
            return steps.process(job, batch)

        summary = conduct(job, analyse.submit, _as_task)
    _publish(summary, chosen)
    return summary


def _as_task(step: Callable[[Job], _Result]) -> Callable[[Job], _Result]:
    """A step as a task; the job is no parameter of it, since Prefect looks into parameters."""

    def run_step(job: Job) -> _Result:
        @task(name=step.__name__, cache_policy=NO_CACHE)
        def run_task() -> _Result:
            return step(job)

        return run_task()

    return run_step


def _is_passing(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failed task may succeed if it is tried again: not where a model is missing, nor where the code is wrong."""
    try:
        state.result()
    except LakeError:
        return True
    except Exception:
        return False
    return False


def _is_no_users_error(record: logging.LogRecord) -> bool:
    """Keeps off the console what the command line says in one sentence: errors that are the user's to mend."""
    return not (record.exc_info and isinstance(record.exc_info[1], ReferatError))


def _log_progress() -> Report:
    logger = get_run_logger()
    said = ""

    def report(progress: Progress) -> None:
        nonlocal said
        if progress.doing != said:
            said = progress.doing
            logger.info("%s: %d of %s done, %d failed", said, progress.done, progress.found, progress.failed)

    return report


def _publish(summary: Summary, settings: Settings) -> None:
    """Puts what the run came to where Prefect shows it."""
    rows = {
        "new or changed": summary.new,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
        **{f"{name} in all": count for name, count in summary.totals.items()},
    }
    lines = [f"| {name} | {count:,} |" for name, count in rows.items()]
    markdown = "\n".join(
        [f"## Run {summary.run_id}", "", f"{settings.data}, {summary.seconds:.0f} s", "", "| | |", "|---|---:|", *lines]
    )
    create_markdown_artifact(markdown, key="ingest-summary", description="What the run came to")
    if summary.failures:
        table = [
            {"source": f.source_uri, "stage": f.stage, "error": f.error_type, "message": f.message}
            for f in summary.failures[:_LISTED]
        ]
        create_table_artifact(table, key="ingest-failures", description="Sources that could not be processed")
