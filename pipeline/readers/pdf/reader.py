"""PDF to a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import Damaged, Encrypted, NoText, TooLarge
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.pdf.compose import compose
from pipeline.readers.pdf.page import read_page
from pipeline.readers.pdf.sheet import Sheet, arrange
from pipeline.records import Document, Source
from pipeline.settings import Settings

_NO_PAGES: Final = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b|/Count\s+0\b[^>]{0,200}/Type\s*/Pages\b")
_A_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_END: Final = b"%%EOF"
_END_BYTES: Final = 2048
_PROGRAM_TITLE: Final = re.compile(
    r"(?:microsoft \w+ - )?(.*?)(?:\.(?:docx?|pdf|rtf|xlsx?|pptx?|html?))?", re.IGNORECASE
)
_EMPTY_TITLES: Final = frozenset({"untitled", "uden titel", "unavngivet", "document1", "dokument1"})


def read_pdf(source: Source, settings: Settings) -> Document:
    """Read a PDF with a text layer.

    Raises:
        Damaged, Encrypted, NoText, TooLarge: as for :func:`pipeline.readers.read`.
    """
    builder = DocumentBuilder(source, "application/pdf", settings)
    pdf = _open(source)
    try:
        pages = len(pdf)
        if pages > settings.max_pages:
            raise TooLarge(
                f"{source.uri} has {pages:,} pages; the limit is {settings.max_pages:,}.",
                hint="Split the file, or raise max_pages.",
            )
        sheets = list(_sheets(source, pdf, builder, settings))
        title = _title(pdf)
    finally:
        pdf.close()
    if not any(sheet.elements or sheet.strays for sheet in sheets):
        raise NoText(
            f"{source.uri} has no text layer on any of its {pages} pages.",
            hint="Make one by text recognition (OCR), for example `ocrmypdf -l dan IN.pdf OUT.pdf`.",
        )
    if _END not in source.data[-_END_BYTES:]:
        builder.issue("file_cut_off", "The file does not end as a PDF does; pages may be missing at its end.")
    _report_scans(builder, sheets)
    compose(builder, sheets)
    return builder.build(pages=pages, title=title)


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if _NO_PAGES.search(source.data) and not _A_PAGE.search(source.data):
            raise NoText(f"{source.uri} has no pages.", hint="Fetch it again.") from None
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Encrypted(f"{source.uri} needs a password.", hint="Save it without one and run again.") from None
        raise Damaged(
            f"{source.uri} is a PDF that is broken or cut off.", hint="Fetch it again, or print it to a new PDF."
        ) from None


def _sheets(source: Source, pdf: pdfium.PdfDocument, builder: DocumentBuilder, settings: Settings) -> Iterator[Sheet]:
    """The pages of a document, one in memory at a time but for its lines."""
    left = settings.max_characters
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pdfium.PdfiumError:
            builder.issue("page_not_read", f"Page {index + 1} is broken and was left out.", "error")
            continue
        try:
            content = read_page(page, index + 1, left)
        finally:
            page.close()
        if content is None:
            raise TooLarge(
                f"{source.uri} has a text of more than {settings.max_characters:,} characters.",
                hint="Split the file, or raise max_characters.",
            )
        left -= sum(len(word.text) for word in content.words)
        yield arrange(content)


def _title(pdf: pdfium.PdfDocument) -> str | None:
    """The title that the file states, without what a program put around the name of its own file."""
    match = _PROGRAM_TITLE.fullmatch(" ".join(pdf.get_metadata_value("Title").split()))
    title = match[1] if match else ""
    return None if title.casefold() in _EMPTY_TITLES else title or None


def _report_scans(builder: DocumentBuilder, sheets: Sequence[Sheet]) -> None:
    scans = [sheet.number for sheet in sheets if sheet.is_scan]
    for first, last in _ranges(scans):
        pages = f"Page {first} is a picture" if first == last else f"Pages {first} to {last} are pictures"
        builder.issue("page_without_text", f"{pages} without text; text recognition (OCR) is needed to read them.")
    for sheet in sheets:
        if sheet.is_drawing:
            builder.issue("table_not_read", f"Page {sheet.number} has too many lines to look for tables in it.", "info")


def _ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as ranges, both ends included.

    >>> list(_ranges([2, 3, 4, 9]))
    [(2, 4), (9, 9)]
    """
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
