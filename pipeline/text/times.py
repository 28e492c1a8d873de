"""Clock times in Danish text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from re import Match
from typing import Final

from pipeline.records import Span
from pipeline.text.times_patterns import CLOCK, TIME, TORN

_MIDNIGHT: Final = 24
_DIGIT: Final = re.compile(r"[0-9]")
_LINE: Final = 200
"""A text of no more characters may be a line of a document's head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time of the day, or two with the time between them; ``24.00`` is 00:00."""

    text: str
    span: Span
    start: time
    end: time | None = None


def find_times(text: str) -> list[TimeExpression]:
    """The clock times of a text, in order, not overlapping.

    After ``kl.`` or ``klokken`` every form counts (``9``, ``8.15``, ``0815``, ``13,30``); after a label such as ``Tid:`` or
    ``hævet`` also ``16.30`` and ``16-18``. Alone, a time needs a colon (``16:00``), or a dot in both ends of a range
    (``18.30-21.00``); a single ``13.45`` may as well be the number of a section and is left alone. Ratios (``1:25.000``) and
    school classes (``9. kl.``) are no times. Seconds are read over.

    Args:
        text: any text.

    Returns:
        The times with their places in ``text``; the word ``kl.`` is part of an expression, a label is not.

    >>> [(found.text, found.start, found.end) for found in find_times("Torsdag kl. 16.30 - 18.00 i salen")]
    [('kl. 16.30 - 18.00', datetime.time(16, 30), datetime.time(18, 0))]
    """
    return list(_found_in_line(text) if len(text) <= _LINE else _found(text))


def _found(text: str) -> tuple[TimeExpression, ...]:
    if _DIGIT.search(text) is None:
        return ()
    return tuple(found for match in TIME.finditer(text) if (found := _read(match)) is not None)


_found_in_line = lru_cache(maxsize=8192)(_found)
"""The same for a line, which several rules may ask for."""


def _read(match: Match[str]) -> TimeExpression | None:
    kind = match.lastgroup or ""
    start, *rest = [_time(clock) for clock in CLOCK.finditer(TORN.sub("", match[kind]))]
    end = rest[0] if rest else None
    if start is None or None in rest:
        return None
    if kind == "bare" and ":" not in match[kind] and not _is_dotted_range(start, end):
        return None
    return TimeExpression(text=match[kind], span=Span(*match.span(kind)), start=start, end=end)


def _time(clock: Match[str]) -> time | None:
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if hour == _MIDNIGHT and minute == 0:
        return time(0, 0)
    return time(hour, minute) if hour < _MIDNIGHT else None


def _is_dotted_range(start: time, end: time | None) -> bool:
    """Whether two dotted numbers are times rather than sections: in order, and on the five minutes."""
    return end is not None and start < end and start.minute % 5 == 0 and end.minute % 5 == 0
