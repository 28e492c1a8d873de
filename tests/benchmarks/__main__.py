"""``make bench``: speed and memory, measured and written to reports/speed.json and reports/speed.md.

python -m tests.benchmarks [--short] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.variants import write_variants

ROOT = Path(__file__).parents[2]
CLI = "from pipeline.cli import main; main()"


def main() -> None:
    """Measures, prints and writes the report."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument(
        "--short", action="store_true", help="fewer documents and repeats: minutes instead of half an hour"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "reports")
    options = parser.parse_args()
    sizes = (30, 100) if options.short else (100, 1000)
    with tempfile.TemporaryDirectory() as folder:
        report = {
            "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "short": options.short,
            "readers": _measure("readers", "1" if options.short else "3"),
            "stages": _measure("stages", "1" if options.short else "3"),
            "pipeline": _measure("pipeline", "1" if options.short else "3"),
            "topics": _measure("topics", "1" if options.short else "3"),
            "memory": [
                _measure("memory", model, *(("10000", "30000") if options.short else ("100000", "300000", "1000000")))
                for model in ("accurate", "fast")
            ],
            "runs": [_runs(Path(folder), size) for size in sizes],
            "start": _starts(Path(folder) / f"data-{sizes[0]}", 3 if options.short else 7),
        }
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "speed.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    text = _as_markdown(report)
    (options.out / "speed.md").write_text(text, encoding="utf-8")
    print(text)


def _measure(*arguments: str) -> dict[str, Any]:
    print("measuring", *arguments[:1], file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.benchmarks.measure", *arguments]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(result.stdout.splitlines()[-1]))


def _runs(folder: Path, size: int) -> dict[str, Any]:
    """A first run over so many documents and a second one over the same, in one process each."""
    write_variants(folder / f"in-{size}", size)
    arguments = ("run", str(folder / f"in-{size}"), str(folder / f"data-{size}"), "1")
    first, second = _measure(*arguments), _measure(*arguments)
    return {"first": first, "second": second, "second_share": round(second["seconds"] / first["seconds"], 4)}


def _starts(data: Path, repeats: int) -> dict[str, float]:
    """Seconds from the shell to the end of commands: the median of several."""
    commands = {
        "referat --help": ["--help"],
        "referat search": ["search", "budget", "--data", str(data)],
        "referat table": ["table", "decisions", "--data", str(data)],
    }
    return {name: _median(arguments, repeats) for name, arguments in commands.items()}


def _median(arguments: Sequence[str], repeats: int) -> float:
    seconds = []
    for _ in range(repeats + 1):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", CLI, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - begun)
    return round(statistics.median(seconds[1:]), 2)


def _as_markdown(report: dict[str, Any]) -> str:
    pipeline, stages = report["pipeline"], report["stages"]
    lines = [
        "# Speed and memory",
        "",
        f"Measured by `make bench{' BENCH=--short' if report['short'] else ''}`: {report['machine']}.",
        "",
        "## Reading",
        "",
        "| format | documents/s | pages/s |",
        "|---|---:|---:|",
        *(
            f"| {name} | {rates['documents_per_second']:,} | {rates['pages_per_second'] or ''} |"
            for name, rates in report["readers"].items()
        ),
        "",
        "## Reading, structure and annotation side by side",
        "",
        f"Seconds of one core, each step alone, over the {stages['documents']} documents and {stages['items']} agenda items of the "
        "sample corpus. First: every text is new to the process; again: the same documents come again and what is "
        "kept of their words is known, an upper bound.",
        "",
        "| step | items/s, first | items/s, again | kB of text/s, first |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {rates['items_per_second_first']:,} | {rates['items_per_second_again']:,} | "
            f"{rates['kilobytes_per_second_first']:,} |"
            for name, rates in stages["steps"].items()
        ),
        "",
        "## The whole pipeline against its language model alone",
        "",
        f"Read, structure, annotate, link, classify, rows: {pipeline['pipeline_words_per_second']:,} words/s; the bare "
        f"`nlp.pipe` of {pipeline['language_model']} on the same texts: {pipeline['model_words_per_second']:,} words/s "
        f"(ratio {pipeline['ratio']}). One thread, the sample corpus, {pipeline['words']:,} words.",
        "",
        "## Topics",
        "",
        f"{report['topics']['items_per_second']:,} titles/s, one thread; the model loads in {report['topics']['load_seconds']} s "
        "once its libraries are there.",
        "",
        "## Memory of the annotation",
        "",
        "The samples in batches of 32, again and again, a fifth of the longer words new each time.",
        "",
        *_memory_lines(report["memory"]),
        "",
        "## Runs",
        "",
        "Direct, in one process, over varied copies of the text, HTML and DOCX samples.",
        "",
        "| documents | seconds | documents/s | words/s | peak MiB | second run, seconds | share of the first |",
        "|---:|---:|---:|---:|---:|---:|---:|",
        *(_run_line(runs) for runs in report["runs"]),
        "",
        "| stage | seconds | documents/s |",
        "|---|---:|---:|",
        *_stage_lines(report["runs"][-1]["first"]),
        "",
        "## Starting",
        "",
        "| command | seconds |",
        "|---|---:|",
        *(f"| `{name}` | {seconds} |" for name, seconds in report["start"].items()),
        "",
    ]
    return "\n".join(lines)


def _run_line(runs: dict[str, Any]) -> str:
    first, second = runs["first"], runs["second"]
    cells = [
        f"{first['documents']:,}",
        first["seconds"],
        round(first["documents"] / first["seconds"], 1),
        f"{first['words'] / first['seconds']:,.0f}",
        f"{first['peak_mib']:,}",
        second["seconds"],
        f"{runs['second_share']:.1%}",
    ]
    return "| " + " | ".join(map(str, cells)) + " |"


def _memory_lines(measured: Sequence[dict[str, Any]]) -> list[str]:
    numbers = [number for number in measured[0]["peak_mib"] if number.isdigit()]
    return [
        f"| language model | MiB at the start | {' | '.join(f'{int(number):,} words' for number in numbers)} |",
        f"|---|---:|{'---:|' * len(numbers)}",
        *(
            f"| {model['language_model']} | {' | '.join(str(peak) for peak in model['peak_mib'].values())} |"
            for model in measured
        ),
    ]


def _stage_lines(first: dict[str, Any]) -> list[str]:
    return [
        f"| {name} | {seconds} | {first['documents'] / seconds:,.0f} |"
        for name, seconds in first["stages"].items()
        if seconds
    ]


if __name__ == "__main__":
    main()
