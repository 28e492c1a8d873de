"""The attachments of an item: titles or file names, listed once even where a layout lists them twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from pipeline.records import Attachment, Span
from pipeline.structure import attachment_patterns as patterns
from pipeline.structure.lexicon import NOT_ITEMS
from pipeline.structure.lines import Line
from pipeline.structure.numbering import match_item_line, strip_leader
from pipeline.structure.scan import normalise_title, same_title
from pipeline.text.folding import DANISH_LETTERS

_MAX_TITLE: Final = 300
_MAX_ENTRY: Final = 600
"""A title with all that may stand around it has no more characters."""
_MAX_PREFIXES: Final = 4
_MAX_COMPARED: Final = 10_000
_MAX_HEADINGS: Final = 50_000
_MIN_ALIKE: Final = 75
_MIN_ALIKE_IN_ORDER: Final = 40
_TRANSCRIBED: Final = str.maketrans({**DANISH_LETTERS, "_": " "})
"""How file names write the Danish letters."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A title's place in its line, and what stands around it."""

    start: int
    end: int
    file_type: str | None
    closed: bool


def read_attachments(lists: Sequence[tuple[Sequence[Line], int]]) -> list[Attachment]:
    """The attachments of an item from its attachment sections.

    Args:
        lists: for each section its lines and how many characters of the first line are the label.

    Where a layout lists file names first and titles later, the two lists are matched, and the first is given.
    """
    merged: list[Attachment] = []
    for titles in (_read_list(lines, skip) for lines, skip in lists):
        merged = merged + _unmatched(merged, titles) if merged else titles
    return [replace(attachment, ordinal=i) for i, attachment in enumerate(merged, 1)]


def _read_list(lines: Sequence[Line], skip: int) -> list[Attachment]:
    found: list[Attachment] = []
    all_files = True
    starts = _after_numbers(lines)
    for number, line in enumerate(lines):
        if found and all_files and line.block.kind == "heading" and not is_file_name(line.text):
            break
        cut = max(skip if number == 0 else 0, starts.get(number, 0))
        entries = _cells(line) if line.is_table else _entries(line.text, cut)
        for entry in entries:
            title = line.text[entry.start : entry.end]
            if patterns.NUMBER_ALONE.fullmatch(title) and _is_title(lines[number + 1 : number + 2]):
                continue
            all_files = all_files and is_file_name(title)
            linked = patterns.FILE.search(line.block.href) if line.block.href else None
            found.append(
                Attachment(
                    ordinal=len(found) + 1,
                    title=title,
                    span=Span(line.span.start + entry.start, line.span.start + entry.end),
                    file_type=entry.file_type or (linked["type"].lower() if linked else None),
                    href=line.block.href,
                    access="closed" if entry.closed else None,
                )
            )
    return found


def _after_numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Where titles begin in the lines of a list that numbers them one by one, by the lines' places; none for any other list."""
    numbers = {place: found for place, line in enumerate(lines) if (found := patterns.NUMBER.match(line.text))}
    counted = [int(found["number"]) for found in numbers.values()]
    if any(below != above + 1 for above, below in pairwise(counted)) or 2 * len(counted) < len(lines):
        return {}
    return {place: found.end() for place, found in numbers.items()}


def _is_title(lines: Sequence[Line]) -> bool:
    """Whether the next line, if there is one, is the title of the attachment that a line only numbers."""
    return bool(lines) and not patterns.NUMBER_ALONE.fullmatch(lines[0].text) and bool(_entries(lines[0].text, 0))


def _entries(text: str, cut: int) -> list[_Entry]:
    """The titles in a line: one, or several in a row."""
    starts = [cut]
    ends: list[int] = []
    for found in patterns.SEVERAL.finditer(text, cut):
        ends.append(found.start() + len(found.group().rstrip(" ,;|")))
        starts.append(found.end())
    entries = (_entry(text, start, end) for start, end in zip(starts, [*ends, len(text)], strict=True))
    return [entry for entry in entries if entry is not None]


def _entry(text: str, start: int, end: int) -> _Entry | None:
    """The title between two places of a line without number, marks and file size; None where there is none."""
    if end - start > _MAX_ENTRY:
        return None
    closed = False
    while start < end and text[start] in " ,;|":
        start += 1
    if patterns.CLOSED_ALONE.fullmatch(text, start, end):
        return _Entry(start, end, None, closed=True)
    numbered = False
    for _ in range(_MAX_PREFIXES):
        if lead := patterns.LEAD.match(text, start, end):
            start = lead.end()
            numbered = numbered or lead[0].strip()[-1:].isdigit()
        elif (access := patterns.ACCESS_BEFORE.match(text, start, end)) or (
            numbered and (access := patterns.ACCESS_WORD.match(text, start, end))
        ):
            start = access.end()
            closed = closed or bool(patterns.CLOSED.search(access[0]))
        else:
            break
    kind = patterns.KIND.search(text, start, end)
    end = start + len(text[start:end].rstrip(" ,;|"))
    while after := patterns.AFTER.search(text, start, end):
        end = after.start()
    if mark := patterns.CLOSED_MARK.search(text, start, end):
        closed, end = True, start + len(text[start : mark.start()].rstrip())
    title = text[start:end]
    closed = closed or bool(patterns.CLOSED_AFTER.search(title))
    if not any(map(str.isalnum, title)) or len(title) > _MAX_TITLE or patterns.NOTHING.fullmatch(title):
        return None
    named = patterns.FILE.search(title)
    if named is None and patterns.SENTENCE.fullmatch(title):
        return None
    kind = named or kind
    return _Entry(start, end, kind["type"].lower() if kind else None, closed)


