"""From a match of one form of date to what it says: days as a function of the year, and the year where it is stated."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match, Pattern
from typing import Final, Literal

from pipeline.records import Span
from pipeline.text.dates_patterns import (
    AHEAD_CUE,
    CONTEXT,
    COORDINATION,
    DAY_CUE,
    ENGLISH_MONTHS,
    MONTH_CUE,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASON_CUE,
    SEASONS,
    SHORT_MONTHS,
    SUBJECT_CUE,
    WEEKDAYS,
    YEAR_CUE,
)

Precision = Literal["day", "week", "month", "season", "quarter", "half", "year"]
Interval = tuple[date, date]
Days = Callable[[int], Interval | None]

_PIVOT: Final = 50
_LONGEST_PERIOD: Final = 60
_LONGEST_SHORT_PERIOD: Final = 20
_PERIODS: Final = range(1900, 2101)
_DECEMBER: Final = 12
_NUMBER: Final = re.compile(r"[0-9]+")
_DOTTED_NUMBER: Final = re.compile(r"([0-9]+)\.?")
_DAY_AND_MONTH: Final = re.compile(r"([0-9]{1,2})[./]\s?([0-9]{1,2})(?![0-9])")
_TO: Final = re.compile(r"[-\u2013\u2014]|til")


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression before its year is settled.

    Attributes:
        days: gives first and last day in a year, None where they do not exist.
        weekday: of the first day, from 0 (Monday), where stated.
        is_ahead: whether it says that it is still to come.
    """

    span: Span
    precision: Precision
    days: Days
    year: int | None = None
    weekday: int | None = None
    is_ahead: bool = False


