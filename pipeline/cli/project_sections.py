"""What the sheet of a project says: every value with the words that state it, those that differ, who takes part, what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cli.facts import Evidence, Fact, Row, Section, in_words, period, section

_HEADED = {
    "full_name": "full name",
    "programme_entity_id": "programme",
    "own_contribution": "own contribution",
}
_ORDER = (
    "full_name", "acronym", "programme_entity_id", "strand", "status", "start", "end", "budget", "grant", "own_contribution",
    "lead", "partner", "participant", "funder", "evaluator", "municipality", "website", "description",
)  # fmt: skip
"""Fields in the order of reading."""


def project_sections(evidence: Evidence, entity_id: str) -> Iterator[Section]:
    """The sections that only a project has."""
    rows = sorted(evidence.rows("project_values", "project_entity_id", entity_id), key=_place)
    shown = [row for row in rows if row["is_shown"]]
    evidence.names(row["target_entity_id"] for row in rows)
    yield from section("what is known of it", _facts(evidence, shown))
    differing = [row for row in rows if row["in_conflict"] and not row["is_shown"]]
    yield from section("what other statements say", _facts(evidence, differing))
    others = [row for row in rows if not row["is_shown"] and not row["in_conflict"]]
    yield from section("what was said before", _facts(evidence, others))


def _place(row: Row) -> tuple[int, str]:
    known = row["field"] in _ORDER
    return (_ORDER.index(row["field"]) if known else len(_ORDER)), row["value"]


def _facts(evidence: Evidence, rows: list[Row]) -> Iterator[Fact]:
    for row, sources in zip(rows, evidence.sources(rows), strict=True):
        field = str(row["field"])
        yield Fact(
            label=_HEADED.get(field, field),
            value=_value(evidence, row),
            identity=row["target_entity_id"],
            sources=sources,
        )


def _value(evidence: Evidence, row: Row) -> str:
    target = evidence.name(row["target_entity_id"]) if row["target_entity_id"] else None
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
