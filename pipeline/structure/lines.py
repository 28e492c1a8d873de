"""A document as lines: blocks cut at forced breaks and at glued labels, furniture left out."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.records import Block, Document, Span
from pipeline.structure.agenda_table import agenda_rows, form_rows
from pipeline.structure.lexicon import (
    ATTENDANCE_LABELS,
    COMMITTEE_AND_SESSION,
    CONTENTS_LABELS,
    FILED_PAPER,
    FURNITURE,
    LABELS,
)
from pipeline.structure.line_runs import Piece, Runs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its place in the document and the block that it is of.

    ``first`` is True for the first line of its block.
    """

    text: str
    span: Span
    block: Block
    first: bool = True

    @property
    def is_table(self) -> bool:
        """Whether it is a row of a table."""
        return self.block.kind == "table_row"

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of an agenda's table whose column says what it is."""
        return (self.block.role or "").startswith("column:")


_MAX_FURNITURE = 200
_HEAD_BLOCKS = 8

_GLUED_ENDS = tuple(sorted({label.capitalize() for label in LABELS if len(label) >= 5}, key=len, reverse=True))
_WHOLE = frozenset(_GLUED_ENDS)
_GLUED_STARTS = sorted((*_GLUED_ENDS, *(label.capitalize() for label in ATTENDANCE_LABELS)), key=len, reverse=True)
_GLUED_LISTS = sorted((label.capitalize() for label in CONTENTS_LABELS), key=len, reverse=True)
_EDGE = min(map(len, (*_GLUED_STARTS, *_GLUED_LISTS)))
"""So many characters at a line's start and end tell whether it may be glued to a label."""
_FIRST_LETTERS = frozenset(label[:_EDGE] for label in (*_GLUED_STARTS, *_GLUED_LISTS))
_LAST_LETTERS = frozenset(label[-_EDGE:] for label in _GLUED_ENDS)
_GLUED_START = re.compile(
    rf"(?:{'|'.join(map(re.escape, _GLUED_STARTS))})(?=[A-ZÆØÅ]|-\s[A-ZÆØÅ])|Referat(?=\d{{1,4}}\.\s?[A-ZÆØÅ])"
)
_GLUED_CONTENTS = re.compile(rf"(?:{'|'.join(_GLUED_LISTS)})(?=\d{{1,3}}\.)")


def lines(document: Document) -> list[Line]:
    """The lines of a document in order; every character of a line stands at its span.

    Blocks of furniture and lines of page furniture are left out; a table that is the agenda is given cell by cell.
    """
    found: list[Line] = []
    runs = Runs(document)
    filed = is_filed_paper(document)
    text = [
        block
        for block in document.blocks[: runs.last]
        if block.kind != "furniture" and not (filed and COMMITTEE_AND_SESSION.fullmatch(block.text.strip()))
    ]
    for table, group in groupby(text, key=_table):
        blocks: Sequence[Block] = list(group)
        if table is not None:
            blocks = agenda_rows(blocks) or form_rows(blocks) or blocks
        for block in blocks:
            if runs.found and (pieces := runs.pieces(block)):
                found += _run_lines(pieces, block)
            else:
                _add_lines(found, block)
    return found


def _table(block: Block) -> int | None:
    return block.table if block.kind == "table_row" else None


def is_filed_paper(document: Document) -> bool:
    """Whether a document bears the stamp of a parliamentary committee's files."""
    return any(FILED_PAPER.search(block.text) for block in document.blocks[:_HEAD_BLOCKS])


def _run_lines(pieces: Sequence[Piece], block: Block) -> list[Line]:
    """The lines of a page that is one line."""
    found: list[Line] = []
    for piece in pieces:
        text = block.text[piece.start : piece.end].strip()
        begin = block.span.start + block.text.index(text, piece.start)
        of = replace(block, role=piece.role) if piece.role else block
        found.append(Line(text, Span(begin, begin + len(text)), of, piece.role is not None or not found))
    return found


def _add_lines(found: list[Line], block: Block) -> None:
    """Add the lines of a block's text to ``found``."""
    first = True
    offset = block.span.start
    for raw in block.text.split("\n"):
        may_be_glued = raw[:_EDGE] in _FIRST_LETTERS or raw[-_EDGE:] in _LAST_LETTERS
        for piece in _pieces(raw) if may_be_glued else (raw,):
            text = piece.strip()
            length = len(text)
            if length and not (length <= _MAX_FURNITURE and FURNITURE.fullmatch(text)):
                begin = offset if length == len(piece) else offset + piece.index(text)
                found.append(Line(text, Span(begin, begin + length), block, first))
                first = False
            offset += len(piece)
        offset += 1


def _pieces(raw: str) -> list[str]:
    """A line cut after a label glued to what follows, and before a label glued to what precedes."""
    if raw in _WHOLE:
        return [raw]
    cuts = [0]
    if glued := _GLUED_START.match(raw) or _GLUED_CONTENTS.match(raw):
        cuts.append(glued.end())
    if raw.endswith(" Referat") and raw[0].isdigit():
        cuts.append(len(raw) - len("Referat"))
    elif raw.endswith(_GLUED_ENDS):
        tail = next(len(raw) - len(word) for word in _GLUED_ENDS if raw.endswith(word))
        if tail > cuts[-1] and (raw[tail - 1].islower() or raw[tail - 1] in "0123456789.)"):
            cuts.append(tail)
    cuts.append(len(raw))
    return [raw[start:end] for start, end in itertools.pairwise(cuts)]


class Passage:
    """Several lines as one text, joined by line breaks, with the way back to places in the document.

    Furniture between the lines (a page's foot in the middle of a sentence) is not in ``text``.
    """

    __slots__ = ("_lines", "_skip", "_starts", "text")

    def __init__(self, lines: Sequence[Line], *, skip: int = 0) -> None:
        """Join ``lines``; ``skip`` characters of the first line are left out."""
        self._lines = lines
        self._skip = skip
        self._starts: list[int] = []
        texts = [line.text for line in lines]
        if skip:
            texts[0] = texts[0][skip:]
        self.text = "\n".join(texts)

    def span(self, local: Span) -> Span:
        """The document's span of a span of ``text``."""
        if not self._lines:
            return Span(0, 0)
        return Span(
            self._place(local.start),
            self._place(local.end - 1) + 1 if local.end > local.start else self._place(local.start),
        )

    def _place(self, offset: int) -> int:
        if not self._starts:
            lengths = [len(line.text) + 1 for line in self._lines[:-1]]
            self._starts = list(itertools.accumulate(lengths, initial=0))
        at = max(offset, 0) + self._skip
        number = bisect_right(self._starts, at) - 1
        span = self._lines[number].span
        return min(span.start + at - self._starts[number], span.end)

    @property
    def whole(self) -> Span:
        """The document's span of all of ``text``."""
        return text_span(self._lines, skip=self._skip)


def text_span(lines: Sequence[Line], *, skip: int = 0) -> Span:
    """The document's span of the text of ``lines``, without ``skip`` characters of the first one; of no lines (0, 0)."""
    if not lines:
        return Span(0, 0)
    first, last = lines[0], lines[-1]
    start = min(first.span.start + skip, first.span.end)
    if last is first and skip >= len(first.text):
        return Span(start, start)
    return Span(start, min(last.span.start + len(last.text), last.span.end + 1))
