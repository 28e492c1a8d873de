"""Dates and periods in Danish text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from re import Match
from typing import Final

from pipeline.records import DateExpression, Span
from pipeline.text.dates_patterns import FORMS, FORMS_AFTER, RELATIVE, START
from pipeline.text.dates_readers import READERS, Interval, Reading, are_joined

_PATTERNS: Final = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in FORMS.items()}
_LEAP_AND_LONG_YEAR: Final = 2020
"""A year that has 29 February and week 53: what does not exist in it exists in none."""
_YEARS: Final = range(2, 9998)
"""Those whose neighbours the calendar has too."""
_STEPS: Final = {"this": 0, "last": -1, "next": 1}
_LONGEST_NUMBER: Final = 4
_LINE: Final = 200
"""A text of no more characters may be a line of a document's head."""
_YEARS_AROUND: Final = (1, 8)
"""How far from the reference a missing year is looked for; 29 February may be eight years away."""


def find_dates(text: str, *, reference: date | None = None) -> list[DateExpression]:
    """The dates and periods of a text, in order, not overlapping.

    The day stands before the month in every form of digits. A year of two digits is read after a separator only and lies
    in 1950-2049. Days that do not exist (``31. februar``) are no dates. A year or a month alone counts only where the words
    before it say what it is (``i 2019``, ``budget 2024``, ``til maj``). ``14. og 21. marts`` gives two expressions,
    ``30.-31. oktober`` one with both ends. ``primo``, ``medio`` and ``ultimo`` are the first, middle and last third of their
    month (to the 10th, to the 20th, to its end) or year; a winter is named by the year that it begins in.

    A missing year is shared with the next expression that it is joined to (``30. oktober og 2. november 2023``), else taken
    from ``reference``: the year that brings the expression nearest, the later one on a tie, among those in which a stated
    weekday is right, or the one that ``i år``, ``sidste år`` or ``næste år`` after it says; such an expression is marked ``inferred``.
    A season after ``til`` lies ahead. Without a reference start and end are None, and so they are before ``samme år``.

    Args:
        text: any text.
        reference: the document's date, as that of the meeting.

    Returns:
        The expressions with their places in ``text``; a weekday before a date is part of it, ``den`` and ``d.`` are not.

    >>> [(found.text, found.start, found.end) for found in find_dates("Seminaret den 30.-31. oktober 2023 på Fyn")]
    [('30.-31. oktober 2023', datetime.date(2023, 10, 30), datetime.date(2023, 10, 31))]
    >>> find_dates("Punktet tages op d. 14. januar.", reference=date(2023, 10, 4))[0].start
    datetime.date(2024, 1, 14)
    """
    return list(_found_in_line(text, reference) if len(text) <= _LINE else _found(text, reference))


def _found(text: str, reference: date | None) -> tuple[DateExpression, ...]:
    found = (_settle(text, reading, reference) for reading in _share_years(text, _read(text)))
    return tuple(expression for expression in found if expression is not None)


_found_in_line = lru_cache(maxsize=8192)(_found)
"""The same for a line, which several rules may ask for."""


def parse_date(text: str) -> date | None:
    """The one day that a string states in full, year included; None where it states none, several or a period of days.

    >>> parse_date("Onsdag d. 04. oktober 2023 kl. 13:00")
    datetime.date(2023, 10, 4)
    >>> parse_date("4. oktober"), parse_date("30.-31. oktober 2023")
    (None, None)
    """
    stated = {(found.start, found.end) for found in find_dates(text) if found.precision == "day" and found.start}
    if len(stated) != 1:
        return None
    ((start, end),) = stated
    return start if start == end else None


def _read(text: str) -> list[Reading]:
    readings: list[Reading] = []
    position = 0
    for start in START.finditer(text):
        if start.start() < position or (start.lastgroup == "digits" and len(start[0]) > _LONGEST_NUMBER):
            continue
        for form in FORMS_AFTER.get(start.lastgroup or start[0].casefold(), ()):
            if match := _PATTERNS[form].match(text, start.start()):
                readings.extend(READERS[form](match, readings[-1] if readings else None))
                position = match.end()
                break
    return readings


def _share_years(text: str, readings: list[Reading]) -> list[Reading]:
    for index in range(len(readings) - 2, -1, -1):
        reading, following = readings[index], readings[index + 1]
        if (
            reading.year is None
            and following.year is not None
            and are_joined(text, reading.span.end, following.span.start)
        ):
            readings[index] = replace(reading, year=following.year)
    return readings


def _settle(text: str, reading: Reading, reference: date | None) -> DateExpression | None:
    days = reading.days(_LEAP_AND_LONG_YEAR if reading.year is None else reading.year)
    if days is None:
        return None
    end = reading.span.end
    if reading.year is None:
        if relative := RELATIVE.match(text, end):
            end = relative.end()
        days = _infer(reading, relative, reference) if reference is not None else None
    return DateExpression(
        text=text[reading.span.start : end],
        span=Span(reading.span.start, end),
        start=days[0] if days else None,
        end=days[1] if days else None,
        precision=reading.precision,
        inferred=reading.year is None and days is not None,
    )


def _infer(reading: Reading, relative: Match[str] | None, reference: date) -> Interval | None:
    if relative is None:
        return _nearest(reading, reference)
    step = _STEPS.get(relative.lastgroup or "")
    year = reference.year + step if step is not None else 0
    return reading.days(year) if year in _YEARS else None


def _nearest(reading: Reading, reference: date) -> Interval | None:
    for reach in _YEARS_AROUND:
        years = range(reference.year - reach, reference.year + reach + 1)
        candidates = [days for year in years if year in _YEARS and (days := reading.days(year)) is not None]
        if reading.is_ahead:
            candidates = [days for days in candidates if days[0] > reference]
        on_weekday = [days for days in candidates if days[0].weekday() == reading.weekday]
        if candidates:
            return min(on_weekday or candidates, key=lambda days: (_distance(days, reference), -days[0].toordinal()))
    return None


def _distance(days: Interval, reference: date) -> int:
    start, end = days
    return max(0, (start - reference).days, (reference - end).days)
