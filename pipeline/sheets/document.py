"""What is known of a document: what it is, what is made from it, and its text, a part at a time."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.sheets.evidence import Evidence, Row, Stated, in_order, part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet:
    """A document; of what is stated in its text, what lies in the part shown.

    Attributes:
        document: its row of ``documents``, without the text.
        sources: all the places that its bytes came from.
        text: the characters ``[start, end)`` of its text.
        article: its row of ``articles``, of a news item.
        items: rows of ``agenda_items`` that it states.
        statements: what it states of projects, with ``project_name`` and ``target_name``.
        mentions: in this part, with ``name``; amounts and decisions likewise.
    """

    document: Row
    sources: tuple[str, ...]
    text: str
    start: int
    end: int
    article: Row | None
    items: tuple[Row, ...]
    statements: tuple[Stated, ...]
    mentions: tuple[Row, ...]
    amounts: tuple[Row, ...]
    decisions: tuple[Row, ...]
    issues: tuple[Row, ...]


def document_sheet(evidence: Evidence, rows: list[Row], at: int = 0) -> DocumentSheet:
    """A document with the part of its text that holds a place.

    Args:
        rows: its rows of ``documents``, one for each source.
        at: a character of its text.

    Raises:
        LakeError: where a table cannot be read.
    """
    newest = max(rows, key=lambda row: (row["version"] or 0, row["source_uri"]))
    document_id, text = newest["document_id"], newest["text"] or ""
    start, end = part_of(0, len(text), at)

    def within(table: str) -> list[Row]:
        inside = (pl.col("char_end") > start) & (pl.col("char_start") < end)
        return in_order(evidence.frame(table, "document_id", [document_id]).filter(inside).iter_rows(named=True))

    statements = in_order(evidence.rows("project_statements", "document_id", document_id))
    articles = evidence.rows("articles", "document_id", document_id)
    items = evidence.rows("agenda_items", "document_id", document_id)
    return DocumentSheet(
        document={name: value for name, value in newest.items() if name != "text"},
        sources=tuple(sorted({row["source_uri"] for row in rows})),
        text=text[start:end],
        start=start,
        end=end,
        article=articles[0] if articles else None,
        items=tuple(sorted(items, key=lambda row: row["ordinal"] or 0)),
        statements=evidence.stated(evidence.named(statements, "project_entity_id", "target_entity_id")),
        mentions=tuple(evidence.named(within("mentions"), "entity_id")),
        amounts=tuple(within("amounts")),
        decisions=tuple(within("decisions")),
        issues=tuple(in_order(evidence.rows("issues", "document_id", document_id))),
    )
