"""Sitemaps and indexes of sitemaps (sitemaps.org), packed or not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, NamedTuple

from lxml import etree

from pipeline.errors import SourceError, TooLarge
from pipeline.sources.uris import printable
from pipeline.sources.web.addresses import joined
from pipeline.sources.web.decoding import GZIP, PackedWrong, unpacked
from pipeline.sources.web.markup import MAX_LISTING_BYTES, Listed, refuse_entities

_log = logging.getLogger(__name__)
_MAX_DATE: Final = 100


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: documents, and other sitemaps."""

    documents: tuple[Listed, ...]
    sitemaps: tuple[str, ...]


def read_sitemap(data: bytes, address: str) -> Sitemap:
    """A sitemap or an index of sitemaps; of a malformed one what stands before the fault.

    Args:
        data: XML, or XML packed with gzip.
        address: which relative links count from, though there should be none.

    Raises:
        SourceError: where it is no sitemap, cannot be unpacked, or declares XML entities.
        TooLarge: where it unpacks to more than 50 MiB.

    >>> read_sitemap(b"<urlset><url><loc>https://a.example/b</loc><lastmod>2026-11-01</lastmod></url></urlset>", "").documents
    (Listed(address='https://a.example/b', change='2026-11-01'),)
    """
    xml = _plain(data, address)
    refuse_entities(xml, address)
    documents: dict[str, Listed] = {}
    sitemaps: dict[str, None] = {}
    root = ""
    try:
        for entry in _entries(xml):
            root = entry.root
            target = joined(address, entry.place)
            if target and entry.name == "sitemap":
                sitemaps[target] = None
            elif target and entry.name == "url":
                documents[target] = Listed(target, entry.change[:_MAX_DATE] or None)
    except etree.XMLSyntaxError as error:
        _log.warning("%s is malformed, and read up to there: %s", printable(address), error)
    if root not in ("urlset", "sitemapindex"):
        raise SourceError(printable(f"{address} is no sitemap."), hint="Check the address.")
    return Sitemap(tuple(documents.values()), tuple(sitemaps))


class _Entry(NamedTuple):
    root: str
    name: str = ""
    place: str = ""
    change: str = ""


def _entries(xml: bytes) -> Iterator[_Entry]:
    """The entries, after one without a name that stands for the root alone; each is forgotten once it is read."""
    parsed = etree.iterparse(
        BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True, recover=True, huge_tree=False
    )
    root = ""
    for event, element in parsed:
        name = str(element.tag).rpartition("}")[2]
        if event == "start":
            if not root:
                root = name
                yield _Entry(root)
            continue
        if name in ("url", "sitemap"):
            yield _Entry(root, name, _text(element, "loc"), _text(element, "lastmod"))
            element.clear()
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _text(element: etree._Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _plain(data: bytes, address: str) -> bytes:
    if not data.startswith(GZIP):
        return data
    out = bytearray()
    try:
        for piece in unpacked([data], "gzip"):
            out += piece
            if len(out) > MAX_LISTING_BYTES:
                raise TooLarge(
                    printable(f"{address} unpacks to more than {MAX_LISTING_BYTES:,} bytes."), hint="No sitemap may."
                )
    except PackedWrong as error:
        raise SourceError(
            printable(f"{address} cannot be read: {error}."), hint="The next run tries it again."
        ) from None
    return bytes(out)
