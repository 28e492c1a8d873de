"""Clearing out what a Delta table keeps beside its newest version: files of earlier versions, and those that killed writers left."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from pipeline.errors import LakeError

_LOG_RETENTION: Final = "delta.logRetentionDuration"
_NEWEST_HOURS: Final = 30 * 24
"""A version that was the newest for so long can still be read for the stated time after it was replaced."""
_RETENTION: Final = {"delta.deletedFileRetentionDuration": "interval 1 week"}


def vacuum(folder: Path, hours: int, *, delete: bool = True) -> int:
    """Removes the data files that only versions older than so many hours need, and as old ones that no version needs.

    Args:
        folder: of the table.
        delete: False to count them only.

    Returns:
        How many there are.

    Raises:
        LakeError: where the table is damaged or may not be written.
    """
    try:
        table = DeltaTable(folder)
        found = [name for name in _vacuum(table, hours, dry_run=True) if (folder / unquote(name)).exists()]
        if found and delete:
            _vacuum(table, hours, dry_run=False)
    except (DeltaError, OSError) as error:
        raise LakeError(f"The table in {folder} cannot be tidied up: {error}.") from error
    return len(found)


def trim_log(folder: Path, hours: int) -> None:
    """Removes the log of versions that are older than so many hours and a month; younger ones are read as before.

    Each call on so old a log leaves a checkpoint, and the log goes up to the newest one that is old enough: so it takes calls now
    and then.

    Raises:
        LakeError: as ``vacuum``.
    """
    kept = hours + _NEWEST_HOURS
    wanted = f"interval {kept} hours"
    try:
        oldest = min(path.stat().st_mtime for path in (folder / "_delta_log").iterdir())
        if time.time() - oldest < kept * 3600:
            return
        table = DeltaTable(folder)
        if table.metadata().configuration.get(_LOG_RETENTION) != wanted:
            table.alter.set_table_properties({_LOG_RETENTION: wanted})
        table.create_checkpoint()
        table.cleanup_metadata()
    except (DeltaError, OSError) as error:
        raise LakeError(f"The log of the table in {folder} cannot be shortened: {error}.") from error


def drop_history(folder: Path) -> None:
    """Makes the newest version of a table the only one, its data files and its log; only for who has the lake to himself.

    The log must go as well: it has the least and the greatest value of each key in each file.

    Raises:
        LakeError: as ``vacuum``.
    """
    vacuum(folder, 0)
    try:
        table = DeltaTable(folder)
        table.alter.set_table_properties(_RETENTION)  # a commit of its own, which says nothing of any row
        table.create_checkpoint()
        for path in (folder / "_delta_log").iterdir():
            version = path.name.partition(".")[0]
            if version.isdigit() and int(version) < table.version():
                path.unlink()
    except (DeltaError, OSError) as error:
        raise LakeError(f"The history of the table in {folder} cannot be removed: {error}.") from error


def _vacuum(table: DeltaTable, hours: int, *, dry_run: bool) -> list[str]:
    """Names of files in the table's folder; the log goes on naming those that were removed."""
    return table.vacuum(hours, dry_run=dry_run, enforce_retention_duration=False, full=True)
