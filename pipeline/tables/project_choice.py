"""Which of several statements of a project's field is shown: the rule, in one place.

Shown is what the newest statement says, or an older one that agrees with it and says it more exactly:

- a date: the shortest period that lies within the newest one ("maj 2019" for "2019");
- a programme: the strand or generation under the newest one ("Interreg 5A" for "Interreg"), and the programme that a body hands out
  ("Regionalfonden" for "Danmarks Erhvervsfremmebestyrelse");
- money: the sum with most digits that the newest one rounds ("2.087.350 euro" for "2,1 mio. euro"); each payer is
  asked for a sum, grants one and contributes one of its own, so that only statements of one payer are held against each other;
- everything else: the newest, of one day the longest, then the first by alphabet.

Statements without a date of their own count as the oldest. What is not shown stays beside it in ``project_values``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from pipeline.resources import gazetteer
from pipeline.tables.schemas import TABLES

PROGRAMME: Final = "programme_entity_id"
LEAD: Final = "lead"
WORDS: Final = ("full_name", "acronym", "strand", "website")
DATES: Final = ("start", "end")
MONEY: Final = ("budget", "applied_for", "grant", "own_contribution")
PAID: Final = frozenset({"applied_for", "grant", "own_contribution"})
"""Money of which each payer has its own."""
DESCRIPTION: Final = "description"
STATUS: Final = "status"
ONE_VALUE: Final = (*WORDS, *DATES, PROGRAMME, LEAD, *MONEY)
"""Fields of which a project, or a payer in it, has one value; two that differ are in conflict. Its status changes with time, and it
may be described in many ways."""

_STATUSES: Final = frozenset(next(column.values for column in TABLES["projects"].columns if column.name == STATUS))
_PRECISIONS: Final = ("day", "week", "month", "season", "quarter", "half", "year")
_HAND_OUT: Final = frozenset({"erhvervsfremmebestyrelsen", "vaekstforum"})
"""Listed programmes that are also bodies which hand out money of others."""
_HANDED_OUT: Final = frozenset({"erdf", "esf", "react-eu", "jtf"})
_ADDRESS: Final = re.compile(r"^(?:https?://)?(?:www\.)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a row of ``project_statements`` says.

    Attributes:
        target: the entity that the value names, or that pays it.
        code: the official code of that entity.
        amount: money, in units of ``currency``.
    """

    field: str
    value: str = ""
    stated_on: date | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    target: str | None = None
    code: str | None = None
    amount: float | None = None
    currency: str | None = None
    amount_dkk: float | None = None


def statement_of(row: Mapping[str, Any], codes: Mapping[str, str | None]) -> Statement:
    """What a row of ``project_statements`` says; ``codes`` are the official codes of entities."""
    return Statement(
        field=row["field"] or "",
        value=row["value"] or "",
        stated_on=row["stated_on"],
        start=row["start"],
        end=row["end"],
        precision=row["precision"],
        target=row["target_entity_id"],
        code=codes.get(row["target_entity_id"]),
        amount=row["amount"],
        currency=row["currency"],
        amount_dkk=row["amount_dkk"],
    )


def chosen(statements: Sequence[Statement]) -> dict[str, Statement]:
    """By field: the statement whose value is shown.

    >>> year = Statement(field="start", value="2019", start=date(2019, 1, 1), end=date(2019, 12, 31), precision="year",
    ...                  stated_on=date(2024, 1, 1))
    >>> month = Statement(field="start", value="maj 2019", start=date(2019, 5, 1), end=date(2019, 5, 31),
    ...                   precision="month", stated_on=date(2020, 1, 1))
    >>> chosen([month, year])["start"].value
    'maj 2019'
    """
    by_field: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_field[statement.field].append(statement)
    best = {name: choose(found) for name, found in by_field.items()}
    return {name: statement for name, statement in best.items() if statement is not None}


