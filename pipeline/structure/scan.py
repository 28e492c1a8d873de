"""Every line of a document with what it may be: a label, an item's first line, metadata; computed once, used by all rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.records import SectionKind
from pipeline.structure.labels import Label, match_label
from pipeline.structure.lexicon import CLOSED_HEADINGS, CLOSING, OPEN_HEADINGS, SIGNED
from pipeline.structure.lines import Line
from pipeline.structure.meta import Meta, read_meta, read_value
from pipeline.structure.numbering import ItemLine, match_item_line
from pipeline.structure.titles import Access

_MAX_HEADING = 80
_ACCESS_INITIALS = frozenset("lLåÅtTfFdD")
_ACCESS_BEGINNINGS = frozenset("luk til for dis åbn åbe".split())
_BULLETS = frozenset("-•*·–")
_QUOTES = '"”“'
_SHORTEST = 6
_MIN_REPEATED = 12
_ALIKE = 82
_SPARE = 20
_EDGES = " .:-–\"'”“"
_NAME = "referat"
_NAME_LINES = 3
_HEAD_LINES = 60
_MAX_CLOSING = 20
_MAX_CLOSING_LINE = 140
_MAX_QUOTED = 12
"""A quotation is no longer than so many lines; what opens and does not close is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Lines and, of the same length, what each may be.

    Attributes:
        lines: in document order.
        labels: the label a line is, else None; rows of tables have none.
        metas: the metadata a line is, else None.
        entries: the item line that a line may be, else None.
        within: the section that the nearest label above opened, else None.
        headings: what a line says of all items below it, whether they are public, else None.
        sections: the indices of the lines whose labels open sections.
        cases: the indices of the lines that state what each item of a layout without titles begins with.
        doors: the index of the nearest heading above that says of all items below whether they are public, else -1.
        end: the index of the first line of those that close the document behind its last item.
    """

    lines: Sequence[Line]
    labels: Sequence[Label | None]
    metas: Sequence[Meta | None]
    entries: Sequence[ItemLine | None]
    within: Sequence[SectionKind | None]
    doors: Sequence[int]
    headings: Sequence[Access | None]
    sections: Sequence[int]
    cases: Sequence[int]
    end: int

    def section_labels(self, start: int, end: int) -> list[Label]:
        """The labels of the lines ``[start, end)`` that open sections."""
        among = self.sections[bisect_left(self.sections, start) : bisect_left(self.sections, end)]
        return [label for index in among if (label := self.labels[index])]

    def has_case(self, start: int, end: int) -> bool:
        """Whether one of the lines ``[start, end)`` states a case number, as items of layouts without titles begin."""
        at = bisect_left(self.cases, start)
        return at < len(self.cases) and self.cases[at] < end

    def is_hard_label(self, index: int) -> bool:
        """Whether a line opens a section whatever stands around it."""
        label = self.labels[index]
        return label is not None and label.section is not None and not label.soft

    def meta_of_value(self, index: int) -> Meta | None:
        """What a line states that stands below a case label without a value (``Sagsnr:`` / ``07/5773``)."""
        return read_value(self.lines[index].text)

    def is_access_heading(self, index: int) -> bool:
        """Whether a line says of all items below it whether they are public."""
        return self.headings[index] is not None

    def access(self, index: int, start: int = 0) -> Access | None:
        """What the nearest heading above ("LUKKEDE SAGER"), at line ``start`` or later, says of the items at ``index``."""
        door = self.doors[index]
        return self.headings[door] if door >= start else None


def scan(lines: Sequence[Line]) -> Scan:
    """Look at every line once."""
    labels = _without_name(_without_title([_label(line) for line in lines], lines), lines)
    labels = _without_quoted(labels, lines)
    count = len(lines)
    metas: list[Meta | None] = [None] * count
    entries: list[ItemLine | None] = [None] * count
    headings: list[Access | None] = [None] * count
    within: list[SectionKind | None] = [None] * count
    doors = [-1] * count
    sections: list[int] = []
    cases: list[int] = []
    current: SectionKind | None = None
    door = -1
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        text, block = line.text, line.block
        if label is None and block.kind != "table_row":
            meta = metas[index] = read_meta(text)
            if meta is None and block.marker[:1] not in _BULLETS:
                entries[index] = match_item_line(text)
            elif meta is not None and meta.starts_item:
                cases.append(index)
        if text[0] in _ACCESS_INITIALS and (heading := _access_heading(text)):
            headings[index] = heading
            door = index
        within[index] = current
        doors[index] = door
        if label is not None and label.section is not None:
            sections.append(index)
            if not (label.soft and label.date):
                current = label.section
    return Scan(
        lines, labels, metas, entries, within, doors, headings, sections, cases, _closing(lines, labels, sections)
    )


def _closing(lines: Sequence[Line], labels: Sequence[Label | None], sections: Sequence[int]) -> int:
    """Where the lines begin that close a document; what a name stands below, a signature, counts whatever follows.

    The line below the last label is that section's text, unless the label's own line has some.
    """
    last = sections[-1] if sections else 0
    label = labels[last] if sections else None
    bare = label is not None and label.rest == len(lines[last].text)
    first = max(len(lines) - _MAX_CLOSING, last + bare)
    end = len(lines)
    for index in range(len(lines) - 1, first, -1):
        line = lines[index]
        closes = len(line.text) < _MAX_CLOSING_LINE and line.block.role is None and CLOSING.fullmatch(line.text)
        if closes and (index == end - 1 or SIGNED.match(line.text)):
            end = index
    return end


def _access_heading(text: str) -> Access | None:
    if len(text) >= _MAX_HEADING or text[:3].lower() not in _ACCESS_BEGINNINGS:
        return None
    return "closed" if CLOSED_HEADINGS.fullmatch(text) else "open" if OPEN_HEADINGS.fullmatch(text) else None


def _label(line: Line) -> Label | None:
    """The label that a line is; a cell of an agenda's table has that of its column, and all of it is the section's text."""
    block = line.block
    if block.kind == "table_row":
        return None
    role = block.role
    if role is not None and role.startswith("column:"):
        heading = match_label(role.removeprefix("column:"))
        return replace(heading, rest=0) if heading and heading.section else None
    return match_label(line.text)


def _without_title(labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """Labels without the one that is the document's own title: the only one set as a heading of the highest level."""
    levels = [line.block.level or 9 for line, label in zip(lines, labels, strict=True) if label and label.section]
    if len(levels) < 2 or levels[0] != 1 or levels.count(1) > 1:
        return labels
    first = next(i for i, label in enumerate(labels) if label and label.section)
    return [*labels[:first], None, *labels[first + 1 :]]


