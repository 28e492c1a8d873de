"""Dates and sums read by a place that says what they are: a year alone, a figure in a table's cell without its unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, Literal

from pipeline.annotate.projects import reading_patterns as patterns
from pipeline.records import Amount, DateExpression, Span
from pipeline.text.amounts import find_amounts
from pipeline.text.dates import find_dates
from pipeline.text.dates_patterns import FULL_MONTHS
from pipeline.text.feasts import read_feast

_Days = tuple[date, date, Literal["day", "month", "year"]]
"""First and last day, and how exact they are."""
_CUE: Final = 20


def read_date(
    text: str, place: Span, reference: date | None, stated: DateExpression | None = None
) -> DateExpression | None:
    """The date that words are, which are known to be one; None where they cannot be read.

    Args:
        text: of the document.
        place: of the words.
        reference: the document's date, for years left out.
        stated: what the finder of dates found there, which knows the words around them.

    >>> found = read_date("Start: 2023", Span(7, 11), None)
    >>> found.start, found.precision
    (datetime.date(2023, 1, 1), 'year')
    >>> read_date("2023-03", Span(0, 7), None).end
    datetime.date(2023, 3, 31)
    """
    words = text[slice(*place)]
    is_near = patterns.NOT_ON.search(text, max(0, place.start - _CUE), place.start) is not None
    days = _school_year(words) or _year_named(words, reference) or (None if is_near else _feast(words, reference))
    if days is not None:
        start, end, precision = days
        return DateExpression(text=words, span=place, start=start, end=end, precision=precision)
    in_digits = _month_in_digits(words)
    if stated is not None and stated.start is not None and not in_digits:
        return stated
    readable = in_digits or _rewritten(words).lower()
    for lead in patterns.LEADS:
        found = [each for each in find_dates(lead + readable, reference=reference) if each.start is not None]
        if found:
            return replace(found[0], text=words, span=place)
    of_year = patterns.OF_YEAR.fullmatch(words)
    return replace(find_dates(f"i {of_year['year']}")[0], text=words, span=place) if of_year else None


def _month_in_digits(words: str) -> str | None:
    """The month of "03/2023" in letters."""
    written = patterns.MONTH_IN_DIGITS.fullmatch(words)
    if written is None:
        return None
    month = int(written["month"] or written["month_first"])
    return f"{FULL_MONTHS[month - 1]} {written['year'] or written['year_last']}"


def _school_year(words: str) -> _Days | None:
    written = patterns.SCHOOL_YEAR.fullmatch(words)
    if written is None:
        return None
    first = int(written["first"])
    last = first + 1
    if int(written["last"][-2:]) != last % 100:
        return None
    return date(first, *patterns.SCHOOL_YEAR_BEGINS), date(last, *patterns.SCHOOL_YEAR_ENDS), "month"


def school_year_around(text: str, found: DateExpression) -> DateExpression | None:
    """The school year that an expression is the figures of ("skoleåret 2022/23"); None for others.

    Args:
        text: of the document.
        found: what the finder of dates found.
    """
    lead = patterns.SCHOOL_YEAR_LEAD.search(text, max(0, found.span.start - _CUE), found.span.start)
    return read_date(text, Span(lead.start(), found.span.end), None) if lead else None


def _feast(words: str, reference: date | None) -> _Days | None:
    days = read_feast(words.removeprefix("den "), reference)
    return (*days, "day") if days else None


def _year_named(words: str, reference: date | None) -> _Days | None:
    """The year of "næste år"."""
    written = patterns.YEAR_NAMED.fullmatch(words)
    if written is None or reference is None:
        return None
    year = reference.year + patterns.YEARS_ON[written["year"].lower()]
    return date(year, 1, 1), date(year, 12, 31), "year"


def _rewritten(words: str) -> str:
    for written, readable in patterns.REWRITTEN:
        words = written.sub(readable, words)
    return words


def read_sum(text: str, place: Span, around: Span) -> Amount | None:
    """The sum that words are, which are known to be one; None where its currency or scale cannot be told.

    What the words leave out is that of the text around: its one currency, kroner where it names none, and the thousands or millions
    that it counts in.

    Args:
        text: of the document.
        place: of the words.
        around: the item or text whose currency and scale hold for figures without any.

    >>> read_sum("Støtte (1.000 kr.): 250", Span(20, 23), Span(0, 23)).value_dkk
    250000.0
    >>> read_sum("Bevilget: 82.500", Span(10, 16), Span(0, 16)).value_dkk
    82500.0
    >>> read_sum("Deltagere: 25", Span(11, 13), Span(0, 13))
    """
    words = text[slice(*place)]
    context = text[slice(*around)]
    readable = patterns.DECIMAL_POINT.sub(r"\1,\2", patterns.SHORT_MILLIONS.sub(" mio. ", words)).strip()
    currency = _currency(words) or _currency(context, "kr.")
    if currency is None:
        return None
    bare = patterns.BARE.fullmatch(readable)
    if bare:
        scale = _scale(context, bare.lastgroup)
        if scale is None:
            return None
        readable = f"{readable}{scale}"
    found = find_amounts(readable) or find_amounts(f"{readable} {currency}")
    return replace(found[0], text=words, span=place) if len(found) == 1 else None


def _currency(words: str, otherwise: str | None = None) -> str | None:
    """The one currency that words name; None for several."""
    named = [name for name, pattern in patterns.CURRENCIES.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else None if named else otherwise


def _scale(context: str, form: str | None) -> str | None:
    """What a bare figure counts, by the text around it: thousands, millions, or ones where it is large enough."""
    if patterns.THOUSANDS.search(context):
        return " tusind"
    if form == "decimal":
        return " mio." if patterns.MILLIONS.search(context) else None
    return "" if form == "whole" else None
