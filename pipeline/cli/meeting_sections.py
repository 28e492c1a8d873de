"""What the sheets of meetings, agenda items and cases say beside their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.cli.facts import Evidence, Fact, Row, Section, in_words, section


def meeting_sections(evidence: Evidence, meeting_id: str) -> Iterator[Section]:
    """Who attended, and the items with what was decided."""
    present = [
        row for row in _in_order(evidence.rows("attendance", "meeting_id", meeting_id)) if row["item_id"] is None
    ]
    yield from section("attendance", _attendance(evidence, present))
    items = sorted(evidence.rows("agenda_items", "meeting_id", meeting_id), key=lambda row: row["ordinal"] or 0)
    decided = evidence.rows("decisions", "item_id", *(row["item_id"] for row in items))
    outcomes: dict[str, list[str]] = {}
    for row in _in_order(decided):
        outcomes.setdefault(row["item_id"], []).append(row["outcome"] or "unknown")
    facts = (
        Fact(
            label=row["number"] or str(row["ordinal"]),
            value=in_words(row["title"], ", ".join(outcomes.get(row["item_id"], ())), row["case_number"]),
            identity=row["item_id"],
            sources=sources,
        )
        for row, sources in zip(items, evidence.sources(items), strict=True)
    )
    yield from section("agenda", facts)


def item_sections(evidence: Evidence, item_id: str) -> Iterator[Section]:
    """Recommendations, decisions with votes, the projects concerned, the sums and who is named."""
    asked = _in_order(evidence.rows("recommendations", "item_id", item_id))
    yield from section("recommended", _stated(evidence, asked, "recommended_by", "text"))
    decided = _in_order(evidence.rows("decisions", "item_id", item_id))
    yield from section("decided", _decisions(evidence, decided))
    votes = _in_order(evidence.rows("votes", "decision_id", *(row["decision_id"] for row in decided)))
    said = ({**row, "said": in_words(row["voter"], row["party"], row["count"], row["proposal"])} for row in votes)
    yield from section("votes", _stated(evidence, list(said), "side", "said"))
    yield from section("projects and programmes that it concerns", concerned(evidence, [item_id]))
    texts = _in_order(evidence.rows("item_sections", "item_id", item_id))
    yield from section("text", (Fact(label=row["label"] or row["section"], value=row["text"]) for row in texts))
    papers = _in_order(evidence.rows("attachments", "item_id", item_id))
    yield from section("attachments", _stated(evidence, papers, "ordinal", "title"))
    away = _in_order(evidence.rows("attendance", "item_id", item_id))
    yield from section("who came or left", _attendance(evidence, away))
    money = _in_order(evidence.rows("amounts", "item_id", item_id))
    yield from section("sums", _stated(evidence, money, "currency", "text"))
    mentions = evidence.rows("mentions", "item_id", item_id)
    evidence.names(row["entity_id"] for row in mentions)
    named = {
        row["entity_id"]: Fact(
            label=row["entity_type"], value=evidence.name(row["entity_id"]), identity=row["entity_id"]
        )
        for row in _in_order(mentions)
        if row["entity_id"]
    }
    yield from section("named", named.values())


def concerned(evidence: Evidence, item_ids: Iterable[str]) -> Iterator[Fact]:
    """The projects and programmes that agenda items concern, each with body, outcome and amount of each decision."""
    rows = sorted(
        evidence.rows("project_decisions", "item_id", *item_ids), key=lambda row: (row["entity_id"], str(row["date"]))
    )
    evidence.names(row["entity_id"] for row in rows)
    for row, sources in zip(rows, evidence.decided(rows), strict=True):
        yield Fact(
            label=evidence.name(row["entity_id"]),
            value=in_words(row["date"], row["body"], row["outcome"], row["amount"], f"named in the {row['named_in']}"),
            identity=row["entity_id"],
            sources=sources,
        )


def _attendance(evidence: Evidence, rows: list[Row]) -> Iterator[Fact]:
    said: list[Row] = [{**row, "said": in_words(row["person_name"], row["party"], row["detail"])} for row in rows]
    return _stated(evidence, said, "status", "said", "entity_id")


def _decisions(evidence: Evidence, rows: list[Row]) -> Iterator[Fact]:
    for row, sources in zip(rows, evidence.sources(rows), strict=True):
        sent = f"sent on to {row['forwarded_to']}" if row["forwarded_to"] else None
        whole = None if row["unanimous"] is None else "unanimous" if row["unanimous"] else "not unanimous"
        yield Fact(
            label=in_words(row["outcome"] or "unknown", row["part"]),
            value=in_words(row["text"], whole, sent),
            identity=row["decision_id"],
            sources=sources,
        )


def _stated(evidence: Evidence, rows: list[Row], label: str, value: str, identity: str | None = None) -> Iterator[Fact]:
    """A fact of each row, from its columns."""
    for row, sources in zip(rows, evidence.sources(rows), strict=True):
        yield Fact(
            label=str(row[label] or ""),
            value=str(row[value]),
            identity=row[identity] if identity else None,
            sources=sources,
        )


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["document_id"], row["char_start"] or 0))
