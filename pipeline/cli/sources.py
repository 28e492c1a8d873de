"""``referat sources``: is a sources file right, and what does each of its sources list today?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Json

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.sources.discover import Found
    from pipeline.sources.specs import SourceSpec

_EXAMPLE = "Example: referat sources check sources.yaml"

app = typer.Typer(
    name="sources",
    help="Check the file that describes the sources of a run.",
    epilog=_EXAMPLE,
    no_args_is_help=True,
    rich_markup_mode=None,
)

_SHOWN = 3


@app.command("check", epilog=_EXAMPLE)
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sources file.")],
    offline: Annotated[bool, typer.Option("--offline", help="Only read the file; look at no source.")] = False,
    json: Json = False,
) -> None:
    """Check a sources file, and look at what each source lists, without fetching a document.

    Exit status 1 where a source cannot be read or lists fewer documents than its description expects.
    """
    from pipeline.cli.output import print_json, print_table
    from pipeline.settings import load_settings
    from pipeline.sources.sources_file import read_sources

    specs = read_sources(file)
    if offline:
        typer.echo(f"{file} is right: {len(specs)} source{'s' * (len(specs) != 1)}.")
        return
    rows = [_row(spec, found) for spec, found in _found(specs, load_settings())]
    if json:
        print_json(rows)
    else:
        columns = ("name", "kind", "listed", "expected", "first", "problem")
        print_table(columns, [[_text(row[column]) for column in columns] for row in rows])
    if any(row["failed"] for row in rows):
        raise typer.Exit(1)


def _found(specs: list[SourceSpec], settings: Settings) -> Iterator[tuple[SourceSpec, Found]]:
    from pipeline.sources.discover import find
    from pipeline.sources.web.client import Web

    with Web(settings) as web:
        for spec in specs:
            yield spec, find([spec], settings, web)


def _row(spec: SourceSpec, found: Found) -> dict[str, object]:
    from pipeline.sources.places import Unreachable

    [coverage] = found.coverage
    problems = [str(finding.error) for finding in found.findings if isinstance(finding, Unreachable)]
    return {
        "name": spec.name,
        "kind": spec.kind,
        "listed": coverage.listed,
        "expected": coverage.expectation,
        "first": [finding.uri for finding in found.findings if not isinstance(finding, Unreachable)][:_SHOWN],
        "problem": [*problems, *filter(None, [coverage.warning])],
        "failed": bool(problems),
    }


def _text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