def _cells(line: Line) -> list[_Entry]:
    """The title in a row of a table of attachments: the file name, else the longest text; none in the head or a row of figures."""
    cells = [(cell.span.start - line.span.start, cell.text) for cell in line.block.cells if cell.text.strip()]
    if not cells or all(patterns.HEAD_CELL.fullmatch(text) for _, text in cells):
        return []
    start, text = max(cells, key=lambda cell: (is_file_name(cell[1]), sum(map(str.isalpha, cell[1]))))
    if not is_file_name(text) and any(patterns.FIGURE_CELL.fullmatch(other) for _, other in cells[1:]):
        return []
    entry = _entry(line.text, start, start + len(text))
    return [entry] if entry else []


def _unmatched(first: Sequence[Attachment], second: Sequence[Attachment]) -> list[Attachment]:
    """Those of the second list that the first does not hold under another name; lists longer than any item's are not compared."""
    if len(first) * len(second) > _MAX_COMPARED:
        known = {_compared(attachment.title) for attachment in first}
        return [attachment for attachment in second if _compared(attachment.title) not in known]
    in_order = len(first) == len(second)
    if in_order and all(is_file_name(one.title) for one in first) and not any(is_file_name(o.title) for o in second):
        return []
    rest = []
    for i, attachment in enumerate(second):
        scores = [fuzz.token_set_ratio(_compared(attachment.title), _compared(other.title)) for other in first]
        if max(scores) < _MIN_ALIKE and not (in_order and scores[i] >= _MIN_ALIKE_IN_ORDER):
            rest.append(attachment)
    return rest


def _compared(title: str) -> str:
    return default_process(patterns.COMPARED.sub("", title.casefold().strip()).translate(_TRANSCRIBED))


def listed_by_item(lines: Sequence[Line], titles: Sequence[str]) -> dict[int, list[Line]]:
    """The lines of a list of all attachments at the end of a document, by the item under whose title they stand.

    Lists longer than any document's are compared letter by letter only, without regard to slips of the pen.

    Args:
        lines: of the list.
        titles: of the items, in order; the keys of the answer are their places from 0.
    """
    found: dict[int, list[Line]] = {}
    known = {normalise_title(title): i for i, title in reversed(list(enumerate(titles))) if normalise_title(title)}
    alike = titles if len(lines) * len(titles) <= _MAX_HEADINGS else ()
    current: int | None = None
    for line in lines:
        text = strip_leader(line.text)[0]
        if text.casefold().strip(" .:") in NOT_ITEMS:
            break
        item = match_item_line(text)
        title = item.title if item else text
        heading = known.get(normalise_title(title))
        if heading is None:
            heading = next((i for i, other in enumerate(alike) if other and same_title(other, title)), None)
        if heading is not None:
            current = heading
        elif current is not None:
            found.setdefault(current, []).append(line)
    return found


def is_file_name(text: str) -> bool:
    """Whether a line ends in a file name's extension.

    >>> is_file_name("Udkast til plan_2024.12.pdf")
    True
    """
    found = list(patterns.FILE.finditer(text))
    return bool(found) and found[-1].end() == len(text)


def is_listed(line: Line) -> bool:
    """Whether a line names attachments by itself, wherever it stands: by file names alone, or as ``Bilag 2: ...``.

    The name of a picture is what pages leave behind where one stands.

    >>> from pipeline.records import Block
    >>> def line(text): return Line(text, Span(0, len(text)), Block(kind="paragraph", text=text, span=Span(0, len(text))))
    >>> [is_listed(line(text)) for text in ("Kort.pdf Notat.docx", "Bilag 2: Kort", "Notatet Kort.pdf er vedlagt.")]
    [True, True, False]
    """
    if line.is_table or len(line.text) > _MAX_TITLE or not _may_name_files(line.text):
        return False
    if patterns.REFERS.search(line.text):
        return False
    entries = _entries(line.text, 0)
    if not entries:
        return False
    names = [line.text[entry.start : entry.end] for entry in entries]
    if any(patterns.PICTURE.search(name) for name in names):
        return False
    return all(is_file_name(name) or patterns.NUMBERED.match(name) for name in names)


def _may_name_files(text: str) -> bool:
    return ("." in text and patterns.FILE.search(text) is not None) or "bilag" in text.lower()
