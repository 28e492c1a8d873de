"""Tables as files of their own: CSV, JSON Lines, Parquet."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.export.rows import Rows, batch_size
from pipeline.tables.output import write_table


def write_csv(rows: Rows, folder: Path) -> None:
    """A CSV file a table, as ``tables.output`` writes them: RFC 4180 in UTF-8, texts that a spreadsheet would run with an apostrophe."""
    for table in rows.tables:
        with (folder / f"{table.name}.csv").open("wb") as stream:
            write_table(rows.scan(table.name), "csv", stream, held=batch_size(table.name))


def write_jsonl(rows: Rows, folder: Path) -> None:
    """A file of JSON Lines a table: days and times in ISO 8601, null where there is no value."""
    for table in rows.tables:
        with (folder / f"{table.name}.jsonl").open("wb") as stream:
            for batch in rows.batches(table.name):
                stream.write(batch.write_ndjson().encode())


def write_parquet(rows: Rows, folder: Path) -> None:
    """A Parquet file a table, in key order."""
    for table in rows.tables:
        shutil.copyfile(rows.path(table.name), folder / f"{table.name}.parquet")
