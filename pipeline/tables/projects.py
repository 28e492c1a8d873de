"""The tables ``projects`` and ``project_partners``: from what several documents state of a project to what is shown of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from pipeline.resources import gazetteer
from pipeline.tables.frames import frame
from pipeline.tables.schemas import TABLES

_WORDS = ("full_name", "acronym", "strand", "website")
PROGRAMME, LEAD = "programme_entity_id", "lead"
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?")
_PRECISIONS = ("day", "week", "month", "season", "quarter", "half", "year")
_STATUSES = frozenset(next(column.values for column in TABLES["projects"].columns if column.name == "status"))
_ROLES = next(column.values for column in TABLES["project_partners"].columns if column.name == "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a row of ``project_statements`` says; ``code`` is the official code of the entity that it names."""

    field: str
    value: str = ""
    stated_on: date | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    target: str | None = None
    code: str | None = None


def projects(
    entities: pl.DataFrame, statements: pl.DataFrame, named: pl.DataFrame, articles: pl.DataFrame
) -> pl.DataFrame:
    """A row of ``projects`` for each entity that is a project.

    Shown is what the newest statement says, or an older one that agrees with it and is more exact: a day within the year
    that it names, a strand of the programme that it names. The topic is that of most articles that state something of the
    project; of several the one with the lowest code.

    Args:
        entities: rows of ``entities``; those that are no projects count for nothing.
        statements: all rows of ``project_statements`` of these projects.
        named: rows of ``entities``: those that the statements name.
        articles: rows of ``articles``, those of the statements' documents at least.
    """
    codes = dict(named.select("entity_id", "official_code").iter_rows())
    topics = dict(articles.filter(pl.col("topic").is_not_null()).select("document_id", "topic").iter_rows())
    stated: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in statements.iter_rows(named=True):
        stated[row["project_entity_id"]].append(row)
    found = entities.filter(pl.col("entity_type") == "project").sort("entity_id")
    rows = [_project(entity, stated[entity["entity_id"]], codes, topics) for entity in found.iter_rows(named=True)]
    return frame(TABLES["projects"], rows)


def project_partners(statements: pl.DataFrame) -> pl.DataFrame:
    """A row of ``project_partners`` for each organisation in each role that a document states."""
    stated = statements.filter(pl.col("field").is_in(_ROLES) & pl.col("target_entity_id").is_not_null())
    grouped = stated.group_by(
        "project_entity_id", organisation_entity_id="target_entity_id", role="field", maintain_order=True
    )
    country = pl.col("country").drop_nulls().mode(maintain_order=False).sort().first()
    rows = grouped.agg(country, pl.col("run_id").max(), pl.col("pipeline_version").max())
    return frame(TABLES["project_partners"], rows.rows(named=True))


def shown(statements: Sequence[Statement]) -> dict[str, object]:
    """The columns of ``projects`` that statements fill, as far as they do.

    >>> year = Statement(field="start", value="2019", start=date(2019, 1, 1), end=date(2019, 12, 31), precision="year",
    ...                  stated_on=date(2024, 1, 1))
    >>> month = Statement(field="start", value="maj 2019", start=date(2019, 5, 1), end=date(2019, 5, 31),
    ...                   precision="month", stated_on=date(2020, 1, 1))
    >>> shown([month, year])["start"]
    datetime.date(2019, 5, 1)
    """
    best = chosen(statements)
    values: dict[str, object] = {name: best[name].value for name in (*_WORDS, "status") if name in best}
    for name in ("start", "end"):
        if name in best:
            day = best[name].start if name == "start" else best[name].end
            values |= {name: day, f"{name}_precision": best[name].precision}
    if PROGRAMME in best:
        values[PROGRAMME] = best[PROGRAMME].target
    return values


def chosen(statements: Sequence[Statement]) -> dict[str, Statement]:
    """By field: the statement whose value is shown, the newest or one that agrees with it and is more exact."""
    by_field: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=_newest_first):
        if _has_value(statement):
            by_field[statement.field].append(statement)
    best = {name: by_field[name][0] for name in (*_WORDS, "status", LEAD) if by_field[name]}
    for name in ("start", "end"):
        if by_field[name]:
            best[name] = _most_exact(by_field[name], _within, lambda statement: -_exactness(statement.precision))
    if by_field[PROGRAMME]:
        best[PROGRAMME] = _most_exact(by_field[PROGRAMME], _strand_of, lambda statement: len(_lineage(statement.code)))
    return best


def agree(one: Statement, other: Statement) -> bool:
    """Whether two statements of one field can both be right: the same words, a period within the other, a strand of the programme.

    >>> agree(Statement(field="website", value="https://www.fjord.example/"), Statement(field="website", value="fjord.example"))
    True
    """
    if one.field in ("start", "end"):
        return _within(one, other) or _within(other, one)
    if one.field == PROGRAMME:
        return _strand_of(one, other) or _strand_of(other, one)
    if one.field == LEAD:
        return one.target == other.target
    return _bare(one.value) == _bare(other.value)


def _has_value(statement: Statement) -> bool:
    if statement.field in ("start", "end"):
        return statement.start is not None and statement.end is not None
    if statement.field == "status":
        return statement.value in _STATUSES
    return statement.target is not None if statement.field in (PROGRAMME, LEAD) else True


def _bare(value: str) -> str:
    return "".join(character for character in _ADDRESS.sub("", value.casefold()) if character.isalnum())


def _project(
    entity: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    codes: Mapping[str, str | None],
    topics: Mapping[str, int],
) -> dict[str, object]:
    documents = {row["document_id"] for row in rows}
    found = Counter(topics[document] for document in documents if document in topics)
    values = shown([statement_of(row, codes) for row in rows])
    return {
        "entity_id": entity["entity_id"],
        "name": entity["name"],
        "acronym": entity["acronym"],
        "documents": len(documents),
        "topic": min(found, key=lambda topic: (-found[topic], topic), default=None),
        "run_id": max(row["run_id"] for row in (entity, *rows)),
        "pipeline_version": max(row["pipeline_version"] for row in (entity, *rows)),
    } | values


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
    )


def _newest_first(statement: Statement) -> tuple[int, int, str, str]:
    """Newest first; of one day the longest, then by alphabet."""
    day = statement.stated_on.toordinal() if statement.stated_on else 0
    return -day, -len(statement.value), statement.value, statement.target or ""


def _most_exact(
    newest_first: Sequence[Statement],
    agrees: Callable[[Statement, Statement], bool],
    exactness: Callable[[Statement], int],
) -> Statement:
    newest = newest_first[0]
    return max((statement for statement in newest_first if agrees(statement, newest)), key=exactness)


def _within(statement: Statement, newest: Statement) -> bool:
    if not (statement.start and statement.end and newest.start and newest.end):
        return False
    return newest.start <= statement.start and statement.end <= newest.end


def _exactness(precision: str | None) -> int:
    return _PRECISIONS.index(precision) if precision in _PRECISIONS else len(_PRECISIONS)


def _strand_of(statement: Statement, newest: Statement) -> bool:
    return statement.target == newest.target or (newest.code is not None and newest.code in _lineage(statement.code))


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
