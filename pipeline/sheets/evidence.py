"""Rows, the names of what they mention, and the places of the documents that state them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Protocol

import polars as pl

from pipeline.resources import gazetteer

Row = Mapping[str, Any]

LATEST = 25
"""Rows of a long list that a sheet holds; the rest is in the tables."""

PART = 40_000
"""Characters of a text that are shown together."""

_DOCUMENT = ("document_id", "title", "source_uri", "published_on", "text")


class Tables(Protocol):
    """What rows are read from: the lake, or a snapshot of it."""

    def rows_of(self, name: str, values: Collection[str | int], column: str = "document_id") -> pl.DataFrame:
        """The rows of a table whose ``column`` is one of ``values``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, and its words: characters ``[char_start, char_end)`` of the document's text."""

    document_id: str
    title: str | None
    source_uri: str
    published_on: date | None
    page: int | None
    words: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A row, and the places that state it."""

    row: Row
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of a long list: how many rows there are, how many come before this part, and the part."""

    total: int
    skipped: int
    rows: tuple[Stated, ...]


@dataclass(slots=True)
class Evidence:
    """Reads rows, the names of entities, and the words of documents; each document once."""

    tables: Tables
    _documents: dict[str, Row] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def frame(self, table: str, column: str, values: Iterable[str | int]) -> pl.DataFrame:
        """The rows of a table whose column is one of the values.

        Raises:
            LakeError: where the table cannot be read.
        """
        return self.tables.rows_of(table, list(values), column)

    def rows(self, table: str, column: str, *values: str) -> list[Row]:
        """The same as rows by name; raises as ``frame`` does."""
        return list(self.frame(table, column, values).iter_rows(named=True)) if values else []

    def stated(self, rows: Sequence[Row]) -> tuple[Stated, ...]:
        """Rows with their sources."""
        return tuple(Stated(row, sources) for row, sources in zip(rows, self.sources(rows), strict=True))

    def newest(self, rows: pl.DataFrame, by: str, skip: int = 0) -> Listing:
        """A part of some rows, the newest first by a column of days and the undated last."""
        ordered = rows.sort(by, descending=True, nulls_last=True, maintain_order=True)
        part = ordered.slice(skip, LATEST)
        return Listing(rows.height, skip, self.stated(list(part.iter_rows(named=True))))

    def names(self, entity_ids: Iterable[str | None]) -> Mapping[str, str]:
        """The names of entities by id; one that has no row is its own name."""
        missing = {entity_id for entity_id in entity_ids if entity_id is not None} - self._names.keys()
        if missing:
            known = self.frame("entities", "entity_id", missing).select("entity_id", "name")
            self._names |= {entity_id: entity_id for entity_id in missing} | dict(known.drop_nulls().iter_rows())
        return self._names

    def authority(self, entity_id: str | None) -> str | None:
        """The name of a municipality or region by the id that its official code gives, whether a document mentions it or not."""
        if entity_id is None:
            return None
        name = self.name(entity_id)
        kind, _, code = entity_id.rpartition("-")
        return official_names(kind).get(code.lstrip("0"), name) if name == entity_id else name

    def name(self, entity_id: str) -> str:
        """The name of one entity."""
        return self.names([entity_id])[entity_id]

    def named(self, rows: Iterable[Row], *columns: str) -> list[Row]:
        """Rows with the name of the entity in ``organisation_entity_id`` as ``organisation_name``, and so on."""
        found = list(rows)
        names = self.names(row[column] for row in found for column in columns)
        return [
            {**row, **{f"{column.removesuffix('entity_id')}name": names.get(row[column]) for column in columns}}
            for row in found
        ]

    def sources(self, rows: Sequence[Row]) -> list[tuple[Source, ...]]:
        """For each row the place that states it; () for one that has none."""
        missing = {str(row["document_id"]) for row in rows if row.get("document_id")} - self._documents.keys()
        if missing:
            found = self.frame("documents", "document_id", missing).select(_DOCUMENT)
            self._documents |= {row["document_id"]: row for row in found.iter_rows(named=True)}
        return [self._source(row) for row in rows]

    def _source(self, row: Row) -> tuple[Source, ...]:
        document = self._documents.get(row.get("document_id") or "")
        start, end = row.get("char_start"), row.get("char_end")
        if document is None or start is None or end is None:
            return ()
        source = Source(
            document_id=document["document_id"],
            title=document["title"],
            source_uri=document["source_uri"],
            published_on=document["published_on"],
            page=row.get("page"),
            words=document["text"][start:end],
            char_start=start,
            char_end=end,
        )
        return (source,)


@cache
def official_names(kind: str) -> Mapping[str, str]:
    """The official names of the municipalities or regions by code; none of another kind.

    >>> official_names("region")["1085"], official_names("person")
    ('Region Sjælland', {})
    """
    files = {"municipality": "municipalities.csv", "region": "regions.csv"}
    return {row["code"]: row["name"] for row in gazetteer(files[kind])} if kind in files else {}


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows as their documents are read."""
    return sorted(rows, key=lambda row: (row["document_id"], row["char_start"] or 0))


def part_of(start: int, end: int, at: int) -> tuple[int, int]:
    """The part of a long text ``[start, end)`` that holds a place; the whole of a short one.

    >>> part_of(100, 900, 0), part_of(0, 100_000, 45_000)
    ((100, 900), (40000, 80000))
    """
    place = min(max(at, start), max(end - 1, start))
    first = start + (place - start) // PART * PART
    return first, min(first + PART, end)
