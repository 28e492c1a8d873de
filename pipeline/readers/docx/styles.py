"""What the styles of a Word document say of its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from pipeline.readers.docx.names import VAL, w

_HEADING: Final = re.compile(r"(?:heading|overskrift|rubrik|overskrift,h)\s?([1-9])", re.IGNORECASE)
_TITLES: Final = {"title": 1, "titel": 1, "subtitle": 2, "undertitel": 2}
_BULLET_STYLE: Final = re.compile(r"list bullet|opstilling - punkttegn|punktopstilling", re.IGNORECASE)
_BODY_OUTLINE: Final = 9
_MAX_LEVEL: Final = 6
_MAX_CHAIN: Final = 20
_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place in a numbering definition: its number and the level of indentation, from 0."""

    number_id: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with what it inherits; None where neither it nor what it is based on says."""

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    place: ListPlace | None = None
    bulleted: bool = False


NO_STYLE: Final = Style()


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, styles: Any) -> None:
        self._elements = {element.get(w("styleId")): element for element in styles.iterchildren(w("style"))}
        self._resolved: dict[str, Style] = {}

    def get(self, style_id: str | None) -> Style:
        """The style of an id; one without anything for an id that the document does not define."""
        if style_id is None or style_id not in self._elements:
            return NO_STYLE
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        level = bold = hidden = place = None
        bulleted = False
        current: str | None = style_id
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(current)
            if element is None:
                break
            name = value(element, "name") or ""
            own_level = _level_by_name(name) or outline_level(element)
            level = own_level if level is None else level
            bold = switch(element, "b") if bold is None else bold
            hidden = switch(element, "vanish") if hidden is None else hidden
            place = list_place(element) if place is None else place
            bulleted = bulleted or bool(_BULLET_STYLE.match(name))
            current = value(element, "basedOn")
        return Style(level, bold, hidden, place, bulleted)


def value(element: Any, name: str) -> str | None:
    """The ``w:val`` of the child of that name."""
    child = element.find(w(name))
    return None if child is None else child.get(VAL)


def switch(element: Any, name: str) -> bool | None:
    """Whether the run properties of an element (or the element, where it is run properties) turn a property on; None where unsaid."""
    properties = element if element.tag == w("rPr") else element.find(w("rPr"))
    child = None if properties is None else properties.find(w(name))
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def outline_level(element: Any) -> int | None:
    """The heading level, from 1, that an element's paragraph properties give it for the outline."""
    properties = element if element.tag == w("pPr") else element.find(w("pPr"))
    given = None if properties is None else value(properties, "outlineLvl")
    if given is None or not given.isdecimal() or int(given) >= _BODY_OUTLINE:
        return None
    return min(int(given) + 1, _MAX_LEVEL)


def list_place(element: Any) -> ListPlace | None:
    """The place in a list that an element's paragraph properties give it; number 0 takes it out of any list."""
    properties = element if element.tag == w("pPr") else element.find(w("pPr"))
    numbering = None if properties is None else properties.find(w("numPr"))
    if numbering is None:
        return None
    level = value(numbering, "ilvl") or "0"
    return ListPlace(value(numbering, "numId") or "0", int(level) if level.isdecimal() else 0)


def _level_by_name(name: str) -> int | None:
    match = _HEADING.fullmatch(name)
    return min(int(match[1]), _MAX_LEVEL) if match else _TITLES.get(name.lower())
