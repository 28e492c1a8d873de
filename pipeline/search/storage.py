"""The tantivy index on disk: entries put in and taken out, and never a half commit.

The folder's name says what the index was made with (fields, word lists); one made with others is no longer looked at. A note beside
the segments says what is in them. A writer may be killed at any moment: before it commits it notes whatever it is about to change as
unknown, so that the note always names all that the index may hold, and the next update brings in or takes out what is unknown.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl
import tantivy

from pipeline.errors import LakeError
from pipeline.search.embedded import EmbeddedReader, document, schema
from pipeline.search.entries import Entry
from pipeline.search.fields import fields_of, made_with

_HEAP = 128 * 1024 * 1024
_NOTED = ("owner", "stamp")
_UNFINISHED = ".tmp*"  # what tantivy writes before it gives it its name
_OWN_FOLDER = re.compile(r"\d+-[0-9a-f]{12}")


class Storage:
    """The index in one folder (``data/index``), a ``Backend``."""

    def __init__(self, path: Path) -> None:
        self._root = path
        self._folder = path / made_with()
        self._segments = self._folder / "segments"
        self._note = self._folder / "indexed.parquet"
        self._opened: tuple[object, EmbeddedReader] | None = None

    @property
    def folder(self) -> Path:
        """Where this index lies, and what else is made from its entries."""
        return self._folder

    @contextmanager
    def reading(self) -> Iterator[EmbeddedReader]:
        """The index as of its last commit.

        Raises:
            LakeError: where there is none, or it is damaged.
        """
        if not self._note.exists():
            raise self._missing()  # nothing was ever committed
        yield self._reader()

    def indexed(self) -> pl.DataFrame | None:
        """owner and stamp of what is in the index, as noted after its last commit; None where that is not known."""
        try:
            note = self._read_note()
            self._reader()
        except (OSError, LakeError, pl.exceptions.PolarsError):
            return None
        return note

    def write(self, entries: Iterable[Entry], note: pl.DataFrame, *, gone: Collection[str] | None) -> int:
        """Takes out the entries of the owners ``gone`` and puts others in, all in one commit; see ``Backend.write``."""
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
            self._note_change(note, gone)
            writer.commit()
            self._write_note(note)
        except BaseException as error:
            with suppress(
                ValueError
            ):  # a full disk takes no rollback; what was not committed does not count either way
                writer.rollback()
            if isinstance(error, OSError) or "IO error" in str(error):
                reason = str(error).splitlines()[0]
                raise LakeError(f"The search index in {self._root} cannot be written: {reason}.") from error
            raise
        finally:
            writer.wait_merging_threads()  # lets go of the lock
        for other in self._root.iterdir():
            if _OWN_FOLDER.fullmatch(other.name) and other != self._folder:
                shutil.rmtree(other)
        return count

    def _note_change(self, note: pl.DataFrame, gone: Collection[str] | None) -> None:
        """Notes what the index may hold before the commit to come or after it, without the stamps that it may change."""
        try:
            before = self._read_note()
        except (OSError, pl.exceptions.PolarsError):
            return  # until there is a note, everything is made anew
        same = note.join(before, on=_NOTED, how="semi")
        settled = same.clear() if gone is None else same.filter(~pl.col("owner").is_in(list(gone)))
        owners = pl.concat([note.select("owner"), before.select("owner")]).unique()
        self._write_note(owners.join(settled, on="owner", how="left"))

    def _read_note(self) -> pl.DataFrame:
        return pl.read_parquet(self._note).select(_NOTED)

    def _write_note(self, note: pl.DataFrame) -> None:
        partial = self._note.with_suffix(".partial")
        note.select(_NOTED).write_parquet(partial)
        partial.replace(self._note)

    def _reader(self) -> EmbeddedReader:
        try:
            state = self._segments.stat().st_ino, (self._segments / "meta.json").stat().st_mtime_ns
            if self._opened is None or self._opened[0] != state:
                self._opened = state, EmbeddedReader(tantivy.Index.open(str(self._segments)).searcher())
        except FileNotFoundError:
            raise self._missing() from None
        except (OSError, ValueError) as error:
            hint = "`referat run` makes it from the tables again; if it does not, delete the folder first."
            raise LakeError(f"The search index in {self._root} is damaged: {error}.", hint=hint) from error
        return self._opened[1]

    def _missing(self) -> LakeError:
        return LakeError(f"There is no search index in {self._root}.", hint="`referat run` makes it from the tables.")

    def _fill(self, writer: tantivy.IndexWriter, entries: Iterable[Entry], gone: Collection[str] | None) -> int:
        writer.garbage_collect_files()  # a killed writer leaves files whose names the next commit would want
        for unfinished in self._segments.glob(_UNFINISHED):
            unfinished.unlink()
        if gone is None:
            writer.delete_all_documents()
        else:
            for owner in gone:
                writer.delete_documents_by_term("owner", owner)
        count = 0
        for entry in entries:
            writer.add_document(document(fields_of(entry)))
            count += 1
        return count

    def _is_sound(self) -> bool:
        try:
            self._reader()
        except LakeError:
            return False
        return True
