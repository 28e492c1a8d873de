"""When a project begins and ends: stated dates and periods, and ends that follow from a beginning and a length."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.annotate.projects import fact_patterns as patterns
from pipeline.annotate.projects.readings import school_year_around
from pipeline.annotate.projects.targets import LABELLED
from pipeline.records import DateExpression, Mention, ProjectFact, Span

_REACH = 90
_MOST_YEARS = 15
_PRECISIONS = ("day", "week", "month", "season", "quarter", "half", "year")
_LENGTHS = ("number", "years", "long", "period", "ahead", "planned")
_UNITS = ("unit", "period_unit", "ahead_unit", "planned_unit")
"""Groups of the pattern of durations: how many, and whether of months."""

STATED = "status"
"""The rule of a status that words state."""
BY_LENGTH = "start_plus_duration"
"""The rule of an end that follows from a beginning and a length."""

Subject = Callable[[int], Mention | None]
"""From a place to the project that a statement there is about."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A project's stated length in months, with the words that state it."""

    project: Mention
    months: int
    text: str
    span: Span


def period_facts(
    text: str, sentence: Span, dates: Sequence[DateExpression], subject: Subject, *, of_other: bool
) -> Iterator[ProjectFact]:
    """The beginnings and ends that a sentence states by date.

    Args:
        text: the document's text.
        sentence: its place.
        dates: those in the sentence, in text order.
        subject: whose they are.
        of_other: whether the sentence names someone, or no project, so that something else may have been so since a day.
    """
    taken: set[Span] = set()
    for index, found in enumerate(dates):
        if found.span in taken:
            continue
        before = text[max(sentence.start, found.span.start - _REACH) : found.span.start]
        following = dates[index + 1] if index + 1 < len(dates) else None
        project = subject(found.span.start)
        if project is None:
            continue
        school_year = school_year_around(text, found)
        goes_on = following is not None and patterns.UNTIL.fullmatch(text, found.span.end, following.span.start)
        until = following if goes_on else None
        is_range = until is not None or _is_range(found)
        if is_range and patterns.MOVED.search(before):
            moved = until or _ends(found)[1]
            yield from _moved(project, before, moved)
            taken.add(moved.span)
            continue
        in_period = school_year is None and (
            patterns.RUNS_FROM.search(before) is not None
            or (
                is_range
                and not _is_long(found, until)
                and patterns.FROM.search(before) is not None
                and not patterns.OTHER_PERIOD.search(before)
            )
        )
        if in_period and until:
            yield _dated(project, "start", found, "runs_from")
            yield _dated(project, "end", until, "runs_from")
            taken.add(until.span)
        elif in_period and _is_range(found):
            first, last = _ends(found)
            yield _dated(project, "start", first, "runs_from")
            yield _dated(project, "end", last, "runs_from")
        elif patterns.ENDS.search(before) or patterns.ENDS_AFTER.match(text, found.span.end):
            yield _dated(project, "end", date_at(school_year or found, "end"), "ends")
        elif in_period and before.rstrip().endswith("fra"):
            yield _dated(project, "start", found, "runs_from")
        elif of_other and patterns.SINCE.search(before):
            continue
        elif patterns.STARTS.search(before) or patterns.STARTS_AFTER.match(text, found.span.end):
            yield _dated(project, "start", date_at(school_year or found, "start"), "starts")


def _moved(project: Mention, before: str, until: DateExpression) -> Iterator[ProjectFact]:
    """The beginning or end that is moved to a day, where the words before it say which."""
    for name, pattern in (("end", patterns.MOVED_END), ("start", patterns.MOVED_START)):
        if pattern.search(before):
            yield _dated(project, name, until, "moved")
            return


def period_of(project: Mention, dates: Sequence[DateExpression], kind: str) -> Iterator[ProjectFact]:
    """The beginning and end that a label gives: of "Projektperiode" both, of "Start" or "Slut" one.

    Args:
        project: whose they are.
        dates: those behind the label, in text order.
        kind: period, start or end.
    """
    if not dates:
        return
    if kind != "period":
        first, last = _ends(dates[0])
        yield _dated(project, kind, first if kind == "start" else last, LABELLED)
        return
    first, last = (dates[0], dates[1]) if len(dates) > 1 else _ends(dates[0])
    if len(dates) > 1 or _is_range(dates[0]):
        yield _dated(project, "start", first, LABELLED)
        yield _dated(project, "end", last, LABELLED)


def date_at(found: DateExpression, name: str) -> DateExpression:
    """What an expression says of a beginning or an end: of a period its first or its last day, month or year.

    Args:
        found: a day, month, year or period.
        name: start or end.
    """
    if not _is_range(found):
        return found
    first, last = _ends(found)
    return first if name == "start" else last


def durations(sentence: str, start: int, subject: Subject) -> Iterator[Duration]:
    """The lengths that a sentence states ("fortsætter 3 år frem").

    Args:
        sentence: its text.
        start: where it starts in the document.
        subject: whose they are.
    """
    for match in patterns.DURATION.finditer(sentence):
        project = subject(start + match.start())
        stated = next(match[name] for name in _LENGTHS if match[name]).lower()
        number = float(stated) if stated.isdigit() else patterns.NUMBERS[stated]
        is_months = any((match[unit] or "").lower() == "måneder" for unit in _UNITS)
        months = round(number * (1 if is_months else 12))
        if project is not None:
            yield Duration(project, months, match.group(), Span(start + match.start(), start + match.end()))


