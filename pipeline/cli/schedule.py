"""``referat schedule``: the nightly and the weekly run and the one by hand, served on this machine by one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Data, settings_with
from pipeline.errors import UsageError

EXAMPLE = "Example: referat schedule --sources sources.yaml --data data"


def schedule(
    locations: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE...]", help="Sources as of `referat run`.", show_default=False),
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", metavar="FILE", help="A YAML file that describes the sources instead.")
    ] = None,
    data: Data = None,
    port: Annotated[
        int, typer.Option(help="Of the Prefect server that is started where PREFECT_API_URL is not set.")
    ] = 4200,
) -> None:
    """Run every night, check every week, until interrupted; runs can be seen, started and cancelled in Prefect's pages.

    prefect.yaml says what runs when. A run that fails is told to the program of the setting notify.
    """
    import logging
    from importlib.metadata import entry_points

    from pipeline.sources.named import named_sources

    settings = settings_with(data=data, sources=sources)
    if locations and sources:
        raise UsageError("Sources are named and described in a file, both.", hint="Leave one out.")
    named_sources(locations or [], settings)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("referat").setLevel(logging.INFO)
    given = {
        "sources": [_absolute(location) for location in locations or []],
        "data": str(settings.data.absolute()),
        "sources_file": str(settings.sources.absolute()) if settings.sources else None,
    }
    for entry in entry_points(group="referat.schedulers", name="prefect"):
        entry.load()({name: value for name, value in given.items() if value}, port)
        return
    raise UsageError("The Prefect flows are not installed.", hint="Install referat again.")


def _absolute(location: str) -> str:
    """A location that means the same in another folder.

    >>> _absolute("https://www.example.dk/feed")
    'https://www.example.dk/feed'
    """
    return location if "://" in location else str(Path(location).absolute())
