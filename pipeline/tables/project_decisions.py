"""The table ``project_decisions``: what public bodies decided of projects and programmes, with the amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from pipeline.tables.corrected import Identities
from pipeline.tables.frames import frame
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

Row = Mapping[str, Any]

_TYPES: Final = ("project", "programme")
_PROJECT: Final = "prj_"
"""So an id begins, to which letters that a document takes for an organisation may redirect."""
_SOURCES: Final = {"title": "agenda_items", "decision": "decisions", "recommendation": "recommendations"}
_MONEY: Final = ("decision", "recommendation", "title")
"""Where the amount is looked for, first place first: what was decided goes before what was asked."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What the tables have of an agenda item: rows by part, and the amounts and mentions in it."""

    parts: Mapping[str, Sequence[Row]]
    amounts: Sequence[Row]
    mentions: Sequence[Row]


def project_decisions(store: Store, identities: Identities, item_ids: Collection[str]) -> pl.DataFrame:
    """A row of ``project_decisions`` for each project or programme that one of these agenda items concerns, and each of its decisions.

    An item concerns what its title, its recommendation or its decision names; where they name none, the only project that its text
    names. The amount is the only one in the decision's words, else in the recommendation, else in the title.

    Raises:
        LakeError: where a table cannot be read.
    """
    every = identities.mentions(store.rows_of("mentions", "item_id", item_ids))
    is_project = pl.col("entity_id").str.starts_with(_PROJECT)
    typed = every.with_columns(entity_type=pl.when(is_project).then(pl.lit("project")).otherwise("entity_type"))
    mentions = store.collect("mentions", typed.filter(pl.col("entity_type").is_in(_TYPES)))
    items = mentions["item_id"].unique()
    if items.is_empty():
        return frame(TABLES["project_decisions"], [])
    named, amounts = _grouped(mentions), _by_item(store, "amounts", items)
    parts = {part: _by_item(store, table, items) for part, table in _SOURCES.items()}
    rows: list[Row] = []
    for item_id in sorted(items):
        item = _Item({part: found[item_id] for part, found in parts.items()}, amounts[item_id], named[item_id])
        rows += _rows(item, _concerned(item))
    return frame(TABLES["project_decisions"], rows)


def items_naming(store: Store, entity_ids: Collection[str]) -> set[str]:
    """The agenda items that mention one of these entities.

    Raises:
        LakeError: where a table cannot be read.
    """
    if not entity_ids:
        return set()
    named = store.rows_of("mentions", "entity_id", entity_ids).select("item_id").drop_nulls().unique()
    return set(store.collect("mentions", named)["item_id"])


def _by_item(store: Store, table: str, items: pl.Series) -> defaultdict[str, list[Row]]:
    return _grouped(store.collect(table, store.rows_of(table, "item_id", items)))


def _grouped(rows: pl.DataFrame) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows.sort("char_start").iter_rows(named=True):
        found[row["item_id"]].append(row)
    return found


def _concerned(item: _Item) -> dict[str, str]:
    """The projects and programmes that an item concerns, and the first part that names them."""
    found = {
        mention["entity_id"]: part
        for part in reversed(_SOURCES)
        for mention in item.mentions
        if mention["entity_id"] is not None and any(_lies_in(mention, row) for row in item.parts[part])
    }
    projects = {mention["entity_id"] for mention in item.mentions if mention["entity_type"] == "project"} - {None}
    if len(projects) == 1 and not projects & found.keys():
        found[projects.pop()] = "text"
    return found


def _rows(item: _Item, concerned: Mapping[str, str]) -> Iterator[Row]:
    for decision in item.parts["decision"]:
        part, amount = _amount(item, decision)
        for entity_id, named_in in sorted(concerned.items()):
            yield {
                "entity_id": entity_id,
                "named_in": named_in,
                "amount_id": amount["amount_id"] if amount else None,
                "amount": amount["text"] if amount else None,
                "amount_dkk": amount["value_dkk"] if amount else None,
                "amount_in": part,
                **{
                    column: decision[column]
                    for column in (
                        "decision_id", "item_id", "meeting_id", "body", "date", "outcome", "run_id", "pipeline_version",
                    )
                },
            }  # fmt: skip


def _amount(item: _Item, decision: Row) -> tuple[str | None, Row | None]:
    """The part that states the decision's amount, and the amount; none where the first part with any states several."""
    for part in _MONEY:
        places = [decision] if part == "decision" else item.parts[part]
        inside = [amount for amount in item.amounts if any(_lies_in(amount, place) for place in places)]
        if inside:
            values = {(amount["value_dkk"], amount["currency"], amount["value"]) for amount in inside}
            return (part, inside[0]) if len(values) == 1 else (None, None)
    return None, None


def _lies_in(row: Row, place: Row) -> bool:
    return bool(place["char_start"] <= row["char_start"] and row["char_end"] <= place["char_end"])
