"""A real Dask scheduler and its workers on loopback, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_START_SECONDS = 60


class DaskProcesses:
    """A scheduler, and workers of one thread each that are started and killed one by one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(folder / "scheduler.json")
        )
        self.address = self._address()

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Starts a worker."""
        where = ("--local-directory", str(self._folder), "--host", "127.0.0.1")
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *where)

    def lose(self, worker: subprocess.Popen[bytes]) -> None:
        """Kills a worker with all it has started, as when its machine goes."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        self._running.remove(worker)

    def stop(self) -> None:
        """Ends what is still running."""
        for process in reversed(self._running[:]):
            self.lose(process)

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        importable = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", program, *arguments],
            env=os.environ | {"PYTHONPATH": importable},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def _address(self) -> str:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                return str(json.loads((self._folder / "scheduler.json").read_text())["address"])
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError("the scheduler did not start")


@contextmanager
def dask_processes(folder: Path) -> Iterator[DaskProcesses]:
    """A scheduler without workers, stopped in the end."""
    processes = DaskProcesses(folder)
    try:
        yield processes
    finally:
        processes.stop()
