"""What a sheet says: sections of facts, each fact with the places of the documents that state it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.tables.lake import Lake

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, and its words."""

    document_id: str
    title: str | None
    source_uri: str
    published_on: date | None
    page: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known.

    Attributes:
        label: what it is about, such as "lead".
        value: in words.
        identity: what the value names, where it has an identifier of its own.
        sources: the places that state it; none where it is derived from many.
    """

    label: str
    value: str
    identity: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(slots=True)
class Evidence:
    """Reads rows, the names of entities, and the words of documents; each document once."""

    lake: Lake
    _documents: dict[str, Row] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def rows(self, table: str, column: str, *values: str) -> list[Row]:
        """The rows of a table whose column is one of the values.

        Raises:
            LakeError: where the table cannot be read.
        """
        return list(self.lake.rows_of(table, values, column).iter_rows(named=True))

    def names(self, entity_ids: Iterable[str | None]) -> Mapping[str, str]:
        """The names of entities by id; one that has no row is its own name."""
        missing = {entity_id for entity_id in entity_ids if entity_id is not None} - self._names.keys()
        if missing:
            known = self.lake.rows_of("entities", missing, "entity_id").select("entity_id", "name")
            self._names |= {entity_id: entity_id for entity_id in missing} | dict(known.drop_nulls().iter_rows())
        return self._names

    def name(self, entity_id: str) -> str:
        """The name of one entity."""
        return self.names([entity_id])[entity_id]

    def sources(self, rows: Sequence[Row]) -> list[tuple[Source, ...]]:
        """For each row the place that states it; () for one that has none."""
        missing = {str(row["document_id"]) for row in rows if row.get("document_id")} - self._documents.keys()
        if missing:
            columns = ("document_id", "title", "source_uri", "published_on", "text")
            found = self.lake.rows_of("documents", missing).select(columns).unique("document_id", keep="any")
            self._documents |= {row["document_id"]: row for row in found.iter_rows(named=True)}
        return [self._source(row) for row in rows]

    def decided(self, rows: Sequence[Row]) -> list[tuple[Source, ...]]:
        """For each row that names a decision the place that states the decision."""
        named = {row["decision_id"] for row in rows if row["decision_id"]}
        words = {row["decision_id"]: row for row in self.rows("decisions", "decision_id", *named)}
        return self.sources([words.get(row["decision_id"], {}) for row in rows])

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
        )
        return (source,)


def section(heading: str, facts: Iterable[Fact]) -> tuple[Section, ...]:
    """A section, none where it has no facts."""
    found = tuple(facts)
    return (Section(heading, found),) if found else ()


def in_words(*parts: object, separator: str = " · ") -> str:
    """The parts that say something, on one line.

    >>> in_words("lead", None, date(2024, 5, 1))
    'lead · 2024-05-01'
    """
    return separator.join(str(part) for part in parts if part not in (None, ""))


def period(first: date | None, last: date | None) -> str | None:
    """Two days as a period, one where they are the same.

    >>> period(date(2020, 1, 1), date(2022, 1, 1)), period(date(2020, 1, 1), date(2020, 1, 1))
    ('2020-01-01 to 2022-01-01', '2020-01-01')
    """
    days = sorted({day for day in (first, last) if day is not None})
    return " to ".join(day.isoformat() for day in days) or None


def newest_first(rows: Iterable[Row], column: str) -> list[Row]:
    """Rows by a day, the undated last."""
    return sorted(rows, key=lambda row: row[column] or date.min, reverse=True)
