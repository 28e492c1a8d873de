"""The tables of a dataset in SQL, read as streams that are merged row by row: what formats of nested objects are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any, Final

import duckdb

from pipeline.export.rows import Rows, engine_options, literal, quoted

Row = dict[str, Any]
Select = Callable[[str], Iterator[Row]]
"""Gives the rows of a query in their order; several may be under way at once."""

_HELD: Final = 1000  # rows in memory at a time
_MEMORY: Final = "120MB"
"""Of each of the queries that are under way at once; what they sort and does not fit goes to files."""


@contextmanager
def queries(rows: Rows) -> Iterator[Select]:
    """Gives a function that runs SQL in which the dataset's tables have their names.

    Of tables that the dataset lacks nothing is known: a query that names one fails.
    """
    with duckdb.connect(config=engine_options(rows.folder) | {"memory_limit": _MEMORY}) as engine:
        for table in rows.tables:
            path = literal(rows.path(table.name))
            engine.execute(f"CREATE VIEW {quoted(table.name)} AS SELECT * FROM read_parquet({path})")

        def select(query: str) -> Iterator[Row]:
            found = engine.cursor().execute(query)
            names = [column[0] for column in found.description or ()]
            while batch := found.fetchmany(_HELD):
                for row in batch:
                    yield dict(zip(names, row, strict=True))

        yield select


def merged(parents: Iterable[Row], **children: Iterable[Row]) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each parent with its children of every kind.

    Args:
        parents: rows in the order of their ``id``, each once.
        children: rows in the order of ``id``, which is that of their parent; those whose parent is not there are passed over.

    >>> held = merged([{"id": "a"}, {"id": "c"}], votes=[{"id": "b"}, {"id": "c"}])
    >>> [(parent["id"], len(found["votes"])) for parent, found in held]
    [('a', 0), ('c', 1)]
    """
    streams = {name: _Groups(found) for name, found in children.items()}
    for parent in parents:
        yield parent, {name: stream.of(parent["id"]) for name, stream in streams.items()}


class _Groups:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: row["id"])
        self._next = next(self._groups, None)

    def of(self, key: str) -> list[Row]:
        while self._next is not None and self._next[0] < key:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != key:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def without_empty(value: Mapping[str, Any]) -> Row:
    """A mapping without the keys of what is not known: null, an empty text or an empty list.

    >>> without_empty({"name": "Byrådet", "role": None, "votes": [], "count": 0})
    {'name': 'Byrådet', 'count': 0}
    """
    return {name: found for name, found in value.items() if found is not None and found != "" and found != []}


def one_line(text: str | None) -> str | None:
    """A text with single blanks for all white space, as names are wanted; None where nothing is left.

    >>> one_line("Teknik- og\\nMiljøudvalget ")
    'Teknik- og Miljøudvalget'
    """
    return " ".join(text.split()) or None if text else None
