"""Time and memory of datasets as the lake grows: each format in a process of its own; prints JSON and writes reports/exports.json.

python -m tests.benchmarks.exports LAKE [ROWS ...] [--format NAME ...]

The lake (``data/lake`` of ``make run``) is copied so often into another, with identifiers of its own each time, that it has so many rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from pipeline.export.dataset import Request, export
from pipeline.export.relations import TABLES_OF_DATASET
from pipeline.tables.lake import Lake
from pipeline.tables.states import newest_state
from pipeline.tables.store import Store

ROOT = Path(__file__).parents[2]
SIZES = (1_000_000, 5_000_000)
FORMATS = ("parquet", "duckdb", "sqlite")
_AT_A_TIME = 20
"""Copies of a table that are written at once."""


def main() -> None:
    """Measures every format at every size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.exports")
    parser.add_argument("lake", type=Path)
    parser.add_argument("rows", type=int, nargs="*", default=SIZES)
    parser.add_argument("--format", nargs="*", default=FORMATS)
    parser.add_argument("--work", type=Path, help="where large lakes go, and stay for the next time")
    parser.add_argument("--out", type=Path, default=ROOT / "reports" / "exports.json")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.lake, options.one)))
        return
    report = []
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        for rows in options.rows:
            copied = work / f"lake-{rows}"
            if not copied.exists():
                multiply(options.lake, copied, rows)
            for name in options.format:
                command = [sys.executable, "-m", "tests.benchmarks.exports", str(copied), "--one", name]
                printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
                print(printed, end="", flush=True)
                report.append(json.loads(printed))
    options.out.write_text(json.dumps({"exports": report}, indent=1) + "\n", encoding="utf-8")


def measure(lake: Path, name: str) -> dict[str, object]:
    """Seconds, by the clock and of the processor, peak memory of this process in MiB, and bytes of one dataset."""
    with tempfile.TemporaryDirectory(dir=lake.parent) as folder:
        out = Path(folder) / "dataset"
        begun, busy = time.perf_counter(), time.process_time()
        export(Lake(lake), Request(format=name, out=out, state=newest_state(lake)))
        seconds, busy = time.perf_counter() - begun, time.process_time() - busy
        tables = json.loads((out / "manifest.json").read_text())["tables"]
        return {
            "format": name,
            "rows": sum(table["rows"] for table in tables.values()),
            "seconds": round(seconds, 1),
            "processor_seconds": round(busy, 1),
            "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "dataset_mib": round(sum(path.stat().st_size for path in out.rglob("*")) / 2**20),
        }


def multiply(lake: Path, out: Path, rows: int) -> None:
    """A lake of at least so many rows: copies of a small one, in which nothing refers from one copy to another."""
    small = Lake(lake)
    tables = {table.name: small.read(table.name) for table in TABLES_OF_DATASET}
    copied = Store(out)
    copied.make_folder()
    copied.prepare()
    copies = -(-rows // sum(table.height for table in tables.values()))
    for name, table in tables.items():
        own = [column for column in table.columns if column.endswith("_id") and column != "run_id"]
        if name == "documents":
            own.append("source_uri")
        for first in range(0, 1 if name == "runs" else copies, _AT_A_TIME):
            numbers = [0] if name == "runs" else range(first, min(copies, first + _AT_A_TIME))
            pieces = [table.with_columns(_renamed(column, number) for column in own) for number in numbers]
            copied.append(name, pl.concat(pieces))


def _renamed(column: str, number: int) -> pl.Expr:
    """An identifier in the same form, hashed again."""
    return pl.format("{}{}", pl.col(column).str.slice(0, 4), (pl.col(column) + str(number)).hash())


if __name__ == "__main__":
    main()