def ends_by_duration(
    facts: Sequence[ProjectFact], lengths: Sequence[Duration], keys: Mapping[Span, str]
) -> Iterator[ProjectFact]:
    """The ends that follow from the beginning that a document states of a project and its length, where it states no end.

    The interval is marked as inferred.

    Args:
        facts: those found so far.
        lengths: stated lengths.
        keys: by a mention's place, what tells projects apart.
    """
    ended = {keys.get(fact.project) for fact in facts if fact.field == "end"}
    for length in lengths:
        if keys.get(length.project.span) in ended:
            continue
        starts = [
            fact.interval
            for fact in facts
            if fact.field == "start" and keys.get(fact.project) == keys.get(length.project.span) and fact.interval
        ]
        if not starts or starts[0].start is None or starts[0].end is None:
            continue
        begun = starts[0]
        assert begun.start is not None and begun.end is not None  # noqa: PT018
        interval = DateExpression(
            text=length.text,
            span=length.span,
            start=_later(begun.start, length.months, begun.precision),
            end=_later(begun.end, length.months, begun.precision),
            precision=begun.precision,
            inferred=True,
        )
        yield ProjectFact(
            project=length.project.span,
            field="end",
            value=length.text,
            span=length.span,
            rule=BY_LENGTH,
            interval=interval,
        )


def status_at(day: date | None, facts: Sequence[ProjectFact], keys: Mapping[Span, str]) -> Iterator[ProjectFact]:
    """The status that a project's stated period gives at the document's date, where the words state none.

    What has begun and is not known to have ended runs; so does what ends later and is not only applied for.

    Args:
        day: the document's date.
        facts: those found so far.
        keys: by a mention's place, what tells projects apart.
    """
    if day is None:
        return
    stated = {keys.get(fact.project) for fact in facts if fact.field == "status" and fact.rule == STATED}
    asked = {keys.get(fact.project) for fact in facts if fact.field == "status"} - stated
    for key in dict.fromkeys(keys.get(fact.project) for fact in facts):
        if key in stated:
            continue
        start = _first_dated(facts, keys, key, "start")
        end = _first_dated(facts, keys, key, "end")
        if start and start.interval and start.interval.start and start.interval.start > day:
            yield _status(start, "planned")
        elif end and end.interval and end.interval.end and end.interval.end < day:
            yield _status(end, "completed")
        elif start or (end and key not in asked):
            yield _status(start or end or facts[0], "running")


def _first_dated(
    facts: Sequence[ProjectFact], keys: Mapping[Span, str], key: str | None, field: str
) -> ProjectFact | None:
    """The most exact of the dates stated, of several the first."""
    dated = [fact for fact in facts if fact.field == field and fact.interval and keys.get(fact.project) == key]
    return min(dated, key=_inexactness, default=None)


def _inexactness(fact: ProjectFact) -> int:
    return _PRECISIONS.index(fact.interval.precision) if fact.interval else len(_PRECISIONS)


def _status(fact: ProjectFact, value: str) -> ProjectFact:
    return ProjectFact(project=fact.project, field="status", value=value, span=fact.span, rule="period_at_date")


def _dated(project: Mention, name: str, found: DateExpression, rule: str) -> ProjectFact:
    return ProjectFact(project=project.span, field=name, value=found.text, span=found.span, rule=rule, interval=found)


def _is_long(found: DateExpression, until: DateExpression | None) -> bool:
    """Whether a period is longer than projects are: the time that something is about."""
    last = until.end if until else found.end
    return found.start is not None and last is not None and last.year - found.start.year > _MOST_YEARS


def _is_range(found: DateExpression) -> bool:
    """Whether an expression spans more than one day, month or year of its precision."""
    if found.start is None or found.end is None:
        return False
    match found.precision:
        case "day":
            return found.start != found.end
        case "month":
            return (found.start.year, found.start.month) != (found.end.year, found.end.month)
        case "year":
            return found.start.year != found.end.year
        case _:
            return False


def _ends(period: DateExpression) -> tuple[DateExpression, DateExpression]:
    """The first and the last day, month or year of a period, as its precision has it."""
    if period.start is None or period.end is None:
        return period, period
    first, last = period.start, period.end
    match period.precision:
        case "day":
            return replace(period, end=first), replace(period, start=last)
        case "month":
            until = first.replace(day=monthrange(first.year, first.month)[1])
            return replace(period, end=until), replace(period, start=last.replace(day=1))
        case "year":
            return replace(period, end=date(first.year, 12, 31)), replace(period, start=date(last.year, 1, 1))
        case _:
            return period, period


def _later(day: date, months: int, precision: str) -> date:
    """A day so many months later; an interval's last day stays its month's last. What lasts from a day ends the day before."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    last = monthrange(year, month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1] and precision != "day"
    moved = date(year, month, last if is_last else min(day.day, last))
    return moved - timedelta(days=1) if precision == "day" else moved
