"""E-mail addresses, web addresses and telephone numbers in Danish text."""

from __future__ import annotations

from re import Match
from typing import Final, Literal

from pipeline.records import Contact, Span
from pipeline.text.contacts_patterns import BRACKETS, CONTACT, TRAILING

_KINDS: Final[tuple[Literal["email", "url", "phone"], ...]] = ("email", "url", "phone")


def find_contacts(text: str) -> list[Contact]:
    """The e-mail addresses, web addresses and Danish telephone numbers of a text, in order, not overlapping.

    A web address needs a scheme, ``www.`` or an ending such as ``.dk``; the punctuation of the sentence round it is left
    out. Eight digits are a telephone number after a word that says so (``tlf.``, ``mobil``, ``ring``) or with ``+45``.

    Args:
        text: any text.

    Returns:
        The contacts as printed, with their places in ``text``.

    >>> [(found.kind, found.text) for found in find_contacts("Se www.lillekommune.dk/ny-skole, eller ring på tlf. 12 34 56 78.")]
    [('url', 'www.lillekommune.dk/ny-skole'), ('phone', '12 34 56 78')]
    """
    return [_contact(match) for match in CONTACT.finditer(text)]


def _contact(match: Match[str]) -> Contact:
    kind = next(kind for kind in _KINDS if match[kind])
    printed = _without_trailing(match[kind]) if kind == "url" else match[kind]
    start = match.start(kind)
    return Contact(text=printed, span=Span(start, start + len(printed)), kind=kind)


def _without_trailing(address: str) -> str:
    """An address without the sentence's own punctuation; a closing bracket stays where the address opens it."""
    unopened = {closing: address.count(closing) - address.count(opening) for closing, opening in BRACKETS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if last not in TRAILING and unopened.get(last, 0) <= 0:
            break
        if last in unopened:
            unopened[last] -= 1
        end -= 1
    return address[:end]
