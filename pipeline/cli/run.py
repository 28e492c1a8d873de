"""``referat run``: from sources to tables and index, with a progress bar on a terminal and plain log lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Data, settings_with
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.runs import Report, Runner, Summary
    from pipeline.settings import Settings

EXAMPLE = "Examples: referat run minutes/ news.zip --data data --direct; referat run --sources sources.yaml"

_MESSAGES = 10
"""Failures that are printed at the end of a run; all of them are in the table."""
_LOG_SECONDS = 10.0


def run(
    locations: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE...]",
            help="Folders, files, zip archives, lists of addresses, and web addresses of feeds, sitemaps or documents.",
            show_default=False,
        ),
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="FILE", help="A YAML file that describes the sources instead.")
    ] = None,
    data: Data = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Without Prefect: the same steps, started at once, not seen in its UI.")
    ] = False,
    workers: Annotated[int | None, typer.Option(help="Worker processes; 1 works in this process.")] = None,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="tcp://host:8786 of a Dask scheduler: its workers analyse the documents."),
    ] = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents in a batch.")] = None,
    language_model: Annotated[str | None, typer.Option(help="accurate, fast, or an installed spaCy package.")] = None,
    reprocess: Annotated[bool, typer.Option("--reprocess", help="Read again what earlier runs have read.")] = False,
    reprocess_from: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE", help="Only what follows from that: tables (derived from the documents' rows) or index."
        ),
    ] = None,
    log_format: Annotated[str | None, typer.Option(help="text, or json: a line of JSON for each log record.")] = None,
) -> None:
    """Read documents into tables and the search index.

    Documents that have not changed since an earlier run are skipped. One that cannot be processed is listed in the
    table failures, and the exit status is 1; all others are processed.
    """
    settings = settings_with(
        data=data,
        sources=sources,
        workers=workers,
        dask=dask,
        batch_size=batch_size,
        language_model=language_model,
        log_format=log_format,
        reprocess=reprocess or bool(reprocess_from) or None,
        reprocess_from=reprocess_from,
    )
    if locations and sources:
        raise UsageError("Sources are named and described in a file, both.", hint="Leave one out.")
    with _progress(settings.log_format) as report:
        summary = _runner(direct)(locations or [], settings, report)
    _print_summary(summary, settings)
    if summary.failed:
        raise typer.Exit(1)


def _runner(direct: bool) -> Runner:
    """What carries out the run: the library itself, or the flow that the installation offers under ``referat.runners``.

    The library does not import the flows, which are built on it; an entry point names them.
    """
    from importlib.metadata import entry_points

    from pipeline.runs.direct import run_directly

    if direct:
        return run_directly
    for entry in entry_points(group="referat.runners", name="prefect"):
        runner: Runner = entry.load()
        return runner
    raise UsageError("The Prefect flow is not installed.", hint="Use --direct, or install referat again.")


@contextmanager
def _progress(log_format: str) -> Iterator[Report]:
    """A function that shows how far the run is."""
    import logging

    if log_format == "json":
        from pipeline.runs.logs import log_json

        log_json()
        yield _log_lines()
        return

    logging.getLogger("referat").setLevel(logging.INFO)
    if not sys.stderr.isatty():
        logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
        yield _log_lines()
        return
    from rich.logging import RichHandler
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from pipeline.cli.output import console
    from pipeline.runs import Progress as State

    screen = console(stderr=True)
    logging.basicConfig(format="%(message)s", handlers=[RichHandler(logging.WARNING, console=screen, show_path=False)])
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def show(state: State) -> None:
            failed = f", {state.failed} failed" if state.failed else ""
            bar.update(task, description=state.doing + failed, total=state.found, completed=state.done)

        yield show


def _log_lines() -> Report:
    import logging
    import time

    from pipeline.runs import Progress

    log = logging.getLogger("referat")
    last_time, last_doing = 0.0, ""

    def show(state: Progress) -> None:
        nonlocal last_time, last_doing
        if state.doing != last_doing or time.monotonic() - last_time > _LOG_SECONDS:
            last_time, last_doing = time.monotonic(), state.doing
            log.info(
                "%s%s", state.doing, f": {state.done} of {state.found}, {state.failed} failed" if state.found else ""
            )

    return show


def _print_summary(summary: Summary, settings: Settings) -> None:
    counted = [
        ("documents new or changed", summary.new),
        ("documents unchanged", summary.unchanged),
        ("sources failed", summary.failed),
        *((f"{name.replace('_', ' ')} in all", count) for name, count in summary.totals.items()),
    ]
    data = settings.data
    typer.echo()
    for name, count in counted:
        typer.echo(f"{count:>9,}  {name}")
    typer.echo()
    for line in (*_source_lines(summary), *_correction_lines(summary)):
        typer.echo(line)
    for failure in summary.failures[:_MESSAGES]:
        typer.echo(f"Failed: {failure.message}")
    if len(summary.failures) > _MESSAGES:
        typer.echo(f"... and {len(summary.failures) - _MESSAGES} more in the table failures.")
    typer.echo(f"Tables in {data / 'lake'}, index in {data / 'index'}, {summary.seconds:.1f} seconds.")
    typer.echo(f'Next: referat search "budget" --data {data}, referat table decisions --data {data}')


def _source_lines(summary: Summary) -> Iterator[str]:
    """What is to be said of the sources: too many documents, documents that are gone, documents left for the next run."""
    yield from filter(None, (coverage.warning for coverage in summary.coverage))
    if summary.missing:
        yield f"{summary.missing:,} known documents are no longer at their source; see misses in the table source_checks."
    if summary.outdated:
        yield f"{summary.outdated:,} documents are as another version of referat read them; --reprocess reads them again."
    if summary.postponed:
        yield f"{summary.postponed:,} documents are left for the next run: their sources gave as many as they may in one."


def _correction_lines(summary: Summary) -> Iterator[str]:
    """What became of the decisions in the file of corrections."""
    if not summary.corrections:
        return
    idle = [row for row in summary.corrections if row["unmatched"]]
    yield f"Corrections: {len(summary.corrections) - len(idle)} applied, {len(idle)} that match no document in full."
    for row in idle[:_MESSAGES]:
        yield f"  Line {row['line']}: {row['kind']} {row['entity_ids']}: no document mentions {row['unmatched']}."
    if len(idle) > _MESSAGES:
        yield f"  ... and {len(idle) - _MESSAGES} more in the table corrections."
