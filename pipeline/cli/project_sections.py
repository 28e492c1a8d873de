"""What the sheet of a project says: every value with the words that state it, those that differ, who takes part, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.cli.facts import Fact, Section, in_words, period, section
from pipeline.sheets.evidence import Row, Stated
from pipeline.sheets.project import ProjectSheet

_HEADED = {
    "full_name": "full name",
    "programme_entity_id": "programme",
    "own_contribution": "own contribution",
}


def project_sections(sheet: ProjectSheet) -> Iterator[Section]:
    """The sections that only a project has."""
    yield from section("what is known of it", _facts(sheet.shown))
    yield from section("what other statements say", _facts(sheet.differing))
    yield from section("what was said before", _facts(sheet.earlier))


def _facts(values: Iterable[Stated]) -> Iterator[Fact]:
    for stated in values:
        field = str(stated.row["field"])
        yield Fact(
            label=_HEADED.get(field, field),
            value=_value(stated.row),
            identity=stated.row["target_entity_id"],
            sources=stated.sources,
        )


def _value(row: Row) -> str:
    target = row["target_name"]
    count = row["documents"]
    stated = in_words(
        period(row["first_stated_on"], row["last_stated_on"]),
        f"{count} documents" if count > 1 else None,
        separator=", ",
    )
    when = f"stated {stated}" if stated else None
    if row["amount"] is not None:
        in_kroner = None if row["currency"] == "DKK" or row["amount_dkk"] is None else f"{row['amount_dkk']:,.0f} DKK"
        return in_words(row["value"], f"{row['amount']:,.0f} {row['currency']}", in_kroner, target, when)
    if row["start"] is not None:
        return in_words(row["value"], period(row["start"], row["end"]), f"exact to the {row['precision']}", when)
    return in_words(target or row["value"], when)
