"""A run without an orchestrator, and the order of its steps, which is the orchestrated run's too."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from pipeline.runs import steps
from pipeline.runs.progress import Report, Summary
from pipeline.runs.steps import Job, Processed
from pipeline.runs.worker import Batch, Loader, load_analyser
from pipeline.settings import Settings

_THREADS = 1024
"""As many as there can be batches in flight; one is started only when a batch finds the others waiting."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Result_co = TypeVar("_Result_co", covariant=True)


class Future(Protocol[_Result_co]):
    """A result to come, as ``concurrent.futures`` and Prefect have it."""

    def result(self) -> _Result_co:
        """The result, once it is there."""


def ignore(_: object) -> None:
    """A report that nobody reads."""


def run_directly(
    locations: Sequence[str], settings: Settings, report: Report = ignore, load: Loader = load_analyser
) -> Summary:
    """Reads the documents at ``locations`` into the tables and the index of ``settings.data``.

    With more than one worker, a script that calls this must do so below ``if __name__ == "__main__":``, since worker
    processes import it.

    Raises:
        UsageError: where a location does not exist.
        LakeError: where the data directory is in use or cannot be written.
        ModelError: where a model is missing.

    Example:
        summary = run_directly(["minutes/"], load_settings(data="data"))
    """
    with ThreadPoolExecutor(_THREADS) as threads, steps.open_job(locations, settings, report, load) as job:
        return conduct(job, lambda batch: threads.submit(steps.process, job, batch))


class Wrapping(Protocol):
    """What an orchestrator puts around a step so that it sees it."""

    def __call__(self, step: Callable[[Job], _Result]) -> Callable[[Job], _Result]:
        """The step, wrapped."""


def bare(step: Callable[[Job], _Result]) -> Callable[[Job], _Result]:
    """No wrapping."""
    return step


def conduct(job: Job, submit: Callable[[Batch], Future[Processed]], wrap: Wrapping = bare) -> Summary:
    """Takes a run through its steps.

    Args:
        submit: hands a batch to ``steps.process`` in another thread.
        wrap: goes around each of the other steps.
    """
    wrap(steps.find)(job)
    for pending in (steps.pending, steps.pending_again):
        for processed in in_flight(submit, pending(job), 2 * job.pool.places):
            steps.count(job, processed)
    wrap(steps.refresh)(job)
    return wrap(steps.record)(job)


def in_flight(submit: Callable[[_Item], Future[_Result]], items: Iterable[_Item], limit: int) -> Iterator[_Result]:
    """The results of submitted items in their order, with at most ``limit`` of them under way or waiting to be taken.

    >>> with ThreadPoolExecutor(2) as threads:
    ...     list(in_flight(lambda item: threads.submit(pow, item, 2), range(5), 3))
    [0, 1, 4, 9, 16]
    """
    waiting: deque[Future[_Result]] = deque()
    for item in items:
        waiting.append(submit(item))
        if len(waiting) == limit:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
