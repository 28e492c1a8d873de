"""Keeping a data directory small: earlier versions of the tables for a stated time only, nothing that killed runs left."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from pipeline.runs.files import clear_unfinished
from pipeline.runs.lock import run_lock
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

_MARK: Final = "_tidied"
"""A file in the lake that was changed when it was last tidied."""
_EVERY_SECONDS: Final = 24 * 3600


def tidy(settings: Settings) -> int:
    """Removes what killed runs left, and files of tables' versions that were replaced ``settings.history_days`` ago.

    Returns:
        How many files of tables were removed.

    Raises:
        LakeError: where a run is working in the data directory, or it cannot be written.
    """
    with run_lock(settings.data):
        clear_unfinished(settings.data)
        return tidy_lake(Lake(settings.data / "lake"), settings)


def tidy_when_due(lake: Lake, settings: Settings) -> int:
    """``tidy_lake`` once a day; for the run that holds the data directory. A clock that was put back makes it due, too."""
    try:
        since = time.time() - os.path.getmtime(_mark(settings))
    except OSError:
        since = _EVERY_SECONDS
    return 0 if 0 <= since < _EVERY_SECONDS else tidy_lake(lake, settings)


def tidy_lake(lake: Lake, settings: Settings) -> int:
    """``tidy`` for the tables alone, for who holds the data directory."""
    hours = round(settings.history_days * 24)
    removed = lake.tidy(hours)
    lake.trim_log(hours)
    _mark(settings).touch()
    return removed


def _mark(settings: Settings) -> Path:
    return settings.data / "lake" / _MARK
