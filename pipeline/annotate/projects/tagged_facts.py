"""What the words that the tagger found state of projects: bodies, times and sums.

Where the tagger is sure, a time that cannot be read ("når isen går") is stated as printed, without an interval, and so is who pays
where the words name no known body ("puljen til grønne skolegårde"). A time that it is not sure of counts where a beginning or an end is
spoken of and nothing surer is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.annotate.projects import payer_patterns, role_patterns
from pipeline.annotate.projects import reading_patterns as patterns
from pipeline.annotate.projects.discourse import project_key
from pipeline.annotate.projects.entries import kind_of
from pipeline.annotate.projects.payers import printed_payment
from pipeline.annotate.projects.periods import date_at
from pipeline.annotate.projects.places import Places, column_of
from pipeline.annotate.projects.readings import read_date, read_sum
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.sums import is_refused, share_of
from pipeline.annotate.projects.tagged import (
    LEAST_PAYER,
    LEAST_ROLE,
    METHOD,
    PAYERS,
    SUMS,
    covering,
    is_believed,
)
from pipeline.annotate.projects.tagger.tagger import LEAST_CHANCE, Tagged
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Amount, DateExpression, Mention, ProjectFact, Span

SURE: Final = 0.98
"""From here on the tagger is believed before a rule that reads the same words otherwise."""

_PRINTED: Final = 0.8
"""From here on a time is stated as printed that cannot be read."""

_TIMES: Final = ("start", "end")
_LEAST_TIME: Final = 0.3
_BEFORE_TIME: Final = 60
_AFTER_TIME: Final = 30
"""How far from a time the words are looked for that say what it is of."""
_SLACK: Final = 3
"""Characters of a period that words may leave out and still be all of it."""
_AROUND_PAYER: Final = 80
"""How far from a payer the words are looked for that say that somebody pays."""
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
    may_lead: Sequence[Tagged] = (),
) -> Iterator[ProjectFact]:
    """What the tagged words say of the document's projects, each statement with the tagger's score.

    Args:
        text: of the document.
        tagged: in text order.
        subjects: tells which project words are about.
        targets: whom statements can name.
        dates, amounts: of the document, in text order.
        day: the document's, for years left out.
        may_lead: what the tagger holds for something else or nothing, and may be who leads.
    """
    bodies = targets.payers_in(Span(0, len(text)))
    joined = [
        (found, subject)
        for found in [
            *(each for each in tagged if is_believed(each)),
            *_likely(text, [*tagged, *may_lead], subjects.places),
        ]
        if found.label != "project"
        for subject in subjects.all_at(found.span.start)
        if not (found.label == "partner" and found.score < LEAST_ROLE and _is_ahead(text, found, subject))
    ]
    told: set[tuple[str, str]] = set()
    for found, subject in sorted(joined, key=lambda each: (_is_doubtful(text, *each), _surest_first(each[0]))):
        is_time = found.label in _TIMES
        label = (_labelled(subjects.places, found.span.start) if is_time else None) or found.label
        key = project_key(subject), "payer" if label in PAYERS else label
        if key in told and (found.label == "total" or _is_doubtful(text, found, subject)):
            continue
        if is_time:
            facts = _dated(text, found, label, subject, dates, day)
        elif found.label in SUMS:
            amount = covering(amounts, found.span) or _sum(text, found.span, subjects)
            facts = _paid(text, found, subject, amount)
        else:
            role = "partner" if label == "lead" and key in told else label
            facts = _bodily(text, found._replace(label=role), subject, covering(bodies, found.span), targets)
        for fact in facts:
            told.add(key)
            yield replace(fact, score=found.score)


def _surest_first(found: Tagged) -> float:
    """Puts the surest lead and the surest total first: who seems to lead beside it takes part, another total is mostly of a project that
    was not found.
    """
    return -found.score if found.label in ("lead", "total") else 0.0


def _is_doubtful(text: str, found: Tagged, subject: Mention) -> bool:
    """Whether words count only where no others are told: the tagger is not sure, or it is a time and the project is named in a later
    block only.
    """
    return (found.label in _TIMES and _is_ahead(text, found, subject)) or not is_believed(found)


def _is_ahead(text: str, found: Tagged, subject: Mention) -> bool:
    """Whether words stand in a block before the one that names their project."""
    return text.find("\n", found.span.end, subject.span.start) >= 0


def _likely(text: str, tagged: Sequence[Tagged], places: Places) -> list[Tagged]:
    """What the tagger is not sure of, the likeliest first: leads, payers beside words of paying, and times beside words of a beginning or
    an end.
    """
    likely = [
        found
        for found in tagged
        if not is_believed(found)
        and (
            (found.label == "lead" and found.score >= LEAST_CHANCE and not _does_a_part(text, found))
            or (found.label in PAYERS and found.score >= LEAST_PAYER and _is_paying(text, found.span))
            or (found.label in _TIMES and found.score >= _LEAST_TIME and _is_cued(text, found, places))
        )
    ]
    return sorted(likely, key=lambda found: -found.score)


def _does_a_part(text: str, found: Tagged) -> bool:
    return role_patterns.ANSWERS_FOR_PART.match(text, found.span.end) is not None


def _is_cued(text: str, found: Tagged, places: Places) -> bool:
    if _labelled(places, found.span.start) is not None:
        return True
    start, end = found.span
    first = max(text.rfind("\n", 0, start) + 1, start - _BEFORE_TIME)
    rest = patterns.CLAUSE.match(text, end, end + _AFTER_TIME)
    around = text[first:start] + " … " + (rest[0] if rest else "")
    return patterns.CUES[found.label].search(around) is not None and not patterns.OF_OTHERS.search(around)


def _is_paying(text: str, place: Span) -> bool:
    """Whether payment is spoken of right before words or behind them on their line."""
    first = max(text.rfind("\n", 0, place.start) + 1, place.start - _AROUND_PAYER)
    end = text.find("\n", place.end)
    last = min(end if end >= 0 else len(text), place.end + _AROUND_PAYER)
    return payer_patterns.PAYING.search(text, first, last) is not None


def _dated(
    text: str, found: Tagged, label: str, subject: Mention, dates: Sequence[DateExpression], day: date | None
) -> Iterator[ProjectFact]:
    words = _whole(text, found.span)
    stated = read_date(text, words, day, covering(dates, words))
    if stated is not None:
        interval = date_at(stated, _side(stated, words) or label)
        place = stated.span if interval is stated else words
        yield _fact(subject, label, text, place, interval=interval)
    elif found.score >= _PRINTED:
        yield _fact(subject, label, text, words)


def _whole(text: str, place: Span) -> Span:
    """A time with the words around it that belong to it ("første søndag i", the year)."""
    before = patterns.BEFORE_TIME.search(text, max(0, place.start - _BEFORE_TIME), place.start)
    after = patterns.AFTER_TIME.match(text, place.end)
    return Span(before.start() if before else place.start, after.end() if after else place.end)


def _side(stated: DateExpression, words: Span) -> str | None:
    """The part of a period that words are only, whatever they are to the project: "udsat fra maj til [september 2020]"."""
    if words.start > stated.span.start + _SLACK and words.end >= stated.span.end:
        return "end"
    return "start" if words.end < stated.span.end - _SLACK and words.start <= stated.span.start else None


def _labelled(places: Places, place: int) -> str | None:
    """Whether a place is a beginning or an end by the label of its row or column."""
    row = places.block(place)
    if row is None or not row.cells:
        return None
    column = column_of(row, place)
    head = places.head(row)
    labels = [row.cells[0], *(head.cells[column : column + 1] if len(head.cells) == len(row.cells) else ())]
    return next((kind for kind in (kind_of(label.text) for label in labels) if kind in _TIMES), None)


def _paid(text: str, found: Tagged, subject: Mention, amount: Amount | None) -> Iterator[ProjectFact]:
    is_share = found.score >= LEAST_ROLE and share_of(text[slice(*found.span)]) is not None
    if amount is not None or is_share:
        place = amount.span if amount and covering([amount], found.span) else found.span
        yield _fact(subject, SUMS[found.label], text, place, amount=amount)


def _bodily(
    text: str, found: Tagged, subject: Mention, body: Mention | None, targets: Targets
) -> Iterator[ProjectFact]:
    if found.label in PAYERS:
        if payer_patterns.DENIED.search(text, max(0, found.span.start - _AROUND_PAYER), found.span.start):
            return
        if body is not None or found.score >= SURE or payer_patterns.SOURCE.search(text, *found.span):
            yield from printed_payment(text, subject, found.span, body, targets, METHOD)
    elif body is not None:
        is_aside = (
            targets.is_employer(body)
            or role_patterns.BODY.search(body.text) is not None
            or role_patterns.OPENS_DOORS.match(text, found.span.end) is not None
        )
        if found.score >= SURE or not is_aside:
            yield _fact(subject, found.label, text, body.span, target=targets.place_of(body))


def _sum(text: str, place: Span, subjects: Subjects) -> Amount | None:
    """The sum that words are whose unit stands elsewhere, if at all, in what they belong to."""
    reach = subjects.places.reach(place.start)
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
