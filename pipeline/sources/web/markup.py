"""What the readers of feeds, sitemaps and pages have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.errors import SourceError
from pipeline.sources.uris import printable

MAX_LISTING_BYTES: Final = 50 * 1024 * 1024
"""As much as sitemaps.org allows a sitemap to have, unpacked."""

_ENTITY: Final = "<!ENTITY"
_ENTITIES: Final = tuple(_ENTITY.encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a feed, sitemap or page lists: its address, and when it says that it changed, as written there."""

    address: str
    change: str | None = None


def refuse_entities(data: bytes, address: str) -> None:
    """Raises SourceError for XML that declares entities, which no feed and no sitemap needs and attacks use."""
    if any(declaration in data for declaration in _ENTITIES):
        raise SourceError(
            printable(f"{address} declares XML entities, as only an attack does."),
            hint="Check where the address leads.",
        )
