"""Looking at each source before any work: is it new, unchanged, or known to fail?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline import __version__
from pipeline.errors import ReadError, ReferatError, TooLarge
from pipeline.ids import document_id
from pipeline.results import Failure
from pipeline.runs.raw import RawStore
from pipeline.runs.worker import Batch, Stored
from pipeline.sources import Fetcher, Place
from pipeline.sources.discover import Finding
from pipeline.tables.supersede import KnownDocument

_BATCH_BYTES = 32 * 1024 * 1024
"""A batch of large files ends here, so that no worker holds more than a few of them at once."""

LASTING_ERRORS = frozenset(error.code for error in ReadError.__subclasses__() if error is not TooLarge)
"""Errors that lie in the bytes alone; whether a document is too large also depends on the settings."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source whose bytes were processed before by this version of referat."""

    uri: str


@dataclass(frozen=True, slots=True)
class StillFailing:
    """A source whose bytes failed before for a reason that lies in them, and have not changed."""

    failure: Failure


Verdict = Stored | Unchanged | StillFailing | Failure


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs left.

    Attributes:
        known: the newest document of each source, by ``source_uri``.
        failed: what failed, by ``source_uri``.
        lasting: source_uri and document_id of what failed under this version of referat and would fail again.
        pipeline_version: this version.
    """

    known: Mapping[str, KnownDocument] = field(default_factory=dict)
    failed: Mapping[str, Failure] = field(default_factory=dict)
    lasting: frozenset[tuple[str, str]] = frozenset()
    pipeline_version: str = __version__


def examine(finding: Finding, fetcher: Fetcher, raw: RawStore, past: Past) -> Verdict:
    """What is to be done with a source: ``Stored`` is to be analysed, and its bytes are safe in the raw store.

    Raises:
        LakeError: where the bytes cannot be stored.
    """
    if not isinstance(finding, Place):
        return Failure(finding.uri, None, "discover", finding.error.code, str(finding.error))
    try:
        data = fetcher.fetch(finding).data
    except ReferatError as error:
        return Failure(finding.uri, None, "fetch", error.code, str(error))
    identity = document_id(data)
    known = past.known.get(finding.uri)
    if known and known.document_id == identity and known.pipeline_version == past.pipeline_version:
        return Unchanged(finding.uri)
    if (finding.uri, identity) in past.lasting:
        return StillFailing(past.failed[finding.uri])
    raw.put(data)
    return Stored(finding.uri, identity, len(data))


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
