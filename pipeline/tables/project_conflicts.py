"""Where statements of a project differ: the table ``project_conflicts``, and a row of ``issues`` at each value that is not shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import polars as pl

from pipeline.ids import stable_id
from pipeline.tables.frames import Row, frame
from pipeline.tables.projects import LEAD, PROGRAMME, Statement, agree, chosen, statement_of
from pipeline.tables.schemas import TABLES

FIELDS: Final = ("full_name", "acronym", "strand", "website", "start", "end", PROGRAMME, LEAD)
"""Fields of which a project has one value; its status changes with time."""


def project_conflicts(statements: pl.DataFrame, named: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of ``project_conflicts``, and of ``issues`` for those that are not shown.

    A field is in conflict where a statement cannot be right together with the one that is shown. Values that can both be right,
    such as a year and a month of it, count as one.

    Args:
        statements: all rows of ``project_statements`` of the projects asked for.
        named: rows of ``entities``: those that the statements name.
    """
    codes = dict(named.select("entity_id", "official_code").iter_rows())
    by_project: defaultdict[str, list[tuple[Statement, Mapping[str, Any]]]] = defaultdict(list)
    for row in statements.filter(pl.col("field").is_in(FIELDS)).sort("statement_id").iter_rows(named=True):
        by_project[row["project_entity_id"]].append((statement_of(row, codes), row))
    rows: list[Row] = []
    issues: list[Row] = []
    for project, stated in sorted(by_project.items()):
        for name, best in sorted(chosen([statement for statement, _ in stated]).items()):
            values = _values([pair for pair in stated if pair[0].field == name], best)
            if len(values) > 1:
                found = [_row(project, name, value, is_shown=value is values[0]) for value in values]
                rows += _told_apart(found)
                issues += [_issue(row, value, best) for row, value in zip(found[1:], values[1:], strict=True)]
    return frame(TABLES["project_conflicts"], rows), frame(TABLES["issues"], issues)


_Stated = list[tuple[Statement, Mapping[str, Any]]]


def _values(stated: _Stated, best: Statement) -> list[_Stated]:
    """The statements of a field by value: first those that agree with the one shown, newest first in each."""
    newest_first = sorted(
        stated, key=lambda pair: (-(pair[0].stated_on or date.min).toordinal(), pair[1]["statement_id"])
    )
    groups: list[_Stated] = [[pair for pair in newest_first if pair[0] == best]]
    for pair in newest_first:
        if pair[0] == best or not _counts(pair[0]):
            continue
        group = next((group for group in groups if agree(pair[0], group[0][0])), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    return groups


def _counts(statement: Statement) -> bool:
    return bool(chosen([statement]))


def _row(project: str, name: str, value: _Stated, *, is_shown: bool) -> dict[str, object]:
    statement, row = value[0]
    days = [other.stated_on for other, _ in value if other.stated_on is not None]
    return {
        "project_entity_id": project,
        "field": name,
        "value": statement.value,
        "is_shown": is_shown,
        "target_entity_id": statement.target,
        "start": statement.start,
        "end": statement.end,
        "statements": len(value),
        "last_stated_on": max(days, default=None),
        "statement_id": row["statement_id"],
        **{column: max(other[column] for _, other in value) for column in ("run_id", "pipeline_version")},
    }


def _told_apart(rows: Sequence[dict[str, object]]) -> Iterator[dict[str, object]]:
    """The rows; of two that print the same words ("i efteråret") the later ones have their place among them behind."""
    seen: defaultdict[object, int] = defaultdict(int)
    for row in rows:
        seen[row["value"]] += 1
        if seen[row["value"]] > 1:
            row["value"] = f"{row['value']} ({seen[row['value']]})"
        yield row


def issue_ids(conflicts: pl.DataFrame) -> Collection[str]:
    """The identifiers of the rows of ``issues`` that belong to rows of ``project_conflicts``."""
    names = conflicts.filter(~pl.col("is_shown")).select("project_entity_id", "field", "statement_id")
    return {_issue_id(*row) for row in names.iter_rows()}


def _issue_id(project: object, name: object, statement_id: object) -> str:
    return stable_id("iss", "project", str(project), str(name), str(statement_id))


def _issue(row: Mapping[str, object], value: _Stated, best: Statement) -> Row:
    statement, source = value[0]
    when = f" (stated {best.stated_on})" if best.stated_on else ""
    return {
        "issue_id": _issue_id(row["project_entity_id"], row["field"], row["statement_id"]),
        "kind": "project_conflict",
        "message": f"The project’s {row['field']} is “{statement.value}” here and “{best.value}” elsewhere{when}, which is shown.",
        "severity": "info",
        **{
            column: source[column]
            for column in ("document_id", "char_start", "char_end", "page", "run_id", "pipeline_version")
        },
    }
