"""Plain text to a Document: lines are blocks, but for the lines of a hard-wrapped file, which are joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.errors import TooLarge
from pipeline.readers.builder import MAX_BLOCKS, DocumentBuilder
from pipeline.readers.furniture import is_page_number
from pipeline.readers.marks import split_bullet
from pipeline.readers.plain.tables import TextTable, find_tables
from pipeline.readers.plain.wrapping import goes_on, wrap_width
from pipeline.readers.rows import lines_of_rows
from pipeline.records import BlockKind, Document, Source
from pipeline.settings import Settings
from pipeline.text.encoding import declared_charset, decode
from pipeline.text.hyphens import join_lines
from pipeline.text.normalise import LINE_BREAK

_MARKDOWN_HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_MARKDOWN_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*|__([^_]+)__")
_MARKDOWN_ITALIC: Final = re.compile(r"([*_])([^*_]+)\1")
_BROKEN_WORD: Final = re.compile(r"[a-zæøå]{2}-\s*$")
_RULE: Final = re.compile(r"[-=_*~]{3,}")
_MIN_HANG: Final = 4
_PAGE_EDGE_LINES: Final = 2
_MIN_REPEATS: Final = 3
_BLANK_SHARE: Final = 2
"""By so much a file may be longer than what is left of it without blanks, and have more lines than blocks."""
_DIGITS: Final = re.compile(r"\d+")


@dataclass(slots=True)
class _Open:
    """A block under construction, and the raw lines that it begins and so far ends with."""

    kind: BlockKind
    text: str
    first_line: str
    last_line: str
    marker: str = ""


def read_text(source: Source, settings: Settings) -> Document:
    """Read plain text in any of the encodings of :func:`pipeline.text.encoding.decode`.

    Raises:
        NoText, TooLarge: as for :func:`pipeline.readers.read`.
    """
    builder = DocumentBuilder(source, "text/plain", settings)
    text = decode(source.data, declared_charset(source.media_type)).text
    if len(text) > _BLANK_SHARE * settings.max_characters or text.count("\n") > _BLANK_SHARE * MAX_BLOCKS:
        raise TooLarge(
            f"{source.uri} has far more than {settings.max_characters:,} characters or {MAX_BLOCKS:,} lines.",
            hint="Split the file.",
        )
    pages = [LINE_BREAK.split(page) for page in text.split("\f")]
    furniture = _page_furniture(pages)
    lines = [line for page in pages for line in page]
    _Reader(builder, lines, furniture).run()
    return builder.build()


class _Reader:
    def __init__(self, builder: DocumentBuilder, lines: Sequence[str], furniture: frozenset[int]) -> None:
        self._builder = builder
        self._lines = lines
        self._furniture = furniture
        self._width = wrap_width(lines)
        self._open: _Open | None = None

    def run(self) -> None:
        tables = {table.first: table for table in find_tables(self._lines)}
        index = 0
        while index < len(self._lines):
            table = tables.get(index)
            if table is not None:
                self._close()
                self._add_table(table)
                index = table.last
            else:
                self._read_line(index)
                index += 1
        self._close()

    def _read_line(self, index: int) -> None:
        line = self._lines[index]
        text = line.strip()
        if italic := _MARKDOWN_ITALIC.fullmatch(text):
            text = italic[2]
        if not text:
            self._close()
        elif index in self._furniture or _RULE.fullmatch(text):
            self._close()
            self._builder.add("furniture", text)
        elif heading := _MARKDOWN_HEADING.fullmatch(text):
            self._close()
            self._builder.add("heading", heading[2], level=len(heading[1]))
        elif bold := _MARKDOWN_BOLD.fullmatch(text):
            self._close()
            self._builder.add("heading", bold[1] or bold[2], bold=True)
        elif self._open and self._goes_on(self._open, line):
            self._open.text = join_lines(self._open.text, text)
            self._open.last_line = line
        else:
            self._close()
            bullet = split_bullet(text)
            if bullet:
                self._open = _Open("list_item", bullet.body, line, line, bullet.marker)
            else:
                self._open = _Open("paragraph", text, line, line)

    def _goes_on(self, block: _Open, line: str) -> bool:
        """Whether a line is the rest of the open block: in a wrapped file, of a word broken by a hyphen, or of a list of names set in
        below its label."""
        if self._width and goes_on(block.last_line, line, self._width):
            return True
        if _BROKEN_WORD.search(block.last_line) and line.lstrip()[:1].islower():
            return True
        return block.text.endswith(",") and _indent(line) >= max(_MIN_HANG, _indent(block.first_line) + 1)

    def _close(self) -> None:
        if self._open:
            self._builder.add(self._open.kind, self._open.text, marker=self._open.marker)
            self._open = None

    def _add_table(self, table: TextTable) -> None:
        lines = lines_of_rows(table.rows)
        if lines is not None:
            for line in lines:
                self._builder.add("paragraph", line)
            return
        number = self._builder.new_table()
        for row in table.rows:
            self._builder.add_row(row, table=number)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _page_furniture(pages: Sequence[Sequence[str]]) -> frozenset[int]:
    """The indices, over all pages, of page numbers and of running headers and footers at the edges of pages.

    Only a text with form feeds has pages whose edges are known.
    """
    if len(pages) < 2:
        return frozenset()
    edges: list[tuple[int, str]] = []
    offset = 0
    for page in pages:
        filled = [number for number, line in enumerate(page) if line.strip()]
        edge_lines = {*filled[:_PAGE_EDGE_LINES], *filled[-_PAGE_EDGE_LINES:]}
        edges += [(offset + number, page[number].strip()) for number in sorted(edge_lines)]
        offset += len(page)
    counts = Counter(_DIGITS.sub("#", line) for _, line in edges)
    return frozenset(
        index
        for index, line in edges
        if is_page_number(line) or counts[_DIGITS.sub("#", line)] >= max(_MIN_REPEATS, len(pages) // 2)
    )
