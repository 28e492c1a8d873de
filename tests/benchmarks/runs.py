"""What runs cost, measured and written to reports/runs.json and reports/runs.md.

python -m tests.benchmarks.runs [--short] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parents[2]
_HOUR: Final = 3600
Measured = dict[str, Any]

SECTIONS: Final = {
    "formats": ((("accurate",), ("fast",)), (("fast",),)),
    "growth": (
        (("300", "samples"), ("1000", "short"), ("10000", "short"), ("100000", "short")),
        (("30", "samples"), ("100", "short"), ("1000", "short")),
    ),
    "unchanged": ((("1000",), ("10000",), ("100000",)), (("300",), ("1000",))),
    "prefect": ((("5",), ("40",)), (("5",), ("20",))),
    "dask": ((("60", "1"), ("60", "2")), (("30", "1"), ("30", "2"))),
}
"""What is measured, and the arguments of each measurement: in full, in short."""


def main() -> None:
    """Measures, prints and writes the report; what is not measured this time stays as it was measured before."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.runs")
    parser.add_argument(
        "--short", action="store_true", help="smaller sizes: minutes in place of hours, coarser figures"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "reports")
    parser.add_argument("--only", choices=list(SECTIONS), action="append", help="one of the figures, or several")
    options = parser.parse_args()
    data = options.out / "runs.json"
    report: Measured = json.loads(data.read_text(encoding="utf-8")) if options.only and data.exists() else {}
    for name in options.only or SECTIONS:
        report[name] = {
            "machine": _machine(),
            "measured": [_measure(name, *one) for one in SECTIONS[name][options.short]],
        }
    options.out.mkdir(parents=True, exist_ok=True)
    data.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    text = as_markdown(report)
    (options.out / "runs.md").write_text(text, encoding="utf-8")
    print(text)


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _measure(*arguments: str) -> Measured:
    print("measuring", *arguments, file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.benchmarks.run_measures", *arguments]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(result.stdout.splitlines()[-1]))


def as_markdown(report: Measured) -> str:
    """The report as a page."""
    machines = "; ".join(sorted({section["machine"] for section in report.values()}))
    written = {"formats": _formats, "growth": _growth, "unchanged": _unchanged, "prefect": _prefect, "dask": _dask}
    lines = [
        "# What runs cost",
        "",
        f"Measured by `python -m tests.benchmarks.runs`: {machines}. Other programs had these cores too, so seconds are the processor's, "
        "of one core, unless a line says that they are the clock's. Sharing caches makes these longer, too: a machine of one's own "
        "does more.",
        "",
    ]
    for name, write in written.items():
        if name in report:
            lines += write(report[name]["measured"])
    return "\n".join(lines)


def _formats(models: Sequence[Measured]) -> list[str]:
    rows = [
        (
            name,
            measured["model"],
            one["documents"],
            round(one["words"] / one["documents"]),
            f"{_HOUR * one['documents'] / one['seconds']:,.0f}",
            f"{_HOUR * one['pages'] / one['seconds']:,.0f}" if one["pages"] else "",
            f"{one['words'] / one['seconds']:,.0f}",
        )
        for measured in models
        for name, one in measured["formats"].items()
    ]
    heads = ("format", "language model", "measured", "words each", "documents/hour", "pages/hour", "words/s")
    return [
        "## Documents per hour and core",
        "",
        "From bytes to rows, over the documents of the sample corpus. They are short; for longer ones go by the words.",
        "",
        *_table(heads, rows),
    ]


def _growth(runs: Sequence[Measured]) -> list[str]:
    stages = list(runs[0]["stages"])
    heads = ("stage", *(f"{run['documents']:,} {run['form']}" for run in runs))
    seconds = [(stage, *(run["stages"][stage] for run in runs)) for stage in stages]
    each = [(stage, *(f"{1000 * run['stages'][stage] / run['documents']:.2f}" for run in runs)) for stage in stages]
    peaks = ("peak MiB", *(run["peak_mib"] for run in runs))
    short = [run for run in runs if run["form"] == "short"]
    return [
        "## Growth of the stages, and memory",
        "",
        "First runs over so many documents, fast language model, one process. `samples` are the sample corpus again and again, other years "
        "each time; `short` are minutes of one item and some sixty words, so that many fit into the time there is. Growth is linear where "
        "the milliseconds of a document stay as they are. Memory is that of the whole process, models included.",
        "",
        "Seconds:",
        "",
        *_table(heads, [*seconds, peaks]),
        "Milliseconds of a document:",
        "",
        *_table(heads, each),
        *_picture(
            "Milliseconds of a short document, all stages",
            [run["documents"] for run in short],
            [1000 * sum(run["stages"].values()) / run["documents"] for run in short],
        ),
    ]


def _unchanged(runs: Sequence[Measured]) -> list[str]:
    rows = [
        (
            f"{run['documents']:,}",
            run["seconds"],
            f"{1000 * run['seconds'] / run['documents']:.2f}",
            run["clock_seconds"],
            run["peak_mib"],
            run["first_seconds"],
            run["first_peak_mib"],
        )
        for run in runs
    ]
    heads = ("documents", "s", "ms each", "s by the clock", "peak MiB", "s of the run before", "its peak MiB")
    return [
        "## A run over known and unchanged documents",
        "",
        "Each file is found, read, hashed and looked up. The run before made them known without a language model: what it took is what "
        "a run costs beside the work on documents (originals stored, tables written, index filled).",
        "",
        *_table(heads, rows),
    ]


def _prefect(runs: Sequence[Measured]) -> list[str]:
    few, many = runs
    batches = many["batches"] - few["batches"]

    def each(key: str) -> str:
        return f"{1000 * (many[key] - few[key]) / batches / many['batch_size']:.2f} ms"

    return [
        "## What Prefect costs",
        "",
        f"Each document: {each('seconds')} in the process of the run, {each('server_seconds')} in the server, at {many['batch_size']} "
        f"documents a batch: the flow with {many['batches']} batches without work in them, less the flow with {few['batches']} and the "
        "same runs without Prefect. Starting a server costs beside that, once a run where none is there.",
        "",
    ]


def _dask(runs: Sequence[Measured]) -> list[str]:
    rows = [
        (run["workers"], run["documents"], run["seconds"], f"{runs[0]['seconds'] / run['seconds']:.2f}") for run in runs
    ]
    return [
        "## Workers of a Dask cluster",
        "",
        "By the clock, and on the cores of this one machine, where workers take each other's time and that of all else that runs: what "
        "machines of their own give lies between this and the number of workers. Loading the models is in it.",
        "",
        *_table(("workers", "documents", "s by the clock", "speed-up"), rows),
    ]


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    rule = "|---|" + "---:|" * (len(heads) - 1)
    return [f"| {' | '.join(heads)} |", rule, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def _picture(title: str, sizes: Sequence[int], heights: Sequence[float]) -> list[str]:
    """A chart that is drawn where the page is shown (Mermaid)."""
    return [
        "```mermaid",
        "xychart-beta",
        f'  title "{title}"',
        f'  x-axis "documents" {[f"{size:,}" for size in sizes]}'.replace("'", '"'),
        '  y-axis "ms"',
        f"  bar {[round(one, 1) for one in heights]}",
        "```",
        "",
    ]


if __name__ == "__main__":
    main()
