"""``referat changes``: what differs between two versions of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Data, settings_with

EXAMPLE = "Example: referat changes dataset-2025 dataset-2026 --out changes"


def changes(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The folder of a dataset, or the number of a lake version.")
    ],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="The same; the newest lake version where it is left out.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to make.")] = Path("changes"),
    data: Data = None,
) -> None:
    """Say what differs between two versions: rows added, changed and removed, table by table.

    Writes CHANGES.md to read, changes.json with the counts and changes.jsonl with every row that differs.
    Datasets as parquet, duckdb, csv or jsonl are compared; a lake version is narrowed by the filters of the dataset beside it.
    """
    from pipeline.cli.output import console
    from pipeline.export.changes_report import write_changes

    log = console(stderr=True)
    differing = write_changes(old, new, settings_with(data=data).data / "lake", out, log.print)
    for table in differing:
        typer.echo(f"{table.table}: {table.added:,} added, {table.changed:,} changed, {table.removed:,} removed")
    typer.echo(f"{out}: {len(differing)} tables differ.")
