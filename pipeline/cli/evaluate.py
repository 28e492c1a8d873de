"""``referat evaluate``: what the models get right, against gold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Json, settings_with

if TYPE_CHECKING:
    from pipeline.evaluation.readers import Readers

app = typer.Typer(
    help="Score the models against gold.",
    epilog="Example: referat evaluate documents corpora/samples",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LanguageModel = Annotated[
    str | None, typer.Option("--model", "--language-model", help="accurate, fast, or an installed spaCy package.")
]
Gold = Annotated[Path, typer.Argument(metavar="FILE", help="The gold.")]


@app.command(epilog="Example: referat evaluate documents corpora/samples --json")
def documents(
    folder: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Documents, each with its .gold.json beside it.")],
    family: Annotated[list[str] | None, typer.Option(help="Only documents of this layout family.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each difference from the gold.")] = False,
    json: Json = False,
) -> None:
    """Score how well documents are read, fact by fact."""
    from pipeline.evaluation.documents import score_documents

    _print(score_documents(folder, _readers().file, families=family or (), show_errors=errors), json)


@app.command(epilog="Example: referat evaluate ner test.conll --language-model da_core_news_sm --json")
def ner(
    file: Gold,
    language_model: LanguageModel = None,
    json: Json = False,
) -> None:
    """Score the language model's entities on a file in the format of DaN+."""
    from pipeline.annotate.language import load_model
    from pipeline.evaluation.ner import score_ner

    nlp = load_model(settings_with(language_model=language_model).language_model)
    _print(dict(score_ner(file, nlp)), json)


@app.command(epilog="Example: referat evaluate topics test.csv --json")
def topics(
    file: Gold,
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE", help="Draw the confusion matrix here, as SVG.")
    ] = None,
    json: Json = False,
) -> None:
    """Score the topic model on a file of titles with their topics (columns id, cap_code, text)."""
    from pipeline.evaluation.topics import score_topics

    _print(dict(score_topics(file, picture=picture)), json)


@app.command(epilog="Example: referat evaluate entities corpora/entities --json")
def entities(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Texts marked by hand (corpora/README.md).")],
    language_model: LanguageModel = None,
    json: Json = False,
) -> None:
    """Score entities, amounts, dates and the like on marked texts, as written and under harder conditions."""
    from pipeline.annotate.language import load
    from pipeline.evaluation.entities import score_entities

    nlp = load(settings_with(language_model=language_model).language_model)
    _print(score_entities(folder, nlp), json)


@app.command(epilog="Example: referat evaluate projects corpora/gold/development --errors")
def projects(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR", help="Documents, each with its .gold.json beside it, or texts marked for projects."
        ),
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List each difference from the gold.")] = False,
    json: Json = False,
) -> None:
    """Score how well projects are read: names, partners, programme, lead, start, end, and more where gold has it."""
    _print(_readers().score_projects_in(folder, show_errors=errors), json)


@app.command(epilog="Example: referat evaluate identity corpora/identity/open.json")
def identity(file: Gold, json: Json = False) -> None:
    """Score which mentions in several documents are held for one person, body, project or programme."""
    from pipeline.evaluation.identity import score_identity

    _print(score_identity(file, _readers().rows), json)


@app.command(epilog="Example: referat evaluate search corpora/search/queries.json")
def search(
    file: Gold,
    errors: Annotated[
        bool,
        typer.Option(
            "--errors", help="List what the first ten hits miss, for the half of the queries that is for tuning."
        ),
    ] = False,
    meaning: Annotated[bool, typer.Option("--meaning", help="Score the search by meaning too.")] = False,
    server: Annotated[
        str | None, typer.Option(metavar="URL", help="Score the search in this PostgreSQL database too, an empty one.")
    ] = None,
    json: Json = False,
) -> None:
    """Score searches on judged queries, beside BM25 with a plain Danish stemmer and SQLite's FTS5."""
    import tempfile

    from pipeline.errors import UsageError
    from pipeline.evaluation.search import score_search
    from pipeline.runs.direct import run_directly
    from pipeline.search import Index
    from pipeline.tables.lake import Lake

    with tempfile.TemporaryDirectory() as name:
        settings = settings_with(data=Path(name), search_url="")
        other = Index.of(settings_with(data=Path(name), search_url=server)) if server else None
        if other and not other.is_new:
            raise UsageError("The database that --server names has an index already.", hint="Name an empty one.")

        def lake_of(folder: Path) -> tuple[Lake, Index]:
            run_directly([str(folder)], settings)
            return Lake(settings.data / "lake"), Index.of(settings)

        _print(score_search(file, lake_of, show_errors=errors, by_meaning=meaning, server=other), json)


@app.command(epilog="Example: referat evaluate treebank da_ddt-ud-dev.conllu --json")
def treebank(file: Gold, json: Json = False) -> None:
    """Score sentence boundaries and dictionary forms on a file in CoNLL-U format."""
    from pipeline.evaluation.treebank import score_treebank

    _print(dict(score_treebank(file)), json)


def _readers() -> Readers:
    from pipeline.evaluation.readers import Readers

    return Readers(settings_with())


def _print(report: Mapping[str, object], json: bool) -> None:
    from pipeline.cli.output import print_json, print_table

    if json:
        print_json(report)
        return
    errors = report.get("errors")
    figures = {name: value for name, value in report.items() if name != "errors"}
    print_table(("figure", "value"), _lines(figures))
    for place, differences in errors.items() if isinstance(errors, Mapping) else ():
        for difference in differences:
            typer.echo(f"{place}: {difference}")


def _lines(report: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    """The figures of a report, one a line, those of a part under its name.

    >>> _lines({"micro": {"f1": 0.75}, "words": 1200})
    [('micro f1', '0.750'), ('words', '1,200')]
    """
    lines: list[tuple[str, str]] = []
    for name, value in report.items():
        label = f"{prefix} {name}".strip()
        if isinstance(value, Mapping):
            lines += _lines(value, label)
        elif isinstance(value, float):
            lines.append((label, f"{value:.3f}"))
        elif isinstance(value, int) and not isinstance(value, bool):
            lines.append((label, f"{value:,}"))
        elif isinstance(value, (list, tuple)):
            lines.append(
                (label, " to ".join(f"{each:.3f}" if isinstance(each, float) else str(each) for each in value))
            )
        else:
            lines.append((label, str(value)))
    return lines
