"""The printed marks of HTML's lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from pipeline.readers.html import patterns
from pipeline.readers.numerals import format_number

_BULLET: Final = "-"
_STYLES: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})


@dataclass(slots=True)
class ListState:
    """An open list; ``number`` is that of its next item, None for a list of bullets or without marks."""

    number: int | None
    style: str = "decimal"
    bullet: str = _BULLET
    step: int = 1

    def next_marker(self, item: Element) -> str:
        """The mark of the list's next item."""
        if self.number is None:
            return self.bullet
        self.number = _integer(item.get("value"), self.number)
        marker = f"{format_number(self.number, self.style)}."
        self.number += self.step
        return marker


def open_list(element: Element) -> ListState | None:
    """The state of the list that an element begins, None for any other element."""
    if element.tag not in _LISTS:
        return None
    if patterns.NO_LIST_STYLE.search(element.get("style", "")):
        return ListState(None, bullet="")
    if element.tag != "ol":
        return ListState(None)
    reverse = element.get("reversed") is not None
    first = sum(1 for child in element if child.tag == "li") if reverse else 1
    style = _STYLES.get(element.get("type", ""), "decimal")
    return ListState(_integer(element.get("start"), first), style, step=-1 if reverse else 1)


def _integer(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 8 else default
