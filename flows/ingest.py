"""The flow ``ingest``: a run over sources, each of its steps a task that Prefect sees, retries and reports."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final, TypeVar

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.concurrency.sync import concurrency
from prefect.runtime import flow_run

from flows.artifacts import publish
from flows.hooks import tell_failure, tell_recovery
from pipeline.errors import LakeError, ReferatError, Unexpected
from pipeline.readers.pdf.ocr import missing_tools
from pipeline.runs import Progress, Report, Summary, steps
from pipeline.runs.direct import conduct
from pipeline.runs.steps import Job, Processed
from pipeline.runs.worker import Batch
from pipeline.settings import Settings, load_settings
from pipeline.sources.named import named_sources

FETCH_LIMIT: Final = "referat-fetch"
"""Runs that fetch at once: each is polite to its hosts, two of them would not be."""
OCR_LIMIT: Final = "referat-ocr"
"""Batches with PDF files at once, where OCR is installed; for this machine's sake, so not where others do the work."""
_LIMIT_SECONDS: Final = 6 * 3600
"""A run waits so long for another to end its fetching."""

_Result = TypeVar("_Result")

_report: ContextVar[Report | None] = ContextVar("report", default=None)
"""Who is told how far the run is: the command line where it started the flow, else the flow's own log."""

_RETRY_SECONDS = [2.0, 20.0]
"""Between the tries of a batch whose rows could not be written, because another program held the tables or the disk."""


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


def run_name() -> str:
    """The name of a flow's run: its data directory and when it was to begin."""
    data = flow_run.parameters.get("data") or "data"
    return f"{Path(data).name} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(
    name="ingest",
    flow_run_name=run_name,
    on_failure=[tell_failure],
    on_crashed=[tell_failure],
    on_cancellation=[tell_failure],
    on_completion=[tell_recovery],
)
def ingest(
    sources: list[str] | None = None,
    data: Path | None = None,
    sources_file: Path | None = None,
    reprocess: bool = False,
    settings: Settings | None = None,
) -> Summary:
    """Reads documents into the tables and the search index.

    A run that is cancelled or killed leaves the tables whole: a batch is written entirely or not at all, and the next run does
    what is missing. The limit on the time of a batch is ``settings.max_seconds``, kept by the worker pool: it can stop a document
    that hangs in C code, which a task's timeout cannot.

    A run that nobody started at a terminal ends as failed where a source listed fewer documents than its description expects.

    Args:
        sources: Folders, files, zip archives and web addresses, as this machine names them.
        data: The data directory; that of the settings where it is not given.
        sources_file: A YAML file that describes the sources instead.
        reprocess: Whether to read documents again that earlier runs have read.
        settings: Every other setting; those of referat.toml and the environment where they are not given.
    """
    chosen = settings or load_settings()
    given = {"data": data, "sources": sources_file, "reprocess": reprocess or None}
    chosen = chosen.model_copy(update={name: value for name, value in given.items() if value is not None})
    specs = named_sources(sources or [], chosen)
    slots = [] if all(spec.is_local for spec in specs) else [FETCH_LIMIT]
    with (
        concurrency(slots, timeout_seconds=_LIMIT_SECONDS),
        steps.open_job(sources or [], chosen, _report.get() or _log_progress()) as job,
    ):
        recognises = chosen.ocr == "auto" and not chosen.dask and not missing_tools()

        @task(
            name="analyse batch",
            tags=["referat-batch"],
            retries=len(_RETRY_SECONDS),
            retry_delay_seconds=_RETRY_SECONDS,
            retry_condition_fn=_is_passing,
            cache_policy=NO_CACHE,
        )
        def analyse(batch: Batch) -> Processed:
            scans = recognises and any(document.uri.lower().endswith(".pdf") for document in batch)
            with concurrency([OCR_LIMIT] if scans else []):
                return steps.process(job, batch)

        summary = conduct(job, analyse.submit, _as_task)
    publish(summary, chosen)
    if _report.get() is None:  # no one waits at a terminal
        from pipeline.reports.files import keep_report

        keep_report(chosen.data)
        _refuse_too_few(summary)
    return summary


def _refuse_too_few(summary: Summary) -> None:
    """Lets a run fail in the end, all its work done, where a source gave less than its description expects."""
    if too_few := [coverage for coverage in summary.coverage if coverage.too_few]:
        said = "; ".join(f"{one.source}: {one.listed:,}, at least {one.at_least:,} expected" for one in too_few)
        raise Unexpected(f"Sources with too few documents: {said}.", hint="All else was done; see the run's page.")


def _as_task(step: Callable[[Job], _Result]) -> Callable[[Job], _Result]:
    """A step as a task; the job is no parameter of it, since Prefect looks into parameters."""

    def run_step(job: Job) -> _Result:
        @task(name=step.__name__, tags=["referat-step"], cache_policy=NO_CACHE)
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
            of = f": {progress.done} of {progress.found} done, {progress.failed} failed" if progress.found else ""
            logger.info("%s%s", said, of)

    return report
