"""Blocks in, Document out: every reader adds what it finds in reading order, and the offsets come out right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.errors import NoText, TooLarge
from pipeline.ids import document_id
from pipeline.readers.furniture import is_furniture
from pipeline.readers.language import recognise_language
from pipeline.records import Block, BlockKind, Cell, Document, Issue, Severity, Source, Span
from pipeline.settings import Settings
from pipeline.text.cpr import mask
from pipeline.text.normalise import normalise, normalise_line

_CELL_SEPARATOR = "\t"
_BLOCK_SEPARATOR = "\n"

MAX_BLOCKS = 500_000
"""A block takes half a kilobyte of memory; minutes of a thousand pages have some 30,000."""

Box = tuple[float, float, float, float]


class DocumentBuilder:
    """Collects the blocks of one document; text is normalised and CPR numbers are masked before any offset is counted.

    Example:
        builder = DocumentBuilder(source, "text/plain", settings)
        builder.add("heading", "Punkt 1: Budget", level=2)
        document = builder.build()
    """

    def __init__(self, source: Source, media_type: str, settings: Settings) -> None:
        self._source = source
        self._media_type = media_type
        self._limit = settings.max_characters
        self._blocks: list[Block] = []
        self._issues: list[Issue] = []
        self._length = 0
        self._tables = 0
        self._masked = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int | None = None,
        marker: str = "",
        size: float | None = None,
        bold: bool = False,
        page: int | None = None,
        box: Box | None = None,
        role: str | None = None,
        href: str | None = None,
    ) -> None:
        """Add a block at the end; one without any text is left out.

        Args:
            kind: as of :class:`Block`; what is recognised as page furniture becomes that, and so does an empty list item.
            text: raw; a line break in a paragraph is kept as a forced one, elsewhere it is a blank.
            marker: the printed bullet or number of a list item; it is put before the text.

        Raises:
            TooLarge: when the document gets more characters than the settings allow, or more than ``MAX_BLOCKS`` blocks.
        """
        text = normalise(text) if kind == "paragraph" else normalise_line(text)
        marker = normalise_line(marker)
        if kind == "list_item" and not text:
            kind, text, marker = "furniture", marker, ""
        if not text:
            return
        if kind != "furniture" and is_furniture(text):
            kind, level, marker = "furniture", None, ""
        text = self._mask(f"{marker} {text}" if marker else text)
        self._blocks.append(
            Block(
                kind=kind,
                text=text,
                span=self._place(text),
                level=level,
                marker=marker,
                size=size,
                bold=bold,
                page=page,
                box=box,
                role=role,
                href=mask(href).text if href else None,
            )
        )

    def new_table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables - 1

    def add_row(
        self,
        cells: Sequence[str],
        *,
        table: int,
        bold: bool = False,
        page: int | None = None,
        box: Box | None = None,
        keep_lines: bool = False,
    ) -> None:
        """Add a row of a table at the end, its cells in column order; a row without any text is left out.

        Args:
            keep_lines: whether a line break in a cell stays one, as where a cell holds several paragraphs; else it is a blank.

        Raises:
            TooLarge: as for :meth:`add`.
        """
        texts = [_lines(cell) if keep_lines else normalise_line(cell) for cell in cells]
        if not any(texts):
            return
        text = self._mask(_CELL_SEPARATOR.join(texts))
        span = self._place(text)
        placed: list[Cell] = []
        start = span.start
        for cell in text.split(_CELL_SEPARATOR):
            placed.append(Cell(text=cell, span=Span(start, start + len(cell))))
            start += len(cell) + len(_CELL_SEPARATOR)
        self._blocks.append(
            Block(
                kind="table_row", text=text, span=span, bold=bold, page=page, box=box, table=table, cells=tuple(placed)
            )
        )

    def issue(self, kind: str, message: str, severity: Severity = "warning") -> None:
        """Add what could not be settled."""
        self._issues.append(Issue(kind=kind, message=message, severity=severity))

    def build(
        self,
        *,
        pages: int | None = None,
        title: str | None = None,
        publisher: str | None = None,
        published_on: date | None = None,
        language: str | None = None,
    ) -> Document:
        """The document.

        Args:
            language: as declared; what the text itself shows goes before it.

        Raises:
            NoText: where no block but furniture has been added.
        """
        if all(block.kind == "furniture" for block in self._blocks):
            raise NoText(f"{self._source.uri} has no text to analyse.", hint="Check that it is the file you meant.")
        if self._masked:
            numbers = "number was" if self._masked == 1 else "numbers were"
            self.issue("cpr_masked", f"{self._masked} CPR {numbers} masked.", "info")
        text = _BLOCK_SEPARATOR.join(block.text for block in self._blocks)
        return Document(
            document_id=document_id(self._source.data),
            source_uri=self._source.uri,
            media_type=self._media_type,
            text=text,
            blocks=tuple(self._blocks),
            pages=pages,
            title=self._clean(title),
            publisher=self._source.publisher or self._clean(publisher),
            published_on=published_on,
            language=recognise_language(text) or language or self._source.language,
            municipality_code=self._source.municipality_code,
            expected_kind=self._source.kind,
            licence=self._source.licence,
            issues=tuple(self._issues),
        )

    def _clean(self, text: str | None) -> str | None:
        return (mask(normalise_line(text)).text or None) if text else None

    def _mask(self, text: str) -> str:
        masked = mask(text)
        self._masked += masked.found
        return masked.text

    def _place(self, text: str) -> Span:
        """The place of the next block's text."""
        start = self._length + (len(_BLOCK_SEPARATOR) if self._blocks else 0)
        self._length = start + len(text)
        if len(self._blocks) >= MAX_BLOCKS:
            raise TooLarge(f"{self._source.uri} has more than {MAX_BLOCKS:,} lines or rows.", hint="Split the file.")
        if self._length > self._limit:
            raise TooLarge(
                f"{self._source.uri} has a text of more than {self._limit:,} characters.",
                hint="Split the file, or raise max_characters.",
            )
        return Span(start, self._length)


def _lines(cell: str) -> str:
    """A cell in normal form, line by line."""
    return "\n".join(filter(None, map(normalise_line, cell.split("\n"))))
