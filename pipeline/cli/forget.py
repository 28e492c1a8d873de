"""``referat forget``: a document or a person, out of everything that referat keeps."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Data, settings_with

EXAMPLE = "Example: referat forget per_0a1b2c3d4e5f6a7b --data data"


def forget(
    identities: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT|PERSON...",
            help="document_id or source_uri of the table documents, or a person's entity_id of the table entities.",
            show_default=False,
        ),
    ],
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget documents or persons for good: tables and their earlier versions, index and originals; no run brings them back.

    Earlier versions of the tables can no longer be read then. Copies, exports and the sources themselves are not touched.
    """
    from pipeline.runs.forget import forget as forget_one

    settings = settings_with(data=data)
    if not yes:
        typer.confirm(f"Forget {', '.join(identities)} in {settings.data}? It cannot be undone.", abort=True)
    for identity in identities:
        removed = forget_one(identity, settings)
        said = (
            f"{removed.documents:,} documents removed"
            if removed.documents
            else f"name removed from {removed.redacted:,} documents, their originals removed from raw/"
        )
        typer.echo(f"{identity}: {said}.")
