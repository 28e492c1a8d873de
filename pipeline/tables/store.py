"""Delta tables of one folder, one for each table of the contract: created, read, appended to, replaced in, rolled back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
from deltalake import DeltaTable, Field, WriterProperties, write_deltalake
from deltalake import Schema as DeltaSchema
from deltalake.exceptions import CommitFailedError, DeltaError
from deltalake.schema import PrimitiveType

from pipeline.errors import LakeError
from pipeline.tables.data_files import exchange
from pipeline.tables.key_index import KeyIndex
from pipeline.tables.schemas import TABLES, Column, TableSchema

_DELTA_TYPES = {
    pl.String: "string",
    pl.Int64: "long",
    pl.Float64: "double",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp",
    pl.Time: "string",  # Delta has no time of day: stored as 13:00:00
}
_TIME_FORMAT = "%H:%M:%S"
_ATTEMPTS = 8
_PAUSE = 0.05  # seconds after the first attempt, doubled after each
_COMPACT_EVERY = 64  # versions; keeps the number of small files, and with it the cost of an append, bounded
_FILE = 64 * 1024 * 1024  # bytes of a full file: compacting never rewrites more than this for each table
_DERIVED_FILE = (
    2 * 1024 * 1024
)  # bytes; of derived tables a few rows are replaced at a time, and each takes its whole file along
_WRITER = WriterProperties(compression="ZSTD")

_Result = TypeVar("_Result")


class Store:
    """The tables under one folder: read from several threads if need be, written by one at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._tables: dict[str, DeltaTable] = {}
        self._indexes: dict[str, KeyIndex] = {}
        self._prepared = False

    def make_folder(self) -> None:
        """Creates the folder where it is missing.

        Raises:
            LakeError: where it cannot be made or written.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LakeError(
                f"The folder {self._root} cannot be made: {error.strerror}.", hint="Choose another one with --data."
            ) from None
        if not os.access(self._root, os.W_OK | os.X_OK):
            raise LakeError(f"The folder {self._root} cannot be written.", hint="Choose another one with --data.")

    def prepare(self) -> None:
        """Creates the tables of the contract that are missing and adds the columns that one lacks; once in an object's life.

        Raises:
            LakeError: where that cannot be done, or a table was written by a newer version of referat.
        """
        if self._prepared:
            return
        for table in TABLES.values():
            if not self.exists(table.name):
                self._guard(table.name, partial(self._create, table))
            stored = self._stored_names(table, self._own(table.name))
            missing = _fields([column for column in table.columns if column.name not in stored])
            if missing:
                self._commit(table.name, partial(_add_columns, fields=missing))
        self._prepared = True

    def exists(self, name: str) -> bool:
        """Whether the table has been created.

        Raises:
            LakeError: where the folder is there and cannot be read.
        """
        if DeltaTable.is_deltatable(str(self._root / name)):
            return True
        try:
            os.listdir(self._root)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise LakeError(f"The folder {self._root} cannot be read: {error.strerror}.") from None
        return False

    def version(self, name: str) -> int:
        """The number of the table's newest version."""
        return self._open(name).version()

    def versions(self, names: Iterable[str]) -> dict[str, int]:
        """The numbers of several tables' newest versions, for the one who writes them."""
        return {name: self._own(name).version() for name in names}

    def scan(self, name: str, version: int | None = None) -> pl.LazyFrame:
        """A table with the contract's columns and types; without rows where it has not been created.

        Args:
            version: an earlier version to read instead of the newest.

        Raises:
            LakeError: where the table is damaged or was written by a newer version of referat.
        """
        table = TABLES[name]
        if not self.exists(name):
            return pl.LazyFrame(schema=table.polars)
        opened = self._open(name, version)
        return self._rows_in(table, opened, self._guard(name, lambda: self._files(name, opened)))

    def rows_of(self, name: str, column: str, values: Collection[str] | pl.Series) -> pl.LazyFrame:
        """The rows of a table whose ``column`` is one of ``values``, for the one who writes it; only files with such rows are read.

        Raises:
            LakeError: where the table cannot be read.
        """
        table, wanted = TABLES[name], pl.Series(column, list(values), dtype=pl.String)
        opened = self._own(name)
        files = self._guard(name, lambda: self._holding(name, opened, wanted))
        return self._rows_in(table, opened, files, _is_one_of(wanted))

    def collect(self, name: str, rows: pl.LazyFrame) -> pl.DataFrame:
        """The rows of a frame that is based on the table.

        Raises:
            LakeError: where they cannot be read.
        """
        return self._guard(name, rows.collect)

    def append(self, name: str, rows: pl.DataFrame) -> None:
        """Adds rows; what is there is not looked at."""
        self._write(name, rows, mode="append")

    def replace(self, name: str, rows: pl.DataFrame, column: str, values: Collection[str]) -> None:
        """Takes out the rows whose ``column`` is one of ``values`` and puts ``rows``, which have the same, in: in one step.

        Only the files with such rows are written anew, each without them; those put in get files of their own, so that what changes often
        comes to lie together.
        """
        wanted = pl.Series(column, list(values), dtype=pl.String)

        def write(table: DeltaTable) -> None:
            files = self._holding(name, table, wanted)
            kept = (self._rows_in(TABLES[name], table, [file], ~_is_one_of(wanted)).collect() for file in files)
            exchange(table, self._root / name, (Path(file).name for file in files), map(_as_stored, (*kept, rows)))

        self._commit(name, write)

    def overwrite(self, name: str, rows: pl.DataFrame) -> None:
        """Puts ``rows`` in the place of everything in the table."""
        self._write(name, rows, mode="overwrite")

    def restore(self, name: str, version: int) -> None:
        """Makes an earlier version the newest again."""
        if self._own(name).version() != version:
            self._commit(name, lambda table: table.restore(version))

    def compact(self, name: str) -> None:
        """Joins the table's small files once in a while; contents stay as they are."""
        if self._own(name).version() % _COMPACT_EVERY == 0:
            size = _file_size(name)
            self._commit(name, lambda table: table.optimize.compact(target_size=size, writer_properties=_WRITER))

    def _create(self, table: TableSchema) -> DeltaTable:
        return DeltaTable.create(
            self._root / table.name,
            schema=DeltaSchema(_fields(table.columns)),
            mode="ignore",
            name=table.name,
            description=f"A row is {table.row}.",
            configuration={"delta.dataSkippingStatsColumns": ",".join(table.key)},  # others only make the log long,
        )

    def _open(self, name: str, version: int | None = None) -> DeltaTable:
        return self._guard(name, lambda: DeltaTable(self._root / name, version=version))

    def _own(self, name: str) -> DeltaTable:
        """The table that this object writes through, at its newest version; reading the whole log each time would be slow."""
        if name not in self._tables:
            self._tables[name] = self._open(name)
        else:
            self._guard(name, self._tables[name].update_incremental)
        return self._tables[name]

    def _holding(self, name: str, opened: DeltaTable, wanted: pl.Series) -> list[str]:
        """The data files with a row whose column of the series' name has one of its values."""
        if wanted.is_empty():
            return []
        index = self._indexes.setdefault(name, KeyIndex(self._root / name))
        return index.holding(self._files(name, opened), wanted.name, wanted)

    def _files(self, name: str, opened: DeltaTable) -> list[str]:
        """The table's data files as the disk spells them; Delta writes blanks and letters such as ø in other signs."""
        return [str(self._root / name / uri.rpartition("/")[2]) for uri in opened.file_uris()]

    def _rows_in(
        self, table: TableSchema, opened: DeltaTable, files: list[str], wanted: pl.Expr | None = None
    ) -> pl.LazyFrame:
        stored = self._stored_names(table, opened)
        if not files:
            return pl.LazyFrame(schema=table.polars)
        schema = {column.name: _stored_dtype(column) for column in table.columns if column.name in stored}
        rows = pl.scan_parquet(files, schema=schema, missing_columns="insert", glob=False)
        return _as_contract(table, rows if wanted is None else rows.filter(wanted), stored)

    def _stored_names(self, table: TableSchema, opened: DeltaTable) -> set[str]:
        """The names of the stored columns.

        Raises:
            LakeError: where they are not those of the contract: a newer version of referat wrote the table.
        """
        stored = {field.name: str(field.type.type) for field in opened.schema().fields}
        contract = {column.name: _delta_type(column) for column in table.columns}
        strange = sorted(name for name, dtype in stored.items() if contract.get(name) != dtype)
        if strange:
            raise LakeError(
                f"The table {table.name} in {self._root} has columns that this version of referat does not know: "
                f"{', '.join(strange)}.",
                hint="It was written by a newer version: upgrade referat.",
            )
        return set(stored)

    def _write(self, name: str, rows: pl.DataFrame, **how: Any) -> None:
        self._commit(name, partial(_write, rows=rows, target_file_size=_file_size(name), **how))

    def _commit(self, name: str, write: Callable[[DeltaTable], object]) -> None:
        """Runs a write, again on the newest version where another writer was faster."""
        for attempt in range(_ATTEMPTS):
            table = self._own(name)
            try:
                self._guard(name, partial(write, table))
            except CommitFailedError:
                time.sleep(_PAUSE * 2**attempt)
            else:
                return
        raise LakeError(f"The table {name} in {self._root} is being written by others.", hint="Try again later.")

    def _guard(self, name: str, call: Callable[[], _Result]) -> _Result:
        try:
            return call()
        except CommitFailedError:
            raise
        except (DeltaError, OSError, pl.exceptions.PolarsError) as error:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise LakeError(
                f"The table {name} in {self._root} cannot be used: {reason}.",
                hint="Is it damaged, or the disk full? `referat doctor` tells more.",
            ) from error


