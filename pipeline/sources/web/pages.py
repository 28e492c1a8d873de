"""Pages that list documents, such as a publisher's archive of agendas: the links that a CSS selector finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import lxml.html
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import ParserError, XMLSyntaxError
from lxml.etree import _Element as Element

from pipeline.errors import SourceError
from pipeline.sources.specs import ListPage
from pipeline.sources.uris import printable
from pipeline.sources.web.addresses import joined
from pipeline.sources.web.markup import Listed
from pipeline.text.encoding import declared_charset


@dataclass(frozen=True, slots=True)
class Page:
    """What a page lists, and the address of the next page."""

    documents: tuple[Listed, ...]
    next: str | None


def is_selector(text: str) -> bool:
    """Whether a text is a CSS selector.

    >>> is_selector("ul.dagsordener a[href$='.pdf']"), is_selector("a[")
    (True, False)
    """
    try:
        CSSSelector(text, translator="html")
    except (SelectorError, SyntaxError):
        return False
    return True


def read_page(data: bytes, address: str, how: ListPage, content_type: str | None = None) -> Page:
    """The documents that a page lists, in its order, each once.

    Args:
        address: of the page; relative links count from it or from what the page says.
        how: the selectors; what they find is a link, holds one or lies in one.
        content_type: as the server said, for its charset.

    Raises:
        SourceError: where it is no web page.

    >>> read_page(b"<ul><li><a href='a.pdf'>Referat</a></ul>", "https://a.example/b/", ListPage(select="li")).documents
    (Listed(address='https://a.example/b/a.pdf', change=None),)
    """
    root = _parsed(data, address, declared_charset(content_type))
    base = next((element.get("href", "") for element in root.iter("base")), "")
    base = joined(address, base) or address
    links = dict.fromkeys(_links(root, how.select, base))
    following = next(_links(root, how.next, base), None) if how.next else None
    return Page(tuple(map(Listed, links)), following)


def _links(root: Element, selector: str, base: str) -> Iterator[str]:
    found = cast("list[Element]", CSSSelector(selector, translator="html")(root))
    for element in found:
        href = _href(element)
        target = joined(base, href) if href else None
        if target:
            yield target


def _href(element: Element) -> str | None:
    """The link that an element is, holds or lies in."""
    if element.get("href"):
        return element.get("href")
    inside = next((one for one in element.iter("a") if one.get("href")), None)
    around = next((one for one in element.iterancestors("a") if one.get("href")), None)
    link = inside if inside is not None else around
    return link.get("href") if link is not None else None


def _parsed(data: bytes, address: str, encoding: str | None) -> Element:
    try:
        parser = lxml.html.HTMLParser(encoding=encoding)
    except LookupError:
        parser = lxml.html.HTMLParser()
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError):
        raise SourceError(printable(f"{address} is no web page."), hint="Check the address.") from None
