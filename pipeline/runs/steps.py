"""The steps of a run, plain functions over its ``Job``; the direct runner and the Prefect flow both call these.

A run holds the data directory's lock. The lake takes each batch whole or not at all, so a run that dies costs at most the
batches under way: the next run finds their documents unknown and does them, and brings the derived tables and the index,
which find out by themselves what they lack, up to date.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from pipeline import __version__
from pipeline.linking.corrections import Corrections, read_corrections
from pipeline.results import Failure
from pipeline.runs.files import clear_unfinished
from pipeline.runs.forgotten import Forgotten, read_forgotten
from pipeline.runs.housekeeping import tidy_when_due
from pipeline.runs.lock import run_lock
from pipeline.runs.logs import about
from pipeline.runs.metrics import write_metrics
from pipeline.runs.plan import (
    Absent,
    Past,
    Postponed,
    StillFailing,
    Unchanged,
    Verdict,
    batches,
    examine,
    examine_download,
    read_past,
)
from pipeline.runs.pool import Pool, open_pool
from pipeline.runs.presence import after_run, missing
from pipeline.runs.progress import Progress, Report, Summary
from pipeline.runs.raw import RawStore
from pipeline.runs.redact import names_in, redacted
from pipeline.runs.reviews import apply_reviews
from pipeline.runs.worker import Batch, Loader, Stored, load_analyser
from pipeline.runs.writing import write_sound
from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.sources import Fetcher
from pipeline.sources.checks import Check
from pipeline.sources.discover import Coverage
from pipeline.sources.discover import find as find_documents
from pipeline.sources.download import download
from pipeline.sources.named import named_sources
from pipeline.sources.places import Address, Finding
from pipeline.sources.specs import SourceSpec
from pipeline.tables.frames import frame
from pipeline.tables.journal import Touched
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import schema

if TYPE_CHECKING:
    from pipeline.sources.web.client import Web

_log = logging.getLogger(__name__)
_TOTALS = ("documents", "meetings", "agenda_items", "decisions", "articles")
_REPORT_SECONDS = 0.1
_CHECKS_SECONDS = 60.0
"""So much of what is known of fetched documents a run that is killed loses: they are fetched again."""
_SLOWEST = 20
_TURNS = 4
"""Batches that each worker gets at least: fewer leave one idle while another still has a long one."""


@dataclass(frozen=True, slots=True)
class Processed:
    """What became of a batch.

    Attributes:
        batch: its documents.
        failures: those of them that failed.
        again: sources whose rows must be made again, because what had replaced them is gone.
        timings: seconds by stage.
        seconds: of each document's own steps, by source_uri.
    """

    batch: Batch
    failures: tuple[Failure, ...]
    again: frozenset[str]
    timings: dict[str, float]
    seconds: dict[str, float]


@dataclass(slots=True)
class Job:
    """A run under way: its parts, and a tally that only the thread that conducts the run changes."""

    specs: Sequence[SourceSpec]
    settings: Settings
    run_id: str
    started: datetime
    lake: Lake
    pool: Pool
    web: Web
    report: Report
    corrections: Corrections
    forgotten: Forgotten
    writing: threading.Lock = field(default_factory=threading.Lock)
    past: Past = field(default_factory=Past)
    findings: list[Finding] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    checks: dict[str, Check] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    postponed: int = 0
    unchanged: int = 0
    new: int = 0
    failures: dict[str, Failure] = field(default_factory=dict)
    still_failing: list[Failure] = field(default_factory=list)
    resolved: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)
    timings: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    changed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    reported: float = 0.0
    checks_saved: float = field(default_factory=time.monotonic)

    @property
    def anew_from(self) -> str | None:
        """The stage from which on everything is to be done anew, or None."""
        return self.settings.reprocess_from if self.settings.reprocess else None

    @property
    def failed(self) -> int:
        """Sources that have failed so far."""
        return len(self.failures) + len(self.still_failing)

    def tell(self, doing: str, *, always: bool = False) -> None:
        """Reports how far the run is, not more often than a person can read."""
        if always or time.monotonic() - self.reported > _REPORT_SECONDS:
            self.reported = time.monotonic()
            done = self.unchanged + self.new + self.failed + self.postponed
            self.report(Progress(doing, len(self.findings) or None, done, self.failed))


@contextmanager
def open_job(
    locations: Sequence[str], settings: Settings, report: Report, load: Loader = load_analyser
) -> Iterator[Job]:
    """A run over ``locations`` that holds the data directory until the end, and stops its workers then.

    Raises:
        LakeError: where another run is working in the data directory, or it cannot be written.
        UsageError: where a location does not exist, and where the sources file or the corrections cannot be read.
    """
    specs = named_sources(locations, settings)
    corrections = read_corrections(settings.corrections)
    started = datetime.now(UTC)
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    with run_lock(settings.data):
        clear_unfinished(settings.data)
        pool = open_pool(settings, run_id, load)
        try:
            from pipeline.sources.web.client import Web

            with Web(settings) as web:
                lake = Lake(settings.data / "lake")
                forgotten = read_forgotten(settings.data)
                yield Job(specs, settings, run_id, started, lake, pool, web, report, corrections, forgotten)
        finally:
            pool.close()


def find(job: Job) -> None:
    """Finds the sources, and what earlier runs left of them; the run is in the table ``runs`` from here on.

    Raises:
        LakeError: where the lake cannot be read or written.
    """
    job.tell("Looking for documents", always=True)
    job.past = read_past(job.lake, job.forgotten.documents, reprocess=job.anew_from == "documents")
    found = find_documents(job.specs, job.settings, job.web, job.past.checks)
    job.findings, job.coverage = found.findings, found.coverage
    for coverage in job.coverage:
        if coverage.warning:
            _log.warning("%s", coverage.warning, extra=about(job.run_id, stage="discover"))
    job.lake.write_run(_run_row(job, None))


def pending(job: Job) -> Iterator[Batch]:
    """The batches that are to be analysed, the bytes of their documents safe in the raw store; counts all other sources.

    Raises:
        LakeError: where the raw store cannot be written.
    """
    yield from batches(_documents(job, job.findings), _batch_size(job))


def pending_again(job: Job) -> Iterator[Batch]:
    """The batches of the sources whose rows must be made again; raises as ``pending`` does."""
    findings = [finding for finding in job.findings if finding.uri in job.again]
    job.again = set()
    job.unchanged -= len(findings)
    job.past = read_past(job.lake, job.forgotten.documents, reprocess=job.anew_from == "documents")
    yield from batches(_documents(job, findings), _batch_size(job))


def process(job: Job, batch: Batch) -> Processed:
    """Analyses a batch and writes its rows; for several threads at once. Doing it twice is doing it once.

    Raises:
        ModelError: where the models cannot be loaded.
        LakeError: where the tables cannot be written.
    """
    result = job.pool.analyse(batch)
    rows, persons = result.rows, job.forgotten.persons
    names = names_in(rows, persons) if persons else {}
    if names:
        rows = redacted(rows, persons, names)
    with job.writing:
        begun = time.perf_counter()
        touched, refused = write_sound(job.lake, rows, job.run_id)
        seconds = time.perf_counter() - begun
    for document in names:
        RawStore(job.settings.data / "raw").remove(document)
    timings = {**result.timings, "write": seconds}
    return Processed(batch, (*result.failures, *refused), touched.again, timings, result.seconds)


def count(job: Job, processed: Processed) -> None:
    """Adds a batch to the run's tally."""
    for failure in processed.failures:
        _fail(job, failure)
    job.seconds |= processed.seconds
    for document in processed.batch:
        if document.uri not in job.failures:
            job.new += 1
            job.changed += document.uri in job.past.known
            _resolve(job, document.uri)
    if time.monotonic() - job.checks_saved > _CHECKS_SECONDS:
        _write_checks(job, list(job.checks.values()))
    job.again |= processed.again
    for stage, seconds in processed.timings.items():
        job.timings[stage] += seconds
    job.tell("Reading documents")


