"""What the sheets of meetings, agenda items and cases say beside their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.cli.facts import Fact, Section, in_words, section
from pipeline.sheets.evidence import Stated
from pipeline.sheets.item import ItemSheet
from pipeline.sheets.meeting import MeetingSheet


def meeting_sections(sheet: MeetingSheet) -> Iterator[Section]:
    """Who attended, and the items with what was decided."""
    yield from section("attendance", _attendance(sheet.attendance))
    facts = (
        Fact(
            label=item.row["number"] or str(item.row["ordinal"]),
            value=in_words(item.row["title"], ", ".join(item.row["outcomes"]), item.row["case_number"]),
            identity=item.row["item_id"],
            sources=item.sources,
        )
        for item in sheet.items
    )
    yield from section("agenda", facts)


def item_sections(sheet: ItemSheet) -> Iterator[Section]:
    """Recommendations, decisions with votes, the projects concerned, the sums and who is named."""
    yield from section("recommended", _stated(sheet.recommendations, "recommended_by", "text"))
    yield from section("decided", _decisions(sheet.decisions))
    votes = (
        Fact(
            label=vote.row["side"],
            value=in_words(vote.row["voter"], vote.row["party"], vote.row["count"], vote.row["proposal"]),
            sources=vote.sources,
        )
        for vote in sheet.votes
    )
    yield from section("votes", votes)
    yield from section("projects and programmes that it concerns", concerned(sheet.concerned))
    yield from section(
        "text", (Fact(label=row["label"] or row["section"], value=row["text"]) for row in sheet.sections)
    )
    yield from section("attachments", _stated(sheet.attachments, "ordinal", "title"))
    yield from section("who came or left", _attendance(sheet.attendance))
    yield from section("sums", _stated(sheet.amounts, "currency", "text"))
    named = {
        row["entity_id"]: Fact(label=row["entity_type"], value=row["name"], identity=row["entity_id"])
        for row in sheet.mentions
        if row["entity_id"]
    }
    yield from section("named", named.values())


def concerned(decisions: Iterable[Stated]) -> Iterator[Fact]:
    """The projects and programmes that agenda items concern, each with body, outcome and amount of each decision."""
    for stated in decisions:
        row = stated.row
        yield Fact(
            label=row["name"],
            value=in_words(row["date"], row["body"], row["outcome"], row["amount"], f"named in the {row['named_in']}"),
            identity=row["entity_id"],
            sources=stated.sources,
        )


def _attendance(present: Iterable[Stated]) -> Iterator[Fact]:
    for stated in present:
        row = stated.row
        yield Fact(
            label=str(row["status"] or ""),
            value=in_words(row["person_name"], row["party"], row["detail"]),
            identity=row["entity_id"],
            sources=stated.sources,
        )


def _decisions(decisions: Iterable[Stated]) -> Iterator[Fact]:
    for stated in decisions:
        row = stated.row
        sent = f"sent on to {row['forwarded_to']}" if row["forwarded_to"] else None
        whole = None if row["unanimous"] is None else "unanimous" if row["unanimous"] else "not unanimous"
        yield Fact(
            label=in_words(row["outcome"] or "unknown", row["part"]),
            value=in_words(row["text"], whole, sent),
            identity=row["decision_id"],
            sources=stated.sources,
        )


def _stated(rows: Iterable[Stated], label: str, value: str) -> Iterator[Fact]:
    """A fact of each row, from its columns."""
    for stated in rows:
        yield Fact(label=str(stated.row[label] or ""), value=str(stated.row[value]), sources=stated.sources)
