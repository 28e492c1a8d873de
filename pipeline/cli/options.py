"""Options that several commands have, and the settings they give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings

Data = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="The data directory [default: the setting data, ./data].")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def settings_with(**options: Any) -> Settings:
    """The settings, with the options that were given (that are not None) first.

    Raises:
        UsageError: for a value outside its limits.
    """
    from pipeline.settings import load_settings

    return load_settings(**{name: value for name, value in options.items() if value is not None})
