"""``referat doctor``: what the environment has, what is missing and how to get it."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Data, Json, settings_with

EXAMPLE = "Example: referat doctor --data data"


def doctor(
    data: Data = None,
    json: Json = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended in the data directory first.")
    ] = False,
    models: Annotated[bool, typer.Option(help="Load the models, which takes some seconds.")] = True,
) -> None:
    """Check the environment and the data directory, and list every setting; exit status 1 where something is missing."""
    from dataclasses import asdict

    from pipeline.cli import checks
    from pipeline.cli.output import print_json, print_table

    settings = settings_with(data=data)
    if repair:
        from pipeline.runs.health import repair as repair_data

        for line in repair_data(settings) or ["Nothing in the data directory needed mending."]:
            typer.echo(line, err=json)
    results = list(checks.run_checks(settings, models=models))
    listed = checks.list_settings(settings)
    if json:
        print_json({"checks": [asdict(result) for result in results], "settings": [asdict(one) for one in listed]})
    else:
        print_table(
            ("", "check", "found", "what to do"),
            [("ok" if result.ok else "--", result.name, result.found, result.remedy) for result in results],
        )
        typer.echo("\nSettings (environment REFERAT_NAME, or name = value in referat.toml)")
        print_table(
            ("name", "value", "default", "limits", "meaning"),
            [(one.name, one.value, one.default, one.limits, one.meaning) for one in listed],
        )
    if not all(result.ok for result in results):
        raise typer.Exit(1)
