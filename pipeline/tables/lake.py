"""The lake: every output table as a Delta table, written a batch of documents at a time.

A batch is all or nothing. Each table is written in one atomic step, ``documents`` last; a journal says which version each
table had before, so that the next writer undoes a batch that was broken off, and readers meanwhile see the tables without it.
A document that was never seen before is only appended: its cost does not depend on how many are stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import polars as pl

from pipeline.linking.corrections import Corrections
from pipeline.tables.about import about
from pipeline.tables.frames import Row, RowError, frame, refuse_repeated_keys
from pipeline.tables.journal import Journal, Touched
from pipeline.tables.lock import exclusive
from pipeline.tables.refresh import refresh
from pipeline.tables.schemas import TABLES, schema
from pipeline.tables.store import Store
from pipeline.tables.supersede import Catalogue, KnownDocument, Settlement, settle
from pipeline.tables.upkeep import drop_history, trim_log, vacuum

_DOCUMENTS = "documents"
_FACTS = tuple(table.name for table in TABLES.values() if table.scope == "document" and table.name != _DOCUMENTS)
_KEY = TABLES[_DOCUMENTS].key
_KNOWN = tuple(field.name for field in fields(KnownDocument))
_NOTHING = Touched()
_NO_CORRECTIONS = Corrections()


class Lake:
    """The tables of one data directory.

    Reading works at any time, from several threads and processes. Writers take turns: a writer waits up to a minute for another.

    Args:
        path: the lake's folder (``data/lake``); made by the first write.

    >>> import tempfile
    >>> lake = Lake(Path(tempfile.mkdtemp()) / "lake")
    >>> lake.read("documents").height, lake.known()
    (0, {})
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store = Store(path)
        self._journal = Journal(path)
        self._catalogue = Catalogue()
        self._catalogue_version = -1

    def scan(self, name: str, version: int | None = None) -> pl.LazyFrame:
        """A table, with the columns and types of its schema; without rows where nothing was written yet.

        Args:
            name: of the table.
            version: one that ``versions`` gave, instead of the newest.

        Raises:
            UsageError: where there is no table of that name.
            LakeError: where the table is damaged or was written by a newer version of referat.
        """
        version = self._before_broken_batch().get(name) if version is None else version
        return self._store.scan(schema(name).name, version)

    def versions(self) -> dict[str, int]:
        """The version of each table that a reader sees now, all of one moment; a table not yet made is left out.

        Raises:
            LakeError: where a table is damaged.
        """
        newest = {name: self._store.version(name) for name in TABLES if self._store.exists(name)}
        return newest | self._before_broken_batch()

    def read(self, name: str) -> pl.DataFrame:
        """A table sorted by its key; raises as ``scan`` does."""
        return self._store.collect(name, self.scan(name).sort(schema(name).key))

    def rows_of(self, name: str, values: Collection[str | int], column: str = "document_id") -> pl.DataFrame:
        """The rows of a table whose ``column`` is one of ``values``; raises as ``scan`` does."""
        wanted = pl.LazyFrame({column: list(values)}, schema={column: schema(name).polars[column]})
        return self._store.collect(name, self.scan(name).join(wanted, on=column, how="semi"))

    def standing(self) -> pl.DataFrame:
        """document_id, source_uri, run_id and pipeline_version of the documents whose facts are in the tables.

        A document that several sources have has a row for each.
        """
        columns = ("document_id", "source_uri", "run_id", "pipeline_version")
        rows = self.scan(_DOCUMENTS).filter(pl.col("superseded_by").is_null()).select(columns)
        return self._store.collect(_DOCUMENTS, rows)

    def known(self) -> dict[str, KnownDocument]:
        """The newest version of each source by ``source_uri``; only a few columns of ``documents`` are read."""
        return self._stored_catalogue().current()

    def write_documents(self, rows: Mapping[str, Sequence[Row]], replaced: Collection[str] = ()) -> Touched:
        """Puts a batch's rows in the place of those that its documents, and the versions that they replace, had before.

        Of several documents of one meeting, and of several versions of one source, the rows of only one stand
        (``supersede``); the others keep their row in ``documents``, with ``superseded_by`` set.

        Args:
            rows: rows by table, for tables of scope ``document``; every document has a row in ``documents``, whose
                ``version`` and ``superseded_by`` are settled here. Documents with the same bytes may give their rows twice.
            replaced: document_ids to take out beside those that newer versions replace.

        Returns:
            What to derive and index anew; ``refresh_derived`` remembers it by itself.

        Raises:
            RowError: for rows that break the contract, or have the same key (a bug in the step that made them).
            LakeError: where the lake cannot be written.
        """
        frames = _frames(rows)
        arrived = _without_repeats(frames[_DOCUMENTS], TABLES[_DOCUMENTS].key)
        with self._writing():
            catalogue = self._stored_catalogue()
            settlement = settle(catalogue, _known(arrived), removed=replaced)
            ids = set(arrived["document_id"])
            leaving = settlement.fallen | {identity for identity in ids if catalogue.stands(identity)}
            twice = {identity for identity, n in Counter(arrived["document_id"]).items() if n > 1}
            facts = {name: _standing(name, frames[name], settlement.standing, twice) for name in _FACTS}
            if not (settlement.put or settlement.drop):
                return _NOTHING
            touched = self._touched(facts, leaving, settlement)
            self._journal.begin(self._store.versions((*_FACTS, _DOCUMENTS)), touched)
            for name, found in facts.items():
                self._put(name, found, leaving)
            self._put_documents(arrived, settlement, catalogue)
            self._journal.complete()
            for name in (*(name for name, found in facts.items() if found.height), _DOCUMENTS):
                self._store.compact(name)
            self._catalogue = _updated(catalogue, settlement)
            self._catalogue_version = self._store.version(_DOCUMENTS)
        return touched

    def everything(self) -> Touched:
        """What all documents are about: given to ``refresh_derived``, it makes every derived row anew; raises as ``scan`` does."""
        return about(self.scan)

    def refresh_derived(self, touched: Touched = _NOTHING, corrections: Corrections = _NO_CORRECTIONS) -> None:
        """Brings the derived tables up to date with everything that was written since the last time.

        Args:
            touched: what to derive anew beside what the batches since then touched.
            corrections: what people decided of entities; those of the last time hold no longer.

        Raises:
            LakeError: where the lake cannot be read or written.
        """
        with self._writing():
            pending, papers = self._journal.touched()
            refresh(self._store, touched | pending, corrections)
            for paper in papers:
                paper.unlink()

    def amend(self, name: str, rows: pl.DataFrame, removed: Collection[str] = ()) -> None:
        """Puts rows in the place of those with the same key; raises as ``write_documents`` does.

        Args:
            name: of a table with a key of one column.
            rows: with the table's columns.
            removed: keys of rows that go.
        """
        [key] = schema(name).key
        with self._writing():
            self._store.replace(name, rows, key, {*rows[key], *removed})
            self._store.compact(name)

    def write_run(self, row: Row) -> None:
        """Puts a run's row in ``runs``, in the place of the one it had before; raises as ``write_documents`` does."""
        run = frame(TABLES["runs"], [row])
        with self._writing():
            self._store.replace("runs", run, "run_id", run["run_id"])

    def write_failures(self, rows: Sequence[Row], resolved: Collection[str] = ()) -> None:
        """Puts failures in the place of earlier ones of the same sources, whose attempts are counted on.

        Args:
            rows: rows of ``failures``; ``attempts`` is how often the source was tried this time, once where it is null.
            resolved: source_uris that no longer fail.

        Raises:
            RowError, LakeError: as ``write_documents``.
        """
        failed = _without_repeats(frame(TABLES["failures"], rows), TABLES["failures"].key)
        with self._writing():
            old = self._store.collect("failures", self._store.scan("failures"))
            attempts = old.select("source_uri", earlier="attempts")
            counted = failed.join(attempts, on="source_uri", how="left").with_columns(
                attempts=pl.col("attempts").fill_null(1) + pl.col("earlier").fill_null(0)
            )
            gone = {*resolved, *failed["source_uri"]}
            new = pl.concat([old.filter(~pl.col("source_uri").is_in(gone)), counted.select(old.columns)])
            if not new.equals(old):
                self._store.overwrite("failures", new)

    def tidy(self, hours: int) -> int:
        """Undoes a batch that was broken off and removes the files that only versions older than so many hours need.

        Returns:
            How many files were removed, those included that killed writers left.

        Raises:
            LakeError: where the lake cannot be written.
        """
        with self._writing():
            return sum(vacuum(self._path / name, hours) for name in TABLES)

    def trim_log(self, hours: int) -> None:
        """Removes the log of versions older than so many hours and a month, see ``upkeep.trim_log``.

        Raises:
            LakeError: where the lake cannot be written.
        """
        with self._writing():
            for name in TABLES:
                trim_log(self._path / name, hours)

    def leftovers(self) -> int:
        """How many data files ``tidy(0)`` would remove; raises as ``scan`` does."""
        return sum(vacuum(self._path / name, 0, delete=False) for name in TABLES if self._store.exists(name))

    def remove(self, document_ids: Collection[str]) -> None:
        """Takes documents out, superseded ones too; the derived tables are brought up to date by ``refresh_derived``.

        Raises:
            LakeError: where the lake cannot be written.
        """
        self.write_documents({}, replaced=document_ids)
        with self._writing():
            self._store.replace(_DOCUMENTS, frame(TABLES[_DOCUMENTS], []), "document_id", document_ids)

    def rewrite_superseded(self, document_id: str, rows: Sequence[Row]) -> None:
        """Puts rows in the place of those of ``documents`` of a document that others superseded; raises as ``write_documents``."""
        with self._writing():
            self._store.replace(_DOCUMENTS, frame(TABLES[_DOCUMENTS], rows), "document_id", [document_id])

    def drop_history(self) -> None:
        """Makes the newest versions of the tables the only ones: what was taken out of them is in no file any more.

        Raises:
            LakeError: where the lake cannot be written.
        """
        with self._writing():
            for name in TABLES:
                drop_history(self._path / name)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Holds the lake for writing, its tables made and whole."""
        self._store.make_folder()
        with exclusive(self._path / "_lock"):
            self._store.prepare()
            self._undo_broken_batch()
            yield

    def _before_broken_batch(self) -> dict[str, int]:
        """The versions before a batch that is under way or was broken off; empty where there is none."""
        versions = self._journal.versions()
        complete = bool(versions) and self._store.version(_DOCUMENTS) > versions[_DOCUMENTS]
        return {} if complete else versions

    def _undo_broken_batch(self) -> None:
        if not self._journal.versions():
            return
        before = self._before_broken_batch()
        for name, version in before.items():
            self._store.restore(name, version)
        if before:
            self._journal.forget_batch()
        else:
            self._journal.complete()

    def _stored_catalogue(self) -> Catalogue:
        if not self._store.exists(_DOCUMENTS):
            return Catalogue()
        version = self._store.version(_DOCUMENTS)
        if version != self._catalogue_version:
            rows = self._store.collect(_DOCUMENTS, self._store.scan(_DOCUMENTS, version).select(_KNOWN))
            self._catalogue, self._catalogue_version = Catalogue(_known(rows)), version
        return self._catalogue

    def _put(self, name: str, rows: pl.DataFrame, leaving: Collection[str]) -> None:
        if leaving:
            self._store.replace(name, rows, "document_id", {*leaving, *rows["document_id"]})
        elif rows.height:
            self._store.append(name, rows)

    def _put_documents(self, arrived: pl.DataFrame, settlement: Settlement, catalogue: Catalogue) -> None:
        """Writes the rows of ``documents`` that arrived, changed or go; reads only what is stored of them."""
        rows = arrived.join(_keys(settlement.put), on=_KEY, how="semi")
        stored = {row.document_id for row in (*settlement.put, *settlement.drop) if catalogue.sources(row.document_id)}
        if stored:
            kept = self.rows_of(_DOCUMENTS, stored).join(_keys(settlement.drop), on=_KEY, how="anti")
            rows = pl.concat([kept.join(arrived, on=_KEY, how="anti"), rows])
        self._put(_DOCUMENTS, _settled(rows, settlement), stored)

    def _touched(self, facts: Mapping[str, pl.DataFrame], leaving: Collection[str], settlement: Settlement) -> Touched:
        """What the batch changes: what its rows are about, and what the rows that leave were about."""
        touched = about(lambda name: facts[name].lazy())
        if leaving:
            gone = pl.col("document_id").is_in(leaving)
            touched |= about(lambda name: self._store.scan(name).filter(gone))
        return touched | Touched(document_ids=settlement.standing | frozenset(leaving), again=settlement.again)


def _frames(rows: Mapping[str, Sequence[Row]]) -> dict[str, pl.DataFrame]:
    strange = rows.keys() - {*_FACTS, _DOCUMENTS}
    if strange:
        raise RowError(min(strange), "it is no table of document rows", None)
    frames = {name: frame(TABLES[name], rows.get(name, ())) for name in (*_FACTS, _DOCUMENTS)}
    identities = set(frames[_DOCUMENTS]["document_id"])
    for name in _FACTS:
        homeless = set(frames[name]["document_id"]) - identities
        if homeless:
            raise RowError(name, "a row belongs to no row of documents in its batch", min(homeless))
    return frames


def _standing(name: str, rows: pl.DataFrame, standing: Collection[str], several: Collection[str]) -> pl.DataFrame:
    """The rows of the documents that stand; of those that came twice, from two sources with the same bytes, each key once.

    What a source's name says of the publisher, and what else stood in a language model's batch, may make the two differ.
    """
    found = rows.filter(pl.col("document_id").is_in(standing)) if rows.height else rows
    if several and found.height:
        twice = pl.col("document_id").is_in(several)
        once = found.filter(twice).unique(TABLES[name].key, keep="first", maintain_order=True)
        found = pl.concat([found.filter(~twice), once])
    refuse_repeated_keys(TABLES[name], found)
    return found


def _without_repeats(rows: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    return rows.unique(key, keep="last", maintain_order=True) if rows.height > 1 else rows


def _known(documents: pl.DataFrame) -> list[KnownDocument]:
    rows = documents.select(_KNOWN).with_columns(pl.col("version").fill_null(1))
    return [KnownDocument(**row) for row in rows.iter_rows(named=True)]


def _keys(rows: Sequence[KnownDocument]) -> pl.DataFrame:
    return pl.DataFrame([row.key for row in rows], schema=dict.fromkeys(_KEY, pl.String), orient="row")


def _settled(documents: pl.DataFrame, settlement: Settlement) -> pl.DataFrame:
    """The rows of ``documents`` with the version and superseded_by that the settlement gives them."""
    settled = pl.DataFrame(
        [(*row.key, row.version, row.superseded_by) for row in settlement.put],
        schema={**dict.fromkeys(_KEY, pl.String), "_version": pl.Int64, "_superseded_by": pl.String},
        orient="row",
    )
    rows = documents.join(settled, on=_KEY, how="left", maintain_order="left")
    is_settled = pl.col("_version").is_not_null()
    return rows.with_columns(
        version=pl.when(is_settled).then("_version").otherwise("version"),
        superseded_by=pl.when(is_settled).then("_superseded_by").otherwise("superseded_by"),
    ).select(documents.columns)


def _updated(catalogue: Catalogue, settlement: Settlement) -> Catalogue:
    for row in settlement.drop:
        catalogue.drop(row)
    for row in settlement.put:
        catalogue.put(row)
    return catalogue
