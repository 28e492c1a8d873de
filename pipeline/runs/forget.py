"""Forgetting a document or a person: out of tables, their earlier versions, index and raw store, and out of every later run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.errors import UsageError
from pipeline.linking.corrections import read_corrections
from pipeline.results import Rows
from pipeline.runs.forgotten import remember_forgotten
from pipeline.runs.lock import run_lock
from pipeline.runs.raw import RawStore
from pipeline.runs.redact import names_in, redacted
from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

_DOCUMENT_TABLES = tuple(name for name, table in TABLES.items() if table.scope == "document")
_NAMING = ("mentions", "attendance", "votes")
_ENOUGH_WORDS = 2
"""A name of one word is looked for only where it is known to mean the person."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was forgotten: how many documents went, from how many a person's name went."""

    documents: int = 0
    redacted: int = 0


def forget(identity: str, settings: Settings) -> Removed:
    """Forgets a document or a person for good.

    A document goes with all versions that its sources had; a later version with other content is another document. A person's
    rows go, their name in every text becomes a block of the same length, and the originals that name them are removed from the
    raw store. Earlier versions of the tables go altogether. What remains is a hash in ``forgotten.json``, by which runs leave out
    the document, or the person wherever they recognise the same name. Doing it again after a crash completes it.

    Args:
        identity: a document_id or source_uri of the table documents, or a person's entity_id of the table entities.

    Raises:
        UsageError: where there is nothing of that name.
        LakeError: where a run is working in the data directory, or it cannot be written.
    """
    with run_lock(settings.data):
        lake, raw = Lake(settings.data / "lake"), RawStore(settings.data / "raw")
        documents = _documents(lake, identity)
        if documents:
            removed = _forget_documents(lake, raw, settings, documents)
        elif identity.startswith("per_"):
            removed = _forget_person(lake, raw, settings, identity)
        else:
            raise UsageError(
                f"There is no document and no person {identity}.",
                hint="See `referat search` and `referat table entities`.",
            )
        lake.refresh_derived(corrections=read_corrections(settings.corrections))
        lake.drop_history()
        Index.of(settings).rebuild(lake)
    return removed


def _documents(lake: Lake, identity: str) -> dict[str, str]:
    """The documents meant, with all versions of their sources: document_id and source_uri."""
    known = pl.concat(
        [lake.scan(name).select("document_id", "source_uri") for name in ("documents", "failures")]
    ).collect()
    meant = known.filter((pl.col("document_id") == identity) | (pl.col("source_uri") == identity))
    rows = known.filter(pl.col("source_uri").is_in(meant["source_uri"].implode()), pl.col("document_id").is_not_null())
    return dict(rows.iter_rows())


def _forget_documents(lake: Lake, raw: RawStore, settings: Settings, documents: Mapping[str, str]) -> Removed:
    remember_forgotten(settings.data, "document", documents)
    lake.remove(documents)
    lake.write_failures([], set(documents.values()))
    for identity in documents:
        raw.remove(identity)
    return Removed(documents=len(documents))


def _forget_person(lake: Lake, raw: RawStore, settings: Settings, identity: str) -> Removed:
    redirects = lake.read("entity_redirects")
    kept = dict(redirects.select("entity_id", "target_entity_id").iter_rows()).get(identity, identity)
    same = redirects.filter(pl.col("target_entity_id") == kept)["entity_id"].to_list()
    persons = {identity, kept, *same}
    rows = {name: lake.rows_of(name, persons, "entity_id").to_dicts() for name in _NAMING}
    names = names_in(rows, persons)
    if not names:
        raise UsageError(f"No document names the person {identity}.", hint="See `referat table entities`.")
    remember_forgotten(settings.data, "person", persons)
    full = {name for found in names.values() for name in found if len(name.split()) >= _ENOUGH_WORDS}
    for document in _containing(lake, full):
        names.setdefault(document, set()).update(full)
    for document in sorted(names):
        _redact(lake, document, persons, names)
        raw.remove(document)
    return Removed(redacted=len(names))


def _containing(lake: Lake, names: Collection[str]) -> list[str]:
    if not names:
        return []
    text = pl.col("text").str.to_lowercase()
    wanted = text.str.contains_any(sorted(name.lower() for name in names))
    return lake.scan("documents").filter(wanted).select("document_id").unique().collect()["document_id"].to_list()


def _redact(lake: Lake, document: str, persons: Collection[str], names: Mapping[str, Collection[str]]) -> None:
    """Writes one document's rows again without the persons."""
    rows: Rows = {name: lake.rows_of(name, [document]).to_dicts() for name in _DOCUMENT_TABLES}
    clean = redacted(rows, persons, names)
    if any(row["superseded_by"] is None for row in rows["documents"]):
        lake.write_documents(clean)
    else:
        lake.rewrite_superseded(document, clean["documents"])
