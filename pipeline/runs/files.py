"""Writing files so that a crash leaves the old one or the new one, never a part."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.errors import LakeError

_UNFINISHED: Final = ".part-*"
"""The name of a file that is being written."""
_PLACES: Final = (".", "reports", "raw/*")
"""The folders of a data directory that files are written into in this way."""


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Writes a file whole: under another name first, forced to the disk, then renamed; its folder must exist.

    Args:
        path: the file; one that is there is replaced.
        data: its content.
        mode: its permissions before the process's umask: 0o666 for what other users may read.

    Raises:
        OSError: where the disk is full or the folder may not be written; nothing is left behind then.
    """
    name = path.parent / _UNFINISHED.replace("*", secrets.token_hex(8))
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def unfinished(data: Path) -> Iterator[Path]:
    """What runs left in a data directory that were killed while they wrote a file."""
    for place in _PLACES:
        yield from data.glob(f"{place}/{_UNFINISHED}")


def clear_unfinished(data: Path) -> None:
    """Removes that; for a run that has the data directory to itself.

    Raises:
        LakeError: where that may not be done.
    """
    try:
        for path in unfinished(data):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise LakeError(
            f"{data} cannot be tidied up: {error.strerror}.", hint="Change the folder's permissions."
        ) from error


def sync_folder(folder: Path) -> None:
    """Forces the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
