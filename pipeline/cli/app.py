"""The commands under one name, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import (
    changes,
    doctor,
    evaluate,
    export,
    forget,
    report,
    review,
    run,
    schedule,
    search,
    show,
    sources,
    table,
    web,
)
from pipeline.errors import QueryError, ReferatError, UsageError

app = typer.Typer(
    name="referat",
    help="From the documents Danish public bodies publish to tables and a search index.",
    epilog="Example: referat run minutes/ --data data",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help starts in 0.2 s, boxes take 0.5 s
    pretty_exceptions_enable=False,
)
app.command("run", epilog=run.EXAMPLE)(run.run)
app.command("search", epilog=search.EXAMPLE)(search.search)
app.command("show", epilog=show.EXAMPLE)(show.show)
app.command("table", epilog=table.EXAMPLE)(table.table)
app.command("export", epilog=export.EXAMPLE)(export.export)
app.command("changes", epilog=changes.EXAMPLE)(changes.changes)
app.command("report", epilog=report.EXAMPLE)(report.report)
app.command("web", epilog=web.EXAMPLE)(web.web)
app.command("schedule", epilog=schedule.EXAMPLE)(schedule.schedule)
app.command("forget", epilog=forget.EXAMPLE)(forget.forget)
app.command("doctor", epilog=doctor.EXAMPLE)(doctor.doctor)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(review.app, name="review")
app.add_typer(sources.app, name="sources")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"referat {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """From the documents Danish public bodies publish to tables and a search index."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and exits: 0, 1 where sources failed or it could not be done, 2 for wrong use, 130 when interrupted.

    Args:
        arguments: the words after ``referat``; those of the process where None.
    """
    try:
        app(arguments)
    except ReferatError as error:
        typer.echo(f"referat: {error}", err=True)
        sys.exit(2 if isinstance(error, (UsageError, QueryError)) else 1)
