"""The numbers and bullets that Word prints before list paragraphs and does not store in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from pipeline.readers.docx.names import w
from pipeline.readers.docx.styles import ListPlace, value
from pipeline.readers.numerals import format_number

_LEVELS: Final = 9
_REFERENCE: Final = re.compile(r"%([1-9])")
_DASHES: Final = frozenset("-–—\uf02d")
_NO_LIST: Final = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "bullet"
    text: str = "•"
    restarts: bool = True
    in_digits: bool = False


class Numbering:
    """Counts the paragraphs of each list in the order they are asked for.

    Args:
        numbering: the root element of ``numbering.xml``, None for a document without.
    """

    def __init__(self, numbering: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._definitions: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if numbering is None:
            return
        for definition in numbering.iterchildren(w("abstractNum")):
            self._levels[definition.get(w("abstractNumId"), "")] = {
                _integer(level.get(w("ilvl")), 0): _read_level(level) for level in definition.iterchildren(w("lvl"))
            }
        for number in numbering.iterchildren(w("num")):
            number_id = number.get(w("numId"), "")
            self._definitions[number_id] = value(number, "abstractNumId") or ""
            self._overrides[number_id] = {
                _integer(override.get(w("ilvl")), 0): _integer(value(override, "startOverride"), 1)
                for override in number.iterchildren(w("lvlOverride"))
                if override.find(w("startOverride")) is not None
            }

    def next_marker(self, place: ListPlace) -> str | None:
        """What Word prints before the next paragraph at a place: ``2.1``, ``a)``, ``•``; None outside any list."""
        if place.number_id == _NO_LIST or place.level >= _LEVELS:
            return None
        definition = self._definitions.get(place.number_id, "")
        levels = self._levels.get(definition, {})
        level = levels.get(place.level, _Level())
        if level.style == "none":
            return None
        if level.style == "bullet":
            return "-" if level.text in _DASHES else "•"
        counts = self._count(definition, place, levels)
        return _REFERENCE.sub(lambda match: self._shown(int(match[1]) - 1, counts, levels, level), level.text)

    def _count(self, definition: str, place: ListPlace, levels: dict[int, _Level]) -> list[int | None]:
        counts = self._counts.setdefault(definition, [None] * _LEVELS)
        start = self._overrides.get(place.number_id, {}).pop(place.level, None)
        before = counts[place.level]
        if start is not None:
            counts[place.level] = start
        else:
            counts[place.level] = levels[place.level].start if before is None else before + 1
        for deeper in range(place.level + 1, _LEVELS):
            if levels.get(deeper, _Level()).restarts:
                counts[deeper] = None
        return counts

    @staticmethod
    def _shown(index: int, counts: list[int | None], levels: dict[int, _Level], shown_at: _Level) -> str:
        level = levels.get(index, _Level())
        count = counts[index]
        return format_number(level.start if count is None else count, "decimal" if shown_at.in_digits else level.style)


def _read_level(level: Any) -> _Level:
    return _Level(
        start=_integer(value(level, "start"), 1),
        style=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        restarts=value(level, "lvlRestart") != "0",
        in_digits=level.find(w("isLgl")) is not None,
    )


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 8 else default
