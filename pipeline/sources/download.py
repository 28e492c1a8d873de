"""Documents from the web: several hosts side by side, each asked for one document at a time, within what each source allows."""

from __future__ import annotations

import logging
import queue
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pipeline.errors import ReferatError, SourceError
from pipeline.ids import document_id
from pipeline.settings import Settings
from pipeline.sources.checks import Check
from pipeline.sources.places import Address
from pipeline.sources.web.answers import NO_VALIDATORS, Answer

if TYPE_CHECKING:
    from pipeline.sources.web.client import Web

_log = logging.getLogger(__name__)
_POLL_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What became of a document on the web.

    Attributes:
        answer: of its server; None where it was not asked.
        error: why there is none, None where there is.
        check: what is known of it now; None where nothing new is.
        postponed: whether it was left for the next run, its source having given as much as it may in one.
    """

    address: Address
    answer: Answer | None = None
    error: ReferatError | None = None
    check: Check | None = None
    postponed: bool = False


def download(
    addresses: Sequence[Address], web: Web, settings: Settings, known: Mapping[str, Check], current: frozenset[str]
) -> Iterator[Downloaded]:
    """What became of documents on the web, of each host those first that were longest not asked for.

    Args:
        known: what earlier runs know of them, by address.
        current: addresses of those whose newest bytes were processed by this version, or failed for a reason that lies in
            them: only these are asked whether they changed, the others for their bytes.
    """
    budget = _Budget(settings)
    hosts: defaultdict[str, list[Address]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address.uri).hostname or ""].append(address)
    results: queue.Queue[Downloaded] = queue.Queue(settings.fetch_hosts)
    stopped = threading.Event()

    def hand_over(result: Downloaded) -> None:
        while not stopped.is_set():
            try:
                results.put(result, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return

    def work_through(documents: Sequence[Address]) -> None:
        for address in documents:
            if stopped.is_set():
                return
            try:
                check = known.get(address.uri)
                result = _one(address, web, settings, check, address.uri in current, budget)
            except Exception as error:
                _log.exception("Fetching %s failed; please report it", address.uri)
                result = Downloaded(address, error=_bug(error))
            hand_over(result)

    with ThreadPoolExecutor(settings.fetch_hosts, "fetch") as threads:
        try:
            for documents in hosts.values():
                threads.submit(work_through, sorted(documents, key=lambda one: _last_asked(known.get(one.uri))))
            for _ in addresses:
                yield results.get()
        except BaseException:
            web.stop()
            raise
        finally:
            stopped.set()


def _bug(error: Exception) -> SourceError:
    return SourceError(f"An error in referat itself, please report it: {type(error).__name__}: {error}.")


class _Budget:
    """How much each source has given in this run."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._documents: defaultdict[str, int] = defaultdict(int)
        self._bytes: defaultdict[str, int] = defaultdict(int)

    def allows(self, address: Address) -> bool:
        """Whether the source may give one more document, which is counted."""
        limits = address.politeness
        most = self._settings.max_documents if limits.max_documents is None else limits.max_documents
        with self._lock:
            if limits.max_bytes is not None and self._bytes[address.source] >= limits.max_bytes:
                return False
            self._documents[address.source] += 1
            return self._documents[address.source] <= most

    def took(self, address: Address, size: int) -> None:
        """Counts the bytes of a document."""
        with self._lock:
            self._bytes[address.source] += size


def _one(
    address: Address, web: Web, settings: Settings, check: Check | None, is_current: bool, budget: _Budget
) -> Downloaded:
    now = datetime.now(UTC)
    if check and is_current and not _is_to_be_asked(address, check, now, settings):
        return Downloaded(address)
    if not budget.allows(address):
        return Downloaded(address, postponed=True)
    before = check or Check(source_uri=address.uri, source=address.source)
    validators = before.validators if is_current else NO_VALIDATORS
    try:
        answer = web.get(address.uri, validators=validators, pause=address.politeness.pause)
    except ReferatError as error:
        return Downloaded(address, error=error, check=replace(before, source=address.source, checked_at=now))
    budget.took(address, len(answer.body or b""))
    return Downloaded(address, answer, check=_checked(before, address, answer, now))


def _last_asked(check: Check | None) -> datetime:
    return check.checked_at if check and check.checked_at else datetime.min.replace(tzinfo=UTC)


def _is_to_be_asked(address: Address, check: Check, now: datetime, settings: Settings) -> bool:
    days = address.politeness.recheck_days
    return address.always or check.is_due(address.change, now, settings.recheck_days if days is None else days)


def _checked(before: Check, address: Address, answer: Answer, now: datetime) -> Check:
    """What is known of a document after an answer; one that did not change keeps what its server need not repeat."""
    seen = replace(before.there(), source=address.source, listed_change=address.change, checked_at=now)
    if answer.body is None:
        return seen
    return replace(
        seen,
        document_id=document_id(answer.body),
        etag=answer.validators.etag,
        last_modified=answer.validators.last_modified,
        media_type=answer.header("Content-Type"),
    )
