"""Reading hostile files in processes of their own, with limits that the system keeps."""

from __future__ import annotations

import multiprocessing
import resource
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import hostile_bytes

_PATIENCE = 3
"""Seconds on the clock for one of the processor, on a machine that others work on."""


@dataclass(frozen=True)
class Outcome:
    """What became of a file: the code of the error or the text's length, and what it cost beyond its own bytes."""

    error: str | None
    message: str
    characters: int
    seconds: float
    mebibytes: int


def read_limited(builder: str, *arguments: Any, seconds: int = 60, mebibytes: int = 4096, **limits: int) -> Outcome:
    """Builds a file and reads it.

    Args:
        builder: the name of a function of ``hostile_bytes``.
        seconds: of the processor; after them the process is ended.
        mebibytes: of memory; what asks for more gets none.
        limits: settings.

    Raises:
        AssertionError: where the process did not live to tell.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["limited", "pipeline.readers"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(theirs, builder, arguments, seconds, mebibytes, limits))
    process.start()
    theirs.close()
    try:
        told = ours.recv() if ours.poll(_PATIENCE * seconds + 30) else None
    except EOFError:
        told = None
    process.kill() if told is None else process.join()
    process.join()
    assert isinstance(told, Outcome), f"{builder} ended its reader ({process.exitcode})"
    return told


def _read(
    connection: Connection,
    builder: str,
    arguments: tuple[Any, ...],
    seconds: int,
    mebibytes: int,
    limits: dict[str, int],
) -> None:
    from pipeline.errors import ReadError
    from pipeline.readers import read
    from pipeline.records import Source
    from pipeline.settings import Settings

    data = getattr(hostile_bytes, builder)(*arguments)
    size = mebibytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    spent = int(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent))
    begun, before = time.process_time(), _peak()
    try:
        document = read(Source(uri="file:///mappe/referat.bin", data=data), Settings(**limits))  # type: ignore[arg-type]
        error, message, characters = None, "", len(document.text)
    except ReadError as refusal:
        error, message, characters = refusal.code, refusal.message, 0
    connection.send(Outcome(error, message, characters, time.process_time() - begun, _peak() - before))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
