"""What a file is, told by its content."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final, Literal

from pipeline.errors import Damaged, Encrypted, UnknownFormat
from pipeline.records import Source

Format = Literal["pdf", "docx", "html", "text"]

_HEAD_BYTES: Final = 8192
_PDF_HEAD_BYTES: Final = 1024
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLE_WORD: Final = "WordDocument".encode("utf-16-le")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."
_SAVE_AS: Final = "Save it as DOCX, PDF or text and run again."
_SIGNATURES: Final = (
    (b"{\\rtf", "an RTF document", _SAVE_AS),
    (b"\x89PNG", "a PNG picture", "Make a PDF with a text layer from it by text recognition (OCR)."),
    (b"\xff\xd8\xff", "a JPEG picture", "Make a PDF with a text layer from it by text recognition (OCR)."),
    (b"II*\x00", "a TIFF picture", "Make a PDF with a text layer from it by text recognition (OCR)."),
    (b"MM\x00*", "a TIFF picture", "Make a PDF with a text layer from it by text recognition (OCR)."),
    (b"GIF8", "a GIF picture", "Make a PDF with a text layer from it by text recognition (OCR)."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
)
_HTML: Final = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<(?:head|body|article|main|section|div|table|h[1-6]|p|ul|ol)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_HTML_STARTS: Final = re.compile(rb"\s*<(?:!|\?|[a-z])", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml\b")
_WEB_ARCHIVE: Final = re.compile(rb"(?:From|MIME-Version|Subject|Snapshot-Content-Location): ", re.IGNORECASE)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROLS: Final = 0.02
"""The share of control characters above which bytes are no text; a text file may hold a stray one."""
_NAME_SAYS: Final = re.compile(r"\.(pdf|docx|html?|txt)$", re.IGNORECASE)


def sniff(source: Source) -> Format:
    """The format of a source's bytes.

    Raises:
        UnknownFormat: for anything but PDF, DOCX, HTML and text, saying what it is where that is known.
        Encrypted: for an Office file with a password.
        Damaged: for a zip-based file that is cut off.

    >>> sniff(Source(uri="file:minutes.txt", data=b"%PDF-1.7 ..."))
    'pdf'
    """
    data = source.data
    head = data[:_HEAD_BYTES]
    if b"%PDF-" in head[:_PDF_HEAD_BYTES]:
        return "pdf"
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _sniff_zip(source)
    if head.startswith(_OLE):
        raise _ole_error(source)
    for signature, what, advice in _SIGNATURES:
        if head.lstrip().startswith(signature):
            raise _unknown(source, what, advice)
    plain = _without_wide_zeros(head)
    if len(_CONTROLS.findall(plain)) > _MAX_CONTROLS * len(plain):
        raise _unknown(source, "a binary file of no known kind", "Check where it came from.")
    if _WEB_ARCHIVE.match(plain) and b"multipart/" in plain:
        raise _unknown(source, "a saved e-mail or web archive (MHTML)", "Save the page as HTML and run again.")
    if _HTML_STARTS.match(plain.removeprefix(b"\xef\xbb\xbf")) and _HTML.search(
        _without_wide_zeros(data[: 8 * _HEAD_BYTES])
    ):
        return "html"
    if _XML.match(plain.removeprefix(b"\xef\xbb\xbf")):
        raise _unknown(source, "an XML file that is not a web page", "Use the publisher's HTML or PDF.")
    return "text"


def _without_wide_zeros(head: bytes) -> bytes:
    """The bytes without the marks and zeros of UTF-16, so that its text looks like ASCII."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    half = len(head) // 2
    if half and max(head[0::2].count(0), head[1::2].count(0)) > 0.7 * half:
        return head.replace(b"\x00", b"")
    return head


def _sniff_zip(source: Source) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        if b"word/" in source.data or b"[Content_Types].xml" in source.data[:_HEAD_BYTES]:
            raise Damaged(
                f"{source.uri} is a Word document that is cut off or broken.", hint="Fetch or save it again."
            ) from None
        raise Damaged(f"{source.uri} is a zip archive that is cut off or broken.", hint="Fetch it again.") from None
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return "docx"
    if _OPEN_DOCUMENT in source.data[:200]:
        raise _unknown(source, "an OpenDocument file", _SAVE_AS)
    if any(name.startswith("xl/") for name in names):
        raise _unknown(source, "an Excel workbook", _SAVE_AS)
    if any(name.startswith("ppt/") for name in names):
        raise _unknown(source, "a PowerPoint presentation", _SAVE_AS)
    raise _unknown(
        source, "a zip archive without a Word document in it", "Unpack it, or give it a name ending in .zip."
    )


def _ole_error(source: Source) -> Encrypted | UnknownFormat:
    if _OLE_ENCRYPTED in source.data:
        return Encrypted(f"{source.uri} needs a password.", hint="Save it without one and run again.")
    if _OLE_WORD in source.data:
        return _unknown(source, "a Word document of before 2007 (.doc)", _SAVE_AS)
    return _unknown(source, "an Office file of before 2007", _SAVE_AS)


def _unknown(source: Source, what: str, advice: str) -> UnknownFormat:
    name = _NAME_SAYS.search(source.uri)
    contradiction = f", although its name ends in {name[0]}" if name else ""
    return UnknownFormat(f"{source.uri} is {what}{contradiction}.", hint=advice)
