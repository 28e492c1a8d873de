"""The files of a dataset with their sizes and hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple


class File(NamedTuple):
    """A file: its name within the dataset, its bytes, their SHA-256."""

    name: str
    size: int
    sha256: str


def inventory(folder: Path) -> list[File]:
    """The files of a folder and those below, by name."""
    return [
        File(path.relative_to(folder).as_posix(), path.stat().st_size, _sha256(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
