"""One document's records as rows of the output tables; every identifier is a hash of what identifies the thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.ids import stable_id
from pipeline.linking import Links
from pipeline.linking.matters import case_key, matter_key
from pipeline.linking.meetings import MeetingPart, is_correction, meeting_id, meeting_part
from pipeline.linking.references import Reference
from pipeline.records import (
    AgendaItem,
    Amount,
    Annotation,
    Article,
    Attendance,
    Decision,
    Document,
    Issue,
    Meeting,
    Span,
    Structure,
    Table,
    Vote,
)
from pipeline.results import Row, Rows, RunStamp
from pipeline.tables.supersede import item_keys
from pipeline.text.amounts_patterns import SCALES
from pipeline.topics.assign import TopicReading

_SCALE: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the steps found in one document.

    Attributes:
        item_topics: by the item's ordinal.
        article_topic: of an article.
    """

    document: Document
    structure: Structure
    annotation: Annotation
    links: Links
    item_topics: Mapping[int, TopicReading]
    article_topic: TopicReading | None


def document_rows(analysis: Analysis, stamp: RunStamp) -> Rows:
    """The rows that one document gives, by table; tables without rows are missing."""
    return _Maker(analysis, stamp).make()


class _Maker:
    """Makes the rows of one document."""

    def __init__(self, analysis: Analysis, stamp: RunStamp) -> None:
        self._a = analysis
        self._document = analysis.document
        self._stamp: Row = {"run_id": stamp.run_id, "pipeline_version": stamp.pipeline_version}
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._seen: Counter[tuple[str, ...]] = Counter()
        paged = [block for block in self._document.blocks if block.page is not None]
        self._page_starts = [block.span.start for block in paged]
        self._pages = [block.page for block in paged]
        self._items: list[tuple[int, int, str]] = []
        self._item_ids: dict[int, str] = {}
        self._meeting_id: str | None = None
        self._part: MeetingPart = "main"
        self._day = _day(analysis.structure)

    def make(self) -> Rows:
        structure = self._a.structure
        if structure.meeting:
            self._meeting(structure.meeting)
        if structure.article:
            self._article(structure.article)
        self._annotation(self._a.annotation)
        for table in structure.tables:
            self._table(table)
        for issue in (
            *self._document.issues,
            *structure.issues,
            *self._a.annotation.issues,
            *self._a.links.issues,
        ):
            self._issue(issue)
        self._own_row(structure)
        return dict(self._rows)

    def _add(self, table: str, row: Row, span: Span | None) -> None:
        stated: Row = {"document_id": self._document.document_id, "char_start": None, "char_end": None, "page": None}
        if span is not None:
            stated |= {"char_start": span.start, "char_end": span.end, "page": self._page(span.start)}
        self._rows[table].append(row | stated | self._stamp)

    def _page(self, offset: int) -> int | None:
        at = bisect_right(self._page_starts, offset) - 1
        return self._pages[at] if at >= 0 else None

    def _id(self, prefix: str, *parts: str | int | date | None) -> str:
        """An identifier of a row of this document; the same parts a second time give another one."""
        key = (prefix, *(str(part) for part in parts))
        self._seen[key] += 1
        repeat = self._seen[key]
        return stable_id(prefix, *parts) if repeat == 1 else stable_id(prefix, *parts, repeat)

    def _place_id(self, prefix: str, span: Span, *parts: str | int | None) -> str:
        return self._id(prefix, self._document.document_id, span.start, span.end, *parts)

    def _item_at(self, span: Span) -> str | None:
        return next((item_id for start, end, item_id in self._items if start <= span.start < end), None)

    def _person(self, span: Span, name: str) -> str | None:
        return self._a.links.person_at(span, name)

    def _provenance(self, table: str, row_id: str, evidence: Mapping[str, Span]) -> None:
        for field, span in sorted(evidence.items()):
            self._add("provenance", {"table_name": table, "row_id": row_id, "field": field, "rule": None}, span)

    def _own_row(self, structure: Structure) -> None:
        document, meeting, article = self._document, structure.meeting, structure.article
        title = document.title
        if meeting and meeting.body:
            title = _meeting_title(meeting)
        elif article and article.title:
            title = article.title
        self._rows["documents"].append(
            {
                "document_id": document.document_id,
                "source_uri": document.source_uri,
                "media_type": document.media_type,
                "kind": structure.kind,
                "title": title,
                "publisher": (article.publisher if article else None) or document.publisher,
                "municipality_code": self._a.links.municipality_code,
                "published_on": self._day or document.published_on,
                "language": document.language,
                "pages": document.pages,
                "characters": len(document.text),
                "text": document.text,
                "meeting_id": self._meeting_id,
                "meeting_part": self._part if meeting else None,
                "is_correction": is_correction(document, meeting) if meeting else None,
                "item_keys": item_keys(meeting.items) if meeting else None,
                "superseded_by": None,
            }
            | self._stamp
        )

    def _meeting(self, meeting: Meeting) -> None:
        links = self._a.links
        self._meeting_id = self._identify(meeting)
        self._part = meeting_part(meeting)
        self._add(
            "meeting_documents",
            {
                "meeting_id": self._meeting_id,
                "title": _meeting_title(meeting),
                "body": meeting.body,
                "body_entity_id": links.body_entity_id,
                "municipality_code": links.municipality_code,
                "region_code": links.region_code,
                "owner": links.owner,
                "date": meeting.date,
                "start_time": meeting.start_time,
                "end_time": meeting.end_time,
                "place": meeting.place,
                "mode": meeting.mode,
                "chair": meeting.chair,
                "status": meeting.status,
                "items": len(meeting.items),
                "meeting_part": self._part,
            },
            meeting.span,
        )
        self._provenance("meeting_documents", self._document.document_id, meeting.evidence)
        for person in meeting.attendance:
            self._attendance(person, None)
        for item in meeting.items:
            self._item(item, meeting)

    def _identify(self, meeting: Meeting) -> str:
        """The identity of a meeting: body, day and whose body it is; without body or day, the document itself."""
        if meeting.body is None or meeting.date is None:
            return self._id("mtg", self._document.document_id)
        return meeting_id(meeting.body, meeting.date, self._a.links.owner)

    def _attendance(self, person: Attendance, item_id: str | None) -> None:
        self._add(
            "attendance",
            {
                "attendance_id": self._place_id("att", person.span, person.person_name, person.status),
                "meeting_id": self._meeting_id,
                "item_id": item_id,
                "person_name": person.person_name,
                "entity_id": self._person(person.span, person.person_name),
                "party": person.party,
                "status": person.status,
                "detail": person.detail,
            },
            person.span,
        )

    def _item(self, item: AgendaItem, meeting: Meeting) -> None:
        links = self._a.links
        part = () if self._part == "main" else (self._part,)
        item_id = self._id("itm", self._meeting_id, *part, item.number, " ".join(item.title.casefold().split()))
        self._item_ids[item.ordinal] = item_id
        self._items.append((item.span.start, item.span.end, item_id))
        topic = self._a.item_topics.get(item.ordinal)
        self._add(
            "agenda_items",
            {
                "item_id": item_id,
                "meeting_id": self._meeting_id,
                "ordinal": item.ordinal,
                "number": item.number,
                "title": item.title,
                "access": item.access,
                "case_number": item.case_number,
                "kle_code": item.kle_code,
                "case_key": case_key(item, links.owner, meeting.body),
                "matter_key": matter_key(item, links.owner, meeting.date),
                "agenda_change": item.agenda_change,
                "item_type": item.item_type,
                "item_type_score": item.item_type_score,
                "item_type_rule": item.item_type_rule,
                **_topic_columns(topic),
            },
            item.title_span,
        )
        self._provenance("agenda_items", item_id, item.evidence)
        for reference in links.references.get(item.ordinal, ()):
            self._reference(reference, item_id)
        for ordinal, section in enumerate(item.sections, 1):
            start, end = section.text_span
            self._add(
                "item_sections",
                {
                    "section_id": self._id("sec", item_id, ordinal),
                    "item_id": item_id,
                    "ordinal": ordinal,
                    "label": section.label,
                    "section": section.section,
                    "text": self._document.text[start:end],
                },
                section.text_span,
            )
        for point in item.recommendations:
            self._add(
                "recommendations",
                {
                    "recommendation_id": self._id("rec", item_id, point.ordinal),
                    "item_id": item_id,
                    "ordinal": point.ordinal,
                    "recommended_by": point.recommended_by,
                    "text": point.text,
                },
                point.span,
            )
        for ordinal, decision in enumerate(item.decisions, 1):
            self._decision(decision, ordinal, item_id, meeting)
        for attachment in item.attachments:
            self._add(
                "attachments",
                {
                    "attachment_id": self._id("bil", item_id, attachment.ordinal),
                    "item_id": item_id,
                    "ordinal": attachment.ordinal,
                    "title": attachment.title,
                    "file_type": attachment.file_type,
                    "href": attachment.href,
                    "access": attachment.access,
                },
                attachment.span,
            )
        for person in item.attendance:
            self._attendance(person, item_id)

    def _reference(self, reference: Reference, item_id: str) -> None:
        on = reference.on
        self._add(
            "item_references",
            {
                "reference_id": self._place_id("ref", reference.span, item_id, reference.body, str(on)),
                "item_id": item_id,
                "direction": reference.direction,
                "body": reference.body,
                "date": on,
                "number": reference.number,
                "is_heading": reference.is_heading,
                "target_meeting_id": meeting_id(reference.body, on, self._a.links.owner) if on else None,
            },
            reference.span,
        )

    def _decision(self, decision: Decision, ordinal: int, item_id: str, meeting: Meeting) -> None:
        decision_id = self._id("dec", item_id, ordinal)
        self._add(
            "decisions",
            {
                "decision_id": decision_id,
                "item_id": item_id,
                "meeting_id": self._meeting_id,
                "ordinal": ordinal,
                "body": meeting.body,
                "date": meeting.date,
                "part": decision.part,
                "text": decision.text,
                "outcome": decision.outcome,
                "outcome_score": decision.outcome_score,
                "outcome_rule": decision.rule,
                "unanimous": decision.unanimous,
                "forwarded_to": decision.forwarded_to,
                "forwarded_on": decision.forwarded_on,
            },
            decision.span,
        )
        for vote in decision.votes:
            self._vote(vote, decision_id)

    def _vote(self, vote: Vote, decision_id: str) -> None:
        person = self._person(vote.span, vote.voter) if vote.voter and vote.voter_kind == "person" else None
        self._add(
            "votes",
            {
                "vote_id": self._id("vot", decision_id, vote.span.start, vote.side, vote.voter, vote.party),
                "decision_id": decision_id,
                "proposal": vote.proposal,
                "side": vote.side,
                "voter": vote.voter,
                "voter_kind": vote.voter_kind,
                "entity_id": person,
                "party": vote.party,
                "count": vote.count,
            },
            vote.span,
        )

    def _article(self, article: Article) -> None:
        self._add(
            "articles",
            {
                "title": article.title,
                "lead": article.lead,
                "published_on": article.published_on,
                "publisher": article.publisher,
                "byline": article.byline,
                **_topic_columns(self._a.article_topic),
            },
            article.evidence.get("title", article.body_span),
        )
        self._provenance("articles", self._document.document_id, article.evidence)

    def _annotation(self, annotation: Annotation) -> None:
        links = self._a.links
        for index, mention in enumerate(annotation.mentions):
            link = links.mentions[index]
            self._add(
                "mentions",
                {
                    "mention_id": self._place_id("men", mention.span, mention.entity_type),
                    "item_id": self._item_at(mention.span),
                    "text": mention.text,
                    "entity_type": mention.entity_type,
                    "entity_id": link.entity_id,
                    "name": link.name,
                    "official_code": mention.code,
                    "acronym": link.acronym,
                    "seen_on": self._day,
                    "method": mention.method,
                    "score": mention.score,
                },
                mention.span,
            )
        for amount in annotation.amounts:
            self._add(
                "amounts",
                {
                    "amount_id": self._place_id("amt", amount.span),
                    "item_id": self._item_at(amount.span),
                    "text": amount.text,
                    "value": amount.value,
                    "currency": amount.currency,
                    "unit_text": amount.unit_text,
                    "value_dkk": amount.value_dkk,
                },
                amount.span,
            )
        for expression in annotation.dates:
            self._add(
                "dates",
                {
                    "date_id": self._place_id("dat", expression.span),
                    "item_id": self._item_at(expression.span),
                    "text": expression.text,
                    "start": expression.start,
                    "end": expression.end,
                    "precision": expression.precision,
                    "inferred": expression.inferred,
                },
                expression.span,
            )
        for contact in annotation.contacts:
            self._add(
                "contacts",
                {
                    "contact_id": self._place_id("con", contact.span),
                    "item_id": self._item_at(contact.span),
                    "kind": contact.kind,
                    "text": contact.text,
                },
                contact.span,
            )
        for role in annotation.roles:
            self._add(
                "roles",
                {
                    "role_id": self._place_id("rol", role.span, role.person.start),
                    "entity_id": links.entity_at(role.person),
                    "role": role.role,
                    "organisation": self._words(role.organisation),
                    "organisation_entity_id": links.entity_at(role.organisation) if role.organisation else None,
                    "party": role.party,
                    "stated_on": self._day,
                },
                role.span,
            )
        countries = {mention.span: mention.attributes.get("country") for mention in annotation.mentions}
        for fact in annotation.project_facts:
            project = links.entity_at(fact.project)
            if project is None:
                continue
            interval = fact.interval
            self._add(
                "project_statements",
                {
                    "statement_id": self._place_id("sta", fact.span, fact.project.start, fact.field, fact.value),
                    "project_entity_id": project,
                    "field": fact.field,
                    "value": fact.value,
                    "target_entity_id": links.entity_at(fact.target) if fact.target else None,
                    "start": interval.start if interval else None,
                    "end": interval.end if interval else None,
                    "precision": interval.precision if interval else None,
                    **_money(fact.amount),
                    "country": countries.get(fact.target) if fact.target else None,
                    "stated_on": self._day,
                    "rule": fact.rule,
                },
                fact.span,
            )

    def _words(self, span: Span | None) -> str | None:
        return self._document.text[span.start : span.end] if span else None

    def _table(self, table: Table) -> None:
        table_id = self._id("tab", self._document.document_id, table.ordinal)
        self._add(
            "tables",
            {
                "table_id": table_id,
                "item_id": self._item_ids.get(table.item_ordinal) if table.item_ordinal else None,
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
            self._add(
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

    def _issue(self, issue: Issue) -> None:
        span = issue.span
        item_id = self._item_ids.get(issue.item_ordinal) if issue.item_ordinal else None
        self._add(
            "issues",
            {
                "issue_id": self._id(
                    "iss", self._document.document_id, span.start if span else None, issue.kind, issue.message
                ),
                "item_id": item_id or (self._item_at(span) if span else None),
                "kind": issue.kind,
                "message": issue.message,
                "severity": issue.severity,
            },
            span,
        )


def _day(structure: Structure) -> date | None:
    if structure.meeting:
        return structure.meeting.date
    return structure.article.published_on if structure.article else None


def _meeting_title(meeting: Meeting) -> str:
    when = f"{meeting.date.day:02d}-{meeting.date.month:02d}-{meeting.date.year}" if meeting.date else "uden dato"
    return f"{meeting.body or 'Møde'} {when}"


def _money(amount: Amount | None) -> Row:
    """The columns of a sum, in units of its currency."""
    if amount is None:
        return {}
    scale = _SCALE.match(amount.unit_text.casefold())
    factor = float(SCALES.get(scale[0], 1)) if scale else 1.0
    whole = amount.value * factor if amount.value_dkk is None else amount.value_dkk
    return {"amount": whole, "currency": amount.currency, "amount_dkk": amount.value_dkk}


def _topic_columns(topic: TopicReading | None) -> Row:
    return {
        "topic": topic.topic if topic else None,
        "subtopic": topic.subtopic if topic else None,
        "topic_score": topic.score if topic else None,
        "topic_method": topic.method if topic and topic.topic is not None else None,
    }
