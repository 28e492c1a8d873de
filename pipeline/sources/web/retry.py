"""Which failures pass, and how long to wait for that."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

ATTEMPTS: Final = 4
_FIRST_SECONDS: Final = 2.0
_LONGEST_SECONDS: Final = 60.0
LONGEST_WAIT: Final = 300.0
"""A server that asks for more is left in peace until the next run."""
_PASSING_STATUSES: Final = frozenset({408, 425, 429})


def passes(status: int) -> bool:
    """Whether an answer of this status may be another one later.

    >>> passes(503), passes(429), passes(404), passes(501)
    (True, True, False, True)
    """
    return status in _PASSING_STATUSES or 500 <= status < 600


def backoff(attempt: int) -> float:
    """Seconds to wait after an attempt, the first of which is 0: doubled each time, and at random down to half of that, so that
    programs that failed together do not come back together."""
    longest: float = min(_LONGEST_SECONDS, _FIRST_SECONDS * 2**attempt)
    return longest * random.uniform(0.5, 1.0)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or as a date; None where it says neither.

    >>> retry_after("120", datetime.now(UTC))
    120.0
    >>> retry_after("Wed, 21 Oct 2026 07:28:00 GMT", datetime(2026, 10, 21, 7, 27, tzinfo=UTC))
    60.0
    >>> retry_after("snart", datetime.now(UTC)) is None
    True
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
