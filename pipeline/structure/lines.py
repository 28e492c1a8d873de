"""A document as lines: blocks cut at forced breaks and at glued labels, furniture left out."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
from pipeline.structure.line_runs import Runs


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
_GLUED_START = re.compile(
    rf"(?:{'|'.join(map(re.escape, _GLUED_STARTS))})(?=[A-ZÆØÅ]|-\s[A-ZÆØÅ])|Referat(?=\d{{1,4}}\.\s?[A-ZÆØÅ])"
)
_GLUED_CONTENTS = re.compile(
    r"(?:" + "|".join(sorted((w.capitalize() for w in CONTENTS_LABELS), key=len, reverse=True)) + r")(?=\d{1,3}\.)"
)


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
    for table, group in groupby(text, key=lambda block: block.table if block.kind == "table_row" else None):
        blocks = list(group)
        agenda = (agenda_rows(blocks) or form_rows(blocks)) if table is not None else None
        found += [line for block in agenda or blocks for line in _run_lines(runs, block) or _block_lines(block)]
    return found


def is_filed_paper(document: Document) -> bool:
    """Whether a document bears the stamp of a parliamentary committee's files."""
    return any(FILED_PAPER.search(block.text) for block in document.blocks[:_HEAD_BLOCKS])


def _run_lines(runs: Runs, block: Block) -> list[Line]:
    """The lines of a page that is one line; none where the block is something else."""
    found: list[Line] = []
    for piece in runs.pieces(block) or []:
        text = block.text[piece.start : piece.end].strip()
        begin = block.span.start + block.text.index(text, piece.start)
        of = replace(block, role=piece.role) if piece.role else block
        found.append(Line(text, Span(begin, begin + len(text)), of, piece.role is not None or not found))
    return found


def _block_lines(block: Block) -> Iterator[Line]:
    first = True
    offset = block.span.start
    for raw in block.text.split("\n"):
        for start, end in _pieces(raw):
            text = raw[start:end]
            stripped = text.strip()
            if stripped and not (len(stripped) <= _MAX_FURNITURE and FURNITURE.fullmatch(stripped)):
                begin = offset + start + text.index(stripped)
                yield Line(stripped, Span(begin, begin + len(stripped)), block, first)
                first = False
        offset += len(raw) + 1


def _pieces(raw: str) -> list[tuple[int, int]]:
    """Where to cut a line: after a label glued to what follows, before a label glued to what precedes."""
    cuts = [0]
    glued = raw[:1].isupper() and (_GLUED_START.match(raw) or _GLUED_CONTENTS.match(raw))
    if glued:
        cuts.append(glued.end())
    if raw.endswith(" Referat") and raw[0].isdigit():
        cuts.append(len(raw) - len("Referat"))
    elif raw not in _WHOLE and raw.endswith(_GLUED_ENDS):
        tail = next(len(raw) - len(word) for word in _GLUED_ENDS if raw.endswith(word))
        if tail > cuts[-1] and (raw[tail - 1].islower() or raw[tail - 1] in "0123456789.)"):
            cuts.append(tail)
    cuts.append(len(raw))
    return list(itertools.pairwise(cuts))


class Passage:
    """Several lines as one text, joined by line breaks, with the way back to places in the document.

    Furniture between the lines (a page's foot in the middle of a sentence) is not in ``text``.
    """

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, lines: Sequence[Line], *, skip: int = 0) -> None:
        """Join ``lines``; ``skip`` characters of the first line are left out."""
        self._lines: list[tuple[int, int]] = []
        self._starts: list[int] = []
        texts: list[str] = []
        at = 0
        for number, line in enumerate(lines):
            cut = skip if number == 0 else 0
            text = line.text[cut:]
            self._starts.append(at)
            self._lines.append((line.span.start + cut, line.span.end))
            texts.append(text)
            at += len(text) + 1
        self.text = "\n".join(texts)

    def span(self, local: Span) -> Span:
        """The document's span of a span of ``text``."""
        if not self._starts:
            return Span(0, 0)
        return Span(
            self._place(local.start),
            self._place(local.end - 1) + 1 if local.end > local.start else self._place(local.start),
        )

    def _place(self, offset: int) -> int:
        number = bisect_right(self._starts, max(offset, 0)) - 1
        start, end = self._lines[number]
        return min(start + offset - self._starts[number], end)

    @property
    def whole(self) -> Span:
        """The document's span of all of ``text``."""
        return self.span(Span(0, len(self.text)))
