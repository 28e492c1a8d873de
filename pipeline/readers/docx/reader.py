"""DOCX to a Document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.docx.content import Paragraph, block_elements, read_paragraph
from pipeline.readers.docx.names import w
from pipeline.readers.docx.numbering import Numbering
from pipeline.readers.docx.package import open_package
from pipeline.readers.docx.styles import Styles, list_place, outline_level
from pipeline.readers.docx.tables import TableCell, paragraphs_in, read_grid
from pipeline.readers.rows import agenda_head, lines_of_rows
from pipeline.readers.runs import add_pieces, line_text, pieces
from pipeline.records import Document, Source
from pipeline.settings import Settings

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_CELL_PARAGRAPHS: Final = 15
"""A cell with more holds a part of the document, laid out in a frame."""
_NOTE_PARTS: Final = {
    w("footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES,
    w("endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}


def read_docx(source: Source, settings: Settings) -> Document:
    """Read a Word document.

    Raises:
        Damaged, Encrypted, NoText, TooLarge: as for :func:`pipeline.readers.read`.
    """
    package = open_package(source, settings)
    builder = DocumentBuilder(source, _MEDIA_TYPE, settings)
    reader = _Reader(builder, package)
    reader.add_margin(RELATIONSHIP_TYPE.HEADER)
    reader.add_blocks(package.element.body)
    reader.add_margin(RELATIONSHIP_TYPE.FOOTER)
    return builder.build(title=package.core_properties.title or None)


class _Reader:
    """Adds the parts of one document to its builder in reading order."""

    def __init__(self, builder: DocumentBuilder, package: Any) -> None:
        self._builder = builder
        self._package = package
        self._styles = Styles(package.styles.element)
        numbering = next(self._roots(RELATIONSHIP_TYPE.NUMBERING), None)
        self._numbering = Numbering(numbering)
        self._targets: Mapping[str, str] = {
            relation_id: relation.target_ref
            for relation_id, relation in package.part.rels.items()
            if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
        }
        self._notes = {
            (reference, note.get(w("id"), "")): note
            for reference, part_type in _NOTE_PARTS.items()
            for root in self._roots(part_type)
            for note in root
        }

    def add_margin(self, part_type: str) -> None:
        """Add the lines of all headers or footers, each line once."""
        lines = {
            line_text(read_paragraph(paragraph, self._styles, {}).runs): None
            for root in self._roots(part_type)
            for paragraph in root.iter(w("p"))
        }
        for line in lines:
            self._builder.add("furniture", line)

    def add_blocks(self, container: Any) -> None:
        """Add the paragraphs and tables of a body, cell, text box or note."""
        for element in block_elements(container):
            if element.tag == w("tbl"):
                self._add_table(element)
            else:
                self._add_paragraph(element)

    def _add_paragraph(self, element: Any) -> None:
        paragraph = read_paragraph(element, self._styles, self._targets)
        text = line_text(paragraph.runs)
        marker = self._marker(paragraph) if text else None
        level = self._level(paragraph)
        if level is not None:
            self._builder.add("heading", f"{marker} {text}" if marker else text, level=level)
        else:
            add_pieces(self._builder, paragraph.runs, marker=marker)
        for box in paragraph.text_boxes:
            self.add_blocks(box)
        for reference in paragraph.notes:
            if (note := self._notes.get(reference)) is not None:
                self.add_blocks(note)

    @staticmethod
    def _level(paragraph: Paragraph) -> int | None:
        own = None if paragraph.properties is None else outline_level(paragraph.properties)
        return paragraph.style.level if own is None else own

    def _marker(self, paragraph: Paragraph) -> str | None:
        own = None if paragraph.properties is None else list_place(paragraph.properties)
        place = own or paragraph.style.place
        if place is None:
            return "•" if paragraph.style.bulleted else None
        return self._numbering.next_marker(place)

    def _add_table(self, table: Any) -> None:
        grid = read_grid(table)
        if self._is_layout(grid):
            for row in grid:
                for cell in row:
                    if cell.element is not None:
                        self.add_blocks(cell.element)
            return
        rows = [[text for cell in row for text in self._texts(cell)] for row in grid]
        lines = lines_of_rows(rows)
        if lines is not None:
            for line in "\n".join(lines).split("\n"):
                self._builder.add("paragraph", line)
            return
        number = self._builder.new_table()
        keep_lines = agenda_head(rows) is not None
        for texts in rows:
            self._builder.add_row(texts, table=number, keep_lines=keep_lines)

    def _is_layout(self, grid: list[list[TableCell]]) -> bool:
        """Whether a table only sets parts of the document in frames: one column, or headings and long text inside."""
        if max((sum(1 for cell in row if cell.element is not None) for row in grid), default=0) < 2:
            return True
        for row in grid:
            for cell in row:
                if cell.element is None:
                    continue
                paragraphs = list(paragraphs_in(cell.element))
                if len(paragraphs) > _MAX_CELL_PARAGRAPHS:
                    return True
                read = (read_paragraph(paragraph, self._styles, {}) for paragraph in paragraphs)
                if any(self._level(paragraph) is not None and line_text(paragraph.runs) for paragraph in read):
                    return True
        return False

    def _texts(self, cell: TableCell) -> Iterator[str]:
        """The text of a cell, a line for each of its lines, and an empty text for each further column it spans."""
        lines: list[str] = []
        if cell.element is not None:
            for element in paragraphs_in(cell.element):
                paragraph = read_paragraph(element, self._styles, self._targets)
                if found := [piece.text for piece in pieces(paragraph.runs)]:
                    marker = self._marker(paragraph)
                    lines += [f"{marker} {found[0]}" if marker else found[0], *found[1:]]
        yield "\n".join(lines)
        yield from [""] * (cell.columns - 1)

    def _roots(self, part_type: str) -> Iterator[Any]:
        """The root elements of the document's parts of one type."""
        for relation in self._package.part.rels.values():
            if relation.reltype == part_type and not relation.is_external:
                part = relation.target_part
                try:
                    yield part.element if hasattr(part, "element") else parse_xml(part.blob)
                except XMLSyntaxError:
                    self._builder.issue("part_not_read", f"The part {part.partname} is broken and was left out.")
