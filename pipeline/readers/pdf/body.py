"""What is ordinary in a document: the size, leading and width of its running text, against which the rest stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.sheet import Sheet

_LEADINGS: Final = (0.9, 2.2)
_DEFAULT_LEADING: Final = 1.3
PARAGRAPH_GAP: Final = 1.15
"""A line further below another than this many leadings begins a paragraph."""
CLAUSE: Final = "at "
"""How the points of a recommendation begin, each on a line of its own."""
_MIN_WRAPPED: Final = 3
_HEADING_SIZE: Final = 1.1
_MAX_LEVEL: Final = 6


Look = tuple[float, bool]
"""Font size, and whether bold; of two of one size the bold one ranks first."""


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """The ordinary style of a document.

    Attributes:
        size: of most characters, in points.
        leading: the distance between lines of a paragraph, in font sizes.
        rights: for each page, where lines of the page's width end at the right.
        levels: the heading level of each look, size and weight, that stands out.
    """

    size: float
    leading: float
    rights: dict[int, float]
    levels: dict[Look, int]

    def right_limit(self, line: Line) -> float:
        """How far to the right a line could have gone."""
        return line.column[1] if line.column else self.rights[line.page]

    def heading_level(self, line: Line) -> int | None:
        """The level that a line's size and weight give it, None for one of ordinary look."""
        return self.levels.get((line.size, line.bold))


def body_style(sheets: Sequence[Sheet], furniture: set[int]) -> BodyStyle:
    """The ordinary style of the lines that are neither furniture nor in tables."""
    lines = {sheet.number: [line for line in sheet.lines if id(line) not in furniture] for sheet in sheets}
    every = [line for page in lines.values() for line in page]
    sizes: Counter[float] = Counter()
    bold = 0
    for line in every:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    mostly_bold = 2 * bold > sizes.total()
    leading = _leading(every)
    looks = {(line.size, line.bold) for line in every}
    standing_out = {look for look in looks if look[0] >= _HEADING_SIZE * size or (look[1] and not mostly_bold)}
    return BodyStyle(
        size=size,
        leading=leading,
        rights=_rights(sheets, lines, leading),
        levels={look: min(rank, _MAX_LEVEL) for rank, look in enumerate(sorted(standing_out, reverse=True), 1)},
    )


def _leading(lines: Sequence[Line]) -> float:
    ratios = [
        ratio
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.size == below.size
        and _LEADINGS[0] <= (ratio := (below.base - above.base) / below.size) <= _LEADINGS[1]
    ]
    return median(ratios) if ratios else _DEFAULT_LEADING


def _rights(sheets: Sequence[Sheet], lines: dict[int, list[Line]], leading: float) -> dict[int, float]:
    """For each page the right limit of its text: as far as wrapped lines go, or as on other pages, or a margin as at the left."""
    lefts = {page: min((line.box.left for line in found), default=0.0) for page, found in lines.items()}
    wrapped = {page: _wrapped_rights(found, leading) for page, found in lines.items()}
    shown = {page: max(rights) for page, rights in wrapped.items() if len(rights) >= _MIN_WRAPPED}
    usual = median(right - lefts[page] for page, right in shown.items()) if shown else None
    return {
        sheet.number: shown.get(
            sheet.number, lefts[sheet.number] + usual if usual is not None else sheet.width - lefts[sheet.number]
        )
        for sheet in sheets
    }


def _wrapped_rights(lines: Sequence[Line], leading: float) -> list[float]:
    """The right ends of the lines of page width that surely go on in the next: it begins with a small letter right below."""
    return [
        above.box.right
        for above, below in pairwise(lines)
        if above.column is None
        and below.column is None
        and (above.size, above.bold) == (below.size, below.bold)
        and 0 < below.base - above.base <= PARAGRAPH_GAP * leading * below.size
        and below.text[0].islower()
        and not below.text.startswith(CLAUSE)
        and above.text[-1].isalnum()
        and len(above.segments) == len(below.segments) == 1
    ]
