"""Which data files hold a key: hashes of a column beside each file, so that files without any of the wanted keys are not read.

What was derived before stays in its files; a batch whose entities are new finds by the index that no file speaks of them. A data file of
a Delta table never changes, so its index is made once, when it is first asked for, and may be lost without harm.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

import polars as pl

_FOLDER: Final = "_key_index"
"""Delta’s readers and its vacuum leave folders alone whose names begin so."""
_DATA: Final = ".parquet"
_HASHES: Final = ".hashes"
_SUFFIX: Final = f".polars-{pl.__version__}{_HASHES}"
"""The next version of polars may hash otherwise."""


class KeyIndex:
    """The index of one table.

    Args:
        folder: of the table.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER
        self._files: frozenset[str] = frozenset()
        self._hashes: dict[tuple[str, str], pl.DataFrame] = {}

    def holding(self, files: Collection[str], column: str, values: pl.Series) -> list[str]:
        """Those of the table's live data files with a row whose ``column`` is one of ``values``."""
        self._keep(frozenset(files))
        ordered = sorted(files)
        if not ordered:
            return []
        stored = pl.concat(
            (self._of(file, column).select("hash", place=pl.lit(place)) for place, file in enumerate(ordered)),
            rechunk=False,
        )
        found = stored.filter(pl.col("hash").is_in(values.hash().unique().implode()))["place"].unique().sort()
        return [ordered[place] for place in found]

    def _of(self, file: str, column: str) -> pl.DataFrame:
        """The hashes of a file's values, in the column ``hash``."""
        if (file, column) not in self._hashes:
            path = self._folder / f"{Path(file).name}.{column}{_SUFFIX}"
            self._hashes[file, column] = pl.read_ipc(path) if path.exists() else _make(file, column, path)
        return self._hashes[file, column]

    def _keep(self, files: frozenset[str]) -> None:
        """Forgets the data files that are no longer live."""
        if files == self._files:
            return
        self._files = files
        self._hashes = {key: hashes for key, hashes in self._hashes.items() if key[0] in files}
        live = {Path(file).name for file in files}
        for path in self._folder.glob(f"*{_HASHES}"):
            if f"{path.name.partition(_DATA)[0]}{_DATA}" not in live:
                path.unlink(missing_ok=True)


def _make(file: str, column: str, path: Path) -> pl.DataFrame:
    stored = pl.scan_parquet(file)
    has_column = column in stored.collect_schema()
    values = stored.select(column).collect()[column] if has_column else pl.Series(column, [], dtype=pl.String)
    hashes = values.drop_nulls().hash().unique().alias("hash").to_frame()
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    hashes.write_ipc(unfinished)
    unfinished.replace(path)
    return hashes
