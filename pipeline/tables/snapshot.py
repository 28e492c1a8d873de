"""The tables as of one moment, for many quick look-ups: each copied once to a file that is mapped into memory, and indexed by hash.

A look-up in the lake reads the column of a whole table; here it takes as long as there are rows to give back, however many there
are beside them.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.errors import LakeError
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import schema

_QUIET = 2.0
"""Seconds without a change after which a run is taken to be over."""
_OLDEST = 60.0
"""Seconds that a snapshot may lag behind a lake that changes all the time."""

_Folder = tempfile.TemporaryDirectory[str]


class _Table:
    """One version of a table, with an index of each column that was looked up."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self.rows = rows
        self._indexes: dict[str, tuple[NDArray[np.uint64], NDArray[np.int64]]] = {}

    def rows_of(self, column: str, values: Collection[str | int]) -> pl.DataFrame:
        """The rows whose column is one of the values, in the table's order."""
        wanted = pl.Series(column, list(dict.fromkeys(values)), dtype=self.rows.schema[column])
        if not (wanted.len() and self.rows.height):
            return self.rows.clear()
        hashes, order = self._index(column)
        sought = wanted.hash().to_numpy()
        starts, ends = np.searchsorted(hashes, sought), np.searchsorted(hashes, sought, side="right")
        places = [order[start:end] for start, end in zip(starts, ends, strict=True)]
        found = self.rows[np.sort(np.concatenate([*places, np.empty(0, np.int64)]))]
        return found.filter(pl.col(column).is_in(wanted.implode()))

    def _index(self, column: str) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The hashes of a column in order, and the rows that they belong to."""
        if column not in self._indexes:
            hashes = self.rows[column].hash().to_numpy()
            order = np.argsort(hashes, kind="stable")
            self._indexes[column] = hashes[order], order
        return self._indexes[column]


class Snapshot:
    """The tables of a lake at certain versions; each is loaded when it is first asked for. Made by ``Snapshots``."""

    def __init__(self, lake: Lake, versions: Mapping[str, int], folder: _Folder, tables: dict[str, _Table]) -> None:
        self.versions = versions
        self._lake = lake
        self._folder = folder
        self._tables = tables
        self._lock = threading.RLock()

    def read(self, name: str) -> pl.DataFrame:
        """A table.

        Raises:
            UsageError: where there is no table of that name.
            LakeError: where it cannot be read.
        """
        return self._table(name).rows

    def rows_of(self, name: str, values: Collection[str | int], column: str = "document_id") -> pl.DataFrame:
        """The rows of a table whose ``column`` is one of ``values``; raises as ``read`` does."""
        with self._lock:
            return self._table(name).rows_of(column, values)

    def loaded(self, versions: Mapping[str, int]) -> dict[str, _Table]:
        """The tables that were loaded and have these versions still."""
        with self._lock:
            return {
                name: table for name, table in self._tables.items() if versions.get(name) == self.versions.get(name)
            }

    def _table(self, name: str) -> _Table:
        with self._lock:
            if name not in self._tables:
                self._tables[name] = _Table(self._mapped(name))
            return self._tables[name]

    def _mapped(self, name: str) -> pl.DataFrame:
        if name not in self.versions:
            return pl.DataFrame(schema=schema(name).polars)
        path = Path(self._folder.name) / f"{name}-{self.versions[name]}.arrow"
        try:
            self._lake.scan(name, self.versions[name]).sink_ipc(path, compression="uncompressed")
            rows = pl.read_ipc(path)
            path.unlink()  # the mapping stays
        except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise LakeError(
                f"The table {name} cannot be read: {error}.", hint="`referat doctor` tells more."
            ) from error
        return rows


class Snapshots:
    """The newest snapshot of a lake: made anew when a run has changed the tables, from those that it left as they were.

    Args:
        path: the lake's folder; it need not be there yet.

    >>> snapshots = Snapshots(Path("/nowhere/lake"))
    >>> snapshots.current().rows_of("meetings", ["mtg_1"], "meeting_id").height
    0
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lake = Lake(path)
        self._folder = tempfile.TemporaryDirectory(prefix="referat-")
        self._lock = threading.Lock()
        self._stamp: tuple[tuple[str, int], ...] = ()
        self._made = 0.0
        self._current: Snapshot | None = None

    def current(self) -> Snapshot:
        """The tables as they are now or, while a run is writing them, as they were not long ago.

        Raises:
            LakeError: where the lake cannot be read.
        """
        with self._lock:
            stamp = _stamp(self._path)
            if self._current is None or (stamp != self._stamp and self._is_due(stamp)):
                versions = self._lake.versions()
                kept = self._current.loaded(versions) if self._current else {}
                self._current = Snapshot(self._lake, versions, self._folder, kept)
                self._stamp, self._made = stamp, time.time()
            return self._current

    def _is_due(self, stamp: tuple[tuple[str, int], ...]) -> bool:
        now = time.time()
        newest = max((changed for _, changed in stamp), default=0) / 1e9
        return now - newest > _QUIET or now - self._made > _OLDEST


def _stamp(path: Path) -> tuple[tuple[str, int], ...]:
    """What changes with every write to the lake: when each table's log, and each other file, was changed last."""
    try:
        entries = sorted(path.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise LakeError(f"The folder {path} cannot be read: {error.strerror}.") from None
    found = []
    for entry in entries:
        for place in (entry / "_delta_log", entry):
            try:
                found.append((entry.name, place.stat().st_mtime_ns))
                break
            except (FileNotFoundError, NotADirectoryError):
                continue
    return tuple(found)