def refresh(job: Job) -> None:
    """Brings the derived tables and the index up to date with the rows of the documents.

    Raises:
        LakeError: where they cannot be written.
    """
    job.tell("Linking entities, projects and cases", always=True)
    with _timed(job, "derive"):
        touched = job.lake.everything() if job.anew_from == "tables" else Touched()
        job.lake.refresh_derived(touched, job.corrections)
        corrected = apply_reviews(job.lake, job.settings.data)
    job.tell("Updating the search index", always=True)
    with _timed(job, "index"):
        index = Index.of(job.settings)
        anew = job.anew_from in ("tables", "index")
        index.rebuild(job.lake) if anew else index.update(job.lake, corrected)
    tidy_when_due(job.lake, job.settings)


def record(job: Job) -> Summary:
    """Writes what failed and what the run came to.

    Raises:
        LakeError: where they cannot be written.
    """
    finished = datetime.now(UTC)
    gone = missing(job.specs, job.past, job.findings)
    job.absent |= {uri: source for uri, source in gone.items() if uri in job.past.known}
    _write_checks(job, after_run(job.past, job.checks, (one.uri for one in job.findings), job.absent, finished))
    resolved = job.resolved | (gone & job.past.failed.keys())
    rows = [asdict(one) | {"attempts": None, "failed_at": finished} | _stamp(job) for one in job.failures.values()]
    if rows or resolved:
        job.lake.write_failures(rows, resolved)
    job.lake.write_run(_run_row(job, finished))
    summary = Summary(
        run_id=job.run_id,
        sources=len(job.findings),
        new=job.new,
        unchanged=job.unchanged,
        failed=job.failed,
        seconds=(finished - job.started).total_seconds(),
        failures=(*job.failures.values(), *job.still_failing),
        totals={name: job.lake.scan(name).select(pl.len()).collect().item() for name in _TOTALS},
        timings=dict(job.timings),
        corrections=job.lake.read("corrections").sort("line").to_dicts(),
        coverage=job.coverage,
        missing=len(job.absent),
        postponed=job.postponed,
        changed=job.changed,
        outdated=job.lake.standing().filter(pl.col("pipeline_version") != __version__).height,
        slowest=nlargest(_SLOWEST, job.seconds.items(), key=itemgetter(1)),
    )
    write_metrics(job.settings.data, summary, finished)
    ended = "The run has ended: %d new, %d unchanged, %d failed, %.1f seconds."
    _log.info(ended, job.new, job.unchanged, job.failed, summary.seconds, extra=about(job.run_id))
    return summary


