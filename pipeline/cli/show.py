"""``referat show``: what the tables say of one identifier, as a sheet for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Data, Json, settings_with
from pipeline.cli.output import print_json, shortened

if TYPE_CHECKING:
    from pipeline.cli.facts import Section
    from pipeline.cli.sheet import Passage, Sheet

EXAMPLE = "Example: referat show itm_298ca5274673df78"

_RELATED = 20
"""Rows of one table that a sheet lists; --json has all."""
_CELL = 100
_WORDS = 600
"""Characters of one value in a line of related rows, and of one value or passage of the thing itself."""

_HOW = frozenset({"run_id", "pipeline_version"})
_UNSAID = _HOW | {"char_start", "char_end", "document_id"}
"""Columns that a list of related rows leaves out: they say how a row came about, not what it says."""


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An identifier from any table or from a search.")],
    data: Data = None,
    json: Json = False,
) -> None:
    """Show what the tables say of an identifier, and the words that state it."""
    from dataclasses import asdict

    from pipeline.cli.sheet import find_sheet
    from pipeline.tables.lake import Lake

    sheet = find_sheet(Lake(settings_with(data=data).data / "lake"), id)
    if json:
        print_json(asdict(sheet))
        return
    for line in _lines(sheet):
        typer.echo(line)


def _lines(sheet: Sheet) -> Iterator[str]:
    from pipeline.cli.thread import thread_lines

    if sheet.redirect:
        yield from _redirect(sheet.redirect)
    for table, row in sheet.rows[:1] if sheet.sections else sheet.rows:
        yield table
        said = {name: value for name, value in row.items() if value is not None and name not in _HOW}
        width = max(len(name) for name in said)
        for name, value in said.items():
            yield f"  {name:{width}}  {shortened(value, _WORDS)}"
        yield ""
    if sheet.passage:
        yield from _passage(sheet.passage)
    if sheet.thread:
        yield from thread_lines(sheet.thread, sheet.identity)
        yield ""
    for part in sheet.sections:
        yield from _section(part)
    if sheet.sections:
        yield from _rest(sheet)
        return
    for table, rows in sheet.related.items():
        yield f"{table}: {len(rows)}"
        for row in rows[:_RELATED]:
            yield f"  {_line(row, sheet.identity)}"
        if len(rows) > _RELATED:
            yield f"  ... and {len(rows) - _RELATED} more, all with --json"
        yield ""


def _rest(sheet: Sheet) -> Iterator[str]:
    """Which other tables have rows on it."""
    counts = ", ".join(f"{table} {len(rows)}" for table, rows in sheet.related.items())
    if counts:
        yield f"rows in tables (all with --json): {counts}"


def _section(part: Section) -> Iterator[str]:
    yield part.heading
    for fact in part.facts:
        label = f"{shortened(fact.label, _CELL)}: " if fact.label else ""
        identity = f"  [{fact.identity}]" if fact.identity else ""
        yield f"  {label}{shortened(fact.value, _WORDS)}{identity}"
        for source in fact.sources:
            title = source.title or source.source_uri
            place = title if source.page is None else f"{title}, page {source.page}"
            words = shortened(source.words, _CELL)
            yield f"      {place}" + ("" if words in shortened(fact.value, _WORDS) else f": “{words}”")
    yield ""


def _redirect(row: Mapping[str, object]) -> Iterator[str]:
    since = f", since {row['since']}" if row["since"] else ""
    reason = f": {row['reason']}" if row["reason"] else ""
    yield f"{row['entity_id']} is now {row['target_entity_id']} (by {row['method']}{since}){reason}"
    yield ""


def _passage(passage: Passage) -> Iterator[str]:
    place = passage.source_uri if passage.page is None else f"{passage.source_uri}, page {passage.page}"
    yield f"stated in {place}"
    yield f"  “{shortened(passage.words, _WORDS)}”"
    yield ""


def _line(row: Mapping[str, object], identity: str) -> str:
    """The values of a row that say something, on one line."""
    said = (value for name, value in row.items() if name not in _UNSAID and value is not None and value != identity)
    return " · ".join(shortened(value, _CELL) for value in said)
