"""One document's records as rows of the output tables."""

from __future__ import annotations

from pipeline.linking.meetings import is_correction
from pipeline.records import Article, Document, Issue, Structure, Table
from pipeline.results import Rows, RunStamp
from pipeline.tables.annotation_rows import add_annotation
from pipeline.tables.meeting_rows import add_meeting
from pipeline.tables.row_maker import Analysis, RowMaker, meeting_title, topic_columns
from pipeline.tables.supersede import item_keys

__all__ = ["Analysis", "document_rows"]


def document_rows(analysis: Analysis, stamp: RunStamp) -> Rows:
    """The rows that one document gives, by table; tables without rows are missing."""
    maker, structure = RowMaker(analysis, stamp), analysis.structure
    if structure.meeting:
        add_meeting(maker, structure.meeting)
    if structure.article:
        _article(maker, structure.article)
    add_annotation(maker, analysis.annotation)
    for table in structure.tables:
        _table(maker, table)
    found = (
        analysis.document.issues,
        _unexpected_kind(analysis.document, structure),
        structure.issues,
        analysis.annotation.issues,
        analysis.links.issues,
    )
    for issues in found:
        for issue in issues:
            _issue(maker, issue)
    _document(maker, structure)
    return maker.rows()


def _unexpected_kind(document: Document, structure: Structure) -> tuple[Issue, ...]:
    """What is to be said where a document reads as another kind than its source's description expects."""
    if document.expected_kind in (None, structure.kind):
        return ()
    message = f"The document reads as {structure.kind}; its source is described as {document.expected_kind}."
    return (Issue(kind="kind_unexpected", message=message),)


def _document(maker: RowMaker, structure: Structure) -> None:
    document, meeting, article = maker.document, structure.meeting, structure.article
    title = document.title
    if meeting and meeting.body:
        title = meeting_title(meeting)
    elif article and article.title:
        title = article.title
    maker.add_document(
        {
            "document_id": document.document_id,
            "source_uri": document.source_uri,
            "media_type": document.media_type,
            "kind": structure.kind,
            "title": title,
            "publisher": (article.publisher if article else None) or document.publisher,
            "municipality_code": maker.analysis.links.municipality_code,
            "published_on": maker.day or document.published_on,
            "language": document.language,
            "licence": document.licence,
            "pages": document.pages,
            "characters": len(document.text),
            "text": document.text,
            "meeting_id": maker.meeting_id,
            "meeting_part": maker.part if meeting else None,
            "is_correction": is_correction(document, meeting) if meeting else None,
            "item_keys": item_keys(meeting.items) if meeting else None,
            "superseded_by": None,
        }
    )


def _article(maker: RowMaker, article: Article) -> None:
    maker.add(
        "articles",
        {
            "title": article.title,
            "lead": article.lead,
            "published_on": article.published_on,
            "publisher": article.publisher,
            "byline": article.byline,
            **topic_columns(maker.analysis.article_topic),
        },
        article.evidence.get("title", article.body_span),
    )
    maker.provenance("articles", maker.document.document_id, article.evidence)


def _table(maker: RowMaker, table: Table) -> None:
    table_id = maker.id("tab", maker.document.document_id, table.ordinal)
    maker.add(
        "tables",
        {
            "table_id": table_id,
            "item_id": maker.item_ids.get(table.item_ordinal) if table.item_ordinal else None,
            "ordinal": table.ordinal,
            "caption": table.caption,
            "rows": table.rows,
            "columns": table.columns,
            "total_stated": table.total_stated,
            "total_computed": table.total_computed,
        },
        table.span,
    )
    for cell in table.cells:
        maker.add(
            "table_cells",
            {
                "table_id": table_id,
                "row": cell.row,
                "column": cell.column,
                "text": cell.text,
                "value": cell.value,
            },
            cell.span,
        )


def _issue(maker: RowMaker, issue: Issue) -> None:
    span = issue.span
    item_id = maker.item_ids.get(issue.item_ordinal) if issue.item_ordinal else None
    maker.add(
        "issues",
        {
            "issue_id": maker.id(
                "iss", maker.document.document_id, span.start if span else None, issue.kind, issue.message
            ),
            "item_id": item_id or (maker.item_at(span) if span else None),
            "kind": issue.kind,
            "message": issue.message,
            "severity": issue.severity,
        },
        span,
    )
