"""How well entries fit a tree, as SQL: BM25 (Robertson and Zaragoza 2009) over the fields, each part with its weight.

The terms that count are looked up one by one through the index, and what they give is summed by entry. What all hits have in
common changes no order and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import LiteralString

from psycopg import sql

from pipeline.search.postgres.conditions import Piece, Vocabulary, fitting, joined, piece
from pipeline.search.postgres.layout import RANKED, TIERS, term
from pipeline.search.tree import Combined, Constant, Everything, InOrder, Is, Wanted, Weighted

_K1 = 1.2
_B = 0.75
"""The usual constants, as in the embedded index."""

_BY_TERMS: LiteralString = """
    SELECT e.number, one.gain * (one.times / (one.times + e.norm) - one.before / (one.before + e.norm)) AS gain
    FROM unnest(%s::text[], %s::float8[], %s::float8[], %s::float8[], %s::integer[], %s::float8[])
        AS one(term, gain, times, before, place, mean)
    CROSS JOIN LATERAL (
        SELECT number, %s * (1 - %s + %s * lengths[one.place] / one.mean) AS norm
        FROM entry WHERE {} AND terms @> ARRAY[one.term]
    ) AS e
"""
"""What a term counts is kept in steps (``TIERS``): each adds what it counts more than the one before."""

_BY_LENGTH: LiteralString = """
    SELECT number, %s::float8 / (1 + %s::float8 * (1 - %s::float8 + %s::float8 * lengths[%s] / %s::float8)) AS gain
    FROM entry WHERE {}
"""
_CONSTANT: LiteralString = "SELECT number, %s::float8 AS gain FROM entry WHERE {}"


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a score depends on beside the entry: how many there are, and the mean length of each field of ``RANKED``."""

    entries: int
    lengths: Sequence[float]

    def rarity(self, frequency: int) -> float:
        """The inverse document frequency of a term."""
        return log(1 + (self.entries - frequency + 0.5) / (frequency + 0.5))

    def length(self, field: str) -> float:
        """The mean length of a field, more than 0."""
        return max(self.lengths[RANKED.index(field)], 1e-9)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a tree that counts: a leaf with its weight, and the tree that must fit for it to count."""

    leaf: Wanted
    weight: float
    gate: Wanted


def parts(wanted: Wanted) -> list[Part]:
    """The parts of a tree that tell entries apart; without ones that all must have whatever they count for."""
    return list(_parts(wanted, 1.0, Everything(), required=True))


def _parts(wanted: Wanted, weight: float, gate: Wanted, *, required: bool) -> Iterator[Part]:
    match wanted:
        case Everything():
            return
        case Weighted(inner, factor):
            yield from _parts(inner, weight * factor, gate, required=required)
        case Constant(inner, score):
            if score and not required:
                yield Part(Constant(inner, score), weight, gate)
        case Combined():
            if not required and (wanted.must or wanted.never or wanted.least > 1):
                gate = Combined(must=(gate, wanted))
            for one in wanted.must:
                yield from _parts(one, weight, gate, required=required)
            for one in wanted.may:
                yield from _parts(one, weight, gate, required=False)
        case Is() | InOrder():
            yield Part(wanted, weight, gate)
        case _:
            if not required:
                yield Part(Constant(wanted, 1.0), weight, gate)


def terms_of(counting: Sequence[Part]) -> set[str]:
    """The terms whose frequencies ``gains`` needs."""
    return {one for part in counting for one in (*_terms(part.leaf), *_single_terms(part.leaf))}


def gains(
    counting: Sequence[Part], frequencies: Mapping[str, int], statistics: Statistics, vocabulary: Vocabulary
) -> Piece | None:
    """A statement of ``number`` and ``gain``, several rows an entry; None where nothing tells entries apart.

    Args:
        frequencies: how many entries have each term, without those that none has.
    """
    by_gate: dict[Wanted, list[Part]] = {}
    selects: list[Piece] = []
    for part in counting:
        match part.leaf:
            case InOrder(field) if not field.endswith("_parts"):
                selects += _of_phrase(part, field, frequencies, statistics, vocabulary)
            case Constant(inner, score):
                condition = fitting(Combined(must=(part.gate, inner)), vocabulary)
                selects.append(_filled(_CONSTANT, condition, score * part.weight))
            case _:
                by_gate.setdefault(part.gate, []).append(part)
    for gate, some in by_gate.items():
        selects += _of_terms(some, fitting(gate, vocabulary), frequencies, statistics)
    return joined(" UNION ALL ", selects) if selects else None


def _of_terms(
    counting: Sequence[Part], gate: Piece, frequencies: Mapping[str, int], statistics: Statistics
) -> Iterator[Piece]:
    rows: list[tuple[str, float, float, float, int, float]] = []
    for part in counting:
        [base, *more] = _terms(part.leaf)
        if base not in frequencies or not isinstance(part.leaf, Is | InOrder):
            continue
        field = part.leaf.field
        gain = part.weight * _rarity(part.leaf, frequencies, statistics) * (_K1 + 1)
        place, mean = RANKED.index(field) + 1, statistics.length(field)
        for one, times, before in zip((base, *more), TIERS, (0, *TIERS), strict=False):
            if one in frequencies:
                rows.append((one, gain, float(times), float(before), place, mean))
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        yield Piece(sql.SQL(_BY_TERMS).format(gate.text), (*columns, _K1, _B, _B, *gate.values))


def _of_phrase(
    part: Part,
    field: str,
    frequencies: Mapping[str, int],
    statistics: Statistics,
    vocabulary: Vocabulary,
) -> Iterator[Piece]:
    if all(one in frequencies for one in _single_terms(part.leaf)):
        rarity = _rarity(part.leaf, frequencies, statistics)
        condition = fitting(Combined(must=(part.gate, part.leaf)), vocabulary)
        place, mean = RANKED.index(field) + 1, statistics.length(field)
        yield _filled(_BY_LENGTH, condition, part.weight * rarity * (_K1 + 1), _K1, _B, _B, place, mean)


def _terms(leaf: Wanted) -> list[str]:
    """The terms of a leaf that is one term to the index: that, and its steps of frequency."""
    match leaf:
        case Is(field, value):
            return [term(field, value, tier) for tier in TIERS]
        case InOrder(field, values) if field.endswith("_parts"):
            return [term(field, " ".join(values), tier) for tier in TIERS]
        case _:
            return []


def _single_terms(leaf: Wanted) -> list[str]:
    """What the rarity of a leaf is that of: of terms in order, each of them."""
    match leaf:
        case Is(field, value):
            return [term(field, value)]
        case InOrder(field, values):
            return [term(field, value) for value in values]
        case _:
            return []


def _rarity(leaf: Wanted, frequencies: Mapping[str, int], statistics: Statistics) -> float:
    return sum(statistics.rarity(frequencies[one]) for one in _single_terms(leaf))


def _filled(text: LiteralString, condition: Piece, *values: object) -> Piece:
    return Piece(sql.SQL(text).format(condition.text), (*values, *condition.values))


_NOTHING_COUNTS = piece("SELECT 0::bigint AS number, 0::float8 AS gain WHERE FALSE")


def ranked(counting: Piece | None) -> Piece:
    """A statement of ``number`` and ``score``, one row for each entry that anything counts for."""
    given = counting or _NOTHING_COUNTS
    return Piece(
        sql.SQL("SELECT number, sum(gain) AS score FROM ({}) AS gains GROUP BY number").format(given.text), given.values
    )
