"""The shipped lists of names (``corpora/gazetteers``), each read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from pipeline.resources import resource


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a shipped list, column by name.

    >>> rows("municipalities.csv")[0]["name"]
    'København'
    """
    with resource("corpora", "gazetteers", name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several.

    >>> several("Kbh|Kbh.")
    ('Kbh', 'Kbh.')
    """
    return tuple(cell.split("|")) if cell else ()


@cache
def first_names() -> frozenset[str]:
    """Given names common in Denmark, as written.

    >>> "Birgitte" in first_names()
    True
    """
    return frozenset(row["name"] for row in rows("first_names.csv"))
