"""Persons of a dataset under pseudonyms: the same person the same one in every table and in running text, roles kept.

A pseudonym is a keyed hash (HMAC-SHA-256): without the key nobody can tell whose it is by trying names, and the same key gives the
same pseudonyms in the next dataset. What no table names as a person is not found, which the report says.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import duckdb
import polars as pl

from pipeline.errors import UsageError
from pipeline.export.redaction import Edit, Key, Moves, edited, find_edits, key_of
from pipeline.export.rows import Rows, engine_options, sort_into
from pipeline.tables.schemas import TableSchema

SHORTEST_KEY: Final = 16  # bytes
_PERSON: Final = "per_"
_SHORTEST_SURNAME: Final = 4
_NAMES: Final = {  # by table: the column with a person's name, and the one with the person; None: only the name
    "mentions": ("text", "entity_id"),
    "attendance": ("person_name", "entity_id"),
    "votes": ("voter", "entity_id"),
    "entities": ("name", "entity_id"),
    "meetings": ("chair", None),
    "meeting_documents": ("chair", None),
}
_PARTIES: Final = ("attendance", "votes", "roles", "person_roles")
_DOCUMENT_COLUMNS: Final = ("superseded_by", "source_uri")
_DOCUMENT_ID: Final = re.compile("[0-9a-f]{64}")
_HASHED: Final = ("matter_key", "block", "item_keys")
"""Columns whose short forms of titles and names are only good for comparing."""
_EMPTIED: Final = ("href", "byline")
_OF_PERSONS: Final = ("entity_names", "entity_aliases", "entity_candidates")
"""Tables of the forms of names: the rows of persons are left out."""

ADVICE: Final = (
    "Names of politicians and officials are personal data too, and the documents are public: whoever finds the original finds the person. "
    "Give the dataset only to those who need it, under an agreement not to identify anyone, and keep the key apart from it. "
    "Persons that no table names, names in the addresses of web pages, nicknames, and descriptions that fit one person only "
    "('the headmaster of ...') are still there; identifiers of rows are hashes of their place in the original document."
)


@dataclass(slots=True)
class Replaced:
    """What was replaced, for the report.

    Attributes:
        persons: how many have a pseudonym, politicians how many were left as they are.
        in_texts: replacements in the documents' texts by kind.
        in_cells: replacements in other columns by kind.
    """

    persons: int = 0
    politicians: int = 0
    in_texts: Counter[str] = field(default_factory=Counter)
    in_cells: Counter[str] = field(default_factory=Counter)

    def report(self) -> dict[str, object]:
        """The report as JSON has it."""
        return {
            "persons_with_a_pseudonym": self.persons,
            "politicians_left": self.politicians,
            "replaced_in_texts": dict(sorted(self.in_texts.items())),
            "replaced_in_other_columns": dict(sorted(self.in_cells.items())),
            "how_well": "Persons are found as well as the language model and the grammars find them: "
            "the recall of persons on marked texts is in reports/entities.md of referat.",
            "advice": ADVICE,
        }


def pseudonymise(rows: Rows, folder: Path, key: bytes, *, keep_politicians: bool = False) -> tuple[Rows, Replaced]:
    """The rows with persons under pseudonyms and without e-mail addresses, telephone numbers, street addresses and CPR numbers.

    Characters are counted in the new texts. Documents have other identifiers, since the old ones are hashes of public files.

    Args:
        rows: as they are in the lake.
        folder: an empty one for the new rows.
        key: that nobody but the dataset's maker knows.
        keep_politicians: whether persons with a party are left as they are.

    Raises:
        UsageError: where the key is too short.
    """
    if len(key) < SHORTEST_KEY:
        raise UsageError(
            f"The key has {len(key)} bytes: too few to be safe.",
            hint=f"Make one of {SHORTEST_KEY} or more: openssl rand -hex 32.",
        )
    return _Pseudonymiser(rows, key, keep_politicians).write(folder)


class _Pseudonymiser:
    def __init__(self, rows: Rows, key: bytes, keep_politicians: bool) -> None:
        self._rows = rows
        self._key = key
        self._replaced = Replaced()
        self._there = {table.name for table in rows.tables}
        self._kept = self._politicians() if keep_politicians else set[str]()
        self._everywhere: dict[Key, str] = {}
        self._within: defaultdict[str, dict[Key, str]] = defaultdict(dict)
        self._tagged: defaultdict[str, list[Edit]] = defaultdict(list)
        self._moves: dict[str, Moves] = {}
        self._collect()

    def write(self, folder: Path) -> tuple[Rows, Replaced]:
        made = Rows(folder)
        # The documents come first: the places of all other rows are counted in their new texts.
        tables = sorted(self._rows.tables, key=lambda table: table.name != "documents")
        with duckdb.connect(config=engine_options(folder)) as engine:
            for table in tables:
                parts = folder / f"{table.name}.parts"
                parts.mkdir()
                for number, batch in enumerate(self._rows.batches(table.name)):
                    self._batch(table, batch).write_parquet(parts / f"{number:06d}.parquet")
                if not any(parts.iterdir()):
                    pl.DataFrame(schema=table.polars).write_parquet(parts / "0.parquet")
                sort_into(engine, table, parts / "*.parquet", made.path(table.name))
                for part in parts.iterdir():
                    part.unlink()
                parts.rmdir()
        return made, self._replaced

    def _politicians(self) -> set[str]:
        found: set[str] = set()
        for name in _PARTIES:
            if name in self._there:
                known = self._rows.scan(name).filter(pl.col("party").is_not_null()).select("entity_id")
                found.update(known.drop_nulls().unique().collect()["entity_id"])
        self._replaced.politicians = len(found)
        return found

    def _collect(self) -> None:
        """Gathers the names of all persons: whole ones count everywhere, single words and surnames in their document."""
        kept_names: set[Key] = set()
        persons: set[str] = set()
        surnames: defaultdict[str, dict[Key, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name, (column, owner) in _NAMES.items():
            if name not in self._there:
                continue
            for batch in self._rows.batches(name):
                for row in batch.iter_rows(named=True):
                    if not _is_person(name, row) or not row[column]:
                        continue
                    person = row[owner] if owner else None
                    key = key_of(row[column])
                    if not key:
                        continue
                    if person in self._kept:
                        kept_names.add(key)
                        continue
                    words = self._pseudonym(person, key, row.get("document_id"))
                    persons.add(words)
                    if name == "mentions" and row["char_start"] is not None:
                        place = (row["char_start"], row["char_end"])
                        self._tagged[row["document_id"]].append(Edit(*place, words, "person"))
                    if len(key) > 1:
                        self._everywhere.setdefault(key, words)
                    if row.get("document_id"):
                        self._within[row["document_id"]].setdefault(key, words)
                        if len(key) > 1 and len(key[-1]) >= _SHORTEST_SURNAME:
                            surnames[row["document_id"]][key[-1:]].add(words)
        for document_id, found in surnames.items():
            for key, bearers in found.items():
                if len(bearers) == 1:
                    self._within[document_id].setdefault(key, next(iter(bearers)))
        for key in kept_names:
            self._everywhere.pop(key, None)
        self._replaced.persons = len(persons)

    def _pseudonym(self, person: str | None, key: Key, document_id: str | None) -> str:
        """Of a person, or of whom the name means in the document, or of the name alone."""
        known = self._within.get(document_id or "", {}).get(key) or self._everywhere.get(key)
        if person is None and known:
            return known
        return f"Person {self._hash('person', person or ' '.join(key))[:10].upper()}"

    def _hash(self, purpose: str, value: str) -> str:
        return hmac.new(self._key, f"{purpose}\x1f{value}".encode(), hashlib.sha256).hexdigest()

    def _batch(self, table: TableSchema, batch: pl.DataFrame) -> pl.DataFrame:
        found = [new for row in batch.iter_rows(named=True) if (new := self._row(table, row)) is not None]
        return pl.DataFrame(found, schema=table.polars, orient="row")

    def _row(self, table: TableSchema, row: dict[str, object]) -> dict[str, object] | None:
        """The row as it may be seen; None where it may not."""
        if table.name == "contacts" and row["kind"] != "url":
            return None
        if table.name in _OF_PERSONS and self._is_hidden(row["entity_id"]):
            return None
        document_id = str(row.get("document_id") or "")
        names = (self._within.get(document_id, {}), self._everywhere)
        new = {
            column.name: row[column.name] if column.values else self._cell(column.name, row[column.name], names)
            for column in table.columns
        }
        if table.name == "documents" and isinstance(text := row["text"], str):
            edits = find_edits(text, names, self._tagged.get(document_id, ()))
            self._moves[document_id] = Moves.of(edits)
            self._replaced.in_texts.update(edit.kind for edit in edits)
            new["text"] = edited(text, edits)
            new["characters"] = len(str(new["text"]))
        start, end = row.get("char_start"), row.get("char_end")
        if isinstance(start, int) and isinstance(end, int) and document_id in self._moves:
            new["char_start"], new["char_end"] = self._moves[document_id].span(start, end)
        if table.name in _NAMES and _is_person(table.name, row):
            column, owner = _NAMES[table.name]
            person, name = row[owner] if owner else None, row[column]
            if isinstance(name, str) and person not in self._kept and (key := key_of(name)):
                new[column] = self._pseudonym(str(person) if person else None, key, document_id)
            if self._is_hidden(person):
                new |= {other: None for other in ("acronym", "name") if other in new and other != column}
        return new

    def _cell(self, column: str, value: object, names: tuple[Mapping[Key, str], ...]) -> object:
        if not isinstance(value, str):
            return value
        if column in _DOCUMENT_COLUMNS or (column.endswith("_id") and _DOCUMENT_ID.fullmatch(value)):
            return ("urn:referat:" if column == "source_uri" else "") + self._hash("document", value)
        if column in _HASHED:
            return self._hash("title", value)[:16]
        if column in _EMPTIED:
            return None
        if column.endswith("_id"):
            return _PERSON + self._hash("entity", value)[:16] if self._is_hidden(value) else value
        edits = find_edits(value, names)
        self._replaced.in_cells.update(edit.kind for edit in edits)
        return edited(value, edits) if edits else value

    def _is_hidden(self, entity_id: object) -> bool:
        return isinstance(entity_id, str) and entity_id.startswith(_PERSON) and entity_id not in self._kept


def _is_person(table: str, row: Mapping[str, object]) -> bool:
    if table == "votes":
        return row["voter_kind"] == "person"
    return row.get("entity_type", "person") == "person"
