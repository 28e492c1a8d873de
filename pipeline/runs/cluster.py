"""Analysing batches on the machines of a Dask cluster, for a run that alone writes the tables.

A worker of the cluster reads the originals from the raw store, which it must see under the same path, and gives back rows: so
the tables cannot tell where a batch was analysed. What a worker had that is lost, Dask gives to another. On the worker itself
documents are analysed in processes of their own, with the same limits as on one machine.

Prefect runs where the run is and sees each batch as a task there; the workers need neither Prefect nor its server.
"""

from __future__ import annotations

import multiprocessing
import platform
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline import __version__
from pipeline.errors import LakeError, ReferatError, UsageError
from pipeline.results import Analysed
from pipeline.runs.pool import Lost, Pool, WorkerPool, whole_or_each
from pipeline.runs.worker import Batch, Loader
from pipeline.settings import Settings

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_SECONDS: Final = 60
_LOOK_SECONDS: Final = 5.0
_DESERTED_SECONDS: Final = 300.0
"""A run gives up when the cluster has been without any worker for so long."""
_SUBMISSIONS: Final = 3
"""Of a batch: a scheduler that was started again knows nothing of what it was given before."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker must know of a run."""

    version: str
    settings: Settings
    run_id: str
    load: Loader


class Cluster:
    """A ``Pool`` whose batches are analysed by the workers of the Dask scheduler at ``settings.dask``.

    Raises:
        UsageError: where Dask is not installed, or nothing answers at that address.
    """

    def __init__(self, settings: Settings, run_id: str, load: Loader) -> None:
        self.models: dict[str, str] = {}
        self._address, self._run_id = settings.dask, run_id
        here = {"data": settings.data.absolute(), "dask": "", "search_url": None}
        self._order = Order(__version__, settings.model_copy(update=here), run_id, load)
        self._closed = False
        self._client = _connected(settings.dask)
        self._manned = time.monotonic()

    @property
    def places(self) -> int:
        """Threads of all workers there are now."""
        return max(1, int(sum(self._client.nthreads().values())))

    def analyse(self, batch: Batch) -> Analysed:
        """See ``Pool``. A batch whose workers were lost again and again is done document by document.

        Raises:
            ModelError: where a worker lacks the models.
            ReferatError: where the scheduler or all workers are gone, or a worker is of another version.
            LakeError: where a worker does not see the raw store.
        """
        return whole_or_each(batch, self._run, self._run_id)

    def close(self) -> None:
        """See ``Pool``."""
        self._closed = True
        if self._client.status == "running":
            self._client.run(close_here, self._order.settings.data, self._run_id, on_error="ignore")
        self._client.close()

    def _run(self, batch: Batch, suspect: bool) -> Analysed:
        from concurrent.futures import CancelledError

        from distributed.scheduler import KilledWorker

        for _ in range(_SUBMISSIONS):
            self._refuse_when_closed()
            try:
                future = self._client.submit(analyse_here, self._order, batch, pure=False)
                result, self.models = self._result(future)
            except KilledWorker as killed:
                times = killed.allowed_failures + 1
                raise Lost(
                    "read", "WorkerDied", f"{times} Dask workers that had it were lost one after another"
                ) from None
            except CancelledError:
                continue
            except (OSError, RuntimeError) as error:
                self._refuse_when_closed()
                raise self._gone(f"cannot be reached any more ({str(error).rstrip('.')})") from error
            return result
        self._refuse_when_closed()
        raise self._gone("was lost again and again")

    def _result(self, future: Future[tuple[Analysed, dict[str, str]]]) -> tuple[Analysed, dict[str, str]]:
        while True:
            try:
                return future.result(timeout=_LOOK_SECONDS)
            except TimeoutError:
                if self._client.nthreads():
                    self._manned = time.monotonic()
                elif time.monotonic() - self._manned > _DESERTED_SECONDS:
                    raise self._gone(f"has been without workers for {_DESERTED_SECONDS:g} seconds") from None

    def _gone(self, how: str) -> ReferatError:
        return ReferatError(f"The Dask cluster at {self._address} {how}.", hint="The next run does what is missing.")

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise ReferatError("The run was stopped.")


def _connected(address: str) -> Client:
    """A client of a cluster that has at least one worker."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("Dask is not installed.", hint='Install it with: pip install "referat[dask]"') from None
    hint = "Start them with: dask scheduler; dask worker ADDRESS --no-nanny"
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {address}: {error}.", hint=hint) from error
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError:
        client.close()
        raise UsageError(f"The Dask scheduler at {address} has no workers.", hint=hint) from None
    return client


_pools: dict[Path, tuple[str, Pool]] = {}
"""In a Dask worker: by data directory, which has one run at a time, the run and what analyses its batches."""
_opening = threading.Lock()


def analyse_here(order: Order, batch: Batch) -> tuple[Analysed, dict[str, str]]:
    """Analyses a batch in the Dask worker that this is called in: its rows, and the names and versions of the models."""
    pool = _pool_of(order)
    return pool.analyse(batch), pool.models


def close_here(data: Path, run_id: str) -> None:
    """Stops what a run has started in this Dask worker."""
    with _opening:
        if data in _pools and _pools[data][0] == run_id:
            _pools.pop(data)[1].close()


def _pool_of(order: Order) -> Pool:
    """The pool of a run, with a process for each thread of the Dask worker; that of an earlier, killed run is stopped."""
    from distributed import get_worker

    data = order.settings.data
    with _opening:
        run_id, pool = _pools.get(data, ("", None))
        if pool is not None and run_id == order.run_id:
            return pool
        _refuse_what_cannot_work(order)
        if pool is not None:
            pool.close()
        settings = order.settings.model_copy(update={"workers": get_worker().state.nthreads})
        opened = WorkerPool(settings, order.run_id, order.load)
        _pools[data] = order.run_id, opened
        return opened


def _refuse_what_cannot_work(order: Order) -> None:
    here = f"The Dask worker on {platform.node()}"
    if order.version != __version__:
        raise ReferatError(
            f"{here} has referat {__version__}, the run has {order.version}.", hint="Install the same on all machines."
        )
    if not (order.settings.data / "raw").is_dir():
        raise LakeError(
            f"{here} does not see {order.settings.data}.", hint="Mount the data directory there under the same path."
        )
    if multiprocessing.current_process().daemon:
        hint = "Start it with --no-nanny, or with DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment."
        raise UsageError(f"{here} may not start the processes that documents are analysed in.", hint=hint)
