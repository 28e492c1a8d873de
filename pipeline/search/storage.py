"""The tantivy index on disk: its fields, entries put in and taken out, and never a half commit.

The folder's name says what the index was made with (fields, word lists); one made with others is no longer looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import tantivy

from pipeline.errors import LakeError
from pipeline.search import labels
from pipeline.search.analysis import FieldTexts, field_texts, stems
from pipeline.search.entries import Entry
from pipeline.search.named import NAMED_KINDS
from pipeline.search.names import name_key
from pipeline.text.compounds import CONSTITUENTS

_FORMAT = 4  # count up when fields or analysis change
_HEAP = 128 * 1024 * 1024
_STORED = 200_000  # characters of a text kept to be shown
FACETS = ("kind", "type", "municipality", "programme", "body", "outcome", "topic")
"""Fields that hold codes (of bodies, names): counted, and what filters look at."""

_NOT_SHOWN = ("words", "about", "sums", "bodies")
_SHOWN = tuple(attribute.name for attribute in fields(Entry) if attribute.name not in _NOT_SHOWN)
_NOTED = ("owner", "stamp")
_OWN_FOLDER = re.compile(r"\d+-[0-9a-f]{12}")


@cache
def schema() -> tantivy.Schema:
    """The fields: texts in five forms, names, codes, sums, what sorts, and what is shown."""
    builder = tantivy.SchemaBuilder()
    for text in ("title", "text", "name", "muted"):
        for form in ("exact", "stem", "parts", "folded"):
            builder.add_text_field(f"{text}_{form}", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{text}_word", tokenizer_name="whitespace", index_option="freq")
    for form in ("parts", "folded"):
        builder.add_text_field(f"body_{form}", tokenizer_name="whitespace", index_option="position")
    for name in ("owner", "id", "item", "key", "about"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("sum", indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


class Storage:
    """The index in one folder (``data/index``): read by many, written by one at a time."""

    def __init__(self, path: Path) -> None:
        self._root = path
        self._folder = path / _name()
        self._segments = self._folder / "segments"
        self._note = self._folder / "indexed.parquet"
        self._opened: tuple[object, tantivy.Searcher] | None = None

    @property
    def folder(self) -> Path:
        """Where this index lies, and what else is made from its entries."""
        return self._folder

    def searcher(self) -> tantivy.Searcher:
        """The index as of its last commit.

        Raises:
            LakeError: where there is none, or it is damaged.
        """
        try:
            state = self._segments.stat().st_ino, (self._segments / "meta.json").stat().st_mtime_ns
            if self._opened is None or self._opened[0] != state:
                self._opened = state, tantivy.Index.open(str(self._segments)).searcher()
        except FileNotFoundError:
            hint = "`referat run` makes it from the tables."
            raise LakeError(f"There is no search index in {self._root}.", hint=hint) from None
        except (OSError, ValueError) as error:
            hint = "`referat run` makes it from the tables again; if it does not, delete the folder first."
            raise LakeError(f"The search index in {self._root} is damaged: {error}.", hint=hint) from error
        return self._opened[1]

    def indexed(self) -> pl.DataFrame | None:
        """owner and stamp of what is in the index, as noted after its last commit; None where that is not known."""
        try:
            note = pl.read_parquet(self._note)
            self.searcher()
        except (OSError, LakeError, pl.exceptions.PolarsError):
            return None
        return note

    def write(self, entries: Iterable[Entry], note: pl.DataFrame, *, gone: Collection[str] | None) -> int:
        """Takes out the entries of the owners ``gone`` and puts others in, all in one commit.

        Args:
            entries: to put in; the owners of those that the index may hold are among ``gone``.
            note: owner and stamp of everything that the index holds then.
            gone: owners; None takes everything out, and makes the index anew where it cannot be opened.

        Returns:
            How many entries were put in.

        Raises:
            LakeError: where the index cannot be written, or another process is writing it.
        """
        if gone is None and self._folder.exists() and not self._is_sound():
            shutil.rmtree(self._folder)
        try:
            self._segments.mkdir(parents=True, exist_ok=True)
            writer = tantivy.Index(schema(), path=str(self._segments)).writer(_HEAP, 1)
        except (OSError, ValueError) as error:
            busy = "LockBusy" in str(error)
            reason = "another run is writing it" if busy else str(error).splitlines()[0]
            raise LakeError(f"The search index in {self._root} cannot be written: {reason}.") from error
        try:
            count = self._fill(writer, entries, gone)
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()  # lets go of the lock
        partial = self._note.with_suffix(".partial")
        note.select(_NOTED).write_parquet(partial)
        partial.replace(self._note)
        for other in self._root.iterdir():
            if _OWN_FOLDER.fullmatch(other.name) and other != self._folder:
                shutil.rmtree(other)
        return count

    def _fill(self, writer: tantivy.IndexWriter, entries: Iterable[Entry], gone: Collection[str] | None) -> int:
        writer.garbage_collect_files()  # a killed writer leaves files whose names the next commit would want
        if gone is None:
            writer.delete_all_documents()
        else:
            for owner in gone:
                writer.delete_documents_by_term("owner", owner)
        count = 0
        for entry in entries:
            writer.add_document(_document(entry))
            count += 1
        writer.commit()
        return count

    def _is_sound(self) -> bool:
        try:
            self.searcher()
        except LakeError:
            return False
        return True


def shown_entry(document: tantivy.Document) -> Entry:
    """The entry that a document of the index was made from, its text perhaps shortened."""
    values: dict[str, Any] = json.loads(document["shown"][0])
    values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Entry(**values | {"date": date.fromisoformat(values["date"]) if values["date"] else None})


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    title, rest, named = entry.title, f"{entry.text}\n{entry.words}", ""
    if entry.kind == "decision":
        title, rest = "", f"{title}\n{rest}"  # its item has the title, and goes first
    elif entry.kind in NAMED_KINDS:
        title, rest, named = "", "", f"{title}\n{rest}"
    muted = {stems(name) for name in entry.bodies}
    quiet: list[str] = []
    for name, text in (("title", title), ("text", rest), ("name", named)):
        telling, rest_of_it = field_texts(text, muted)
        quiet.append(rest_of_it)
        _add(document, name, telling)
    _add(document, "muted", field_texts(" ".join(quiet))[0])
    body, _ = field_texts(entry.body or "")
    document.add_text("body_parts", body.parts)
    document.add_text("body_folded", body.folded)
    for field, value in (("owner", entry.owner), ("id", entry.id), ("item", entry.item_id)):
        if value:
            document.add_text(field, value)
    for name in entry.names:
        document.add_text("key", name_key(name))
    for identity in entry.about:
        document.add_text("about", identity)
    for kroner in entry.sums:
        document.add_unsigned("sum", kroner)
    for facet, codes in _codes(entry).items():
        for code in codes:
            document.add_text(facet, code)
    if entry.date:
        document.add_unsigned("year", entry.date.year)
    document.add_unsigned("order", _order(entry))
    values = {name: getattr(entry, name) for name in _SHOWN}
    values |= {"date": entry.date and entry.date.isoformat(), "text": entry.text[:_STORED]}
    document.add_bytes("shown", json.dumps(values, ensure_ascii=False).encode())
    return document


def _add(document: tantivy.Document, text: str, fields: FieldTexts) -> None:
    for form, terms in fields._asdict().items():
        document.add_text(f"{text}_{form}", terms)


def _codes(entry: Entry) -> Mapping[str, Iterable[str]]:
    """The values of the entry for each facet; a programme counts among those above it too."""
    return {
        "kind": (entry.kind,),
        "type": (entry.item_type,) if entry.item_type else (),
        "municipality": entry.municipalities,
        "programme": dict.fromkeys(code for one in entry.programmes for code in labels.programme_lineage(one)),
        "body": (entry.body,) if entry.body else (),
        "outcome": entry.outcomes,
        "topic": (str(entry.topic),) if entry.topic is not None else (),
    }


def _order(entry: Entry) -> int:
    """A number that is the greater the newer the entry; of one day it keeps documents together, each in its own order."""
    day = entry.date.toordinal() if entry.date else 0
    document = int.from_bytes(hashlib.blake2b(entry.owner.encode(), digest_size=3).digest(), "big")
    place = 4095 - min(entry.ordinal, 4095)
    return ((day << 24 | document) << 12 | place) << 1 | (entry.kind == "item")


def _name() -> str:
    """The folder's name: it changes with everything that the terms in the index depend on."""
    return f"{_FORMAT}-{hashlib.blake2b(CONSTITUENTS.read_bytes(), digest_size=6).hexdigest()}"
