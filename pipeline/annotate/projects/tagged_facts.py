"""What the words that the tagger found state of projects: bodies, times and sums.

Where the tagger is sure, a time that cannot be read ("når isen går") is stated as printed, without an interval, and so is who pays
where the words name no known body ("puljen til grønne skolegårde").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.annotate.projects.payers import payment
from pipeline.annotate.projects.periods import date_at
from pipeline.annotate.projects.readings import read_date, read_sum
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.sums import is_refused, share_of
from pipeline.annotate.projects.tagged import LEAST_ROLE, METHOD, PAYERS, SUMS, covering
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Amount, DateExpression, Mention, ProjectFact, Span

SURE: Final = 0.98
"""From here on the tagger is believed before a rule that reads the same words otherwise."""

_BEFORE_SUM: Final = 1_500
_AFTER_SUM: Final = 300
"""How far from a figure its unit is looked for."""


def tagged_facts(
    text: str,
    tagged: Sequence[Tagged],
    subjects: Subjects,
    targets: Targets,
    dates: Sequence[DateExpression],
    amounts: Sequence[Amount],
    day: date | None = None,
) -> Iterator[ProjectFact]:
    """What the tagged words say of the document's projects, each statement with the tagger's score.

    Args:
        text: of the document.
        tagged: in text order.
        subjects: tells which project words are about.
        targets: whom statements can name.
        dates, amounts: of the document, in text order.
        day: the document's, for years left out.
    """
    bodies = targets.payers_in(Span(0, len(text)))
    for found in tagged:
        subject = subjects.at(found.span.start) if found.label != "project" else None
        if subject is None or found.score < LEAST_ROLE:
            continue
        if found.label in ("start", "end"):
            facts = _dated(text, found, subject, dates, day)
        elif found.label in SUMS:
            amount = covering(amounts, found.span) or _sum(text, found.span, subjects)
            facts = _paid(text, found, subject, amount)
        else:
            facts = _bodily(text, found, subject, covering(bodies, found.span), targets)
        yield from (replace(fact, score=found.score) for fact in facts)


def _dated(
    text: str, found: Tagged, subject: Mention, dates: Sequence[DateExpression], day: date | None
) -> Iterator[ProjectFact]:
    stated = read_date(text, found.span, day, covering(dates, found.span))
    if stated is not None:
        interval = date_at(stated, found.label)
        place = stated.span if interval is stated else found.span
        yield _fact(subject, found.label, text, place, interval=interval)
    elif found.score >= SURE:
        yield _fact(subject, found.label, text, found.span)


def _paid(text: str, found: Tagged, subject: Mention, amount: Amount | None) -> Iterator[ProjectFact]:
    if amount is not None or share_of(text[slice(*found.span)]) is not None:
        yield _fact(subject, SUMS[found.label], text, found.span, amount=amount)


def _bodily(
    text: str, found: Tagged, subject: Mention, body: Mention | None, targets: Targets
) -> Iterator[ProjectFact]:
    if body is not None and found.label in PAYERS:
        payer = replace(body, span=targets.place_of(body))
        yield from payment(subject, payer, found.span, METHOD, text[slice(*found.span)])
    elif body is not None:
        yield _fact(subject, found.label, text, body.span, target=targets.place_of(body))
    elif found.label in PAYERS and found.score >= SURE:
        yield _fact(subject, "funder", text, found.span)


def _sum(text: str, place: Span, subjects: Subjects) -> Amount | None:
    """The sum that words are whose unit stands elsewhere, if at all, in what they belong to."""
    reach = subjects.reach(place.start)
    near = Span(max(reach.start, place.start - _BEFORE_SUM), min(reach.end, place.end + _AFTER_SUM))
    return None if is_refused(text, place) else read_sum(text, place, near)


def _fact(
    subject: Mention,
    name: str,
    text: str,
    span: Span,
    *,
    target: Span | None = None,
    interval: DateExpression | None = None,
    amount: Amount | None = None,
) -> ProjectFact:
    return ProjectFact(
        project=subject.span,
        field=name,
        value=text[slice(*span)],
        span=span,
        rule=METHOD,
        target=target,
        interval=interval,
        amount=amount,
    )
