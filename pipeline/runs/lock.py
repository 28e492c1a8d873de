"""One run at a time in a data directory. The system itself lets go of the lock when its holder dies."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from pipeline.errors import LakeError

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30
    """Far behind the words in the file, which others must still be able to read."""

    def _acquire(stream: IO[bytes]) -> None:
        stream.seek(_LOCKED_BYTE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        stream.seek(0)
else:
    import fcntl

    def _acquire(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def run_lock(data: Path) -> Iterator[None]:
    """Holds the data directory (made where it is missing) for one run.

    Raises:
        LakeError: where another run holds it, naming its process, or where the directory cannot be written.
    """
    path = data / ".lock"
    try:
        data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _not_writable(data, error) from error
    with os.fdopen(descriptor, "r+b", buffering=0) as stream:
        try:
            _acquire(stream)
        except OSError:
            holder = stream.read().decode(errors="replace").strip() or "another process"
            raise LakeError(
                f"A run is already working in {data}: {holder}.",
                hint="Wait until it has ended, or name another directory with --data.",
            ) from None
        try:
            stream.truncate(0)
            stream.write(f"process {os.getpid()} on {platform.node()} since {datetime.now():%Y-%m-%d %H:%M}".encode())
        except OSError as error:
            raise _not_writable(data, error) from error
        try:
            yield
        finally:
            stream.truncate(0)


def _not_writable(data: Path, error: OSError) -> LakeError:
    hint = "Make room on the disk, or name another directory with --data."
    return LakeError(f"The data directory {data} cannot be written: {error.strerror}.", hint=hint)
