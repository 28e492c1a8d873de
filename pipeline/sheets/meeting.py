"""What is known of a meeting: who attended, and its items with what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.sheets.evidence import Evidence, Row, Stated, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """A meeting.

    Attributes:
        meeting: its row of ``meetings``.
        authority: the name of the municipality or region whose body met.
        attendance: of the whole meeting, in the document's order.
        items: rows of ``agenda_items`` in the order of the agenda, each with the ``outcomes`` of its decisions.
        documents: rows of ``documents`` that are its agenda or minutes, without their texts.
        fields: rows of ``provenance``: where the document that stands states body, date, place and so on.
    """

    meeting: Row
    authority: str | None
    attendance: tuple[Stated, ...]
    items: tuple[Stated, ...]
    documents: tuple[Row, ...]
    fields: tuple[Stated, ...]


def meeting_sheet(evidence: Evidence, meeting: Row) -> MeetingSheet:
    """All of a meeting.

    Raises:
        LakeError: where a table cannot be read.
    """
    meeting_id = meeting["meeting_id"]
    present = [row for row in evidence.rows("attendance", "meeting_id", meeting_id) if row["item_id"] is None]
    items = sorted(evidence.rows("agenda_items", "meeting_id", meeting_id), key=lambda row: row["ordinal"] or 0)
    outcomes: dict[str, list[str]] = {}
    for row in in_order(evidence.rows("decisions", "item_id", *(row["item_id"] for row in items))):
        outcomes.setdefault(row["item_id"], []).append(row["outcome"] or "unknown")
    with_outcomes = [{**row, "outcomes": outcomes.get(row["item_id"], [])} for row in items]
    documents = evidence.frame("documents", "meeting_id", [meeting_id]).drop("text").sort("version", "document_id")
    places = [
        row
        for row in evidence.rows("provenance", "row_id", meeting["document_id"])
        if row["table_name"] == "meeting_documents"
    ]
    return MeetingSheet(
        meeting=meeting,
        authority=evidence.authority(meeting["owner"]),
        attendance=evidence.stated(in_order(present)),
        items=evidence.stated(with_outcomes),
        documents=tuple(documents.iter_rows(named=True)),
        fields=evidence.stated(in_order(places)),
    )
