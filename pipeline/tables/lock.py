"""One writer at a time: a lock on a file that the system releases when its process ends, however it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import LakeError

_PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def exclusive(path: Path, *, wait: float = 60.0) -> Iterator[None]:
    """Holds the lock on ``path``, an empty file that is made where it is missing.

    Args:
        wait: seconds to wait for another holder.

    Raises:
        LakeError: where another process holds it for longer, or the file cannot be written.
    """
    try:
        file = path.open("ab")
    except OSError as error:
        raise LakeError(f"{path.parent} cannot be written: {error.strerror}.", hint="Check its permissions.") from None
    with file:
        deadline = time.monotonic() + wait
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise LakeError(
                    f"Another run is writing to {path.parent}.", hint="Wait for it to end, then start this one again."
                )
            time.sleep(_PAUSE)
        yield
