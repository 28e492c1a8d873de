"""Polite, bounded requests: robots.txt, one request at a time to a host with a pause between, retries, limits, checked redirects."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import httpx
from protego import Protego

from pipeline import __version__
from pipeline.errors import GoneAtSource, NotAllowed, SourceError, TooLarge, Unavailable
from pipeline.settings import Settings
from pipeline.sources.uris import printable
from pipeline.sources.web import retry
from pipeline.sources.web.addresses import joined
from pipeline.sources.web.answers import NO_VALIDATORS, Answer, Validators
from pipeline.sources.web.decoding import ACCEPTED, PackedWrong, unpacked
from pipeline.sources.web.transport import TIMEOUT, CheckedTransport, Deadline

PRODUCT: Final = "referat"
"""Our name in robots.txt."""
_MAX_REDIRECTS: Final = 8
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})
_DOCUMENTS: Final = frozenset({200, 203})
_NOT_MODIFIED: Final = 304
_ROBOTS_BYTES: Final = 512 * 1024
"""RFC 9309 asks that at least 500 KiB are read; the rest of a longer file is not."""
_MAX_CRAWL_DELAY: Final = 60.0
_PIECE: Final = 64 * 1024
_GIVEN_UP_AFTER: Final = 3
"""Documents in a row that a host did not give, each tried several times: it is not asked again in this run."""


class _Passing(Exception):
    """A failure that may pass; ``wait`` is how long the server asks to wait."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


@dataclass(slots=True)
class _Host:
    """One host: its connection, when it may be asked again, what its robots.txt files say."""

    client: httpx.Client
    deadline: Deadline
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    robots: dict[str, Protego | Unavailable] = field(default_factory=dict)
    failures: int = 0


class Web:
    """Answers of web servers; safe for several threads, which never ask one host at once.

    Args:
        settings: limits, pause, contact and the private networks that may be reached.
        sleep: waits so many seconds; the default wakes up when the client is stopped.

    Example:
        with Web(settings) as web:
            answer = web.get("https://odense.example/referat.pdf")
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], object] | None = None) -> None:
        self._stopped = threading.Event()
        self._settings, self._sleep = settings, sleep or self._stopped.wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        contact = f" (+{settings.contact})" if settings.contact else ""
        self._headers = {"User-Agent": f"{PRODUCT}/{__version__}{contact}", "Accept-Encoding": ACCEPTED}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def stop(self) -> None:
        """Lets no request begin and no wait go on; from any thread."""
        self._stopped.set()

    def close(self) -> None:
        """Closes all connections."""
        with self._lock:
            for host in self._hosts.values():
                host.client.close()
            self._hosts.clear()

    def get(
        self,
        address: str,
        *,
        validators: Validators = NO_VALIDATORS,
        pause: float | None = None,
        limit: int | None = None,
    ) -> Answer:
        """The answer to a GET request.

        Args:
            address: as ``is_web_address`` takes it.
            validators: of an earlier answer; where nothing changed since, the new one has no body.
            pause: seconds to leave between requests to the host; that of the settings where None. A longer Crawl-delay counts.
            limit: bytes of the body, unpacked; ``max_file_bytes`` where None.

        Raises:
            GoneAtSource: for 404 and 410.
            NotAllowed: where robots.txt forbids it, or an address on the way lies in a private network or is no web address.
            Unavailable: where the server cannot be reached or cannot answer, after several attempts.
            TooLarge: for a longer body.
            SourceError: for another answer that is no document.
        """
        limit = self._settings.max_file_bytes if limit is None else limit
        conditions = validators.headers()
        at = address
        for _ in range(_MAX_REDIRECTS):
            try:
                answer = self._allowed(at, pause, conditions, limit)
            except SourceError as error:
                if at == address:
                    raise
                raise type(error)(_said(address, f"leads to {at}. {error.message[:-1]}"), hint=error.hint) from None
            if answer.status not in _REDIRECTS:
                return answer
            at = _target(at, answer)
        raise SourceError(_said(address, f"leads on more than {_MAX_REDIRECTS} times"), hint="Check the address.")

    def _allowed(self, address: str, pause: float | None, conditions: Mapping[str, str], limit: int) -> Answer:
        """The answer of an address that its host's robots.txt lets us ask for; perhaps one that leads to another."""
        robots = self._robots(address)
        if not robots.can_fetch(address, PRODUCT):
            raise NotAllowed(_said(address, "may not be fetched: its host's robots.txt forbids it"))
        delay = max(self._pause(pause), min(robots.crawl_delay(PRODUCT) or 0.0, _MAX_CRAWL_DELAY))
        return self._ask(address, delay, conditions, partial(_body, address=address, limit=limit))

    def _pause(self, pause: float | None) -> float:
        return self._settings.fetch_pause if pause is None else pause

    def _host(self, address: str) -> _Host:
        name = urlsplit(address).hostname or ""
        with self._lock:
            if name not in self._hosts:
                deadline = Deadline()
                transport = CheckedTransport(deadline, self._settings.allowed_networks, _ssl_context())
                client = httpx.Client(transport=transport, headers=self._headers, timeout=TIMEOUT, trust_env=False)
                self._hosts[name] = _Host(client, deadline)
            return self._hosts[name]

    def _robots(self, address: str) -> Protego:
        """The rules of the address's host, asked for once in a run."""
        host, parts = self._host(address), urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in host.robots:
            try:
                host.robots[origin] = Protego.parse(self._robots_text(origin))
            except Unavailable as error:
                host.robots[origin] = error
        rules = host.robots[origin]
        if isinstance(rules, Unavailable):
            reason = f"was not asked for, since without robots.txt its host may forbid it: {rules.message[:-1]}"
            raise Unavailable(_said(address, reason), hint=rules.hint)
        return rules

    def _robots_text(self, origin: str) -> str:
        """robots.txt as RFC 9309 has it: what does not exist forbids nothing, what cannot be read for now forbids everything."""
        at = f"{origin}/robots.txt"
        try:
            for _ in range(_MAX_REDIRECTS):
                answer = self._ask(at, self._pause(None), {}, _beginning)
                if answer.status not in _REDIRECTS:
                    return (answer.body or b"").decode("utf-8-sig", errors="replace")
                at = _target(at, answer)
        except (Unavailable, NotAllowed):
            raise
        except SourceError:
            return ""
        return ""

    def _ask(
        self, address: str, delay: float, conditions: Mapping[str, str], read: Callable[[httpx.Response], bytes]
    ) -> Answer:
        """The answer of one server, asked several times where that may help; the host is asked nothing else meanwhile."""
        host = self._host(address)
        with host.lock:
            if host.failures >= _GIVEN_UP_AFTER:
                raise Unavailable(_said(address, "was not asked for: its host failed too often in this run"))
            for attempt in range(retry.ATTEMPTS):
                self._sleep(max(0.0, host.free_at - time.monotonic()))
                if self._stopped.is_set():
                    raise Unavailable(_said(address, "was not asked for: the run was stopped"))
                try:
                    answer = self._once(host, address, conditions, read)
                except _Passing as failure:
                    reason, wait = failure.reason, failure.wait
                else:
                    host.failures = 0
                    return answer
                finally:
                    host.free_at = time.monotonic() + delay
                wait = retry.backoff(attempt) if wait is None else wait
                if wait > retry.LONGEST_WAIT:
                    reason += f", and asks to wait {wait:.0f} seconds"
                    break
                host.free_at += max(0.0, wait - delay)
            host.failures += 1
        raise Unavailable(_said(address, f"cannot be fetched now: {reason}"), hint="The next run tries it again.")

    def _once(
        self, host: _Host, address: str, conditions: Mapping[str, str], read: Callable[[httpx.Response], bytes]
    ) -> Answer:
        host.deadline.begin(self._settings.fetch_seconds)
        try:
            with host.client.stream("GET", address, headers=dict(conditions)) as response:
                _refuse(response, address)
                is_whole = response.status_code in _DOCUMENTS
                return Answer(
                    address=address,
                    status=response.status_code,
                    headers=tuple(response.headers.multi_items()),
                    body=read(response) if is_whole else None,
                    received=datetime.now(UTC),
                )
        except (httpx.InvalidURL, UnicodeError):
            raise SourceError(_said(address, "is no address that can be fetched"), hint="Check the address.") from None
        except httpx.TimeoutException:
            raise _Passing("it takes too long") from None
        except httpx.TransportError as error:
            raise _Passing(f"the connection failed ({str(error) or type(error).__name__})") from None
        except PackedWrong as error:
            raise _Passing(str(error)) from None