def _is_one_of(wanted: pl.Series) -> pl.Expr:
    return pl.col(wanted.name).is_in(wanted.implode()).fill_null(value=False)


def _file_size(name: str) -> int:
    return _DERIVED_FILE if TABLES[name].scope == "derived" else _FILE


def _write(table: DeltaTable, rows: pl.DataFrame, **how: Any) -> None:
    write_deltalake(table, _as_stored(rows), writer_properties=_WRITER, **how)


def _add_columns(table: DeltaTable, fields: list[Field]) -> None:
    table.alter.add_columns(fields)


def _fields(columns: Sequence[Column]) -> list[Field]:
    return [
        Field(column.name, PrimitiveType(_delta_type(column)), metadata={"comment": column.description})
        for column in columns
    ]


def _delta_type(column: Column) -> str:
    return _DELTA_TYPES[column.dtype.base_type()]


def _as_stored(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.selectors.time().dt.to_string(_TIME_FORMAT))


def _as_contract(table: TableSchema, rows: pl.LazyFrame, stored: Collection[str]) -> pl.LazyFrame:
    return rows.select(_as_read(column, column.name in stored) for column in table.columns)


def _stored_dtype(column: Column) -> pl.DataType | type[pl.DataType]:
    return pl.String if column.dtype == pl.Time else column.dtype


def _as_read(column: Column, stored: bool) -> pl.Expr:
    if not stored:
        return pl.lit(None, dtype=column.dtype).alias(column.name)
    value = pl.col(column.name)
    return value.str.to_time(_TIME_FORMAT) if column.dtype == pl.Time else value
