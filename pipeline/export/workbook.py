"""Tables as an Excel workbook: a sheet a table, and one that explains the columns."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.errors import QueryError
from pipeline.export.dictionary import Entry, dictionary
from pipeline.export.rows import Rows
from pipeline.tables.spreadsheet import MOST_ROWS, Sheet, workbook

_ABOUT_SHEET: Final = "about columns"


def write_workbook(rows: Rows, folder: Path) -> None:
    """Writes ``dataset.xlsx``. Texts stay texts, whatever they begin with; those longer than a cell are cut, with ``…`` at the end.

    Raises:
        QueryError: where a table has more rows than a sheet holds.
    """
    for table in rows.tables:
        if rows.count(table.name) > MOST_ROWS:
            raise QueryError(
                f"A sheet holds no {rows.count(table.name):,} rows, as {table.name} has.",
                hint="Export parquet, csv or duckdb, or fewer documents: --municipality, --body, --year, --kind, --publisher.",
            )
    with workbook(str(folder / "dataset.xlsx"), constant_memory=True, tmpdir=str(rows.folder)) as book:
        sheet = Sheet(book, _ABOUT_SHEET, Entry._fields)
        for entry in dictionary(rows.tables):
            sheet.add(entry)
        for table in rows.tables:
            sheet = Sheet(book, table.name, table.polars)
            for batch in rows.batches(table.name):
                for row in batch.iter_rows():
                    sheet.add(row)
