"""Trees of what is wanted as SQL: which rows of ``entry`` fit.

Every value goes to the database beside the statement, never in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from psycopg import sql

from pipeline.search.fields import FACETS
from pipeline.search.postgres.layout import plain, term
from pipeline.search.tree import (
    Begins,
    Between,
    Combined,
    Constant,
    Everything,
    InOrder,
    Is,
    Near,
    OneOf,
    Wanted,
    Weighted,
)

Vocabulary = Callable[[Near | Begins], Sequence[str]]
"""Gives the terms of the vocabulary that are near a value, or begin with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement and the values of its placeholders."""

    text: sql.Composable
    values: tuple[Any, ...] = ()


def piece(text: LiteralString, *values: Any) -> Piece:
    """A part of a statement that is written here, with values from elsewhere."""
    return Piece(sql.SQL(text), values)


def joined(separator: LiteralString, pieces: Iterable[Piece]) -> Piece:
    """Pieces, each in brackets, with something between them."""
    given = list(pieces)
    text = sql.SQL(separator).join(sql.SQL("({})").format(one.text) for one in given)
    return Piece(text, tuple(value for one in given for value in one.values))


def fitting(wanted: Wanted, vocabulary: Vocabulary) -> Piece:
    """The condition that a row of ``entry`` fits; it is never unknown (NULL)."""
    match wanted:
        case Is(field, value):
            return _has(field, [value])
        case OneOf(field, values):
            return _has(field, values)
        case InOrder(field, values) if field.endswith("_parts"):
            return _has(field, [" ".join(values)])
        case InOrder(field, values):
            all_there = piece("terms @> %s::text[]", [term(field, value) for value in values])
            together = sql.SQL("strpos({}, %s) > 0").format(sql.Identifier(field))
            return joined(" AND ", [all_there, Piece(together, (f" {plain(' '.join(values))} ",))])
        case Near() | Begins():
            return _among("terms && %s::text[]", vocabulary(wanted))
        case Between("year", least, most):
            return piece("year IS NOT NULL AND year BETWEEN %s AND %s", least or 0, 9999 if most is None else most)
        case Between(_, least, most):
            inside = "EXISTS (SELECT FROM unnest(sums) AS one WHERE one >= %s AND (one <= %s OR %s))"
            return piece(inside, least or 0, most or 0, most is None)
        case Weighted(inner, _) | Constant(inner, _):
            return fitting(inner, vocabulary)
        case Combined():
            return _combined(wanted, vocabulary)
        case Everything():
            return piece("TRUE")


def _combined(wanted: Combined, vocabulary: Vocabulary) -> Piece:
    demands = [fitting(one, vocabulary) for one in wanted.must]
    if wanted.least:
        demands.append(_at_least(wanted.least, wanted.may, vocabulary))
    barred = [fitting(one, vocabulary) for one in wanted.never]
    demands += [Piece(sql.SQL("NOT ({})").format(one.text), one.values) for one in barred]
    return joined(" AND ", demands) if demands else piece("TRUE")


def _at_least(least: int, may: Sequence[Wanted], vocabulary: Vocabulary) -> Piece:
    if len(may) < least:
        return piece("FALSE")
    any_of_them = _any(may, vocabulary)
    if least == 1:
        return any_of_them
    parts = [fitting(one, vocabulary) for one in may]
    counted = joined(" + ", (Piece(sql.SQL("({})::integer").format(one.text), one.values) for one in parts))
    return joined(" AND ", [any_of_them, Piece(sql.SQL("{} >= %s").format(counted.text), (*counted.values, least))])


def _any(may: Sequence[Wanted], vocabulary: Vocabulary) -> Piece:
    """That one of several fits, terms of a word's many forms and places looked up together."""
    terms: list[str] = []
    others: list[Piece] = []
    for one in may:
        found = _terms_of(one, vocabulary)
        if found is None:
            others.append(fitting(one, vocabulary))
        else:
            terms += found
    together = [_among("terms && %s::text[]", terms)] if terms or not others else []
    return joined(" OR ", [*together, *others])


def _terms_of(wanted: Wanted, vocabulary: Vocabulary) -> Sequence[str] | None:
    """The terms of which one is wanted, where nothing else is."""
    match wanted:
        case Is(field, value) if _column(field) == "terms":
            return [term(field, value)]
        case OneOf(field, values) if _column(field) == "terms":
            return [term(field, value) for value in values]
        case InOrder(field, values) if field.endswith("_parts"):
            return [term(field, " ".join(values))]
        case Near() | Begins():
            return vocabulary(wanted)
        case Weighted(inner, _) | Constant(inner, _):
            return _terms_of(inner, vocabulary)
        case Combined(must=(), never=(), least=1):
            found = [_terms_of(one, vocabulary) for one in wanted.may]
            told = [terms for terms in found if terms is not None]
            return [one for terms in told for one in terms] if len(told) == len(found) else None
        case _:
            return None


def _has(field: str, values: Iterable[str]) -> Piece:
    given = list(values)
    match _column(field):
        case "id":
            return _among("id = ANY(%s::text[])", [plain(value) for value in given])
        case "owner":
            return _among("owner = ANY(%s::text[])", [plain(value) for value in given])
        case "codes":
            return _among("codes && %s::text[]", [term(field, value) for value in given])
        case "facets":
            return _among("facets && %s::text[]", [term(field, value) for value in given])
        case _:
            return _among("terms && %s::text[]", [term(field, value) for value in given])


def _column(field: str) -> str:
    """The column of ``entry`` that a field is in."""
    if field in ("id", "owner"):
        return field
    if field in ("item", "about"):
        return "codes"
    return "facets" if field in FACETS or field == "year" else "terms"


def _among(text: LiteralString, values: Sequence[str]) -> Piece:
    return piece(text, list(values)) if values else piece("FALSE")
