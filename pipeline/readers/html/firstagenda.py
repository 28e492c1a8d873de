"""The web publication of FirstAgenda, whose markup names what its elements hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

_ROLES: Final = {
    ("span", "udvalg"): "body",
    ("span", "dato"): "date",
    ("span", "sted"): "place",
}
_ITEM_ROLES: Final = {
    ("span", "label"): "item_number",
    ("h2", "overskrift"): "item_title",
    ("span", "sagsnummer"): "case_number",
}
_NOISE: Final = frozenset({"dropdown", "dropdown-menu", "expand", "badge", "pdf-label", "lydfilnavn"})
_HEADINGS: Final = ("h3", "h4", "h5", "h6")


class Markup(NamedTuple):
    """Elements with a role, and elements that hold buttons and counters instead of text."""

    roles: Mapping[Element, str] = MappingProxyType({})
    noise: frozenset[Element] = frozenset()


def read_markup(root: Element) -> Markup | None:
    """What the page's class names say, None for a page that was not made by this product.

    Noise that holds something with a role is none: the head of an item folds out the rest.

    The product is known by a row of class ``punktrow`` with an ``overskrift`` in it, one for each item.
    """
    rows = [row for row in root.iter("tr") if "punktrow" in _classes(row)]
    if not any("overskrift" in _classes(heading) for row in rows for heading in row.iter("h2")):
        return None
    roles: dict[Element, str] = {}
    noise: set[Element] = set()
    for element in root.iter("span"):
        roles.update(_role(element, _ROLES))
    for row in rows:
        for element in row.iterdescendants():
            if isinstance(element.tag, str):
                roles.update(_role(element, _ITEM_ROLES))
                if element.tag in _HEADINGS:
                    roles[element] = "section_label"
                if not _NOISE.isdisjoint(_classes(element)):
                    noise.add(element)
    return Markup(roles, frozenset(element for element in noise if roles.keys().isdisjoint(element.iter())))


def _role(element: Element, roles: Mapping[tuple[str, str], str]) -> dict[Element, str]:
    named = [roles[element.tag, name] for name in _classes(element) if (element.tag, name) in roles]
    return {element: named[0]} if named else {}


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()
