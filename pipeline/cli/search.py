"""``referat search``: agenda items, decisions, articles and projects that fit a query."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Data, Json, settings_with

EXAMPLE = 'Example: referat search "samskabelse" --year 2024 --limit 5'


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words.")],
    data: Data = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits at most.")] = 10,
    json: Json = False,
) -> None:
    """Search agenda items, decisions, articles and projects."""
    from pipeline.cli.output import print_json
    from pipeline.search import Index

    answer = Index.open(settings_with(data=data).data / "index").search(query, limit=limit)
    if json:
        print_json([hit.to_json() for hit in answer.hits])
