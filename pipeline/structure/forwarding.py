"""Where a matter is sent on to, and when: "sendes til endelig beslutning i Kommunaldirektørkredsen den 9. november 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pipeline.records import Span
from pipeline.structure import forwarding_patterns as patterns
from pipeline.structure.lowercase import lowered
from pipeline.structure.outcome_patterns import OTHER_ITEM, OTHER_TIME
from pipeline.structure.signs import holds_one
from pipeline.text.dates import find_dates

_DATE_LENGTH = 40
_MOST_VERBS = 400
"""No decision tells of so many things that are sent somewhere; damaged text may."""
_SENTENCE_LENGTH = 300
_CLAUSE_LENGTH = 80
_SENTENCE_END = re.compile(r"[.!?]\s+|\n")


@dataclass(frozen=True, slots=True)
class Forwarding:
    """A body that a matter is sent on to, verbatim, its place, and the date stated with it."""

    body: str
    span: Span
    on: date | None = None


def find_forwarding(text: str, *, reference: date | None = None) -> Forwarding | None:
    """The first body that ``text`` sends its matter on to, None where it sends it nowhere (the administration is no such body).

    Args:
        text: a decision or one clause of it.
        reference: the meeting's date, for a date stated without its year.

    >>> find_forwarding("Sagen sendes til orientering i KKR.").body
    'KKR'
    """
    lower = lowered(text)
    if not holds_one(lower, patterns.SIGNS):
        return None
    for verb in islice(patterns.SENDING.finditer(lower), _MOST_VERBS):
        if (
            _is_of_other_item(lower, verb.start())
            or patterns.RELATIVE.search(lower, max(0, verb.start() - 24), verb.start())
            or patterns.BECAUSE.search(lower, max(0, verb.start() - _CLAUSE_LENGTH), verb.start())
            or _is_afterwards(lower, verb.start())
        ):
            continue
        body = _destination(text, verb)
        if body is not None and not patterns.NO_BODY.fullmatch(text, *body):
            return Forwarding(text[body.start : body.end], body, _date_behind(text, body.end, reference))
    return None


def _is_of_other_item(lower: str, place: int) -> bool:
    """Whether it is another item that goes elsewhere: "Dagsordenen godkendt, idet punkt 12 sendes direkte i ..."."""
    clause = patterns.REASON.search(lower, max(0, place - _CLAUSE_LENGTH), place)
    return clause is not None and OTHER_ITEM.match(lower, clause.end()) is not None


def _is_afterwards(lower: str, place: int) -> bool:
    """Whether the sentence tells of another time than the meeting's: "Efter mødet er programmet sendt til ..."."""
    earliest = max(0, place - _SENTENCE_LENGTH)
    start = max((end.end() for end in _SENTENCE_END.finditer(lower, earliest, place)), default=earliest)
    return OTHER_TIME.match(lower, start) is not None


def _destination(text: str, verb: re.Match[str]) -> Span | None:
    word = verb[0]
    if word.startswith(patterns.TAKES_OBJECT):
        addressed = patterns.OBJECT.match(text, verb.end())
        if addressed and not (word.startswith(patterns.ASKS) and patterns.ADMINISTRATION.fullmatch(addressed["body"])):
            return Span(*addressed.span("body"))
    if word.startswith(patterns.ADVISES):
        advised = patterns.CLAUSE.match(text, verb.end())
        if advised:
            return Span(*advised.span("body"))
    found = patterns.DESTINATION.match(text, verb.end())
    if found is None or found.lastgroup is None:
        return None
    if found.lastgroup == "into" and not word.startswith(patterns.GOES_INTO):
        return None
    start, end = found.span(found.lastgroup)
    if not (text[start].isupper() or patterns.IS_BODY.search(text, start, end)):
        return None
    passed = patterns.THROUGH.match(text[start:end])
    start += passed.end() if passed else 0
    return Span(start, end - 1) if patterns.GENITIVE.match(text, end - 1) else Span(start, end)


def _date_behind(text: str, end: int, reference: date | None) -> date | None:
    joint = patterns.BEFORE_DATE.match(text, end)
    place = joint.end() if joint else end
    dates = find_dates(text[place : place + _DATE_LENGTH], reference=reference)
    first = dates[0] if dates else None
    return first.start if first and first.span.start <= 1 and first.precision == "day" else None
