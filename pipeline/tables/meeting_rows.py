"""The rows of the meeting that a document is the agenda or minutes of: attendance, items and all in them."""

from __future__ import annotations

from pipeline.linking.matters import case_key, matter_key
from pipeline.linking.meetings import meeting_id, meeting_part
from pipeline.linking.references import Reference
from pipeline.records import AgendaItem, Attendance, Decision, Meeting, Vote
from pipeline.tables.row_maker import RowMaker, meeting_title, topic_columns


def add_meeting(maker: RowMaker, meeting: Meeting) -> None:
    """Adds the rows of a meeting, and sets its identity."""
    links = maker.analysis.links
    maker.meeting_id = _identify(maker, meeting)
    maker.part = meeting_part(meeting)
    maker.add(
        "meeting_documents",
        {
            "meeting_id": maker.meeting_id,
            "title": meeting_title(meeting),
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
            "meeting_part": maker.part,
        },
        meeting.span,
    )
    maker.provenance("meeting_documents", maker.document.document_id, meeting.evidence)
    for person in meeting.attendance:
        _attendance(maker, person, None)
    for item in meeting.items:
        _item(maker, item, meeting)


def _identify(maker: RowMaker, meeting: Meeting) -> str:
    """The identity of a meeting: body, day and whose body it is; without body or day, the document itself."""
    if meeting.body is None or meeting.date is None:
        return maker.id("mtg", maker.document.document_id)
    return meeting_id(meeting.body, meeting.date, maker.analysis.links.owner)


def _attendance(maker: RowMaker, person: Attendance, item_id: str | None) -> None:
    maker.add(
        "attendance",
        {
            "attendance_id": maker.place_id("att", person.span, person.person_name, person.status),
            "meeting_id": maker.meeting_id,
            "item_id": item_id,
            "person_name": person.person_name,
            "entity_id": maker.person(person.span, person.person_name),
            "party": person.party,
            "status": person.status,
            "detail": person.detail,
        },
        person.span,
    )


def _item(maker: RowMaker, item: AgendaItem, meeting: Meeting) -> None:
    links = maker.analysis.links
    part = () if maker.part == "main" else (maker.part,)
    item_id = maker.id("itm", maker.meeting_id, *part, item.number, " ".join(item.title.casefold().split()))
    maker.item_ids[item.ordinal] = item_id
    maker.items.append((item.span.start, item.span.end, item_id))
    topic = maker.analysis.item_topics.get(item.ordinal)
    maker.add(
        "agenda_items",
        {
            "item_id": item_id,
            "meeting_id": maker.meeting_id,
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
            **topic_columns(topic),
        },
        item.title_span,
    )
    maker.provenance("agenda_items", item_id, item.evidence)
    for reference in links.references.get(item.ordinal, ()):
        _reference(maker, reference, item_id)
    for ordinal, section in enumerate(item.sections, 1):
        start, end = section.text_span
        maker.add(
            "item_sections",
            {
                "section_id": maker.id("sec", item_id, ordinal),
                "item_id": item_id,
                "ordinal": ordinal,
                "label": section.label,
                "section": section.section,
                "text": maker.document.text[start:end],
            },
            section.text_span,
        )
    for point in item.recommendations:
        maker.add(
            "recommendations",
            {
                "recommendation_id": maker.id("rec", item_id, point.ordinal),
                "item_id": item_id,
                "ordinal": point.ordinal,
                "recommended_by": point.recommended_by,
                "text": point.text,
            },
            point.span,
        )
    for ordinal, decision in enumerate(item.decisions, 1):
        _decision(maker, decision, ordinal, item_id, meeting)
    for attachment in item.attachments:
        maker.add(
            "attachments",
            {
                "attachment_id": maker.id("bil", item_id, attachment.ordinal),
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
        _attendance(maker, person, item_id)


def _reference(maker: RowMaker, reference: Reference, item_id: str) -> None:
    on = reference.on
    maker.add(
        "item_references",
        {
            "reference_id": maker.place_id("ref", reference.span, item_id, reference.body, str(on)),
            "item_id": item_id,
            "direction": reference.direction,
            "body": reference.body,
            "date": on,
            "number": reference.number,
            "is_heading": reference.is_heading,
            "target_meeting_id": meeting_id(reference.body, on, maker.analysis.links.owner) if on else None,
        },
        reference.span,
    )


def _decision(maker: RowMaker, decision: Decision, ordinal: int, item_id: str, meeting: Meeting) -> None:
    decision_id = maker.id("dec", item_id, ordinal)
    maker.add(
        "decisions",
        {
            "decision_id": decision_id,
            "item_id": item_id,
            "meeting_id": maker.meeting_id,
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
        _vote(maker, vote, decision_id)


def _vote(maker: RowMaker, vote: Vote, decision_id: str) -> None:
    person = maker.person(vote.span, vote.voter) if vote.voter and vote.voter_kind == "person" else None
    maker.add(
        "votes",
        {
            "vote_id": maker.id("vot", decision_id, vote.span.start, vote.side, vote.voter, vote.party),
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
