from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.errors import Damaged, Encrypted, ReadError, UnknownFormat
from pipeline.readers.sniff import sniff
from pipeline.records import Source


def zipped(*names: str, content: bytes = b"x") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), content)  # of a fixed time: the bytes name the test
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"junk before\n%PDF-1.4", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (b"<!DOCTYPE html><html><body>Referat</body></html>", "html"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "html"),
        ("<html><body>Møde</body></html>".encode("utf-16"), "html"),
        (b"<div class='x'><p>Referat</p></div>", "html"),
        (b"<!-- saved --><HTML><BODY>x", "html"),
        ("Referat af møde < 5 deltagere".encode(), "text"),
        ("Møde".encode("utf-16"), "text"),
        (b"<Navn> deltog ikke", "text"),
        (b"# Referat\n\n- et punkt", "text"),
        (b"Tekst med et enkelt \x1a tegn, som en gammel editor lod staa tilbage i filen", "text"),
    ],
)
def test_the_content_tells_the_format_whatever_the_name(data: bytes, found: str) -> None:
    assert sniff(Source(uri="file:/wrong/name.jpg", data=data)) == found


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"{\\rtf1\\ansi Referat}", UnknownFormat, "RTF"),
        (zipped("mimetype", content=b"application/vnd.oasis.opendocument.text"), UnknownFormat, "OpenDocument"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), UnknownFormat, "Excel"),
        (zipped("ppt/presentation.xml"), UnknownFormat, "PowerPoint"),
        (zipped("billede.png"), UnknownFormat, "without a Word document"),
        (zipped("[Content_Types].xml", "word/document.xml")[:60], Damaged, "cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), UnknownFormat, ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Encrypted, "password"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), UnknownFormat, "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), UnknownFormat, "JPEG"),
        (bytes(range(256)) * 4, UnknownFormat, "binary"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", UnknownFormat, "MHTML"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', UnknownFormat, "XML"),
    ],
)
def test_what_is_not_read_is_refused_by_name_with_advice(data: bytes, error: type[ReadError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        sniff(Source(uri="file:/mappe/fil", data=data))
    assert "file:/mappe/fil" in caught.value.message
    assert caught.value.hint


def test_a_name_that_says_something_else_is_mentioned() -> None:
    with pytest.raises(UnknownFormat, match=r"although its name ends in \.pdf"):
        sniff(Source(uri="file:/a/referat.pdf", data=bytes(range(256))))
