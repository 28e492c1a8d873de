"""What entries are to be found and what each match counts, as a tree that every index translates into its own terms.

A score is the sum of what the matching parts count; a condition counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Is:
    """A field has this term; counts by BM25."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class InOrder:
    """A field has these terms, two or more, one after the other; counts by BM25."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field has one of these terms; counts one."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A field has a term that is up to ``edits`` letters (changed, missing, added or the wrong way round) from this; counts one."""

    field: str
    value: str
    edits: int


@dataclass(frozen=True, slots=True)
class Begins:
    """A field has a term that begins so; counts one."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class Between:
    """A field has a number from ``least`` to ``most``, both included; None where there is no limit; counts one."""

    field: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Everything:
    """Every entry; counts nothing."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """What a tree finds, its score multiplied."""

    wanted: Wanted
    weight: float


@dataclass(frozen=True, slots=True)
class Constant:
    """What a tree finds, with the same score whatever it is."""

    wanted: Wanted
    score: float


@dataclass(frozen=True, slots=True)
class Combined:
    """All of ``must``, none of ``never``, and at least ``least`` of ``may``."""

    must: tuple[Wanted, ...] = ()
    may: tuple[Wanted, ...] = ()
    never: tuple[Wanted, ...] = ()
    least: int = 0


Wanted: TypeAlias = Is | InOrder | OneOf | Near | Begins | Between | Everything | Weighted | Constant | Combined

NOTHING = Combined(may=(), least=1)
"""What no entry is."""


def any_of(trees: Iterable[Wanted]) -> Wanted:
    """Everything that one of the trees finds, its score the sum of theirs.

    >>> any_of([Is("kind", "item")])
    Is(field='kind', value='item')
    """
    given = tuple(trees)
    return given[0] if len(given) == 1 else Combined(may=given, least=1)


def all_of(*trees: Wanted) -> Wanted:
    """Everything that each of the trees finds, its score the sum of theirs."""
    return Combined(must=trees)


def condition(wanted: Wanted) -> Wanted:
    """What a tree finds, which counts nothing."""
    return Constant(wanted, 0.0)
