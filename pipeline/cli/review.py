"""``referat review``: what a person should look at, and what the person decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Data, settings_with

if TYPE_CHECKING:
    from pipeline.tables.lake import Lake
    from pipeline.topics.review import Question

app = typer.Typer(
    help="Let a person settle what the models are unsure of.",
    epilog="Example: referat review topics --out unsure.csv",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_CONTEXT = 300


@app.callback()
def _group() -> None:
    """Let a person settle what the models are unsure of."""


@app.command(
    epilog="Example: referat review topics --out unsure.csv; fill in cap_code; referat review topics --corrected unsure.csv"
)
def topics(
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the least certain items here, as CSV to fill in."),
    ] = None,
    count: Annotated[int, typer.Option("--count", min=1, help="How many items.")] = 100,
    corrected: Annotated[
        Path | None, typer.Option("--corrected", metavar="FILE", help="Keep the codes that a person filled in.")
    ] = None,
    agreement: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--agreement", metavar="FILE FILE", help="How far two people agree on the same list."),
    ] = None,
) -> None:
    """List the items whose topic is least certain, and read the list back when a person has filled in cap_code.

    What was filled in is kept in review/topics.csv of the data directory and goes before the model from the next run on
    (topic_method review); it is training data too: python -m models.recipes.topics.train --corrected FILE.
    """
    from pipeline.cli.output import print_json
    from pipeline.errors import UsageError
    from pipeline.tables.lake import Lake
    from pipeline.topics import review

    if sum(option is not None for option in (out, corrected, agreement)) != 1:
        raise UsageError("Say what to do.", hint="Give one of --out FILE, --corrected FILE, --agreement FILE FILE.")
    folder = settings_with(data=data).data
    if agreement:
        first, second = (review.read_corrections(path) for path in agreement)
        print_json(review.agreement(first, second))
    elif corrected:
        found = review.read_corrections(corrected)
        kept = review.keep_corrections(folder, found)
        typer.echo(f"{len(found)} items read, {kept} kept. They go before the model from the next run on.")
    elif out:
        questions = list(_questions(Lake(folder / "lake"), frozenset(review.kept_corrections(folder)), count))
        review.write_questions(out, questions)
        typer.echo(
            f"{len(questions)} items are in {out}. Fill in cap_code, then: referat review topics --corrected {out}"
        )


def _questions(lake: Lake, settled: frozenset[str], count: int) -> Iterator[Question]:
    """The items and articles that nobody has settled, the least certain first."""
    import polars as pl

    from pipeline.topics.model import TopicModel
    from pipeline.topics.review import Question, suggestion

    columns = ("id", "title", "topic_score", "document_id", "char_start", "char_end")
    of_items = lake.read("agenda_items").filter(pl.col("topic_method").is_null() | (pl.col("topic_method") == "model"))
    of_articles = lake.read("articles").filter(pl.col("topic_method").is_null() | (pl.col("topic_method") == "model"))
    found = pl.concat(
        [
            of_items.with_columns(id="item_id").select(columns),
            of_articles.with_columns(id="document_id").select(columns),
        ]
    )
    unsure = (
        found.filter(pl.col("title").is_not_null() & ~pl.col("id").is_in(list(settled)))
        .sort("topic_score", "id", nulls_last=False)
        .head(count)
    )
    documents = {
        row["document_id"]: row
        for row in lake.rows_of("documents", unsure["document_id"].unique()).iter_rows(named=True)
    }
    likeliest = TopicModel.load().likeliest(unsure["title"].to_list())
    for row, codes in zip(unsure.iter_rows(named=True), likeliest, strict=True):
        document = documents[row["document_id"]]
        start, end = row["char_start"] or 0, row["char_end"] or 0
        text = " ".join(document["text"][start : min(end, start + _CONTEXT)].split())
        yield Question(
            id=row["id"],
            cap_code="",
            title=row["title"],
            suggestions=suggestion(codes),
            context=f"{document['title'] or document['source_uri']}: {text}",
        )
