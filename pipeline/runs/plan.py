"""Looking at each source before any work: is it new, unchanged, or known to fail?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from pipeline import __version__
from pipeline.errors import GoneAtSource, ReadError, ReferatError, TooLarge
from pipeline.ids import document_id
from pipeline.results import Failure
from pipeline.runs.limits import LIMITS
from pipeline.runs.pool import TRIES
from pipeline.runs.raw import RawStore
from pipeline.runs.worker import Batch, Stored
from pipeline.sources import Fetcher
from pipeline.sources.checks import Check
from pipeline.sources.download import Downloaded
from pipeline.sources.places import Place, Unreachable
from pipeline.sources.specs import Origin
from pipeline.tables.lake import Lake
from pipeline.tables.supersede import KnownDocument

_BATCH_BYTES = 32 * 1024 * 1024
"""A batch of large files ends here, so that no worker holds more than a few of them at once."""

LASTING_ERRORS = frozenset(error.code for error in ReadError.__subclasses__() if error is not TooLarge)
"""Errors that lie in the bytes alone; whether a document is too large also depends on the settings."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source whose bytes were processed before, by whatever version of referat."""

    uri: str


@dataclass(frozen=True, slots=True)
class StillFailing:
    """A source whose bytes failed before for a reason that lies in them, and have not changed."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Absent:
    """A document that earlier runs processed and that its server no longer has."""

    uri: str
    source: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """A document that is left for the next run: its source has given as much as it may in one."""

    uri: str


Verdict = Stored | Unchanged | StillFailing | Absent | Postponed | Failure


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs left.

    Attributes:
        known: the newest document of each source, by ``source_uri``.
        failed: what failed, by ``source_uri``.
        lasting: source_uri and document_id of what failed under this version of referat and would fail again.
        checks: what is known of documents at their sources, by ``source_uri``.
        forgotten: document_ids that are not to be read again.
        reprocess: whether all documents are to be read again.
    """

    known: Mapping[str, KnownDocument] = field(default_factory=dict)
    failed: Mapping[str, Failure] = field(default_factory=dict)
    lasting: frozenset[tuple[str, str]] = frozenset()
    checks: Mapping[str, Check] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    reprocess: bool = False

    def is_done(self, uri: str, identity: str) -> bool:
        """Whether an earlier run processed these bytes of this source, as its newest; by which version counts only if asked."""
        if identity in self.forgotten:
            return True
        known = None if self.reprocess else self.known.get(uri)
        return known is not None and known.document_id == identity

    def is_settled(self, check: Check) -> bool:
        """Whether nothing is to be done with the bytes that were last fetched: they are done, or would fail again."""
        uri, identity = check.source_uri, check.document_id or ""
        return (self.is_done(uri, identity) and uri not in self.failed) or (uri, identity) in self.lasting


def read_past(lake: Lake, forgotten: frozenset[str], *, reprocess: bool) -> Past:
    """What earlier runs left in a lake.

    Args:
        forgotten: document_ids that are not to be read again.
        reprocess: whether all others are.

    Raises:
        LakeError: where the lake cannot be read.
    """
    failed: dict[str, Failure] = {}
    lasting: set[tuple[str, str]] = set()
    for row in lake.read("failures").iter_rows(named=True):
        failure = Failure(**{one.name: row[one.name] for one in fields(Failure)})
        failed[failure.source_uri] = failure
        settled = failure.error_type in LASTING_ERRORS or (failure.error_type in LIMITS and row["attempts"] >= TRIES)
        if settled and failure.document_id and row["pipeline_version"] == __version__:
            lasting.add((failure.source_uri, failure.document_id))
    rows = lake.read("source_checks").select([one.name for one in fields(Check)]).iter_rows(named=True)
    checks = {row["source_uri"]: Check(**row) for row in rows}
    return Past(lake.known(), failed, frozenset(() if reprocess else lasting), checks, forgotten, reprocess)


def examine(finding: Place | Unreachable, fetcher: Fetcher, raw: RawStore, past: Past) -> Verdict:
    """What is to be done with a source on this machine: ``Stored`` is to be analysed, its bytes safe in the raw store.

    Raises:
        LakeError: where the bytes cannot be stored.
    """
    if isinstance(finding, Unreachable):
        return Failure(finding.uri, None, "discover", finding.error.code, str(finding.error))
    try:
        data = fetcher.fetch(finding).data
    except ReferatError as error:
        return Failure(finding.uri, None, "fetch", error.code, str(error))
    return _examined(finding.uri, data, finding.origin, raw, past)


def examine_download(downloaded: Downloaded, raw: RawStore, past: Past) -> Verdict:
    """What is to be done with a document on the web; as ``examine``. What its server said of it is stored beside it."""
    uri, error, answer = downloaded.address.uri, downloaded.error, downloaded.answer
    if downloaded.postponed:
        return Postponed(uri)
    if isinstance(error, GoneAtSource) and uri in past.known:
        return Absent(uri, downloaded.address.source)
    if error is not None:
        return Failure(uri, None, "fetch", error.code, str(error))
    if answer is None or answer.body is None:
        return StillFailing(past.failed[uri]) if uri in past.failed else Unchanged(uri)
    origin = replace(downloaded.address.origin, media_type=answer.header("Content-Type"))
    verdict = _examined(uri, answer.body, origin, raw, past)
    if isinstance(verdict, Stored):
        raw.put_headers(verdict.document_id, uri, answer.headers, answer.received)
    return verdict


def _examined(uri: str, data: bytes, origin: Origin, raw: RawStore, past: Past) -> Verdict:
    identity = document_id(data)
    if past.is_done(uri, identity):
        return Unchanged(uri)
    if (uri, identity) in past.lasting:
        return StillFailing(past.failed[uri])
    raw.put(data)
    return Stored(uri, identity, len(data), origin)


def batches(documents: Iterable[Stored], size: int) -> Iterator[Batch]:
    """Documents in batches of at most ``size``, of fewer where they are large.

    >>> [len(batch) for batch in batches((Stored(str(n), "", 10) for n in range(5)), 2)]
    [2, 2, 1]
    """
    batch: list[Stored] = []
    weight = 0
    for document in documents:
        if batch and (len(batch) == size or weight + document.size > _BATCH_BYTES):
            yield tuple(batch)
            batch, weight = [], 0
        batch.append(document)
        weight += document.size
    if batch:
        yield tuple(batch)
