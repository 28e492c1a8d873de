"""What an agenda item says of other meetings on its matter: where it was treated before, where it goes next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pipeline.linking.meetings import body_id
from pipeline.records import AgendaItem, Decision, Document, Meeting, Section, Span
from pipeline.structure.lowercase import lowered
from pipeline.text.dates import find_dates

Direction = Literal["earlier", "later"]

_BODY_NOUN: Final = (
    r"(?i:udvalg|byråd|regionsråd|kommunalbestyrelse|borgerrepræsentation|magistrat|bestyrelse|kreds|direktion|forum|"
    r"råd|nævn|kommission|kontaktråd|styregruppe)(?:ets|ens|mets|ets|et|en|met|ns|n|s)?"
)
_WORD: Final = r"[\wÆØÅæøå]+-?"
_BODY: Final = re.compile(
    rf"\b(?:Udvalg(?:et)?\s+(?:for|vedrørende)\s+(?:det\s+)?{_WORD}(?:(?:,\s+|\s+og\s+|\s+|\s+&\s+)(?:[A-ZÆØÅ]{_WORD}|{_WORD}(?=\s+og\b)))"
    rf"{{0,5}}|(?:(?!(?:Se|I|På|Af|Efter|Ved|Fra|Ifølge|Også|Både|Da|Når|Om|Den|Det|Sagen|Mødet)\b)[A-ZÆØÅ][\wæøå]*-?(?:,\s+|\s+og\s+|\s+&\s+|\s+)){{0,4}}[\wÆØÅæøå-]*{_BODY_NOUN}\b|KKR(?:\s+[A-ZÆØÅ]\w+)?\b)"
)
_SIGNS: Final = (
    *(
        "udvalg",
        "råd",
        "bestyrelse",
        "repræsentation",
        "magistrat",
        "kreds",
        "direktion",
        "forum",
        "nævn",
        "kommission",
        "gruppe",
    ),
    "kkr",
)
"""Without one of these beside it, in lower case, no body met on a day; far quicker to look for than a whole name."""
_NUMBER: Final = re.compile(
    r"\s*[,(]?\s*(?:som\s+|under\s+)?(?:dagsordens)?(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,4}(?:\.\d{1,3})?)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<!\bd)(?<!\bpkt)(?<!\bnr)(?<!\d)[.!?]\s|\n")
_UNNAMED: Final = frozenset(
    {"udvalget", "udvalgets", "bestyrelsen", "bestyrelsens", "kredsen", "rådet", "forummet", "direktionen"}
)
"""The document's own body, without its name."""
_BEFORE, _AFTER = 90, 70
"""How far from a date the body stands that met on it, within the sentence."""
_OWN_WORDS: Final = frozenset(
    {"decision", "earlier_decision", "process", "recommendation", "summary", "presentation", "other"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A stated reference from an item to another meeting.

    Attributes:
        direction: whether the meeting lies before the item's own or after it.
        body: as printed; the item's own body where the text only says "udvalget".
        on: the meeting's day, None where not stated.
        number: the item's number there, where stated.
        is_heading: whether the words head a section that recounts what that meeting decided on this very matter.
    """

    direction: Direction
    body: str
    span: Span
    on: date | None = None
    number: str | None = None
    is_heading: bool = False


def find_references(document: Document, meeting: Meeting, item: AgendaItem, owner: str | None) -> list[Reference]:
    """The meetings that an item refers to, in text order, each body and day once (a heading or an item's number rather than mere prose).

    Args:
        document: the text.
        meeting: the item's meeting; without its date no reference has a direction, and none is given.
        item: one of its items.
        owner: whose body it is, as ``Owner.scope`` gives it.
    """
    if meeting.date is None:
        return []
    found = [
        *(reference for decision in item.decisions if (reference := _forwarding(decision, meeting.date))),
        *(
            reference
            for section in item.sections
            for reference in _of_section(document, section, meeting, meeting.date)
        ),
    ]
    return sorted(_once(sorted(found, key=_headings_first), owner), key=lambda reference: reference.span)


def _headings_first(reference: Reference) -> tuple[bool, bool, Span]:
    return not reference.is_heading, reference.number is None, reference.span


def _once(references: Sequence[Reference], owner: str | None) -> Iterator[Reference]:
    """The first of each body and day; a body sent to without a day only where no day is stated with it."""
    dated = {
        body_id(reference.body, owner) for reference in references if reference.on and reference.direction == "later"
    }
    seen: set[tuple[str, date | None]] = set()
    for reference in references:
        body = body_id(reference.body, owner)
        if (body, reference.on) not in seen and (reference.on or body not in dated):
            seen.add((body, reference.on))
            yield reference


def _forwarding(decision: Decision, day: date) -> Reference | None:
    if decision.forwarded_to is None or (decision.forwarded_on and decision.forwarded_on <= day):
        return None
    return Reference(direction="later", body=decision.forwarded_to, span=decision.span, on=decision.forwarded_on)


def _of_section(document: Document, section: Section, meeting: Meeting, day: date) -> Iterator[Reference]:
    if section.section == "earlier_decision" and section.body and section.date and section.date != day:
        heading = Span(section.span.start, max(section.text_span.start, section.span.start))
        number = _NUMBER.search(document.text, heading.start, heading.end)
        yield Reference(
            direction=_direction(section.date, day),
            body=section.body,
            span=heading,
            on=section.date,
            number=number[1] if number else None,
            is_heading=True,
        )
    if section.section in _OWN_WORDS:
        yield from _in_prose(
            document.text, section.text_span, meeting, day, is_history=section.section == "earlier_decision"
        )


def _in_prose(text: str, span: Span, meeting: Meeting, day: date, *, is_history: bool) -> Iterator[Reference]:
    """Dates with a body in the same sentence: "Teknisk Udvalg, 10. september 2019, pkt. 65", "På mødet den 2. marts udsatte Byrådet"."""
    passage = text[span.start : span.end]
    for expression in find_dates(passage, reference=day):
        on = expression.start
        if on is None or expression.precision != "day" or on == day or expression.end != on:
            continue
        named = _body_beside(passage, expression.span)
        if named is None:
            continue
        body = passage[named.start : named.end]
        if body.casefold() in _UNNAMED:
            if meeting.body is None:
                continue
            body = meeting.body
        number = _NUMBER.match(passage, expression.span.end)
        start = span.start + min(named.start, expression.span.start)
        end = span.start + max(named.end, number.end() if number else expression.span.end)
        yield Reference(
            direction=_direction(on, day),
            body=body,
            span=Span(start, end),
            on=on,
            number=number[1] if number else None,
            is_heading=is_history and number is not None,
        )


def _body_beside(passage: str, day: Span) -> Span | None:
    """The body nearest to a day in its sentence; one before it rather than one behind it."""
    first = max(0, day.start - _BEFORE)
    window = lowered(passage[first : day.end + _AFTER])
    if not any(sign in window for sign in _SIGNS):
        return None
    before = passage[first : day.start]
    ends = list(_SENTENCE_END.finditer(before))
    start = first + (ends[-1].end() if ends else 0)
    named = next(iter([*_BODY.finditer(passage, start, day.start)][::-1]), None)
    if named is None:
        stop = _SENTENCE_END.search(passage, day.end, day.end + _AFTER)
        named = _BODY.search(passage, day.end, stop.start() if stop else min(len(passage), day.end + _AFTER))
    return Span(*named.span()) if named else None


def _direction(on: date, day: date) -> Direction:
    return "earlier" if on < day else "later"
