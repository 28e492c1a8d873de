"""What is wrong in a data directory, in words, and what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import polars as pl

from pipeline.errors import LakeError, ReferatError
from pipeline.ids import document_id
from pipeline.runs.files import clear_unfinished, unfinished
from pipeline.runs.lock import run_lock
from pipeline.runs.raw import RawStore
from pipeline.runs.redact import BLOCK
from pipeline.search import Index
from pipeline.search.storage import Storage
from pipeline.settings import Settings
from pipeline.sources.uris import uri_path
from pipeline.tables.journal import Journal
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

_REPAIR = "`referat doctor --repair` does it."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, whether it is sound, what was found, and what to do where it is not."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class _Looked:
    finding: Finding
    repair: Callable[[], object] | None = None


def examine(settings: Settings) -> list[Finding]:
    """What a data directory is like; without one, nothing. Changes nothing, and may be asked while a run is working."""
    return [looked.finding for looked in _look(settings)]


def repair(settings: Settings) -> list[str]:
    """Mends what can be mended and says what was done.

    Raises:
        LakeError: where a run is working in the data directory, or it cannot be written.
    """
    with run_lock(settings.data):
        done = []
        for looked in _look(settings):
            if not looked.finding.ok and looked.repair:
                looked.repair()
                done.append(f"{looked.finding.name}: {looked.finding.found}; mended")
        return done


def _look(settings: Settings) -> Iterator[_Looked]:
    if not (settings.data / "lake").is_dir():
        return
    lake, raw = Lake(settings.data / "lake"), RawStore(settings.data / "raw")
    yield _batches(settings, lake)
    tables = _tables(settings, lake)
    yield tables
    if not tables.finding.ok:
        return
    yield _derived(settings, lake)
    yield from _originals(settings, lake, raw)
    yield _leftovers(settings)
    yield _index(settings, lake)


def _batches(settings: Settings, lake: Lake) -> _Looked:
    name = "batches written whole"
    try:
        broken = bool(Journal(settings.data / "lake").versions())
    except (LakeError, ValueError) as error:
        return _Looked(Finding(name, False, f"the journal is damaged: {error}", "Restore the lake from a backup."))
    if not broken:
        return _Looked(Finding(name, True, "none was broken off"))
    found = "a run is writing one, or was killed while it did; readers see the tables without it"
    return _Looked(Finding(name, False, found, f"The next run undoes it. {_REPAIR}"), partial(lake.tidy, _NEVER))


def _tables(settings: Settings, lake: Lake) -> _Looked:
    """Whether every table can be read; the lake of one that cannot is put aside, for the next run to make a new one."""
    damaged = []
    for name in TABLES:
        try:
            lake.scan(name).select(pl.len()).collect()
        except (ReferatError, OSError, pl.exceptions.PolarsError) as error:
            damaged.append(f"{name} ({str(error).splitlines()[0]})")
    if not damaged:
        return _Looked(Finding("every table can be read", True, f"{len(TABLES)} tables"))
    found = f"damaged: {'; '.join(damaged)}"
    remedy = (
        f"The tables are put aside as lake.damaged-..., and the next run makes them again from the sources. {_REPAIR}"
    )
    aside = settings.data / f"lake.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    return _Looked(
        Finding("every table can be read", False, found, remedy), partial((settings.data / "lake").rename, aside)
    )


def _derived(settings: Settings, lake: Lake) -> _Looked:
    waiting = len(Journal(settings.data / "lake").touched()[1])
    name = "entities, projects and cases follow the documents"
    if not waiting:
        return _Looked(Finding(name, True, "up to date"))
    found = f"{waiting} batches are written and not yet linked: a run ended early, or is working"
    return _Looked(Finding(name, False, found, f"The next run does it. {_REPAIR}"), lake.refresh_derived)


def _originals(settings: Settings, lake: Lake, raw: RawStore) -> Iterator[_Looked]:
    missing, damaged = [], []
    redacted = pl.col("text").str.contains(BLOCK, literal=True).fill_null(False)
    kept = lake.scan("documents").filter(~redacted)  # `referat forget` removes the originals of the others
    known = kept.select("document_id", "source_uri").unique("document_id").collect()
    for identity, uri in known.iter_rows():
        path = raw.path(identity)
        if not path.exists():
            missing.append((identity, uri))
        elif document_id(path.read_bytes()) != identity:
            damaged.append((identity, uri))
    lost = [*missing, *damaged]
    name = "originals in the raw store"
    if not lost:
        yield _Looked(Finding(name, True, f"{known.height:,}, all as they were stored"))
        return
    found = f"{len(missing):,} missing and {len(damaged):,} changed of {known.height:,}, the first {lost[0][1]}"
    remedy = f"Those that their source still has are stored again. {_REPAIR}"
    yield _Looked(Finding(name, False, found, remedy), partial(_restore, raw, lost))


def _restore(raw: RawStore, lost: list[tuple[str, str]]) -> None:
    for identity, uri in lost:
        path = uri_path(uri) if uri.startswith("file:") else None
        data = path.read_bytes() if path and path.is_file() else b""
        if document_id(data) == identity:
            raw.path(identity).unlink(missing_ok=True)
            raw.put(data)


def _leftovers(settings: Settings) -> _Looked:
    """What killed runs left. Data files that only earlier versions of the tables need are no leftovers."""
    parts = sum(1 for _ in unfinished(settings.data))
    name = "nothing left by runs that were killed"
    if not parts:
        return _Looked(Finding(name, True, "nothing"))
    found = f"{parts} half written files"
    return _Looked(
        Finding(name, False, found, f"The next run removes them. {_REPAIR}"), partial(clear_unfinished, settings.data)
    )


def _index(settings: Settings, lake: Lake) -> _Looked:
    name = "search index"
    if settings.search_url:
        return _Looked(Finding(name, True, "in a database"))
    index = Index.of(settings)
    if Storage(settings.data / "index").indexed() is None:
        found, remedy = "missing, damaged or of another version of referat", "The next run makes it from the tables."
        return _Looked(Finding(name, False, found, f"{remedy} {_REPAIR}"), partial(index.rebuild, lake))
    return _Looked(Finding(name, True, "can be read"))


_NEVER = 100 * 366 * 24
"""Hours: no version of a table is that old."""