def _batch_size(job: Job) -> int:
    """The batch size of the settings, or less where there are so few sources that a worker would be without work."""
    return min(job.settings.batch_size, max(1, len(job.findings) // (_TURNS * job.pool.places)))


@contextmanager
def _timed(job: Job, stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    seconds = time.perf_counter() - begun
    job.timings[stage] += seconds
    _log.info("The step %s took %.1f seconds.", stage, seconds, extra=about(job.run_id, stage=stage))


def _documents(job: Job, findings: Iterable[Finding]) -> Iterator[Stored]:
    """The documents among the sources that are to be analysed; what becomes of the others is counted."""
    for verdict in _verdicts(job, findings):
        match verdict:
            case Stored():
                yield verdict
            case Unchanged():
                job.unchanged += 1
                _resolve(job, verdict.uri)
            case StillFailing():
                job.still_failing.append(verdict.failure)
            case Absent():
                job.unchanged += 1
                job.absent[verdict.uri] = verdict.source
            case Postponed():
                job.postponed += 1
            case Failure():
                _fail(job, verdict)
        job.tell("Reading documents")


def _verdicts(job: Job, findings: Iterable[Finding]) -> Iterator[Verdict]:
    """What is to be done with each source: first with those on this machine, then with those on the web."""
    raw, past = RawStore(job.settings.data / "raw"), job.past
    addresses: list[Address] = []
    with Fetcher(job.settings) as fetcher:
        for finding in findings:
            if isinstance(finding, Address):
                addresses.append(finding)
            else:
                yield examine(finding, fetcher, raw, past)
    settled = frozenset(uri for uri, check in past.checks.items() if past.is_settled(check))
    for downloaded in download(addresses, job.web, job.settings, past.checks, settled):
        if downloaded.check is not None:
            job.checks[downloaded.address.uri] = downloaded.check
        yield examine_download(downloaded, raw, past)


def _fail(job: Job, failure: Failure) -> None:
    job.failures[failure.source_uri] = failure
    extra = about(job.run_id, failure.source_uri, failure.stage)
    _log.info("A source could not be processed: %s", failure.message, extra=extra)


def _resolve(job: Job, uri: str) -> None:
    if uri in job.past.failed:
        job.resolved.add(uri)


def _write_checks(job: Job, checks: Sequence[Check]) -> None:
    if checks:
        rows = [{**asdict(check), "gone_since": check.gone_since} | _stamp(job) for check in checks]
        job.lake.amend("source_checks", frame(schema("source_checks"), rows))
    job.checks_saved = time.monotonic()


def _run_row(job: Job, finished: datetime | None) -> dict[str, object]:
    return {
        "started": job.started,
        "finished": finished,
        "sources": len(job.findings),
        "new": job.new,
        "unchanged": job.unchanged,
        "failed": job.failed,
        "language_model": job.pool.models.get("language_model"),
        "topic_model": job.pool.models.get("topic_model"),
        "seconds": (finished - job.started).total_seconds() if finished else None,
    } | _stamp(job)


def _stamp(job: Job) -> dict[str, object]:
    return {"run_id": job.run_id, "pipeline_version": __version__}