def choose(statements: Sequence[Statement]) -> Statement | None:
    """The statement of those of one field whose value is shown; None where none has a value of that field."""
    newest_first = sorted(filter(has_value, statements), key=_newest_first)
    if not newest_first:
        return None
    newest = newest_first[0]
    exactness = _EXACTNESS.get(newest.field)
    if exactness is None:
        return newest
    return max((one for one in newest_first if _refines(one, newest)), key=exactness)


def has_value(statement: Statement) -> bool:
    """Whether a statement has what its field is about: a date, an entity, a sum, a known status."""
    match statement.field:
        case "start" | "end":
            return statement.start is not None and statement.end is not None
        case "status":
            return statement.value in _STATUSES
        case "programme_entity_id" | "lead":
            return statement.target is not None
        case "budget" | "applied_for" | "grant" | "own_contribution":
            return statement.amount is not None
        case _:
            return True


def agree(one: Statement, other: Statement) -> bool:
    """Whether two statements of one field can both be right.

    The same words, a period within the other, a strand of the programme, a sum that rounds the other or stands in another currency.

    >>> agree(Statement(field="website", value="https://www.fjord.example/"), Statement(field="website", value="fjord.example"))
    True
    """
    if one.field == LEAD:
        return one.target == other.target
    if one.field in _EXACTNESS:
        other_money = one.field in MONEY and one.currency != other.currency
        return other_money or _refines(one, other) or _refines(other, one)
    return _bare(one.value) == _bare(other.value)


def _refines(one: Statement, other: Statement) -> bool:
    """Whether a statement says the same as another, as exactly or more so."""
    if one.field in DATES:
        if not (one.start and one.end and other.start and other.end):
            return False
        return other.start <= one.start and one.end <= other.end
    if one.field == PROGRAMME:
        handed_out = other.code in _HAND_OUT and not _HANDED_OUT.isdisjoint(_lineage(one.code))
        return one.target == other.target or handed_out or (other.code is not None and other.code in _lineage(one.code))
    if one.amount is None or other.amount is None:
        return False
    if one.currency != other.currency:
        return False
    return abs(one.amount - other.amount) <= _rounding(other.amount) and _digits(one.amount) >= _digits(other.amount)


def _bare(value: str) -> str:
    return "".join(character for character in _ADDRESS.sub("", value.casefold()) if character.isalnum())


def _newest_first(statement: Statement) -> tuple[int, int, str, str]:
    """Newest first; of one day the longest, then by alphabet."""
    day = statement.stated_on.toordinal() if statement.stated_on else 0
    return -day, -len(statement.value), statement.value, statement.target or ""


def _fineness(statement: Statement) -> int:
    precision = statement.precision
    return -(_PRECISIONS.index(precision) if precision in _PRECISIONS else len(_PRECISIONS))


def _depth(statement: Statement) -> int:
    return 0 if statement.code in _HAND_OUT else len(_lineage(statement.code))


def _digits_of(statement: Statement) -> int:
    return _digits(statement.amount or 0.0)


_EXACTNESS: Final[Mapping[str, Callable[[Statement], int]]] = {
    **dict.fromkeys(DATES, _fineness),
    PROGRAMME: _depth,
    **dict.fromkeys(MONEY, _digits_of),
}
"""By field: how exactly a statement says it, for fields that can be stated more and less so."""


def _digits(amount: float) -> int:
    """The digits of a sum before its closing zeros.

    >>> _digits(2_100_000.0), _digits(2_087_350.0)
    (2, 6)
    """
    return len(str(round(amount)).rstrip("0"))


def _rounding(amount: float) -> float:
    """How far a sum may be from the exact one that it rounds: half a unit of its last digit, at most a tenth of the sum."""
    whole = str(round(amount))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(min(10**zeros / 2, abs(amount) / 10))


def _lineage(code: str | None) -> tuple[str, ...]:
    """A programme's code, then those of the programmes above it."""
    line: list[str] = []
    while code and code not in line:
        line.append(code)
        code = _parents().get(code)
    return tuple(line)


@cache
def _parents() -> Mapping[str, str]:
    return {row["id"]: row["parent_id"] for row in gazetteer("programmes.csv")}
