"""Analysing batches in worker processes, so that a document that kills or hangs its process harms no other."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable
from typing import Final, Protocol, cast

from pipeline.errors import ModelError, ReferatError
from pipeline.results import Analysed, Failure, joined
from pipeline.runs.limits import LOOK_SECONDS, Watch
from pipeline.runs.logs import about
from pipeline.runs.raw import RawStore
from pipeline.runs.worker import (
    Batch,
    BatchAnalyser,
    Loader,
    NotReady,
    PageReached,
    Raised,
    Reached,
    Ready,
    Request,
    Stored,
    TooMuch,
    analyse_stored,
    load_analyser,
    raised,
    serve,
)
from pipeline.settings import Settings
from pipeline.sources.uris import shown

TRIES: Final = 3
"""Runs that try a document that was stopped or ended its worker: the machine may have been at fault once, but not each time."""

_log = logging.getLogger(__name__)
_START_SECONDS = 300
"""Loading the models takes a worker 3 to 10 s on two cores; one that needs this long never will."""


class Pool(Protocol):
    """Something that analyses batches, for several threads at once."""

    models: dict[str, str]
    """Name and version of each model; empty until the first batch."""

    @property
    def places(self) -> int:
        """Batches that are analysed at once."""

    def analyse(self, batch: Batch) -> Analysed:
        """The rows of a batch; what could not be analysed is among its failures, and nothing else is lost.

        Raises:
            ModelError: where the models cannot be loaded.
        """

    def close(self) -> None:
        """Stops at once, also in the middle of a batch."""


def open_pool(settings: Settings, run_id: str, load: Loader = load_analyser) -> Pool:
    """The workers of the Dask cluster ``settings.dask``, or ``settings.workers`` processes; with one, this process itself.

    No model is loaded before the first batch: a run that finds nothing new costs none.

    Raises:
        UsageError: where the cluster cannot be used.
    """
    if settings.dask:
        from pipeline.runs.cluster import Cluster  # which is built on this module

        return Cluster(settings, run_id, load)
    return ThisProcess(settings, run_id, load) if settings.workers == 1 else WorkerPool(settings, run_id, load)


class ThisProcess:
    """Analyses in this process, one batch at a time: good for looking into; what kills or hangs it ends the run."""

    places = 1

    def __init__(self, settings: Settings, run_id: str, load: Loader) -> None:
        self.models: dict[str, str] = {}
        self._settings, self._run_id, self._load = settings, run_id, load
        self._raw = RawStore(settings.data / "raw")
        self._lock = threading.Lock()
        self._analyser: BatchAnalyser | None = None

    def analyse(self, batch: Batch) -> Analysed:
        """See ``Pool``."""
        with self._lock:
            analyser = self._analyser = self._analyser or self._load(self._settings)
            self.models = analyser.models

            def run(batch: Batch, suspect: bool) -> Analysed:
                try:
                    return analyse_stored(analyser, batch, self._raw, self._run_id)
                except Exception as error:
                    raise _bug(raised(error)) from None

            return whole_or_each(batch, run, self._run_id)

    def close(self) -> None:
        """See ``Pool``; a batch that is under way is finished."""


class WorkerPool:
    """Analyses in up to ``settings.workers`` processes of their own."""

    def __init__(self, settings: Settings, run_id: str, load: Loader) -> None:
        self.models: dict[str, str] = {}
        self.places = settings.workers
        self._settings, self._run_id, self._load = settings, run_id, load
        self._places = threading.Semaphore(settings.workers)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._started: set[_Worker] = set()
        self._closed = False

    def analyse(self, batch: Batch) -> Analysed:
        """See ``Pool``. A batch that comes to a limit or ends its process is done document by document."""
        with self._places:
            return whole_or_each(batch, self._run, self._run_id)

    def close(self) -> None:
        """See ``Pool``."""
        with self._lock:
            self._closed = True
            for worker in self._started:
                worker.kill()

    def _run(self, batch: Batch, suspect: bool) -> Analysed:
        worker = self._take()
        try:
            return worker.analyse(Request(batch, suspect))
        except Lost:
            self._refuse_when_closed()
            raise
        finally:
            self._give_back(worker)

    def _take(self) -> _Worker:
        with self._lock:
            self._refuse_when_closed()
            if self._idle:
                return self._idle.pop()
            worker = _Worker(self._settings, self._run_id, self._load)
            self._started.add(worker)
        try:
            self.models = worker.wait_until_ready()
        except ReferatError:
            self._refuse_when_closed()
            raise
        return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            if worker.alive:
                self._idle.append(worker)
            else:
                self._started.discard(worker)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise ReferatError("The run was stopped.")


class _Worker:
    """One worker process and the line to it."""

    def __init__(self, settings: Settings, run_id: str, load: Loader) -> None:
        self._settings = settings
        context = multiprocessing.get_context("spawn")
        self._line, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end, settings, run_id, load), daemon=True)
        self._process.start()
        far_end.close()
        self.alive = True

    def wait_until_ready(self) -> dict[str, str]:
        """The names and versions of its models."""
        try:
            answer = self._receive(Watch(self._settings.model_copy(update={"max_seconds": _START_SECONDS})))
        except Lost as lost:
            raise ModelError(f"A worker process could not start: {lost.message}", hint="Try --workers 1.") from None
        if isinstance(answer, NotReady):
            self._end()
            raise answer.error
        assert isinstance(answer, Ready)
        return answer.models

    def analyse(self, request: Request) -> Analysed:
        """The rows of a batch; each step of a suspect may take ``settings.max_seconds``, and so may a whole batch.

        Raises:
            Lost: where the batch was not finished; the worker is dead then, unless it was an exception that came back.
        """
        watch = Watch(self._settings)
        try:
            self._line.send(request)
        except OSError:
            raise self._death(watch.stage) from None
        while True:
            answer = self._receive(watch)
            match answer:
                case Reached():
                    watch.step(answer.stage)
                case PageReached():
                    watch.page(answer.number)
                case TooMuch():
                    limit = f"{self._settings.max_output_bytes / 1024**2:,.0f} MiB"
                    raise Lost(
                        "link", "OutputLimit", f"it became {answer.size / 1024**2:,.0f} MiB of rows, over {limit}"
                    )
                case Raised():
                    raise _bug(answer)
                case _:
                    return cast("Analysed", answer)

    def kill(self) -> None:
        """Ends the process; whoever waits for an answer learns it."""
        self._process.kill()

    def _receive(self, watch: Watch) -> object:
        while True:
            try:
                if self._line.poll(LOOK_SECONDS):
                    return self._line.recv()
            except (EOFError, OSError):
                raise self._death(watch.stage) from None
            if exceeded := watch.exceeded(self._process.pid):
                self._end()
                raise Lost(watch.stage, *exceeded)

    def _death(self, stage: str) -> Lost:
        self._process.join(timeout=10)
        ending = _ending(self._process.exitcode)
        self._end()
        return Lost(stage, "WorkerDied", f"it ended the worker process ({ending})")

    def _end(self) -> None:
        self.alive = False
        self._process.kill()
        self._process.join()
        self._line.close()


class Lost(Exception):
    """A batch that came to nothing: in which step, and why."""

    def __init__(self, stage: str, error_type: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.error_type = error_type
        self.message = message


def _bug(raised: Raised) -> Lost:
    _log.error("A batch raised an exception that no step foresaw; please report it.\n%s", raised.trace)
    return Lost("annotate", raised.error_type, f"an error in referat itself: {raised.error_type}: {raised.message}")


def whole_or_each(batch: Batch, run: Callable[[Batch, bool], Analysed], run_id: str) -> Analysed:
    """The result of a batch; where it is lost, that of each document alone, and those that are lost again as failures."""
    try:
        return run(batch, False)
    except Lost as lost:
        again, extra = "A batch of %d documents is tried again one by one: %s.", about(run_id, stage=lost.stage)
        _log.warning(again, len(batch), lost.message, extra=extra)
    return joined(_alone(document, run) for document in batch)


def _alone(document: Stored, run: Callable[[Batch, bool], Analysed]) -> Analysed:
    try:
        return run((document,), True)
    except Lost as lost:
        again = f"It is tried in {TRIES} runs, then left aside until its content or referat changes."
        reason = f"{shown(document.uri)} was tried alone, and {lost.message}. {again}"
        return Analysed(failures=[Failure(document.uri, document.document_id, lost.stage, lost.error_type, reason)])


def _ending(code: int | None) -> str:
    """How a process ended, in words.

    >>> _ending(-9), _ending(3)
    ('signal SIGKILL', 'exit status 3')
    """
    if code is None:
        return "without a status"
    if code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit status {code}"
