"""What a sheet says in words: sections of facts, each fact with the places of the documents that state it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.sheets.evidence import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known.

    Attributes:
        label: what it is about, such as "lead".
        value: in words.
        identity: what the value names, where it has an identifier of its own.
        sources: the places that state it; none where it is derived from many.
    """

    label: str
    value: str
    identity: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading."""

    heading: str
    facts: tuple[Fact, ...]


def section(heading: str, facts: Iterable[Fact]) -> tuple[Section, ...]:
    """A section, none where it has no facts."""
    found = tuple(facts)
    return (Section(heading, found),) if found else ()


def in_words(*parts: object, separator: str = " · ") -> str:
    """The parts that say something, on one line.

    >>> in_words("lead", None, date(2024, 5, 1))
    'lead · 2024-05-01'
    """
    return separator.join(str(part) for part in parts if part not in (None, ""))


def period(first: date | None, last: date | None) -> str | None:
    """Two days as a period, one where they are the same.

    >>> period(date(2020, 1, 1), date(2022, 1, 1)), period(date(2020, 1, 1), date(2020, 1, 1))
    ('2020-01-01 to 2022-01-01', '2020-01-01')
    """
    days = sorted({day for day in (first, last) if day is not None})
    return " to ".join(day.isoformat() for day in days) or None
