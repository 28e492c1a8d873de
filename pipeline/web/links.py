"""Addresses: of everything the tables identify, and of sources outside, as far as they may be linked to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_PAGES = {
    "item": "items",
    "decision": "decisions",
    "article": "documents",
    "document": "documents",
    "meeting": "meetings",
    "case": "cases",
    "project": "entities",
    "person": "entities",
    "organisation": "entities",
    "programme": "entities",
    "entity": "entities",
}
_LONGEST_FRAGMENT = 80


def address(kind: str, identity: str) -> str:
    """The page of a thing.

    >>> address("item", "itm_1"), address("person", "per_1")
    ('/items/itm_1', '/entities/per_1')
    """
    return f"/{_PAGES[kind]}/{quote(identity, safe='')}"


def place(document_id: str, char_start: int) -> str:
    """The place in a document's page where some words stand.

    >>> place("ab", 12)
    '/documents/ab?at=12#c12'
    """
    return f"{address('document', document_id)}?at={char_start}#c{char_start}"


def external(uri: str | None, page: int | None = None, words: str = "") -> str | None:
    """A link to a source outside, at its page or at the words; None for what is no address of the web.

    >>> external("javascript:alert(1)"), external("file:///etc/passwd")
    (None, None)
    >>> external("https://example.org/a.pdf", page=3)
    'https://example.org/a.pdf#page=3'
    >>> external("https://example.org/a", words="Punkt 2")
    'https://example.org/a#:~:text=Punkt%202'
    """
    if uri is None:
        return None
    cleaned = uri.strip()
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or not cleaned.isprintable():
        return None
    if parts.fragment:
        return cleaned
    if page is not None:
        return f"{cleaned}#page={page}"
    first = " ".join(words.split())[:_LONGEST_FRAGMENT]
    return f"{cleaned}#:~:text={quote(first, safe='')}" if first else cleaned
