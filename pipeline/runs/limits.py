"""How long a worker may take and how much memory it may have, looked at while it works."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from pipeline.settings import Settings

LOOK_SECONDS: Final = 0.2
"""Between two looks at a worker's memory; it may take some hundred MB in that time."""

LIMITS: Final = frozenset({"TimeLimit", "MemoryLimit", "OutputLimit", "WorkerDied"})
"""Error types of documents that were stopped, or ended their worker."""


class Watch:
    """What a worker is doing and since when, and the limit that it has come to."""

    def __init__(self, settings: Settings, stage: str = "read") -> None:
        self.stage = stage
        self._settings = settings
        self._began = self._page_began = time.monotonic()
        self._page: int | None = None

    def step(self, stage: str) -> None:
        """A step of a document that is looked at alone begins."""
        self.stage, self._page = stage, None
        self._began = time.monotonic()

    def page(self, number: int) -> None:
        """A page is about to be read."""
        self._page, self._page_began = number, time.monotonic()

    def exceeded(self, process: int | None) -> tuple[str, str] | None:
        """The error type of the limit that is exceeded, and what to say of it; None as long as all is well."""
        now, settings = time.monotonic(), self._settings
        if now - self._began > settings.max_seconds:
            return "TimeLimit", f"it took longer than {settings.max_seconds:g} seconds and was stopped"
        if self._page is not None and now - self._page_began > settings.max_page_seconds:
            limit = f"{settings.max_page_seconds:g} seconds"
            return "TimeLimit", f"what begins with its page {self._page} took longer than {limit} and was stopped"
        if process is not None and resident_bytes(process) > settings.max_worker_bytes:
            limit = f"{settings.max_worker_bytes / 1024**2:,.0f} MiB"
            return "MemoryLimit", f"it took more than {limit} of memory and was stopped"
        return None


def resident_bytes(process: int) -> int:
    """The memory that a process has; 0 where the system does not say (other systems than Linux) or it has ended.

    >>> resident_bytes(os.getpid()) >= 0
    True
    """
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
