"""What the sheets of persons, organisations and other entities say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.cli.facts import Fact, Section, in_words, period, section
from pipeline.sheets.entity import EntitySheet
from pipeline.sheets.evidence import Row, Stated


def entity_sections(sheet: EntitySheet) -> Iterator[Section]:
    """What every entity's sheet says."""
    if sheet.entity["entity_type"] == "person":
        yield from _person(sheet)
    elif sheet.entity["entity_type"] != "project":
        yield from _body(sheet)
    yield from section("decisions that concern it", _decisions(sheet.decisions.rows))
    yield from section("names", _names(sheet))
    yield from section("may be the same as", _candidates(sheet.candidates))
    facts = (
        Fact(label=_day(found.row["seen_on"]), value=found.row["title"], identity=found.row["document_id"])
        for found in sheet.documents.rows
    )
    yield from section("mentioned in", facts)


def _person(sheet: EntitySheet) -> Iterator[Section]:
    yield from section("roles", _roles(sheet.roles))
    yield from section("parties", _roles(sheet.parties))
    facts = (
        Fact(
            label=_day(stated.row["date"]),
            value=in_words(stated.row["body"], stated.row["status"], stated.row["party"], stated.row["detail"]),
            identity=stated.row["meeting_id"],
            sources=stated.sources,
        )
        for stated in sheet.meetings.rows
    )
    yield from section(f"meetings ({sheet.meetings.total})", facts)


def _roles(held: Iterable[Stated]) -> Iterator[Fact]:
    for stated in held:
        row = stated.row
        where = row["organisation"] or row["organisation_name"]
        party = row["party"] if row["role"] else None
        yield Fact(
            label=row["role"] or row["party"],
            value=in_words(where, party, period(row["first_stated"], row["last_stated"])),
            identity=row["organisation_entity_id"],
            sources=stated.sources,
        )


def _body(sheet: EntitySheet) -> Iterator[Section]:
    entity_id = sheet.entity["entity_id"]
    told = (
        Fact(
            label=row["change"],
            value=f"{in_words(row['name'], period(row['valid_from'], row['valid_to']))}, then {row['successor_name']}"
            f" ({row['source']})",
            identity=row["successor_entity_id"] if row["entity_id"] == entity_id else row["entity_id"],
        )
        for row in sheet.history
    )
    yield from section("names and bodies before and after", told)
    people = (
        Fact(
            label=stated.row["role"],
            value=in_words(
                stated.row["name"], stated.row["party"], period(stated.row["first_stated"], stated.row["last_stated"])
            ),
            identity=stated.row["entity_id"],
            sources=stated.sources,
        )
        for stated in sheet.people.rows
    )
    yield from section("people", people)
    projects = (
        Fact(
            label=stated.row["field"].removesuffix("_entity_id"),
            value=in_words(stated.row["project_name"], stated.row["value"] if stated.row["amount"] else None),
            identity=stated.row["project_entity_id"],
            sources=stated.sources,
        )
        for stated in sheet.projects.rows
    )
    yield from section("projects", projects)
    meetings = (
        Fact(label=_day(stated.row["date"]), value=stated.row["title"] or "", identity=stated.row["meeting_id"])
        for stated in sheet.meetings.rows
    )
    yield from section(f"meetings ({sheet.meetings.total})", meetings)


def _decisions(decided: Iterable[Stated]) -> Iterator[Fact]:
    """The decisions of agenda items that concern it: body, outcome and amount, with the words decided."""
    for stated in decided:
        row = stated.row
        case = f"case {row['case_id']}" if row["case_id"] else None
        money = f"{row['amount']} (in the {row['amount_in']})" if row["amount"] else None
        yield Fact(
            label=_day(row["date"]),
            value=in_words(row["body"], row["outcome"], money, f"named in the {row['named_in']}", case),
            identity=row["item_id"],
            sources=stated.sources,
        )


def _names(sheet: EntitySheet) -> Iterator[Fact]:
    for row in sheet.aliases:
        yield Fact(label=row["alias"], value=f"{row['n']} mention{'s' if row['n'] > 1 else ''}")
    for row in sheet.merged:
        said = in_words(f"the same by {row['method']}", row["reason"], row["since"])
        yield Fact(label=row["entity_id"], value=said, identity=row["entity_id"])


def _candidates(rows: Iterable[Row]) -> Iterator[Fact]:
    for row in rows:
        value = f"{row['other_name']} (both are “{row['name']}”; nothing settles it)"
        yield Fact(label=row["method"], value=value, identity=row["other_entity_id"])


def _day(value: object) -> str:
    return str(value or "undated")