def _without_name(labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """Labels without the one that is what the document calls itself, ``Referat`` at its very top or right above its first item."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        item = match_item_line(line.text)
        if (item is not None and item.order == (1,)) or line.block.role is not None:
            break
        if labels[index] is None or line.text.casefold().rstrip(" :") != _NAME:
            continue
        below = match_item_line(lines[index + 1].text) if index + 1 < len(lines) else None
        if index < _NAME_LINES or (below is not None and below.order == (1,)):
            return [*labels[:index], None, *labels[index + 1 :]]
    return labels


def _without_quoted(labels: list[Label | None], lines: Sequence[Line]) -> list[Label | None]:
    """Labels without those inside a quotation of several lines: a proposal that is quoted has labels of its own."""
    kept = labels.copy()
    left = 0
    quoting = {i for i, line in enumerate(lines) if '"' in line.text or "”" in line.text or "“" in line.text}
    for index in range(min(quoting, default=len(lines)), len(lines)):
        line = lines[index]
        inside = left > 0
        if index in quoting and _opens_or_closes(line.text):
            left = 0 if inside else _MAX_QUOTED * (line.text[0] in _QUOTES)
        if inside:
            kept[index] = None
        left -= left > 0
    return kept


def _opens_or_closes(text: str) -> bool:
    return (text.count('"') + text.count("”") + text.count("“")) % 2 == 1


def normalise_title(text: str) -> str:
    """A title for comparing: case, blanks and punctuation at the ends do not count.

    >>> normalise_title("Godkendelse af  Budget 2025.")
    'godkendelse af budget 2025'
    """
    return " ".join(text.casefold().split()).strip(_EDGES)


def same_title(one: str, other: str, *, threshold: float = 90) -> bool:
    """Whether two printed titles are the same but for slips of the pen.

    >>> same_title("Godkendelse af budget 2025", "Godkendelse af budget for 2025")
    True
    """
    return same_normalised(normalise_title(one), normalise_title(other), threshold=threshold)


def same_normalised(one: str, other: str, *, threshold: float = 90) -> bool:
    """The same of titles that are normalised already."""
    if one == other:
        return bool(one)
    return min(len(one), len(other)) >= _SHORTEST and fuzz.ratio(one, other, score_cutoff=threshold) >= threshold


def repeats_title(title: str, line: str) -> bool:
    """Whether a line inside an item prints the item's title again, perhaps with words added or dropped.

    >>> repeats_title("Skriftlig orientering om partnerskabet for byggeri", "Orientering om partnerskabet for byggeri")
    True
    """
    return repeats_normalised(normalise_title(title), line)


def repeats_normalised(title: str, line: str) -> bool:
    """The same of a title that is normalised already."""
    if len(line.strip(_EDGES)) > 2 * len(title) + _SPARE:
        return False
    a, b = title, normalise_title(line)
    if not a or not b or len(b) > 2 * len(a) + _SPARE or len(a) > 3 * len(b) + _SPARE:
        return False
    return a == b or (min(len(a), len(b)) >= _MIN_REPEATED and fuzz.ratio(a, b, score_cutoff=_ALIKE) >= _ALIKE)
