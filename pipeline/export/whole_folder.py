"""A folder of results that is there only when all is in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import LakeError, UsageError


@contextmanager
def whole_folder(
    out: Path, *, replace: bool = False, hint: str = "Name another folder."
) -> Iterator[tuple[Path, Path]]:
    """Gives an empty folder beside ``out``, which takes its place at the end, and one for work under way; both go where all fails.

    Args:
        out: the folder to make; an empty one may be there.
        replace: whether it may take the place of a folder that is not empty.
        hint: what to do where it may not.

    Raises:
        UsageError: where ``out`` is there already or cannot be made.
        LakeError: where a file, or a database on its way, cannot be written.
    """
    out = Path(os.path.abspath(out))
    if out.exists() and not replace and not (out.is_dir() and not any(out.iterdir())):
        raise UsageError(f"{out} is there already.", hint=hint)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file.", hint="Name a folder.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{out.name}.part-", dir=out.parent))
    except OSError as error:
        raise UsageError(f"{out} cannot be made: {error.strerror}.") from None
    try:
        folder, work = beside / "whole", beside / "work"
        folder.mkdir()
        work.mkdir()
        yield folder, work
        if out.exists():
            out.rename(beside / "replaced")
        folder.rename(out)
    except (OSError, duckdb.Error, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise LakeError(f"{out} cannot be written: {reason}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
