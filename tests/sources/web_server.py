"""A web server on this machine that answers, and misbehaves, as each test asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Page = Callable[[Handler], None]


@dataclass
class Site:
    """The server: its pages by path, and what it was asked for."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """A page that behaves; its address."""
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda handler: answer(handler, content, status, **headers)
        return self.url(path)

    def put_in_turn(self, path: str, *pages: Page) -> str:
        """A page that behaves otherwise each time, the last way from then on."""
        turns = list(pages)
        self.pages[path] = lambda handler: (turns.pop(0) if len(turns) > 1 else turns[0])(handler)
        return self.url(path)

    def asked(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.requests)


def answer(handler: Handler, body: bytes = b"", status: int = 200, **headers: str) -> None:
    """Sends an answer; ``Content_Type="text/html"`` is the header Content-Type."""
    handler.send_response(status)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {"Content-Length": str(len(body)), **named}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def answering(body: bytes = b"", status: int = 200, **headers: str) -> Page:
    return lambda handler: answer(handler, body, status, **headers)


@contextmanager
def serving() -> Iterator[Site]:
    """A server on a free port of this machine."""

    class _Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.requests.append((path, dict(self.headers)))
            page = site.pages.get(path) or answering(b"not here", 404)
            try:
                page(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