@cache
def _ssl_context() -> ssl.SSLContext:
    """Reading the certificates takes a good part of a second, which a run without the web need not spend."""
    return httpx.create_ssl_context()


def _refuse(response: httpx.Response, address: str) -> None:
    """Raises for an answer that neither is a document, nor leads to one, nor says that it did not change."""
    status = response.status_code
    if retry.passes(status):
        wait = retry.retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        raise _Passing(f"its host answers {status}", wait)
    if status in _GONE:
        raise GoneAtSource(_said(address, f"is no longer there: its host answers {status}"), hint="Check the address.")
    is_asked = status == _NOT_MODIFIED and "If-None-Match" in response.request.headers
    is_asked |= status == _NOT_MODIFIED and "If-Modified-Since" in response.request.headers
    if status not in _DOCUMENTS and status not in _REDIRECTS and not is_asked:
        raise SourceError(_said(address, f"cannot be fetched: its host answers {status}"), hint="Check the address.")


def _body(response: httpx.Response, address: str, limit: int) -> bytes:
    """The body, unpacked.

    Raises:
        TooLarge: where it has more bytes than ``limit``, packed or unpacked; the rest is not read.
    """
    packed = _bounded(response.iter_raw(_PIECE), address, limit)
    encoding = response.headers.get("Content-Encoding", "")
    return b"".join(_bounded(unpacked(packed, encoding), address, limit))


def _bounded(pieces: Iterable[bytes], address: str, limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLarge(_said(address, f"has more than {limit:,} bytes"), hint="Raise the setting max_file_bytes.")
        yield piece


def _beginning(response: httpx.Response) -> bytes:
    """As much of the body as is read of a robots.txt."""
    data = b""
    for piece in unpacked(response.iter_raw(_PIECE), response.headers.get("Content-Encoding", "")):
        data += piece
        if len(data) >= _ROBOTS_BYTES:
            break
    return data[:_ROBOTS_BYTES]


def _target(at: str, answer: Answer) -> str:
    """Where a redirect leads."""
    location = answer.header("Location") or ""
    target = joined(at, location)
    if target is None:
        raise NotAllowed(_said(at, f"leads to {location[:200]!r}, which is no web address"), hint="Check the address.")
    return target


def _said(address: str, what: str) -> str:
    return printable(f"{address} {what}.")
