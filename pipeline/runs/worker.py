"""What analyses a batch: in this process, or as the main function of a worker process that serves batch after batch."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Protocol

from pipeline import __version__
from pipeline.errors import LakeError, ReferatError
from pipeline.records import Source
from pipeline.results import Analysed, Failure, RunStamp, joined
from pipeline.runs.raw import RawStore
from pipeline.settings import Settings
from pipeline.sources.specs import UNKNOWN, Origin

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "POLARS_MAX_THREADS")
"""Workers share the cores between them: a numerical library that starts a thread for each core only slows the others."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document in the raw store: where it came from, its id, the number of its bytes, what else is known of it."""

    uri: str
    document_id: str
    size: int
    origin: Origin = UNKNOWN


Batch = tuple[Stored, ...]


class BatchAnalyser(Protocol):
    """What analyses batches in one process; the models are loaded when it is made."""

    @property
    def models(self) -> dict[str, str]:
        """Name and version of each model, for the table ``runs``."""

    def analyse(self, sources: Sequence[Source], run_id: str) -> Analysed:
        """The rows of a batch of sources, and those that failed."""

    def rehearse(self, source: Source) -> Iterator[str]:
        """Does the steps on a source and names each before it begins, so that the one that kills the process is known."""


Loader = Callable[[Settings], BatchAnalyser]


class StepsAnalyser:
    """The steps of ``pipeline.analyse``."""

    def __init__(self, settings: Settings) -> None:
        from pipeline.analyse import Analyser  # loads the models' libraries, which takes seconds

        self._settings = settings
        self._analyser = Analyser(settings)
        self.models = self._analyser.models

    def analyse(self, sources: Sequence[Source], run_id: str) -> Analysed:
        """See ``BatchAnalyser``."""
        return self._analyser.analyse(sources, RunStamp(run_id, __version__))

    def rehearse(self, source: Source) -> Iterator[str]:
        """See ``BatchAnalyser``; annotation, which is the last step that can kill, is left to ``analyse``."""
        from pipeline.readers import read
        from pipeline.structure.parse import parse

        with suppress(Exception):
            yield "read"
            document = read(source, self._settings)
            yield "structure"
            parse(document)
        yield "annotate"


def load_analyser(settings: Settings) -> BatchAnalyser:
    """Loads the models, which takes seconds.

    Raises:
        ModelError: where a model is missing.
    """
    return StepsAnalyser(settings)


def analyse_stored(analyser: BatchAnalyser, batch: Batch, raw: RawStore, run_id: str) -> Analysed:
    """The rows of a batch; a document whose bytes have gone from the raw store is one of its failures."""
    sources, lost = _stored_sources(batch, raw)
    return joined([analyser.analyse(sources, run_id), lost])


def _stored_sources(batch: Batch, raw: RawStore) -> tuple[list[Source], Analysed]:
    sources: list[Source] = []
    lost: list[Failure] = []
    for document in batch:
        try:
            data = raw.get(document.document_id)
            sources.append(Source(uri=document.uri, data=data, **document.origin.fields()))
        except LakeError as error:
            lost.append(Failure(document.uri, document.document_id, "fetch", error.code, str(error)))
    return sources, Analysed(failures=lost)


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has its models: their names and versions."""

    models: dict[str, str]


@dataclass(frozen=True, slots=True)
class NotReady:
    """The worker cannot work at all."""

    error: ReferatError


@dataclass(frozen=True, slots=True)
class Reached:
    """A step is about to begin on a document that is looked at alone."""

    stage: str


@dataclass(frozen=True, slots=True)
class PageReached:
    """A page is about to be read."""

    number: int


@dataclass(frozen=True, slots=True)
class TooMuch:
    """A batch became more rows than ``settings.max_output_bytes``."""

    size: int


@dataclass(frozen=True, slots=True)
class Raised:
    """A batch raised an exception that no step foresaw: a bug."""

    error_type: str
    message: str
    trace: str


def raised(error: Exception) -> Raised:
    """An exception as it can be sent between processes."""
    return Raised(type(error).__name__, str(error), "".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class Request:
    """A batch to analyse; ``suspect``: it is one document, and it may have killed a worker."""

    batch: Batch
    suspect: bool = False


def serve(connection: Connection, settings: Settings, run_id: str, load: Loader) -> None:
    """Answers each request that comes through ``connection`` until it is closed; the main function of a worker process.

    The first message is ``Ready`` or ``NotReady``; each request is answered with an ``Analysed``, ``Raised`` or ``TooMuch``,
    after a ``PageReached`` for each page of a PDF and, for a suspect, a ``Reached`` for each step.
    """
    from pipeline.readers.watch import on_page  # the readers' libraries are for workers only

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        analyser = load(settings)
    except ReferatError as error:
        connection.send(NotReady(error))
        return
    raw = RawStore(settings.data / "raw")
    try:
        connection.send(Ready(analyser.models))
        on_page.set(lambda number: connection.send(PageReached(number)))
        while True:
            request: Request = connection.recv()
            for source in _stored_sources(request.batch, raw)[0] if request.suspect else ():
                for stage in analyser.rehearse(source):
                    connection.send(Reached(stage))
            _send(connection, _answer(analyser, request.batch, raw, run_id), settings.max_output_bytes)
    except (EOFError, OSError):
        return


def _send(connection: Connection, answer: Analysed | Raised, most: int) -> None:
    message = ForkingPickler.dumps(answer)
    connection.send_bytes(message if len(message) <= most else ForkingPickler.dumps(TooMuch(len(message))))


def _answer(analyser: BatchAnalyser, batch: Batch, raw: RawStore, run_id: str) -> Analysed | Raised:
    try:
        return analyse_stored(analyser, batch, raw, run_id)
    except Exception as error:
        return raised(error)
