"""Runs over a folder that are killed at moments spread over all of their stages; a program of its own, started by a test.

Each run is a fork of this process, which has the models loaded and has started no thread: so a run begins at once.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pipeline.runs import Progress, steps
from pipeline.runs.direct import run_directly
from pipeline.runs.worker import load_analyser
from pipeline.settings import Settings

KILLS_OF_ONE_LAKE = 4
STARTING, ENDED = "Starting", "Ended"


class Runs:
    """Runs over one folder of documents."""

    def __init__(self, folder: Path) -> None:
        steps._REPORT_SECONDS = 0
        self._folder = folder
        self._analyser = load_analyser(Settings(workers=1))

    def run(self, data: Path, during: str = "", seconds: float = 0) -> tuple[bool, dict[str, float]]:
        """A run, killed so many seconds after it began to do something.

        Returns:
            Whether it was killed, and when it began to do what.
        """
        begun = {STARTING: time.monotonic()}
        read_end, write_end = os.pipe()
        process = os.fork()
        if process == 0:
            self._work(data, write_end)
        os.close(write_end)
        with os.fdopen(read_end, "rb", buffering=0) as said:
            while True:
                if during in begun and time.monotonic() - begun[during] >= seconds:
                    os.kill(process, signal.SIGKILL)
                    during = ""
                if select.select([said], [], [], 0.001)[0]:
                    heard = said.read(65536)
                    if not heard:
                        break
                    for doing in heard.decode().splitlines():
                        begun.setdefault(doing, time.monotonic())
        _, status = os.waitpid(process, 0)
        killed = os.WIFSIGNALED(status)
        assert killed or os.WEXITSTATUS(status) == 0, "a run failed"
        return killed, begun | {ENDED: time.monotonic()}

    def _work(self, data: Path, write_end: int) -> None:
        def report(progress: Progress) -> None:
            os.write(write_end, f"{progress.doing}\n".encode())

        try:
            settings = Settings(data=data, workers=1, batch_size=2)
            run_directly([str(self._folder)], settings, report, lambda _: self._analyser)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)


def moments(begun: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Moments of a run, at random in each of its stages in turn, again and again: the stage, and seconds since its begin."""
    chance = random.Random(8)
    while True:
        for (doing, start), (_, end) in pairwise(begun.items()):
            yield doing, chance.random() * (end - start)


def main(folder: Path, work: Path, kills: int) -> None:
    """Prints a line of JSON for each data directory: where it is, and during what its runs were killed."""
    runs = Runs(folder)
    runs.run(work / "warm")
    _, begun = runs.run(work / "undisturbed")
    print(json.dumps({"data": str(work / "undisturbed"), "killed": []}), flush=True)
    moment = moments(begun)
    done = 0
    while done < kills:
        data, during = work / f"data-{done}", []
        while len(during) < KILLS_OF_ONE_LAKE and done < kills:
            doing, seconds = next(moment)
            killed, _ = runs.run(data, doing, seconds)
            if killed:
                during.append(doing)
                done += 1
        runs.run(data)
        print(json.dumps({"data": str(data), "killed": during}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
