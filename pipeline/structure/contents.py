"""The contents list of a document: its entries, and the lines it takes, so that no entry is read as an item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import Span
from pipeline.structure.lexicon import CONTENTS_LABELS, OPEN_HEADINGS
from pipeline.structure.numbering import TRAILING_PAGE, match_item_line, strip_leader
from pipeline.structure.scan import Scan, normalise_title, same_normalised
from pipeline.structure.titles import Access, read_title

_SEARCHED_LINES: Final = 600
_HEAD: Final = 3
_HEADS: Final = frozenset(label[:_HEAD] for label in CONTENTS_LABELS)
"""The first letters of the headings of contents lists."""
_MAX_ENTRY: Final = 300
_MIN_UNHEADED: Final = 3
_MOST: Final = 0.6
_FIRST: Final = 3
"""The body below a list begins with one of its first entries, perhaps printed a little otherwise."""
_PAGE_ONLY: Final = re.compile(r"(?:side\s+)?[\divxl]{1,4}\.?|side|pkt\.?|tekst|sag|nr\.?|punkt", re.IGNORECASE)
_CLOSED_OR_OPEN: Final = re.compile(r"(?P<closed>lukket)|åbent?", re.IGNORECASE)
"""In the heading of the part of a list that follows another, "Indholdsfortegnelse lukket møde"."""
_GROUP: Final = re.compile(r"[A-H]\.\s+\S.{3,80}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a contents list."""

    title: str
    span: Span
    number: str | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list: its entries and the lines ``[first, last)`` that it takes, heading included."""

    entries: tuple[Entry, ...]
    first: int
    last: int


def find_contents(scan: Scan) -> Contents | None:
    """The document's contents list: under a heading of its own with two entries or more, else a run of titles printed again below."""
    decided = min(len(scan.lines), _SEARCHED_LINES)
    for index in range(decided):
        if _is_heading(scan.lines[index].text):
            contents = _read(scan, index)
            if len(contents.entries) >= 2:
                return contents
        if scan.is_hard_label(index) and (label := scan.labels[index]) and label.section == "decision":
            decided = index
            break
    return _without_heading(scan, decided)


def _without_heading(scan: Scan, end: int) -> Contents | None:
    """A run of numbered lines before line ``end``, most of whose titles stand again below it."""
    first = next((i for i in range(end) if scan.entries[i] is not None), None)
    if first is None:
        return None
    contents = replace(_read(scan, first - 1), first=first)
    if len(contents.entries) < _MIN_UNHEADED:
        return None
    titles = {entry.title for entry in contents.entries}
    below = {
        read_title(item.title).text
        for index in range(contents.last, len(scan.lines))
        if (item := scan.entries[index]) is not None
    }
    return contents if len(titles & below) >= _MOST * len(titles) else None


def _is_heading(text: str) -> bool:
    """Whether a line is the heading of a contents list, alone or with what it lists ("Oversigtsdagsorden: Åben dagsorden")."""
    if len(text) >= 60 or text[:_HEAD].casefold() not in _HEADS:
        return False
    name, _, rest = text.partition(":")
    key = " ".join(name.casefold().rstrip(" .").split())
    return key in CONTENTS_LABELS and (not rest.strip() or bool(OPEN_HEADINGS.fullmatch(rest.strip())))


def _read(scan: Scan, heading: int) -> Contents:
    entries: list[Entry] = []
    above: list[str | None] = []
    listed: set[str] = set()
    first: list[str] = []
    numbered: bool | None = None
    access: Access | None = None
    index = heading + 1
    is_agenda = heading >= 0 and scan.lines[heading].text.casefold().strip(" :.") == "dagsorden"
    while index < len(scan.lines):
        line = scan.lines[index]
        text, leader = strip_leader(line.text)
        if _PAGE_ONLY.fullmatch(line.text) or _GROUP.fullmatch(line.text):
            index += 1
            continue
        if scan.is_access_heading(index):
            access = scan.access(index)
            index += 1
            continue
        if entries and _is_heading(line.text) and (said := _CLOSED_OR_OPEN.search(line.text)):
            access = "closed" if said["closed"] else "open"
            index += 1
            continue
        if not text or line.is_table or len(text) > _MAX_ENTRY or scan.is_hard_label(index) or scan.metas[index]:
            break
        item = match_item_line(text)
        if numbered is None:
            numbered = item is not None or is_agenda
        if numbered and item is None and not leader:
            break
        if numbered and item is not None and _starts_body(scan, index, entries, item.number):
            break
        title = read_title(item.title if item else text)
        key = normalise_title(title.text)
        if key in listed or any(same_normalised(key, other) for other in first):
            break
        listed.add(key)
        if len(first) < _FIRST:
            first.append(key)
        number_line = scan.lines[index - 1].text if index > heading + 1 else ""
        above.append(number_line.strip(" .") if _PAGE_ONLY.fullmatch(number_line) else None)
        begin = line.span.start + max(line.text.find(title.text), 0)
        entries.append(
            Entry(
                title.text,
                Span(begin, begin + len(title.text)),
                item.number if item else None,
                title.access or (item.access if item else None) or access,
            )
        )
        index += 1
    while index > heading + 1 and scan.is_access_heading(index - 1):
        index -= 1
    return Contents(tuple(_without_pages(_with_numbers_above(entries, above))), max(heading, 0), index)


def _with_numbers_above(entries: Sequence[Entry], above: Sequence[str | None]) -> Sequence[Entry]:
    """Entries with the numbers that stand on lines of their own above their titles: each has one, and they count on.

    Page numbers on lines of their own are none: the first title has none above it.
    """
    numbers = [int(number) for number in above if number and number.isdigit()]
    first = numbers[0] if numbers else 0
    if len(numbers) < len(entries) or numbers != list(range(first, first + len(numbers))):
        return entries
    return [replace(entry, number=entry.number or number) for entry, number in zip(entries, above, strict=True)]


def _without_pages(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Entries without the page numbers at their ends, where each ends in a number and none in a lower one than that above."""
    pages = [int(found["page"]) if (found := TRAILING_PAGE.search(entry.title)) else None for entry in entries]
    if None in pages or pages != sorted(page for page in pages if page is not None):
        return entries
    return [_shortened(entry, TRAILING_PAGE.sub("", entry.title)) for entry in entries]


def _shortened(entry: Entry, title: str) -> Entry:
    return replace(entry, title=title, span=Span(entry.span.start, entry.span.start + len(title)))


def _starts_body(scan: Scan, index: int, entries: list[Entry], number: str) -> bool:
    """Whether a numbered line is the first item itself: its number was listed, or nothing was and its sections follow."""
    if entries:
        return any(entry.number == number for entry in entries)
    below = index + 1
    return below < len(scan.lines) and (scan.is_hard_label(below) or scan.metas[below] is not None)
