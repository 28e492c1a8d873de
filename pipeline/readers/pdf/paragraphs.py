"""Lines to paragraphs: by gap, indent, font, and whether a line was full when the next one began."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from pipeline.readers.marks import is_fact, is_label, is_leader, is_numbered, split_bullet
from pipeline.readers.pdf.body import CLAUSE, PARAGRAPH_GAP, BodyStyle
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.sheet import Sheet
from pipeline.readers.pdf.tables import PageTable
from pipeline.text.hyphens import ends_divided, join_lines

_SAME_SIZE: Final = 0.6
_LARGE: Final = 1.3
"""A line of so many times the size of the text is a headline's."""
_SAME_INDENT: Final = 0.5
_MAX_FIRST_INDENT: Final = 4.0
_BLANK: Final = 0.25
_SAME_EDGE: Final = 3.0
_PLAIN_NUMBER: Final = re.compile(r"(\d{1,3})\s+\S")
_NOTE_SIZE: Final = 0.93
_NOTES_BELOW: Final = 0.5
_NOTE_MARK: Final = re.compile(r"(?:\d{1,2}|\*{1,3}|\[\d{1,2}\])[.)]?\s*[A-ZÆØÅ§»”\"(]")
_SENTENCE_END: Final = (".", ":", "!", "?", ";", "”", '"')


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, on one page or on several; one line at least."""

    lines: list[Line]

    def text(self, hyphenated: Container[str]) -> str:
        """Its lines as one, words that line ends divide joined.

        Args:
            hyphenated: words that the document writes with a hyphen elsewhere than at a line end.
        """
        joined = reduce(lambda text, line: join_lines(text, line.text.strip(), hyphenated), self.lines, "")
        return joined.replace("\\x02", "-")


def find_paragraphs(
    elements: Iterable[Line | PageTable], style: BodyStyle, notes: Container[int] = frozenset()
) -> Iterator[Paragraph | PageTable]:
    """The paragraphs and tables of a document.

    Args:
        elements: in reading order over all pages, without furniture.
        notes: the identities (``id``) of the lines of footnotes, which come after the paragraph that they stand below.
    """
    current: Paragraph | None = None
    waiting: list[Line] = []
    for element in elements:
        if isinstance(element, Line) and id(element) in notes:
            waiting.append(element)
        elif current and isinstance(element, Line) and _goes_on(current, element, style):
            current.lines.append(element)
        else:
            if current:
                yield current
            yield from _notes(waiting)
            waiting = []
            current = Paragraph([element]) if isinstance(element, Line) else None
            if isinstance(element, PageTable):
                yield element
    if current:
        yield current
    yield from _notes(waiting)


def find_notes(sheet: Sheet, style: BodyStyle, furniture: Container[int]) -> set[int]:
    """The identities of the lines at the foot of a page that are footnotes: smaller than the text, the first with its mark."""
    found: set[int] = set()
    foot: list[Line] = []
    for element in reversed(sheet.elements):
        if id(element) in furniture:
            continue
        if not isinstance(element, Line) or element.size > _NOTE_SIZE * style.size:
            return found
        if element.box.top < _NOTES_BELOW * sheet.height:
            break
        foot.append(element)
        if _NOTE_MARK.match(element.text):
            found.update(map(id, foot))
    return set()


def _notes(lines: Iterable[Line]) -> Iterator[Paragraph]:
    note: Paragraph | None = None
    for line in lines:
        if note and not _NOTE_MARK.match(line.text):
            note.lines.append(line)
            continue
        if note:
            yield note
        note = Paragraph([line])
    if note:
        yield note


def _goes_on(paragraph: Paragraph, line: Line, style: BodyStyle) -> bool:
    """Whether a line is the next one of a paragraph."""
    above = paragraph.lines[-1]
    if abs(line.size - above.size) > _SAME_SIZE or line.bold != above.bold or split_bullet(line.text):
        return False
    if _ends_entry(above):
        return False
    if len(above.segments) > 1 or len(line.segments) > 1:
        return _goes_on_beside(above, line, style)
    if _is_broken_headline(above, line, style):
        return True
    if not (_is_full(above, line, style) or _is_divided(above, line)):
        return False
    if line.page != above.page or _is_next_column(above, line):
        return _goes_on_after_break(paragraph, line, style)
    if line.base - above.base > PARAGRAPH_GAP * style.leading * line.size:
        return False
    return not _begins_anew(paragraph, line)


def _is_broken_headline(above: Line, line: Line, style: BodyStyle) -> bool:
    """Whether a line of large type goes on with a small letter right below another."""
    close = line.page == above.page and 0 < line.base - above.base <= PARAGRAPH_GAP * style.leading * line.size
    return close and line.size >= _LARGE * style.size and above.text[-1].isalnum() and line.text[0].islower()


def _ends_entry(line: Line) -> bool:
    """Whether a line is the last of an entry in a contents list: it ends in a page number set apart."""
    return is_leader(line.text) or (len(line.segments) > 1 and line.segments[-1].text.isdecimal())


def _goes_on_beside(above: Line, line: Line, style: BodyStyle) -> bool:
    """Whether a line goes on with the value beside a label, or ends a contents entry with its page number."""
    full = _is_full(above, line, style)
    if len(line.segments) > 1:
        return full and len(above.segments) == 1 and _ends_entry(line) and not is_numbered(line.text)
    under_value = abs(line.box.left - above.segments[-1].box.left) <= _SAME_EDGE
    return under_value and (full or (line.text[0].islower() and not line.text.startswith(CLAUSE)))


def _is_next_number(first: str, line: str) -> bool:
    """Whether two lines begin with numbers of one list: with marks of numbering, or plain and one after the other."""
    if is_numbered(first) and is_numbered(line):
        return True
    one, other = _PLAIN_NUMBER.match(first), _PLAIN_NUMBER.match(line)
    return one is not None and other is not None and int(other[1]) == int(one[1]) + 1


def _is_full(above: Line, line: Line, style: BodyStyle) -> bool:
    """Whether the first word of a line had found no room on the one above."""
    return above.box.right + _BLANK * line.size + line.segments[0].first_width > style.right_limit(above)


def _is_divided(above: Line, line: Line) -> bool:
    return ends_divided(above.text.rstrip()) and line.text.lstrip()[:1].islower()


def _is_next_column(above: Line, line: Line) -> bool:
    return line.column != above.column and line.box.bottom < above.box.bottom


def _goes_on_after_break(paragraph: Paragraph, line: Line, style: BodyStyle) -> bool:
    """Whether a line at the top of a page or column ends the sentence that stopped at the bottom of the one before."""
    above = paragraph.lines[-1]
    if line.page - above.page > 1 or is_label(line.text) or is_fact(line.text) or is_numbered(line.text):
        return False
    if line.text.lstrip()[:1].islower():
        return True
    is_prose = len(paragraph.lines) > 1 and style.heading_level(above) is None
    return is_prose and not split_bullet(paragraph.lines[0].text) and not above.text.endswith(_SENTENCE_END)


def _begins_anew(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line right below a full one begins a paragraph of its own: by its indent, its number, or as a label."""
    first, above = paragraph.lines[0], paragraph.lines[-1]
    indent = line.box.left - above.box.left
    same_indent = abs(indent) <= _SAME_INDENT * line.size
    if is_label(line.text) or is_fact(line.text) or (is_numbered(line.text) and above.text.endswith(_SENTENCE_END)):
        return True
    if abs(line.box.left - first.box.left) <= _SAME_EDGE and _is_next_number(first.text, line.text):
        return True
    if len(paragraph.lines) > 1:
        return not same_indent
    hangs = abs(line.box.left - first.segments[0].body_left) <= _SAME_EDGE
    indented_first = -_MAX_FIRST_INDENT * line.size <= indent < 0
    return not (same_indent or hangs or indented_first)
