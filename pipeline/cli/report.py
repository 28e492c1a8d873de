"""``referat report``: the tables in figures, as a page to read, to send or to print."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Data, settings_with

if TYPE_CHECKING:
    from pipeline.reports.base import Base
    from pipeline.reports.scopes import Chosen, Scope

EXAMPLE = "Example: referat report --municipality Odense --out odense.html"


class Tongue(StrEnum):
    """The language of a report."""

    DA = "da"
    EN = "en"


def report(
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file to write [default: DATA/reports/report.html]."),
    ] = None,
    municipality: Annotated[str | None, typer.Option(metavar="CODE|NAME", help="A sheet of one municipality.")] = None,
    programme: Annotated[str | None, typer.Option(metavar="NAME|ID", help="A sheet of one programme.")] = None,
    project: Annotated[str | None, typer.Option(metavar="NAME|ID", help="A sheet of one project.")] = None,
    topic: Annotated[str | None, typer.Option(metavar="CODE|NAME", help="A sheet of one topic.")] = None,
    language: Annotated[Tongue, typer.Option("--language", help="da or en.")] = Tongue.DA,
    pdf: Annotated[bool, typer.Option("--pdf", help="Print the page as PDF; needs the extra referat[pdf].")] = False,
) -> None:
    """Make a report of what is in the tables: one HTML page that needs nothing beside itself."""
    from pipeline.errors import UsageError
    from pipeline.reports import scopes
    from pipeline.reports.files import write_report
    from pipeline.reports.pdf import as_pdf
    from pipeline.reports.report import make_report

    ways: list[tuple[str | None, Callable[[Base, str], Scope]]] = [
        (municipality, lambda _, wanted: scopes.of_municipality(wanted)),
        (programme, scopes.of_programme),
        (project, scopes.of_project),
        (topic, lambda _, wanted: scopes.of_topic(wanted)),
    ]
    asked = [(way, wanted) for wanted, way in ways if wanted is not None]
    if len(asked) > 1:
        raise UsageError(
            "A sheet is about one thing.", hint="Give one of --municipality, --programme, --project, --topic."
        )
    folder = settings_with(data=data).data
    page = make_report(folder / "lake", _of(*asked[0]) if asked else None, language.value)
    content = as_pdf(page) if pdf else page.encode()
    target = out or folder / "reports" / f"report.{'pdf' if pdf else 'html'}"
    write_report(content, target)
    typer.echo(str(target))


def _of(way: Callable[[Base, str], Scope], wanted: str) -> Chosen:
    return lambda base: way(base, wanted)
