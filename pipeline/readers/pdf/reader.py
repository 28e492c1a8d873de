"""PDF to a Document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import Damaged, Encrypted, NoText, NotRecognised, ReadError, TooLarge
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.pdf.compose import compose
from pipeline.readers.pdf.ocr import OcrUnavailable, recognise
from pipeline.readers.pdf.page import read_page
from pipeline.readers.pdf.quality import QUALITY_BOUND, text_quality
from pipeline.readers.pdf.sheet import Sheet, arrange
from pipeline.readers.watch import on_page
from pipeline.records import Document, Source
from pipeline.settings import Settings

_NO_PAGES: Final = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b|/Count\s+0\b[^>]{0,200}/Type\s*/Pages\b")
_A_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_ENCRYPTED: Final = b"/Encrypt"
"""Names the encryption in a file's trailer; PDFium's error code may be that of the file read before."""
_END: Final = b"%%EOF"
_END_BYTES: Final = 2048
_PROGRAM_TITLE: Final = re.compile(
    r"(?:microsoft \w+ - )?(.*?)(?:\.(?:docx?|pdf|rtf|xlsx?|pptx?|html?))?", re.IGNORECASE
)
_EMPTY_TITLES: Final = frozenset({"untitled", "uden titel", "unavngivet", "document1", "dokument1"})


def read_pdf(source: Source, settings: Settings) -> Document:
    """Read a PDF; pages that are pictures are recognised (OCR) where that is installed.

    Raises:
        Damaged, Encrypted, NoText, NotRecognised, TooLarge: as for :func:`pipeline.readers.read`.
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
        sheets = list(_sheets(source, pdf, range(pages), builder, settings))
        title = _title(pdf)
    finally:
        pdf.close()
    sheets, not_recognised = _with_recognised(source, sheets, builder, settings)
    if not any(map(_has_text, sheets)):
        nothing = f"{source.uri} has no text layer on any of its {pages} pages"
        if not_recognised:
            raise NotRecognised(f"{nothing}.", hint=not_recognised)
        raise NoText(f"{nothing}, and OCR found no text either.", hint="Check that it is the file you meant.")
    if _END not in source.data[-_END_BYTES:]:
        builder.issue("file_cut_off", "The file does not end as a PDF does; pages may be missing at its end.")
    _report_scans(builder, sheets, not_recognised)
    compose(builder, sheets)
    return builder.build(pages=pages, title=title)


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if _NO_PAGES.search(source.data) and not _A_PAGE.search(source.data):
            raise NoText(f"{source.uri} has no pages.", hint="Fetch it again.") from None
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) and _ENCRYPTED in source.data:
            raise Encrypted(f"{source.uri} needs a password.", hint="Save it without one and run again.") from None
        raise Damaged(
            f"{source.uri} is a PDF that is broken or cut off.", hint="Fetch it again, or print it to a new PDF."
        ) from None


def _sheets(
    source: Source, pdf: pdfium.PdfDocument, indexes: Iterable[int], builder: DocumentBuilder, settings: Settings
) -> Iterator[Sheet]:
    """Pages of a document by their index from 0, one in memory at a time but for its lines."""
    left = settings.max_characters
    tell = on_page.get()
    for index in indexes:
        tell(index + 1)
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


def _with_recognised(
    source: Source, sheets: list[Sheet], builder: DocumentBuilder, settings: Settings
) -> tuple[list[Sheet], str]:
    """The pages with those recognised that are pictures, or all where none has text; and why that was not done, or ""."""
    scans = [sheet for sheet in sheets if sheet.is_scan or not any(map(_has_text, sheets))]
    if not scans:
        return sheets, ""
    try:
        recognised = _read_recognised(source, scans, builder, settings)
    except OcrUnavailable as reason:
        return sheets, str(reason)
    for sheet in recognised.values():
        quality = text_quality(sheet.text)
        scored = f"Page {sheet.number} was recognised by OCR; {quality:.0%} of its words look like Danish"
        builder.issue("page_from_ocr", f"{scored}.", "info")
        if quality < QUALITY_BOUND:
            builder.issue("ocr_quality_low", f"{scored}, less than {QUALITY_BOUND:.0%}: check it against the picture.")
    return [recognised.get(sheet.number, sheet) for sheet in sheets], ""


def _read_recognised(
    source: Source, scans: Sequence[Sheet], builder: DocumentBuilder, settings: Settings
) -> dict[int, Sheet]:
    """Those of the pages to which OCR added text, by their numbers.

    Raises:
        OcrUnavailable: as for :func:`pipeline.readers.pdf.ocr.recognise`.
    """
    texts = {sheet.number: sheet.text for sheet in scans}
    try:
        pdf = _open(replace(source, data=recognise(source.data, list(texts), settings)))
    except ReadError:
        raise OcrUnavailable("OCR left a file that cannot be read.") from None
    try:
        sheets = list(_sheets(source, pdf, [number - 1 for number in texts], builder, settings))
    finally:
        pdf.close()
    return {sheet.number: sheet for sheet in sheets if _has_text(sheet) and sheet.text != texts[sheet.number]}


def _has_text(sheet: Sheet) -> bool:
    return bool(sheet.elements or sheet.strays)


def _report_scans(builder: DocumentBuilder, sheets: Sequence[Sheet], not_recognised: str) -> None:
    scans = [sheet.number for sheet in sheets if sheet.is_scan]
    why = not_recognised or "OCR added none."
    for first, last in _ranges(scans):
        pages = f"Page {first} is a picture" if first == last else f"Pages {first} to {last} are pictures"
        builder.issue("page_without_text", f"{pages} without text. {why}")
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
