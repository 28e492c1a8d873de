"""What the pages read: a snapshot of the tables and the search index, each opened once and renewed when a run has changed it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from pipeline.search import Index
from pipeline.sheets.evidence import Evidence, Row
from pipeline.sheets.overview import Overview, overview
from pipeline.tables.snapshot import Snapshot, Snapshots


class Library:
    """One data directory, for many requests at once.

    Args:
        data: the data directory; it need not be there yet.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.index = Index.open(data / "index")
        self._snapshots = Snapshots(data / "lake")
        self._overview: tuple[Snapshot, Overview] | None = None
        self._lock = threading.Lock()

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
