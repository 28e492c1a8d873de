"""``referat search``: agenda items, decisions, articles, projects, people, bodies and cases that fit a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from pipeline.cli.options import Data, Json, settings_with

if TYPE_CHECKING:
    from pipeline.search import Answer, Hit
    from pipeline.search.index import Sort

EXAMPLE = 'Example: referat search "samskabelse" --municipality Odense --year 2020-2024 --limit 5'


class By(StrEnum):
    """What a hit has in common with the query."""

    BEST = "best"
    WORDS = "words"
    MEANING = "meaning"


class Format(StrEnum):
    """How everything found is written."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSON = "json"


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help='Words, "a phrase", begin*, fuzzy~, -without, kommune:Odense, beløb:>1mio; may be "".'
        ),
    ],
    data: Data = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="item, decision, article, project, document, person, organisation, programme or case."),
    ] = None,
    body: Annotated[list[str] | None, typer.Option(help="Words of the body's name.")] = None,
    municipality: Annotated[list[str] | None, typer.Option(help="Name or official code.")] = None,
    programme: Annotated[list[str] | None, typer.Option(help="Funding programme.")] = None,
    year: Annotated[list[str] | None, typer.Option(help="2024, 2020-2024 or >2020.")] = None,
    outcome: Annotated[list[str] | None, typer.Option(help="What was decided: approved, rejected ...")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Name or code (CAP).")] = None,
    person: Annotated[list[str] | None, typer.Option(help="A person mentioned.")] = None,
    organisation: Annotated[list[str] | None, typer.Option(help="An organisation mentioned.")] = None,
    project: Annotated[list[str] | None, typer.Option(help="A project mentioned.")] = None,
    case: Annotated[list[str] | None, typer.Option(help="Number or title of a case.")] = None,
    amount: Annotated[list[str] | None, typer.Option(help="Money spoken of: >1mio, 500.000-2 mio.")] = None,
    limit: Annotated[int, typer.Option(help="Hits to show.")] = 10,
    offset: Annotated[int, typer.Option(help="Hits to skip.")] = 0,
    sort: Annotated[str, typer.Option(help="relevance or date.")] = "relevance",
    by: Annotated[
        By,
        typer.Option(
            help="words; meaning: also what says it in other words, reading all documents for it once; best: by words, and by "
            "meaning where that is done and the query is of ordinary words."
        ),
    ] = By.BEST,
    like: Annotated[bool, typer.Option("--like", help="QUERY is the id of a hit: find what is like it.")] = False,
    format: Annotated[
        Format | None, typer.Option("--format", help="Write everything found, in this format, into --out.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write everything found here.")] = None,
    json: Json = False,
) -> None:
    """Search agenda items, decisions, articles, projects, people, bodies and cases.

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
        "person": person,
        "organisation": organisation,
        "project": project,
        "case": case,
        "amount": amount,
    }
    filters = {name: values for name, values in given.items() if values}
    order = cast("Sort", sort)
    index = Index.of(settings_with(data=data))
    if by is By.MEANING:
        index.vectorise(lambda n: typer.echo(f"Reading {n:,} documents for their meaning (once).", err=True))
    if format or out:
        _write(index.every(query, kinds=kind or (), filters=filters, sort=order, by=by.value), format, out)
        return
    if like:
        answer = index.similar(query, limit=limit, by=by.value)
    else:
        answer = index.search(
            query, kinds=kind or (), filters=filters, limit=limit, offset=offset, sort=order, by=by.value
        )
    for notice in answer.notices:
        typer.echo(notice, err=True)
    if json:
        print_json([hit.to_json() for hit in answer.hits])
        return
    for line in _lines(answer, offset):
        typer.echo(line)


def _write(hits: Iterable[Hit], format: Format | None, out: Path | None) -> None:
    """Writes hits into a file; its name says the format where nothing else does."""
    from pipeline.errors import UsageError
    from pipeline.search.export import export

    if out is None:
        raise UsageError("Where to write is not said.", hint="Name a file with --out.")
    named = out.suffix.removeprefix(".").lower()
    if format is None and named not in list(Format):
        raise UsageError(f"The name {out.name} says no format.", hint=f"Say --format {', '.join(Format)}.")
    try:
        with out.open("wb") as stream:
            count = export(hits, (format or Format(named)).value, stream)
    except OSError as error:
        raise UsageError(f"The file {out} cannot be written: {error.strerror}.") from None
    typer.echo(f"{count:,} hits are in {out}.", err=True)


def _lines(answer: Answer, offset: int) -> Iterator[str]:
    for number, hit in enumerate(answer.hits, start=offset + 1):
        yield f"{number:>3}  {typer.style(hit.title or '(uden titel)', bold=True)}"
        yield f"     {' · '.join(_about(hit))}"
        yield f"     {_highlighted(' '.join(hit.snippet.split()))}"
        yield ""
    yield f"{len(answer.hits)} of {answer.total:,} hits, by {'words and meaning' if answer.by == 'meaning' else 'words'}."


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
