"""The table ``project_values``: every value that documents state of a project, with the place of its newest statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import polars as pl

from pipeline.tables.frames import Row, frame
from pipeline.tables.project_choice import ONE_VALUE, PAID, Statement, agree, choose, has_value, statement_of
from pipeline.tables.schemas import TABLES

_LISTED: Final = frozenset({"partner", "participant", "funder", "evaluator", "municipality"})
"""Fields of which a project has as many values as documents state; all are shown."""
_OWN: Final = "own_contribution"
_UNNAMED: Final = ""
"""The payer that a statement does not name; other fields have none."""
_PLACE: Final = ("document_id", "char_start", "char_end", "page")
_STAMP: Final = ("run_id", "pipeline_version")

_Stated = tuple[Statement, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a project's field.

    Attributes:
        stated: the statements of it, the one that is shown or the newest first, with their rows.
        is_shown: whether ``projects`` or ``project_partners`` shows it.
        in_conflict: whether it cannot be right together with the one that is shown, or is shown and another cannot.
    """

    stated: tuple[_Stated, ...]
    is_shown: bool
    in_conflict: bool

    @property
    def statement(self) -> Statement:
        """The statement that stands for it."""
        return self.stated[0][0]

    @property
    def row(self) -> Mapping[str, Any]:
        """That statement's row."""
        return self.stated[0][1]


def values_by_project(statements: pl.DataFrame, named: pl.DataFrame) -> dict[str, list[Value]]:
    """The values of each project's fields; those that are shown before the others of their field.

    Values that can both be right, such as a year and a month of it, count as one.

    Args:
        statements: all rows of ``project_statements`` of the projects asked for.
        named: rows of ``entities``: those that the statements name.
    """
    codes = dict(named.select("entity_id", "official_code").iter_rows())
    fields: defaultdict[tuple[str, str, str], list[_Stated]] = defaultdict(list)
    for row in statements.sort("statement_id").iter_rows(named=True):
        statement = statement_of(row, codes)
        if has_value(statement):
            payer = statement.target or _UNNAMED if statement.field in PAID else _UNNAMED
            fields[row["project_entity_id"], statement.field, payer].append((statement, row))
    _give_to_payers(fields)
    found: defaultdict[str, list[Value]] = defaultdict(list)
    for (project, field, _), stated in sorted(fields.items()):
        found[project] += _several(stated) if field in _LISTED else _one(field, stated)
    return dict(found)


def _give_to_payers(fields: dict[tuple[str, str, str], list[_Stated]]) -> None:
    """Gives own contributions whose payer is not named to the one that the project's others name: the only one, or who pays as much."""
    for unnamed in [key for key in fields if key[1:] == (_OWN, _UNNAMED)]:
        named = [key for key in fields if key[:2] == unnamed[:2] and key != unnamed]
        for statement, row in fields.pop(unnamed):
            agreeing = [key for key in named if any(agree(statement, other) for other, _ in fields[key])]
            payers = named if len(named) == 1 else agreeing
            key = payers[0] if len(payers) == 1 else unnamed
            fields.setdefault(key, []).append((replace(statement, target=key[2] or None), row))


def _several(stated: Sequence[_Stated]) -> Iterator[Value]:
    groups: defaultdict[str, list[_Stated]] = defaultdict(list)
    for pair in _newest_first(stated):
        groups[pair[0].target or pair[0].value.casefold()].append(pair)
    return (Value(tuple(group), is_shown=True, in_conflict=False) for _, group in sorted(groups.items()))


def _one(field: str, stated: Sequence[_Stated]) -> Iterator[Value]:
    """The statements by value: first those that agree with the one shown, newest first in each."""
    best = choose([statement for statement, _ in stated])
    newest_first = _newest_first(stated)
    groups = [[pair for pair in newest_first if pair[0] == best]]
    for pair in newest_first:
        if pair[0] == best:
            continue
        group = next((group for group in groups if agree(pair[0], group[0][0])), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    differ = field in ONE_VALUE and len(groups) > 1
    return (Value(tuple(group), is_shown=place == 0, in_conflict=differ) for place, group in enumerate(groups))


def _newest_first(stated: Sequence[_Stated]) -> list[_Stated]:
    return sorted(stated, key=lambda pair: (-(pair[0].stated_on or date.min).toordinal(), pair[1]["statement_id"]))


def project_values(values: Mapping[str, Sequence[Value]]) -> pl.DataFrame:
    """The rows of ``project_values``."""
    rows = [
        row for project, found in sorted(values.items()) for row in _told_apart(_row(project, one) for one in found)
    ]
    return frame(TABLES["project_values"], rows)


def _row(project: str, value: Value) -> dict[str, object]:
    statement, row = value.stated[0]
    days = [other.stated_on for other, _ in value.stated if other.stated_on is not None]
    return {
        "project_entity_id": project,
        "field": statement.field,
        "value": statement.value,
        "is_shown": value.is_shown,
        "in_conflict": value.in_conflict,
        "target_entity_id": statement.target,
        "start": statement.start,
        "end": statement.end,
        "precision": statement.precision,
        "amount": statement.amount,
        "currency": statement.currency,
        "amount_dkk": statement.amount_dkk,
        "statements": len(value.stated),
        "documents": len({other["document_id"] for _, other in value.stated}),
        "first_stated_on": min(days, default=None),
        "last_stated_on": max(days, default=None),
        "statement_id": row["statement_id"],
        **{column: row[column] for column in _PLACE},
        **{column: max(other[column] for _, other in value.stated) for column in _STAMP},
    }


def _told_apart(rows: Iterator[dict[str, object]]) -> Iterator[Row]:
    """The rows; of two of a field that print the same words ("i efteråret") the later ones have their place among them behind."""
    seen: defaultdict[tuple[object, object], int] = defaultdict(int)
    for row in rows:
        same = row["field"], row["value"]
        seen[same] += 1
        if seen[same] > 1:
            row["value"] = f"{row['value']} ({seen[same]})"
        yield row
