"""Taking persons out of the rows of documents: their rows go, their names in all texts become blocks of the same length."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from pipeline.results import Row, Rows

BLOCK: Final = "\N{FULL BLOCK}"
_NAMED: Final = {"mentions": "text", "attendance": "person_name", "votes": "voter"}
"""The columns in which a table that has an entity_id has the name."""
_LOSING: Final = ("mentions", "attendance", "roles")
"""Tables whose rows say nothing without the person."""
_KEPT: Final = ("source_uri", "pipeline_version", "href")


def names_in(rows: Mapping[str, Iterable[Row]], persons: Collection[str]) -> dict[str, set[str]]:
    """The names under which persons appear in rows, by document_id.

    Args:
        persons: entity_ids.
    """
    found: dict[str, set[str]] = {}
    for table, column in _NAMED.items():
        for row in rows.get(table, ()):
            if row["entity_id"] in persons and row[column]:
                found.setdefault(str(row["document_id"]), set()).add(str(row[column]))
    return found


def redacted(rows: Rows, persons: Collection[str], names: Mapping[str, Collection[str]]) -> Rows:
    """The rows without the persons; offsets into the texts stay right.

    Args:
        names: what to blot out in the rows of each document, by document_id.

    >>> row = {"document_id": "d", "text": "ANNA HOLM og Anna Holms hus"}
    >>> redacted({"documents": [row]}, ["per_1"], {"d": ["Anna Holm"]})["documents"][0]["text"]
    '█████████ og █████████s hus'
    """
    patterns = {identity: _pattern(found) for identity, found in names.items() if found}
    return {
        table: [
            _blotted(row, patterns.get(str(row["document_id"])), persons)
            for row in found
            if not (table in _LOSING and row.get("entity_id") in persons)
        ]
        for table, found in rows.items()
    }


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """Any of the names, however its words are parted, with or without a genitive's s."""
    longest = sorted(names, key=len, reverse=True)
    any_of = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<!\w)(?:{any_of})(?=s?(?!\w))", re.IGNORECASE)


def _blotted(row: Row, pattern: re.Pattern[str] | None, persons: Collection[str]) -> Row:
    if pattern is None:
        return row
    return {column: _value(column, value, pattern, persons) for column, value in row.items()}


def _value(column: str, value: object, pattern: re.Pattern[str], persons: Collection[str]) -> object:
    if not isinstance(value, str) or column in _KEPT:
        return value
    if column.endswith("_id"):
        return None if value in persons else value
    return pattern.sub(lambda match: BLOCK * len(match[0]), value)
