"""What keeps the pages safe whatever a document or a visitor sends: methods, hosts, headers, and no traceback on a page."""

from __future__ import annotations

import logging
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.web.errors import error_answer

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_NEVER_SENT = ("set-cookie", "server")
_LONGEST_TARGET = 16_000  # characters of path and query

_log = logging.getLogger(__name__)


class Safety:
    """Wraps the application: reads only, known hosts only, strict headers on every answer.

    Args:
        app: what is wrapped.
        hosts: names under which the pages may be asked for, without port; ``*`` allows any.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name in _NEVER_SENT:
                    del headers[name]
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-cache")
            elif scope["method"] == "HEAD" and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        refusal = self._refusal(scope)
        request = Request(asked)
        if refusal:
            await error_answer(request, *refusal)(asked, receive, guarded)
            return
        try:
            await self._app(asked, receive, guarded)
        except Exception:
            _log.exception("A page could not be made: %s", scope["path"])
            if not started:  # the application answers a bug by itself; what it raises then is for the log
                await error_answer(request, 500, "error.bug")(asked, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and message of what is not answered at all."""
        if not self._is_known(Headers(scope=scope).get("host", "")):
            return 400, "error.host"
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "error.method"
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST_TARGET:
            return 414, "error.long"
        return None

    def _is_known(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        bare = name if name and port.isdecimal() else host
        return "*" in self._hosts or bare.lower().strip("[]").rstrip(".") in self._hosts
