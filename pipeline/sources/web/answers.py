"""What a server gave with a document, and what it says when asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a document so that it can say later whether it changed (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers that ask whether; what cannot stand in a header, since a server may send anything, is left out."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value and value.isascii() and value.isprintable()}


NO_VALIDATORS: Final = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        address: that gave it, after all redirects.
        body: unpacked; None where nothing changed.
        headers: in the order they came.
        received: when.
    """

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    received: datetime

    def header(self, name: str) -> str | None:
        """The first header of a name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def validators(self) -> Validators:
        """To ask with next time."""
        return Validators(self.header("ETag"), self.header("Last-Modified"))
