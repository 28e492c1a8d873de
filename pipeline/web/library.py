"""What the pages read: a snapshot of the tables and the search index, each opened once and renewed when a run has changed it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import cast

from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.sheets.evidence import Evidence, Row
from pipeline.sheets.overview import Overview, overview
from pipeline.tables.snapshot import Snapshot, Snapshots


class Library:
    """One data directory, for many requests at once.

    Args:
        settings: say which data directory, which need not be there yet, and which index.

    Raises:
        UsageError: for a ``search_url`` that cannot be used.
    """

    def __init__(self, settings: Settings) -> None:
        self.data = settings.data
        self._settings = settings
        self._opened = threading.local()
        Index.of(settings)  # a search_url that cannot be used is said at the start
        self._snapshots = Snapshots(settings.data / "lake")
        self._overview: tuple[Snapshot, Overview] | None = None
        self._lock = threading.Lock()

    @property
    def index(self) -> Index:
        """The index, opened once for each thread: a search in a database has its connection to itself."""
        if not hasattr(self._opened, "index"):
            self._opened.index = Index.of(self._settings)
        return cast(Index, self._opened.index)

    def evidence(self) -> Evidence:
        """A reader of rows, for one request.

        Raises:
            LakeError: where the lake cannot be read.
        """
        return Evidence(self._snapshots.current())

    def row(self, evidence: Evidence, table: str, column: str, identity: str) -> Row | None:
        """The first row of a table with an identifier, None where there is none; raises as ``evidence`` does."""
        return next(iter(evidence.rows(table, column, identity)), None)

    def overview(self) -> Overview:
        """What is in the tables, counted once for each snapshot; raises as ``evidence`` does."""
        snapshot = self._snapshots.current()
        with self._lock:
            if self._overview is None or self._overview[0] is not snapshot:
                self._overview = snapshot, overview(snapshot)
            return self._overview[1]

    def versions(self) -> Mapping[str, int]:
        """The version of each table that is shown; raises as ``evidence`` does."""
        return self._snapshots.current().versions
