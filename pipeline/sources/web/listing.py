"""What a web source lists: the entries of a feed, the addresses of sitemaps, the links of list pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pipeline.errors import SourceError
from pipeline.sources.specs import SourceSpec
from pipeline.sources.web.answers import Answer
from pipeline.sources.web.feeds import MAX_FEED_BYTES, read_feed
from pipeline.sources.web.markup import MAX_LISTING_BYTES, Listed
from pipeline.sources.web.pages import read_page
from pipeline.sources.web.sitemaps import read_sitemap

if TYPE_CHECKING:
    from pipeline.sources.web.client import Web

_MAX_SITEMAPS: Final = 1000
_MAX_PAGE_BYTES: Final = 20 * 1024 * 1024
_MAX_LISTED: Final = 1_000_000
_HEAD: Final = 1024
_FEED_STARTS: Final = (b"<rss", b"<feed", b"<rdf:rdf")
_SITEMAP_STARTS: Final = (b"<urlset", b"<sitemapindex")


def listed_documents(spec: SourceSpec, web: Web) -> Iterator[Listed]:
    """The documents that a web source lists and its patterns let through, each once.

    Raises:
        SourceError, TooLarge: where the source cannot be fetched or is not what it is said to be, perhaps after some documents.
    """
    seen: set[str] = set()
    for listed in _listed(spec, web):
        if listed.address not in seen and spec.takes(listed.address):
            if len(seen) == _MAX_LISTED:
                raise SourceError(f"{spec.name} lists more than {_MAX_LISTED:,} documents.", hint="Split it.")
            seen.add(listed.address)
            yield listed


def _listed(spec: SourceSpec, web: Web) -> Iterator[Listed]:
    match spec.kind:
        case "feed":
            yield from _of_feed(_fetch(spec, web, spec.at[0], MAX_FEED_BYTES))
        case "sitemap":
            yield from _of_sitemaps(spec, web, _fetch(spec, web, spec.at[0], MAX_LISTING_BYTES))
        case "page":
            yield from _of_pages(spec, web)
        case "address":
            yield from _of_address(spec, web)
        case _:
            yield from map(Listed, spec.at)


def _fetch(spec: SourceSpec, web: Web, address: str, limit: int) -> Answer:
    return web.get(address, pause=spec.politeness.pause, limit=limit)


def _of_feed(answer: Answer) -> list[Listed]:
    return read_feed(answer.body or b"", answer.address, answer.header("Content-Type"))


def _of_sitemaps(spec: SourceSpec, web: Web, first: Answer) -> Iterator[Listed]:
    """The documents of a sitemap and of all that it leads to, each sitemap once."""
    seen = {spec.at[0], first.address}
    pending: deque[str] = deque()
    answer = first
    while True:
        sitemap = read_sitemap(answer.body or b"", answer.address)
        yield from sitemap.documents
        pending += [address for address in sitemap.sitemaps if address not in seen]
        seen.update(sitemap.sitemaps)
        if len(seen) > _MAX_SITEMAPS:
            raise SourceError(f"{spec.at[0]} leads to more than {_MAX_SITEMAPS:,} sitemaps.", hint="Name those needed.")
        if not pending:
            return
        answer = _fetch(spec, web, pending.popleft(), MAX_LISTING_BYTES)


def _of_pages(spec: SourceSpec, web: Web) -> Iterator[Listed]:
    """The documents of a list page and of those that it leads on to."""
    assert spec.list_page is not None
    address: str | None = spec.at[0]
    seen: set[str] = set()
    while address is not None and address not in seen:
        if len(seen) == spec.list_page.max_pages:
            raise SourceError(
                f"{spec.at[0]} goes on after {len(seen)} pages.", hint="Raise the source's max_pages to read them."
            )
        seen.add(address)
        answer = _fetch(spec, web, address, _MAX_PAGE_BYTES)
        page = read_page(answer.body or b"", answer.address, spec.list_page, answer.header("Content-Type"))
        if not page.documents:
            raise SourceError(f"{address} has no link that the selector finds.", hint="Did the page change its markup?")
        yield from page.documents
        address = page.next


def _of_address(spec: SourceSpec, web: Web) -> Iterator[Listed]:
    """What an address leads to, by its content: the documents of a feed or sitemap, else itself."""
    answer = _fetch(spec, web, spec.at[0], MAX_LISTING_BYTES)
    body = answer.body or b""
    head = body[:_HEAD].lower()
    if any(start in head for start in _FEED_STARTS):
        yield from _of_feed(answer)
    elif any(start in head for start in _SITEMAP_STARTS):
        yield from _of_sitemaps(spec, web, answer)
    else:
        yield Listed(spec.at[0])
