"""What the sheets of persons, organisations and other entities say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.cli.facts import Evidence, Fact, Row, Section, in_words, newest_first, period, section

_LATEST = 25
"""Meetings and documents that a sheet lists; the rest is in the tables."""


def entity_sections(evidence: Evidence, entity: Row, members: Collection[str]) -> Iterator[Section]:
    """What every entity's sheet says.

    Args:
        entity: its row of ``entities``.
        members: the ids that documents have for it: its own, and those that redirect to it.
    """
    if entity["entity_type"] == "person":
        yield from _person(evidence, entity, members)
    elif entity["entity_type"] != "project":
        yield from _body(evidence, entity)
    yield from section("decisions that concern it", decisions(evidence, entity["entity_id"]))
    yield from section("names", _names(evidence, entity["entity_id"], members))
    yield from section("may be the same as", _candidates(evidence, members))
    yield from section("mentioned in", _documents(evidence, members))


def _person(evidence: Evidence, entity: Row, members: Collection[str]) -> Iterator[Section]:
    held = newest_first(evidence.rows("person_roles", "entity_id", entity["entity_id"]), "last_stated")
    roles = [row for row in held if row["role"]]
    yield from section("roles", _roles(evidence, roles))
    yield from section("parties", _roles(evidence, [row for row in held if not row["role"] and row["party"]]))
    present = evidence.rows("attendance", "entity_id", *members)
    meetings = {
        row["meeting_id"]: row
        for row in evidence.rows("meetings", "meeting_id", *{row["meeting_id"] for row in present})
    }
    attended = [{**row, "date": meetings.get(row["meeting_id"], {}).get("date")} for row in present]
    latest = newest_first(attended, "date")[:_LATEST]
    facts = (
        Fact(
            label=str(row["date"] or "undated"),
            value=in_words(meetings.get(row["meeting_id"], {}).get("body"), row["status"], row["party"], row["detail"]),
            identity=row["meeting_id"],
            sources=sources,
        )
        for row, sources in zip(latest, evidence.sources(latest), strict=True)
    )
    yield from section(f"meetings ({len(present)})", facts)


def _roles(evidence: Evidence, rows: Sequence[Row]) -> Iterator[Fact]:
    evidence.names(row["organisation_entity_id"] for row in rows)
    for row, sources in zip(rows, evidence.sources(rows), strict=True):
        where = row["organisation"] or (
            evidence.name(row["organisation_entity_id"]) if row["organisation_entity_id"] else None
        )
        yield Fact(
            label=row["role"] or row["party"],
            value=in_words(
                where, row["party"] if row["role"] else None, period(row["first_stated"], row["last_stated"])
            ),
            identity=row["organisation_entity_id"],
            sources=sources,
        )


def _body(evidence: Evidence, entity: Row) -> Iterator[Section]:
    entity_id = entity["entity_id"]
    history = [
        *evidence.rows("entity_history", "entity_id", entity_id),
        *evidence.rows("entity_history", "successor_entity_id", entity_id),
    ]
    told = {
        (row["name"], row["successor_name"]): Fact(
            label=row["change"],
            value=f"{in_words(row['name'], period(row['valid_from'], row['valid_to']))}, then {row['successor_name']}"
            f" ({row['source']})",
            identity=row["successor_entity_id"] if row["entity_id"] == entity_id else row["entity_id"],
        )
        for row in history
    }
    yield from section("names and bodies before and after", told.values())
    held = evidence.rows("person_roles", "organisation_entity_id", entity_id)
    people = newest_first([row for row in held if row["role"]], "last_stated")[:_LATEST]
    evidence.names(row["entity_id"] for row in people)
    facts = (
        Fact(
            label=row["role"],
            value=in_words(
                evidence.name(row["entity_id"]), row["party"], period(row["first_stated"], row["last_stated"])
            ),
            identity=row["entity_id"],
            sources=sources,
        )
        for row, sources in zip(people, evidence.sources(people), strict=True)
    )
    yield from section("people", facts)
    yield from section("projects", _projects(evidence, entity_id))
    met = newest_first(evidence.rows("meetings", "body_entity_id", entity_id), "date")
    meetings = (
        Fact(label=str(row["date"] or "undated"), value=row["title"] or "", identity=row["meeting_id"])
        for row in met[:_LATEST]
    )
    yield from section(f"meetings ({len(met)})", meetings)


def _projects(evidence: Evidence, entity_id: str) -> Iterator[Fact]:
    taking_part = [row for row in evidence.rows("project_values", "target_entity_id", entity_id) if row["is_shown"]]
    evidence.names(row["project_entity_id"] for row in taking_part)
    for row, sources in zip(taking_part, evidence.sources(taking_part), strict=True):
        yield Fact(
            label=row["field"].removesuffix("_entity_id"),
            value=in_words(evidence.name(row["project_entity_id"]), row["value"] if row["amount"] else None),
            identity=row["project_entity_id"],
            sources=sources,
        )


def decisions(evidence: Evidence, entity_id: str) -> Iterator[Fact]:
    """The decisions of agenda items that concern a project or programme: body, outcome and amount, with the words decided."""
    decided = newest_first(evidence.rows("project_decisions", "entity_id", entity_id), "date")
    items = {row["item_id"] for row in decided if row["item_id"]}
    cases = {row["item_id"]: row["case_id"] for row in evidence.rows("case_items", "item_id", *items)}
    for row, sources in zip(decided, evidence.decided(decided), strict=True):
        case = f"case {cases[row['item_id']]}" if row["item_id"] in cases else None
        money = f"{row['amount']} (in the {row['amount_in']})" if row["amount"] else None
        yield Fact(
            label=str(row["date"] or "undated"),
            value=in_words(row["body"], row["outcome"], money, f"named in the {row['named_in']}", case),
            identity=row["item_id"],
            sources=sources,
        )


def _names(evidence: Evidence, entity_id: str, members: Collection[str]) -> Iterator[Fact]:
    for row in sorted(
        evidence.rows("entity_aliases", "entity_id", entity_id), key=lambda row: (-row["n"], row["alias"])
    ):
        yield Fact(label=row["alias"], value=f"{row['n']} mention{'s' if row['n'] > 1 else ''}")
    for row in evidence.rows("entity_redirects", "entity_id", *members):
        yield Fact(
            label=row["entity_id"],
            value=in_words(f"the same by {row['method']}", row["reason"], row["since"]),
            identity=row["entity_id"],
        )


def _candidates(evidence: Evidence, members: Collection[str]) -> Iterator[Fact]:
    ways = (("entity_id", "candidate_entity_id"), ("candidate_entity_id", "entity_id"))
    for column, other in ways:
        rows = evidence.rows("entity_candidates", column, *members)
        evidence.names(row[other] for row in rows)
        for row in rows:
            value = f"{evidence.name(row[other])} (both are “{row['name']}”; nothing settles it)"
            yield Fact(label=row["method"], value=value, identity=row[other])


def _documents(evidence: Evidence, members: Collection[str]) -> Iterator[Fact]:
    first: dict[str, Row] = {}
    for row in sorted(evidence.rows("mentions", "entity_id", *members), key=lambda row: row["char_start"] or 0):
        first.setdefault(row["document_id"], row)
    latest = newest_first(first.values(), "seen_on")[:_LATEST]
    for row, sources in zip(latest, evidence.sources(latest), strict=True):
        title = next((source.title or source.source_uri for source in sources), row["document_id"])
        yield Fact(label=str(row["seen_on"] or "undated"), value=title, identity=row["document_id"])
