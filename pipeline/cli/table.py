"""``referat table``: a table of the output, whole, in a format for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Data, settings_with

EXAMPLE = "Example: referat table decisions --format csv --out decisions.csv"


class Format(StrEnum):
    """How a table is printed."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def table(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The table, such as decisions; a wrong name lists all.")],
    data: Data = None,
    format: Annotated[
        Format, typer.Option("--format", help="csv, json (an array of objects) or parquet.")
    ] = Format.CSV,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
) -> None:
    """Print a table of the output."""
    from pipeline.cli.output import reading_order
    from pipeline.errors import UsageError
    from pipeline.tables.lake import Lake
    from pipeline.tables.output import write_table
    from pipeline.tables.schemas import schema

    order = reading_order(schema(name))
    if format is Format.PARQUET and out is None and sys.stdout.isatty():
        raise UsageError("Parquet is not for reading on a terminal.", hint="Name a file with --out.")
    frame = Lake(settings_with(data=data).data / "lake").read(name).sort(order)
    if out is None:
        sys.stdout.flush()
        write_table(frame, format.value, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    try:
        with out.open("wb") as stream:
            write_table(frame, format.value, stream)
    except OSError as error:
        raise UsageError(f"The file {out} cannot be written: {error.strerror}.") from None
