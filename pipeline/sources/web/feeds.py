"""RSS and Atom feeds, read by feedparser, which knows their dialects and mends what is malformed."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import feedparser

from pipeline.errors import SourceError
from pipeline.sources.uris import printable
from pipeline.sources.web.addresses import joined
from pipeline.sources.web.markup import Listed, refuse_entities

MAX_FEED_BYTES: Final = 10 * 1024 * 1024
_ENCLOSED_DOCUMENTS: Final = ("application/pdf", "application/msword", "application/vnd.openxmlformats")


def read_feed(data: bytes, address: str, content_type: str | None = None) -> list[Listed]:
    """The documents of a feed in its order, each once: what its entries link to, and documents that they enclose.

    Args:
        address: of the feed, which relative links count from.
        content_type: as the server said, for its charset.

    Raises:
        SourceError: where it is no feed, or declares XML entities.

    >>> read_feed(b"<rss><channel><item><link>/a.html</link><pubDate>Thu, 9 Nov 2023</pubDate></item></channel></rss>", "http://a.example/")
    [Listed(address='http://a.example/a.html', change='Thu, 9 Nov 2023')]
    """
    refuse_entities(data, address)
    headers = {"content-location": address, "content-type": content_type or ""}
    try:
        feed = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # feedparser lets through whatever its parts stumble over in a broken feed
        raise _no_feed(address) from error
    if not feed.get("version") and not feed.entries:
        raise _no_feed(address)
    found: dict[str, Listed] = {}
    for entry in feed.entries:
        change = dict.get(entry, "updated") or dict.get(
            entry, "published"
        )  # its own get warns where there is no "updated"
        for link in _links(entry):
            target = joined(address, link)
            if target:
                found.setdefault(target, Listed(target, str(change)[:200] if change else None))
    return list(found.values())


def _links(entry: Any) -> list[str]:
    """What an entry links to: its page, and the documents enclosed; where it has no page, whatever is enclosed."""
    page = entry.get("link")
    enclosed = [one for one in entry.get("enclosures", ()) if one.get("href")]
    documents = [one for one in enclosed if not page or str(one.get("type", "")).startswith(_ENCLOSED_DOCUMENTS)]
    return [*([page] if page else []), *(one["href"] for one in documents)]


def _no_feed(address: str) -> SourceError:
    return SourceError(printable(f"{address} is no RSS or Atom feed."), hint="Check the address.")
