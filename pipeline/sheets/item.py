"""What is known of an agenda item, each thing with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.sheets.evidence import Evidence, Row, Stated, in_order, part_of
from pipeline.sheets.thread import Thread, find_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSheet:
    """An agenda item; each list in the document's order.

    Attributes:
        item: its row of ``agenda_items``.
        meeting: the row of ``meetings``, None where there is none.
        document: the row of ``documents`` that states it, without the text.
        text: the characters ``[start, end)`` of the document's text, of which the item has ``[first, last)``.
        fields: rows of ``provenance`` for what is stated elsewhere than in the title.
        votes: with the ``decision_id`` that each belongs to.
        concerned: decisions of it that concern a project or programme, with ``name``.
        mentions: with ``name`` where the entity is settled.
        thread: the case that it is a step of.
    """

    item: Row
    meeting: Row | None
    document: Row | None
    text: str
    start: int
    end: int
    first: int
    last: int
    fields: tuple[Stated, ...]
    recommendations: tuple[Stated, ...]
    decisions: tuple[Stated, ...]
    votes: tuple[Stated, ...]
    concerned: tuple[Stated, ...]
    sections: tuple[Row, ...]
    attachments: tuple[Stated, ...]
    attendance: tuple[Stated, ...]
    amounts: tuple[Stated, ...]
    mentions: tuple[Row, ...]
    issues: tuple[Row, ...]
    thread: Thread | None


def item_sheet(evidence: Evidence, item: Row, at: int = 0) -> ItemSheet:
    """All of an agenda item.

    Args:
        item: its row of ``agenda_items``.
        at: a character of the document that the part of the text is to hold.

    Raises:
        LakeError: where a table cannot be read.
    """
    item_id = item["item_id"]

    def rows(table: str) -> list[Row]:
        return in_order(evidence.rows(table, "item_id", item_id))

    decided = rows("decisions")
    votes = in_order(evidence.rows("votes", "decision_id", *(row["decision_id"] for row in decided)))
    meetings = evidence.rows("meetings", "meeting_id", item["meeting_id"])
    documents = evidence.rows("documents", "document_id", item["document_id"])
    whole = documents[0]["text"] if documents else ""
    places = [row for row in evidence.rows("provenance", "row_id", item_id) if row["table_name"] == "agenda_items"]
    sections, mentions = rows("item_sections"), rows("mentions")
    first, last = _extent(item, (*sections, *decided, *mentions))
    start, end = part_of(first, last, at)
    return ItemSheet(
        item=item,
        meeting=meetings[0] if meetings else None,
        document={name: value for name, value in documents[0].items() if name != "text"} if documents else None,
        text=whole[start:end],
        start=start,
        end=end,
        first=first,
        last=last,
        fields=evidence.stated(in_order(places)),
        recommendations=evidence.stated(rows("recommendations")),
        decisions=evidence.stated(decided),
        votes=evidence.stated(votes),
        concerned=concerned(evidence, [item_id]),
        sections=tuple(sections),
        attachments=evidence.stated(rows("attachments")),
        attendance=evidence.stated(rows("attendance")),
        amounts=evidence.stated(rows("amounts")),
        mentions=tuple(evidence.named(mentions, "entity_id")),
        issues=tuple(rows("issues")),
        thread=find_thread(evidence.tables, item_id),
    )


def _extent(item: Row, belonging: Iterable[Row]) -> tuple[int, int]:
    """From the item's title to the end of all that belongs to it."""
    first = item["char_start"] or 0
    ends = [row["char_end"] or 0 for row in belonging if row["document_id"] == item["document_id"]]
    return first, max([item["char_end"] or 0, first, *ends])


def concerned(evidence: Evidence, item_ids: Iterable[str]) -> tuple[Stated, ...]:
    """The decisions of items that concern a project or programme, whose ``name`` they have; by project, oldest first."""
    rows = evidence.named(evidence.rows("project_decisions", "item_id", *item_ids), "entity_id")
    return decided(evidence, sorted(rows, key=lambda row: (row["entity_id"], str(row["date"]))))


def decided(evidence: Evidence, rows: Sequence[Row]) -> tuple[Stated, ...]:
    """Rows that name a decision, with the places that state the decision."""
    named = {row["decision_id"] for row in rows if row["decision_id"]}
    words = {row["decision_id"]: row for row in evidence.rows("decisions", "decision_id", *named)}
    places = evidence.sources([words.get(row["decision_id"], {}) for row in rows])
    return tuple(Stated(row, sources) for row, sources in zip(rows, places, strict=True))
