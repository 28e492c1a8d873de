"""``referat search``: agenda items, decisions, articles and projects that fit a query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, cast

import typer

from pipeline.cli.options import Data, Json, settings_with

if TYPE_CHECKING:
    from pipeline.search import Answer, Hit
    from pipeline.search.index import Sort

EXAMPLE = 'Example: referat search "samskabelse" --municipality Odense --year 2020-2024 --limit 5'


def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words, "a phrase", begin*, -without, kommune:Odense; may be "".')
    ],
    data: Data = None,
    kind: Annotated[list[str] | None, typer.Option(help="item, decision, article, project or document.")] = None,
    body: Annotated[list[str] | None, typer.Option(help="Words of the body's name.")] = None,
    municipality: Annotated[list[str] | None, typer.Option(help="Name or official code.")] = None,
    programme: Annotated[list[str] | None, typer.Option(help="Funding programme.")] = None,
    year: Annotated[list[str] | None, typer.Option(help="2024, 2020-2024 or >2020.")] = None,
    outcome: Annotated[list[str] | None, typer.Option(help="What was decided: approved, rejected ...")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Name or code (CAP).")] = None,
    limit: Annotated[int, typer.Option(help="Hits to show.")] = 10,
    offset: Annotated[int, typer.Option(help="Hits to skip.")] = 0,
    sort: Annotated[str, typer.Option(help="relevance or date.")] = "relevance",
    json: Json = False,
) -> None:
    """Search agenda items, decisions, articles and projects.

    An option may be given several times: one of its values must fit.
    """
    from pipeline.cli.output import print_json
    from pipeline.search import Index

    given = {
        "body": body,
        "municipality": municipality,
        "programme": programme,
        "year": year,
        "outcome": outcome,
        "topic": topic,
    }
    answer = Index.open(settings_with(data=data).data / "index").search(
        query,
        kinds=kind or (),
        filters={name: values for name, values in given.items() if values},
        limit=limit,
        offset=offset,
        sort=cast("Sort", sort),
    )
    for notice in answer.notices:
        typer.echo(notice, err=True)
    if json:
        print_json([hit.to_json() for hit in answer.hits])
        return
    for line in _lines(answer, offset):
        typer.echo(line)


def _lines(answer: Answer, offset: int) -> Iterator[str]:
    for number, hit in enumerate(answer.hits, start=offset + 1):
        yield f"{number:>3}  {typer.style(hit.title, bold=True)}"
        yield f"     {' · '.join(_about(hit))}"
        yield f"     {_highlighted(' '.join(hit.snippet.split()))}"
        yield ""
    yield f"{len(answer.hits)} of {answer.total:,} hits."


def _about(hit: Hit) -> Iterator[str]:
    yield hit.kind
    for value in (hit.body, hit.publisher, *hit.municipality, *hit.programme, hit.date, hit.outcome, hit.id):
        if value:
            yield str(value)


def _highlighted(snippet: str) -> str:
    """The matches, which stand between ``**``, in bold where there is a terminal.

    >>> _highlighted("en **hal** til")
    'en \\x1b[1mhal\\x1b[0m til'
    """
    parts = snippet.split("**")
    return "".join(typer.style(part, bold=True) if number % 2 else part for number, part in enumerate(parts))