def full_year(digits: str) -> int:
    """A year of four digits, or of two in 1950-2049.

    >>> full_year("2023"), full_year("19"), full_year("98")
    (2023, 2019, 1998)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < _PIVOT else 1900 + year


def are_joined(text: str, start: int, end: int) -> bool:
    """Whether the words between two expressions, from ``start`` to ``end``, join them as ``og`` does."""
    return COORDINATION.fullmatch(text, start, end) is not None


# Days as functions of the year


def _between(first: tuple[int, int], last: tuple[int, int], first_year: int | None = None) -> Days:
    """From one (month, day) to another; the first lies in the year before where it is the later one in the calendar."""

    def days(year: int) -> Interval | None:
        try:
            start = date(year - (first > last) if first_year is None else first_year, *first)
            end = date(year, *last)
        except ValueError:
            return None
        return (start, end) if start <= end else None

    return days


def _months(first: int, last: int, first_year: int | None = None) -> Days:
    """Whole months; a ``last`` over 12 lies in the year after, a ``first`` after ``last`` in the year before."""

    def days(year: int) -> Interval | None:
        start = date(year - (first > last) if first_year is None else first_year, first, 1)
        end_year, end_month = year + (last - 1) // _DECEMBER, (last - 1) % _DECEMBER + 1
        end = date(end_year, end_month, monthrange(end_year, end_month)[1])
        return (start, end) if start <= end else None

    return days


def _third_of_month(month: int, third: int) -> Days:
    def days(year: int) -> Interval:
        last = monthrange(year, month)[1] if third == 2 else 10 * (third + 1)
        return date(year, month, 10 * third + 1), date(year, month, last)

    return days


def _weeks(first: int, last: int) -> Days:
    """ISO weeks, Monday to Sunday."""

    def days(year: int) -> Interval | None:
        try:
            start = date.fromisocalendar(year - (first > last), first, 1)
            return start, date.fromisocalendar(year, last, 1) + timedelta(days=6)
        except ValueError:
            return None

    return days


# Readers of matches, one a form


def _numeric(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    day, month, year = _NUMBER.findall(match[0])
    on = (int(month), int(day))
    yield Reading(Span(*match.span()), "day", _between(on, on), full_year(year), _weekday(match))


def _short(match: Match[str], previous: Reading | None) -> Iterator[Reading]:
    if not _is_after(match, SUBJECT_CUE):
        yield from _numeric(match, previous)


def _iso(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    year, month, day = map(int, _NUMBER.findall(match[0]))
    yield Reading(Span(*match.span()), "day", _between((month, day), (month, day)), year)


def _numeric_range(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    *numbers, year = map(int, _NUMBER.findall(match[0]))
    first_year = numbers.pop(2) if len(numbers) == 5 else None
    first_day, first_month, last_day, last_month = (
        numbers if len(numbers) == 4 else (numbers[0], numbers[2], *numbers[1:])
    )
    yield Reading(
        Span(*match.span()), "day", _between((first_month, first_day), (last_month, last_day), first_year), year
    )


def _numeric_list(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    days = list(_DAY_AND_MONTH.finditer(match.string, *match.span()))
    for number in days:
        on = (int(number[2]), int(number[1]))
        end = match.end() if number is days[-1] else number.end()
        yield Reading(Span(number.start(), end), "day", _between(on, on), _year(match))


def _day_of_month(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    if month := MONTHS.get(match["month"].casefold()):
        on = (month, int(match["day"]))
        yield Reading(Span(*match.span()), "day", _between(on, on), _year(match), _weekday(match))


def _english(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    if month := ENGLISH_MONTHS.get(match["month"].casefold()):
        on = (month, int(match["day"]))
        yield Reading(Span(*match.span()), "day", _between(on, on), _year(match), _weekday(match))


def _bare_numeric(match: Match[str], previous: Reading | None) -> Iterator[Reading]:
    if not (match["weekday"] or _is_after(match, DAY_CUE) or _continues(match, previous, "day")):
        return
    first_day, first_month, *rest = map(int, _NUMBER.findall(match["days"]))
    last_day, last_month = rest or (first_day, first_month)
    days = _between((first_month, first_day), (last_month, last_day))
    end = match.start() + len(match[0].rstrip("."))
    yield Reading(Span(match.start(), end), "day", days, _year(match) or _year(match, "short_year"), _weekday(match))


def _day_month(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    month, year = MONTHS.get(match["month"].casefold()), _year(match) or _year(match, "short_year")
    is_undotted_and_short = match["month"].casefold() in SHORT_MONTHS and "." not in match["days"] and year is None
    if month is None or is_undotted_and_short:
        return
    listed = _listed(match, "days")
    last_year = _year(match, "last_year") or year
    weekday = _weekday(match)
    for span, first, last in listed[:-1]:
        yield Reading(span, "day", _between((month, first), (month, last)), year or last_year, weekday)
        weekday = None
    span, first, last = listed[-1]
    if match["last_month"]:
        end = (MONTHS.get(match["last_month"].casefold(), 0), int(match["last_day"]))
        if year is not None and match["last_year"] is None:
            last_year = year + ((month, first) > end)
        yield Reading(span, "day", _between((month, first), end, year), last_year, weekday)
    else:
        yield Reading(span, "day", _between((month, first), (month, last)), year, weekday)


def _month(match: Match[str], previous: Reading | None) -> Iterator[Reading]:
    first, last = MONTHS.get(match["month"].casefold()), MONTHS.get((match["last_month"] or match["month"]).casefold())
    year, last_year = _year(match), _year(match, "last_year")
    if first is None or last is None or (year is None and last_year is None and not _is_month(match, previous)):
        return
    if match["part"] and not match["last_month"]:
        yield Reading(Span(*match.span()), "month", _third_of_month(first, PARTS[_part(match)]), year)
    elif last_year is None:
        last += _DECEMBER * (year is not None and first > last)
        yield Reading(Span(*match.span()), "month", _months(first, last), year)
    else:
        yield Reading(Span(*match.span()), "month", _months(first, last, year), last_year)


def _season(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    months, year = SEASONS.get(match["season"].casefold()), _year(match)
    if months is None or (year is None and not match["definite"] and not _is_after(match, SEASON_CUE)):
        return
    if match["last_year"]:
        runs_on = months[1] > _DECEMBER and year is not None
        if not runs_on or full_year(match["last_year"]) % 100 != ((year or 0) + 1) % 100:
            return
    is_ahead = year is None and _is_after(match, AHEAD_CUE)
    yield Reading(Span(*match.span()), "season", _months(*months), year, is_ahead=is_ahead)


def _fraction(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    first = _ordinal(match["first"])
    last = _ordinal(match["last"]) if match["last"] else first
    start, end = match.span()
    if match["and"]:
        yield from _parts_of_year(Span(start, match.end("first")), bool(match["quarter"]), first, first, _year(match))
        yield from _parts_of_year(Span(match.start("last"), end), bool(match["quarter"]), last, last, _year(match))
    else:
        yield from _parts_of_year(Span(start, end), bool(match["quarter"]), first, last, _year(match))


def _code(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    first, year, is_quarter = int(match["first"]), _year(match), match["unit"] in "Qq"
    last = int(match["last"]) if match["last"] else first
    if is_quarter or year is not None:
        yield from _parts_of_year(Span(*match.span()), is_quarter, first, last, year)


def _parts_of_year(span: Span, is_quarter: bool, first: int, last: int, year: int | None) -> Iterator[Reading]:
    months = 3 if is_quarter else 6
    if 1 <= first <= last <= _DECEMBER // months:
        days = _months(months * (first - 1) + 1, months * last)
        yield Reading(span, "quarter" if is_quarter else "half", days, year)


def _week(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    for span, first, last in _listed(match, "weeks"):
        yield Reading(span, "week", _weeks(first, last), _year(match))


def _years(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    first = int(match["first"])
    if match["last"]:
        last, longest = int(match["last"]), _LONGEST_PERIOD
    else:
        printed = match["short"] or match["next"]
        last = int(printed) if len(printed) > 2 else first - first % 100 + int(printed)
        last += 100 * (last < first)
        longest = _LONGEST_SHORT_PERIOD if match["short"] else 1
    if first in _PERIODS and last in _PERIODS and 1 <= last - first <= longest and not _is_after(match, SUBJECT_CUE):
        yield Reading(Span(*match.span()), "year", _months(1, _DECEMBER, first), last)


def _year_part(match: Match[str], _: Reading | None) -> Iterator[Reading]:
    third = PARTS[_part(match)]
    yield Reading(Span(*match.span()), "year", _months(4 * third + 1, 4 * third + 4), _year(match))


def _bare_year(match: Match[str], previous: Reading | None) -> Iterator[Reading]:
    if _is_after(match, YEAR_CUE) or _continues(match, previous, "year"):
        yield Reading(Span(*match.span()), "year", _months(1, _DECEMBER), _year(match))


READERS: Final[Mapping[str, Callable[[Match[str], Reading | None], Iterator[Reading]]]] = {
    "numeric_range": _numeric_range,
    "numeric_list": _numeric_list,
    "numeric": _numeric,
    "short": _short,
    "iso": _iso,
    "hyphened": _day_of_month,
    "day_month": _day_month,
    "year_first": _day_of_month,
    "bare_numeric": _bare_numeric,
    "english": _english,
    "month": _month,
    "season": _season,
    "fraction": _fraction,
    "code": _code,
    "week": _week,
    "years": _years,
    "year_part": _year_part,
    "year": _bare_year,
}
"""For each form, the reader of its matches; the second argument is the reading before, for lists such as ``i 2021 og 2022``."""


# Parts of matches


def _year(match: Match[str], group: str = "year") -> int | None:
    return full_year(match[group]) if match[group] else None


def _weekday(match: Match[str]) -> int | None:
    printed = match["weekday"]
    return WEEKDAYS.get(printed.casefold().strip(".,")) if printed else None


def _part(match: Match[str]) -> str:
    return " ".join(match["part"].casefold().split())


def _ordinal(printed: str) -> int:
    number = _NUMBER.match(printed)
    return int(number[0]) if number else ORDINALS.get(printed.casefold(), 0)


def _listed(match: Match[str], group: str) -> list[tuple[Span, int, int]]:
    """The numbers of ``14.-15. og 21.`` as (place, first, last); the outer two places reach to the ends of the match."""
    listed: list[tuple[Span, int, int]] = []
    position = match.start()
    for number in _DOTTED_NUMBER.finditer(match.string, *match.span(group)):
        value = int(number[1])
        if listed and _TO.search(match.string, position, number.start()):
            place, first, _ = listed.pop()
            listed.append((Span(place.start, number.end()), first, value))
        else:
            start = number.start() if listed else match.start()
            listed.append((Span(start, number.end()), value, value))
        position = number.end()
    place, first, last = listed.pop()
    return [*listed, (Span(place.start, match.end()), first, last)]


def _is_month(match: Match[str], previous: Reading | None) -> bool:
    """Whether a month without a year is one: in full, in lower case, after a word that says so or joined to another."""
    if not match["month"].islower() or match["month"] in SHORT_MONTHS:
        return False
    return (
        bool(match["part"] or match["last_month"])
        or _is_after(match, MONTH_CUE)
        or _continues(match, previous, "month")
    )


def _is_after(match: Match[str], cue: Pattern[str]) -> bool:
    start = match.start()
    return cue.search(match.string, max(0, start - CONTEXT), start) is not None


def _continues(match: Match[str], previous: Reading | None, precision: Precision) -> bool:
    if previous is None or previous.precision != precision:
        return False
    return are_joined(match.string, previous.span.end, match.start())
