"""Where statements of a project differ: the table ``project_conflicts``, and a row of ``issues`` at each value that is not shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import polars as pl

from pipeline.ids import stable_id
from pipeline.tables.frames import Row, frame
from pipeline.tables.project_choice import PAID
from pipeline.tables.schemas import TABLES

_OWN: Final = tuple(column.name for column in TABLES["project_conflicts"].columns)
_OF_ISSUE: Final = ("document_id", "char_start", "char_end", "page", "run_id", "pipeline_version")


def project_conflicts(values: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of ``project_conflicts``, and of ``issues`` for those that are not shown.

    A field is in conflict where a statement cannot be right together with the one that is shown.

    Args:
        values: all rows of ``project_values`` of the projects asked for.
    """
    conflicts = values.filter("in_conflict")
    places = ("project_entity_id", "field", "_payer")
    payer = pl.when(pl.col("field").is_in(PAID)).then("target_entity_id").alias("_payer")
    told = conflicts.with_columns(payer)
    shown = told.filter("is_shown").select(*places, best="value", best_on="last_stated_on")
    differing = told.filter(~pl.col("is_shown")).join(shown, on=places, how="left", nulls_equal=True)
    issues = [_issue(row) for row in differing.sort("statement_id").iter_rows(named=True)]
    return conflicts.select(_OWN), frame(TABLES["issues"], issues)


def issue_ids(conflicts: pl.DataFrame) -> Collection[str]:
    """The identifiers of the rows of ``issues`` that belong to rows of ``project_conflicts``."""
    names = conflicts.filter(~pl.col("is_shown")).select("project_entity_id", "field", "statement_id")
    return {_issue_id(*row) for row in names.iter_rows()}


def _issue_id(project: object, name: object, statement_id: object) -> str:
    return stable_id("iss", "project", str(project), str(name), str(statement_id))


def _issue(row: Mapping[str, Any]) -> Row:
    when = f" (stated {row['best_on']})" if row["best_on"] else ""
    return {
        "issue_id": _issue_id(row["project_entity_id"], row["field"], row["statement_id"]),
        "kind": "project_conflict",
        "message": f"The project’s {row['field']} is “{row['value']}” here and “{row['best']}” elsewhere{when}, which is shown.",
        "severity": "info",
        **{column: row[column] for column in _OF_ISSUE},
    }
