"""Connections to checked addresses only, with one deadline over everything that a request waits for."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

import httpcore
import httpx

from pipeline.errors import Unavailable
from pipeline.sources.web.addresses import Network, resolve_public

_CONNECT_SECONDS: Final = 20.0
_IDLE_SECONDS: Final = 30.0

TIMEOUT: Final = httpx.Timeout(_IDLE_SECONDS, connect=_CONNECT_SECONDS)


class Deadline:
    """A moment that nothing may wait beyond; set anew for each request.

    >>> deadline = Deadline()
    >>> deadline.begin(60)
    >>> deadline.within(5)
    5
    """

    def __init__(self) -> None:
        self._end = float("inf")

    def begin(self, seconds: float) -> None:
        """Begins to run."""
        self._end = time.monotonic() + seconds

    def within(self, seconds: float | None) -> float | None:
        """So many seconds, or what is left where that is less.

        Raises:
            httpcore.ReadTimeout: where nothing is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return min(left, seconds) if seconds is not None else left if left < float("inf") else None


class _TimedStream(httpcore.NetworkStream):
    """A connection that gives up at the deadline: a server that sends a byte now and then never lets a read time out."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name, checks where it leads and connects to that very address: a second look-up could lead elsewhere."""

    def __init__(self, deadline: Deadline, allowed: Sequence[Network]) -> None:
        self._deadline, self._allowed = deadline, allowed
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = resolve_public(host, port, self._allowed)
        except Unavailable as error:
            raise httpcore.ConnectError(error.message.rstrip(".")) from None
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport over checked addresses; proxies of the environment are not used, since they would resolve names themselves.

    Args:
        deadline: over each request; the transport serves one request at a time.
        allowed: private networks that may be reached.
    """

    def __init__(self, deadline: Deadline, allowed: Sequence[Network], context: ssl.SSLContext) -> None:
        super().__init__(verify=context)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=_CheckedBackend(deadline, allowed), max_connections=1
        )
