"""Everything the tables say of one identifier: its rows, the words that state them, and the rows that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.cli.entity_sections import entity_sections
from pipeline.cli.facts import Section, section
from pipeline.cli.meeting_sections import concerned, item_sections, meeting_sections
from pipeline.cli.output import reading_order
from pipeline.cli.project_sections import project_sections
from pipeline.errors import UsageError
from pipeline.sheets.entity import entity_sheet
from pipeline.sheets.evidence import Evidence
from pipeline.sheets.find import members_of, redirect_of
from pipeline.sheets.item import concerned as concerned_by
from pipeline.sheets.item import item_sheet
from pipeline.sheets.meeting import meeting_sheet
from pipeline.sheets.thread import Thread, find_thread
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES, TableSchema

Row = Mapping[str, object]

_ENTITY = "entity_id"
_REDIRECTS = "entity_redirects"
_SHORTEST = 6
"""Characters of an identifier by which it may be known: two of those behind its prefix."""
_SOME = 5
_THREADED = frozenset({"cases", "agenda_items"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a document that state a row: where the document came from, the page, the words."""

    source_uri: str
    title: str | None
    page: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What there is on an identifier.

    Attributes:
        rows: table and row of what it identifies; an entity that is a project has two.
        passage: the words that state the first of them, None where it is derived from many places.
        related: rows of other tables that name the identifier, by table.
        sections: what is known of an entity, a meeting, an agenda item or a case, in words, each with the places that state it.
        thread: of a case or of an agenda item that is a step of one: its way through the meetings.
        redirect: the row of ``entity_redirects`` that led here from the identifier asked for.
    """

    identity: str
    rows: tuple[tuple[str, Row], ...]
    passage: Passage | None = None
    related: Mapping[str, list[Row]] = field(default_factory=dict)
    thread: Thread | None = None
    redirect: Row | None = None
    sections: tuple[Section, ...] = ()


def find_sheet(lake: Lake, identity: str) -> Sheet:
    """All about an identifier of any table, given whole or by so much of its beginning that no other begins so.

    Raises:
        UsageError: where no table has it, or several begin so.
        LakeError: where a table cannot be read.
    """
    redirect = redirect_of(lake, identity)
    identity = str(redirect["target_entity_id"]) if redirect else identity
    tables = [table for table in TABLES.values() if table.name != _REDIRECTS]
    rows = [(table, row) for table in tables for row in _rows(lake, table, _own_column(table), identity)]
    if not rows:
        return find_sheet(lake, _whole(lake, identity))
    own = {table.name for table, _ in rows}
    name = _own_column(rows[0][0])
    every = members_of(lake, identity) if name == _ENTITY else (identity,)
    related: dict[str, list[Row]] = {}
    for table in TABLES.values():
        columns = [column for column in table.polars if _refers(column, name) and table.name not in own]
        found = [row for column in columns for row in _rows(lake, table, column, *every)]
        if found:
            related[table.name] = list({tuple(row[key] for key in table.key): row for row in found}.values())
    thread = find_thread(lake, identity) if own & _THREADED else None
    if thread:
        related = {name: found for name, found in related.items() if name not in ("case_items", "case_links")}
    named = tuple((table.name, row) for table, row in rows)
    evidence = Evidence(lake)
    sections = tuple(_sections(evidence, named[0], every, thread))
    return Sheet(identity, named, _passage(evidence, rows[0][1]), related, thread, redirect, sections)


def _whole(lake: Lake, beginning: str) -> str:
    """The only identifier that begins so and is longer.

    Raises:
        UsageError: where there is none, or several.
    """
    found: set[str] = set()
    for table in TABLES.values() if len(beginning) >= _SHORTEST else ():
        column = _own_column(table)
        if column is not None and table.polars[column] == pl.String:
            longer = pl.col(column).str.starts_with(beginning) & (pl.col(column) != beginning)
            found.update(lake.scan(table.name).filter(longer).select(column).unique().collect().to_series())
    if len(found) == 1:
        return found.pop()
    if found:
        some = ", ".join(sorted(found)[:_SOME])
        raise UsageError(
            f"{len(found)} identifiers begin with {beginning!r}: {some}{' ...' if len(found) > _SOME else ''}.",
            hint="Give more of the one that you mean.",
        )
    raise UsageError(
        f"No table has the identifier {beginning!r}.",
        hint="Take one from `referat search` or from a column of `referat table NAME` that ends in _id.",
    )


def _sections(
    evidence: Evidence, named: tuple[str, Row], members: Sequence[str], thread: Thread | None
) -> Iterator[Section]:
    table, row = named
    match table:
        case "entities":
            sheet = entity_sheet(evidence, row, members)
            if sheet.project:
                yield from project_sections(sheet.project)
            yield from entity_sections(sheet)
        case "meetings":
            yield from meeting_sections(meeting_sheet(evidence, row))
        case "agenda_items":
            yield from item_sections(item_sheet(evidence, row))
        case "cases" if thread is not None:
            facts = concerned(concerned_by(evidence, [step.item_id for step in thread.steps]))
            yield from section("projects and programmes that it concerns", facts)


def _own_column(table: TableSchema) -> str | None:
    """The column whose value alone names a row of the table; versions of a document share theirs."""
    return table.key[0] if len(table.key) == 1 or table.name == "documents" else None


def _refers(column: str, own: str | None) -> bool:
    """Whether a column holds identifiers of the kind that ``own`` holds.

    >>> _refers("programme_entity_id", "entity_id"), _refers("item_id", "meeting_id")
    (True, False)
    """
    return column == own or (own == _ENTITY and column.endswith(f"_{_ENTITY}"))


def _rows(lake: Lake, table: TableSchema, column: str | None, *identities: str) -> list[Row]:
    if column is None or table.polars[column] != pl.String:
        return []
    found = lake.scan(table.name).filter(pl.col(column).is_in(identities)).sort(reading_order(table)).collect()
    return list(found.iter_rows(named=True))


def _passage(evidence: Evidence, row: Row) -> Passage | None:
    for source in evidence.sources([row])[0]:
        return Passage(source.source_uri, source.title, source.page, source.words)
    return None
