"""Running headers, running footers and page numbers: what comes again at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.readers.furniture import is_page_number
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.sheet import Sheet

_EDGE_LINES: Final = 4
_EDGE: Final = 0.16
"""The part of a page's height, at its top and bottom, where running lines stand."""
_MIN_SHARE: Final = 0.4
_MIN_RUN: Final = 4
"""A header that changes with the chapter comes again on so many pages in a row."""
_HEIGHT_STEP: Final = 4.0
_DIGITS: Final = re.compile(r"\d+")
_ENDS_IN_PAGE: Final = re.compile(r"(?<!\w)(?:side|page) \d{1,4}(?: (?:af|of) \d{1,4})?$", re.IGNORECASE)
_PRINTED: Final = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? {1,4}\d{1,2}[.:]\d{2}(?: [AP]M)? {2,}\S.*|(?:https?|file)://\S+ {2,}\d{1,4}/\d{1,4}"
)

_Key = tuple[str, int]


def running_lines(sheets: Sequence[Sheet]) -> set[int]:
    """The identities (``id``) of the lines that are furniture.

    Looked for from each edge of a page inwards, and no further than the first line that is none: a label that opens many pages under a
    title of its own is no header. Numbers count as equal, so that a header with the page's number repeats.
    """
    found: set[int] = set()
    for from_top in (True, False):
        edges = [_edge(sheet, from_top) for sheet in sheets]
        repeated = _repeated([{_key(line) for line in edge} for edge in edges])
        for sheet, edge in zip(sheets, edges, strict=True):
            for line in edge:
                if (
                    _key(line) not in repeated
                    and not _is_numbering(line, sheet, len(sheets))
                    and not _is_printed(line, edge)
                ):
                    break
                found.add(id(line))
    return found


def _edge(sheet: Sheet, from_top: bool) -> list[Line]:
    """The lines at an edge of a page, from the edge inwards."""
    lines = sorted(sheet.lines, key=lambda line: line.box.top, reverse=not from_top)[:_EDGE_LINES]
    limit = _EDGE * sheet.height
    return [line for line in lines if (line.box.bottom <= limit if from_top else line.box.top >= sheet.height - limit)]


def _key(line: Line) -> _Key:
    """What is equal for lines that are each other's repetition: the text but for numbers, and the height on the page."""
    return _DIGITS.sub("#", line.text), round(line.box.bottom / _HEIGHT_STEP)


def _repeated(pages: Sequence[set[_Key]]) -> set[_Key]:
    """The keys that come on enough of the pages, or on enough pages in a row."""
    if len(pages) < 2:
        return set()
    counts = Counter(key for page in pages for key in page)
    repeated = {key for key, count in counts.items() if count >= max(2, _MIN_SHARE * len(pages))}
    runs: Counter[_Key] = Counter()
    for page in pages:
        runs = Counter({key: runs[key] + 1 for key in page})
        repeated |= {key for key, length in runs.items() if length >= _MIN_RUN}
    return repeated


def _is_numbering(line: Line, sheet: Sheet, pages: int) -> bool:
    """Whether a line is the page's own number: marked as such, or a bare number on one of several pages."""
    text = " ".join(line.text.split())
    if _ENDS_IN_PAGE.search(text):
        return True
    if not is_page_number(text):
        return False
    return not text.isdecimal() or (pages > 1 and abs(int(text) - sheet.number) <= pages)


def _is_printed(line: Line, edge: Sequence[Line]) -> bool:
    """Whether a line is what a browser prints at the edge of a page: day, time and title, or address and page number."""
    return line is edge[0] and bool(_PRINTED.fullmatch(line.text.strip()))
