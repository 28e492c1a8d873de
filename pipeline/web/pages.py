"""The pages of things: each takes an identifier, gathers what is known, and answers with a page or with JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pipeline.sheets.case import CaseSheet, case_sheet
from pipeline.sheets.document import DocumentSheet, document_sheet
from pipeline.sheets.entity import LISTS, EntitySheet, entity_sheet
from pipeline.sheets.evidence import LATEST, Row
from pipeline.sheets.find import members_of, redirect_of
from pipeline.sheets.item import ItemSheet, item_sheet
from pipeline.sheets.meeting import MeetingSheet, meeting_sheet
from pipeline.sheets.overview import Overview
from pipeline.web.drawings import timeline, votes_pictures
from pipeline.web.links import address
from pipeline.web.marking import Mark, marked
from pipeline.web.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: where it is, what makes it, what its JSON holds, and what it is in words (for its description)."""

    path: str
    make: Callable[[View, str], Response]
    model: type
    summary: str


def front(view: View) -> Response:
    """What is in here."""
    return view.answer("front.html", view.library.overview())


def status(view: View) -> Response:
    """What is missing."""
    return view.answer("status.html", view.library.overview())


def item(view: View, identity: str) -> Response:
    """An agenda item beside its source."""
    evidence = view.library.evidence()
    sheet = item_sheet(evidence, _found(view, "agenda_items", "item_id", identity), view.number("at"))
    passages = [
        *_marks(view, (stated.row for stated in sheet.decisions), "decision"),
        *_marks(view, (stated.row for stated in sheet.recommendations), "recommendation"),
    ]
    marks = [*_marks(view, sheet.mentions), *_marks(view, (stated.row for stated in sheet.amounts), "amount")]
    values = (*sheet.fields, *sheet.votes, *sheet.attachments, *sheet.attendance)
    anchors = {row["char_start"] for row in (*(stated.row for stated in values), *sheet.issues) if row["char_start"]}
    return view.answer(
        "item.html",
        sheet,
        text=marked(sheet.text, sheet.start, passages, marks, anchors),
        votes=votes_pictures([stated.row for stated in sheet.votes]),
    )


def decision(view: View, identity: str) -> Response:
    """The item that a decision is part of."""
    row = _found(view, "decisions", "decision_id", identity)
    return view.redirect(f"{address('item', row['item_id'])}#{identity}", lasting=False)


def meeting(view: View, identity: str) -> Response:
    """A meeting."""
    row = _found(view, "meetings", "meeting_id", identity)
    evidence = view.library.evidence()
    known = row["owner"] is not None and view.library.row(evidence, "entities", "entity_id", row["owner"]) is not None
    return view.answer("meeting.html", meeting_sheet(evidence, row), has_page=known)


def case(view: View, identity: str) -> Response:
    """A case."""
    return view.answer("case.html", case_sheet(view.library.evidence(), _found(view, "cases", "case_id", identity)))


def entity(view: View, identity: str) -> Response:
    """A person, an organisation, a municipality, a programme, a project or another thing with identity."""
    evidence = view.library.evidence()
    redirect = redirect_of(evidence.tables, identity)
    if redirect:
        return view.redirect(address("entity", redirect["target_entity_id"]), lasting=True)
    row = _found(view, "entities", "entity_id", identity)
    skip = {name: view.number(name) // LATEST * LATEST for name in LISTS}
    sheet = entity_sheet(evidence, row, members_of(evidence.tables, identity), skip)
    if sheet.project is None:
        return view.answer("entity.html", sheet)
    return view.answer("project.html", sheet, drawing=timeline(view.words, sheet))


def document(view: View, identity: str) -> Response:
    """A document with its text."""
    rows = view.library.evidence().rows("documents", "document_id", identity)
    if not rows:
        raise HTTPException(404)
    sheet = document_sheet(view.library.evidence(), rows, view.number("at"))
    marks = [*_marks(view, sheet.mentions), *_marks(view, sheet.amounts, "amount")]
    anchors = {view.number("at"), *(stated.row["char_start"] for stated in sheet.statements)} - {0, None}
    text = marked(sheet.text, sheet.start, _marks(view, sheet.decisions, "decision"), marks, anchors)
    return view.answer("document.html", sheet, text=text)


_COLUMNS: Mapping[str, tuple[str, str]] = {
    "agenda_items": ("item_id", "item"),
    "decisions": ("decision_id", "decision"),
    "meetings": ("meeting_id", "meeting"),
    "entities": ("entity_id", "entity"),
    "cases": ("case_id", "case"),
    "documents": ("document_id", "document"),
}


def anything(view: View, identity: str) -> Response:
    """The page of an identifier of any kind."""
    evidence = view.library.evidence()
    if redirect_of(evidence.tables, identity):
        return view.redirect(address("entity", identity), lasting=False)
    for table, (column, kind) in _COLUMNS.items():
        if evidence.rows(table, column, identity):
            return view.redirect(address(kind, identity), lasting=False)
    raise HTTPException(404)


PAGES = (
    Page(
        "/items",
        item,
        ItemSheet,
        "An agenda item: decisions, votes, amounts, who is named, and the words of the source",
    ),
    Page("/decisions", decision, ItemSheet, "Leads to the agenda item of a decision"),
    Page("/meetings", meeting, MeetingSheet, "A meeting: agenda, attendance, documents"),
    Page("/cases", case, CaseSheet, "A case: its steps through meetings and bodies"),
    Page("/entities", entity, EntitySheet, "A person, organisation, municipality, region, programme or project"),
    Page("/documents", document, DocumentSheet, "A document: what is made from it, and its text"),
    Page("/id", anything, dict, "Leads to the page of an identifier of any kind"),
)
OVERVIEWS = (
    ("/", "/front", front, Overview, "What is in here, and how complete it is"),
    ("/status", "/status", status, Overview, "The same, with what failed and what could not be settled"),
)


def _found(view: View, table: str, column: str, identity: str) -> Row:
    row = view.library.row(view.library.evidence(), table, column, identity)
    if row is None:
        raise HTTPException(404)
    return row


def _marks(view: View, rows: Iterable[Row], kind: str | None = None) -> list[Mark]:
    """Rows with a place as marks; of mentions the kind is that of the entity."""
    return [
        Mark(
            start=row["char_start"],
            end=row["char_end"],
            kind=kind or row["entity_type"],
            href=address("entity", row["entity_id"]) if row.get("entity_id") and kind is None else None,
            how=_how(view, row),
        )
        for row in rows
        if row["char_start"] is not None and row["char_end"] is not None
    ]


def _how(view: View, row: Row) -> str:
    if row.get("outcome_rule"):
        return view.words.how(row["outcome_rule"], row["outcome_score"])
    return view.words.how(row.get("method"), row.get("score"))
