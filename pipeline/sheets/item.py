"""What is known of an agenda item, each thing with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.sheets.evidence import Evidence, Row, Stated, in_order
from pipeline.sheets.thread import Thread, find_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSheet:
    """An agenda item; each list in the document's order.

    Attributes:
        item: its row of ``agenda_items``.
        meeting: the row of ``meetings``, None where there is none.
        votes: with the ``decision_id`` that each belongs to.
        concerned: decisions of it that concern a project or programme, with ``name``.
        mentions: with ``name`` where the entity is settled.
        thread: the case that it is a step of.
    """

    item: Row
    meeting: Row | None
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


def item_sheet(evidence: Evidence, item: Row) -> ItemSheet:
    """All of an agenda item.

    Raises:
        LakeError: where a table cannot be read.
    """
    item_id = item["item_id"]

    def rows(table: str) -> list[Row]:
        return in_order(evidence.rows(table, "item_id", item_id))

    decided = rows("decisions")
    votes = in_order(evidence.rows("votes", "decision_id", *(row["decision_id"] for row in decided)))
    meetings = evidence.rows("meetings", "meeting_id", item["meeting_id"])
    return ItemSheet(
        item=item,
        meeting=meetings[0] if meetings else None,
        recommendations=evidence.stated(rows("recommendations")),
        decisions=evidence.stated(decided),
        votes=evidence.stated(votes),
        concerned=concerned(evidence, [item_id]),
        sections=tuple(rows("item_sections")),
        attachments=evidence.stated(rows("attachments")),
        attendance=evidence.stated(rows("attendance")),
        amounts=evidence.stated(rows("amounts")),
        mentions=tuple(evidence.named(rows("mentions"), "entity_id")),
        issues=tuple(rows("issues")),
        thread=find_thread(evidence.tables, item_id),
    )


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
