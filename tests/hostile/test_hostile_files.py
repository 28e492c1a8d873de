"""Bytes that harm, break or mislead: each file is built here and must be refused with the right words, or read as far as it goes."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import Damaged, EmptySource, Encrypted, NoText, ReadError, TooLarge, UnknownFormat
from pipeline.readers import read
from pipeline.records import Document, Source
from pipeline.settings import Settings

NAME = "file:/mappe/referat 4. juni.bin"


def reading(data: bytes, **limits: int) -> Document:
    return read(Source(uri=NAME, data=data), Settings(**limits))


def read_or_refused(data: bytes) -> Document | None:
    """The document, None for a refusal in words that name the file; anything else fails the test."""
    try:
        return reading(data)
    except ReadError as error:
        refusal = error.message
    assert NAME in refusal
    return None


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(data)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources " + FONT + b" >>"
GOOD_PDF = pdf(CATALOGUE, PAGES, PAGE, stream(b"BT /F1 12 Tf 50 700 Td (Beslutning: Godkendt.) Tj ET"))


def docx_bytes(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs or ("Beslutning", "Godkendt."):
        document.add_paragraph(paragraph)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def with_member(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip archive with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, change(content) if member.filename == name else content)
    return out.getvalue()


GOOD_DOCX = docx_bytes()
GOOD_HTML = "<html><body><h1>Referat</h1><h2>Beslutning</h2><p>Godkendt på Ærø.</p></body></html>".encode()

ENCRYPTED_PDF = pdf(
    CATALOGUE,
    PAGES,
    PAGE,
    stream(b"BT ET"),
    trailer=b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard "
    b"/V 1 /R 2 /P -44 /O <" + b"5a" * 32 + b"> /U <" + b"3c" * 32 + b"> >>",
)


def test_the_good_files_are_good() -> None:
    assert reading(GOOD_PDF).text == "Beslutning: Godkendt."
    assert reading(GOOD_DOCX).text == "Beslutning\nGodkendt."
    assert reading(GOOD_HTML).text == "Referat\nBeslutning\nGodkendt på Ærø."


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", b"\xff\xfe \x00", bytes(200)])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptySource, match=r"referat 4\. juni"):
        reading(data)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (ENCRYPTED_PDF, Encrypted, "needs a password"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(5000), Damaged, "broken or cut off"),
        (GOOD_PDF[:60], Damaged, "broken or cut off"),
        (pdf(CATALOGUE, b"<< /Type /Pages /Count 0 /Kids [] >>"), NoText, "no pages"),
        (pdf(CATALOGUE, PAGES, PAGE, stream(b"0 0 100 100 re f")), NoText, "no text layer on any of its 1 pages"),
        (random.Random(2).randbytes(5000), UnknownFormat, "binary file"),
        (GOOD_DOCX[: len(GOOD_DOCX) // 2], Damaged, "Word document that is cut off"),
        (GOOD_DOCX[:-30], Damaged, "cut off or broken"),
        (with_member(GOOD_DOCX, "word/document.xml", lambda xml: xml[: len(xml) // 2]), Damaged, "broken"),
        (with_member(GOOD_DOCX, "word/document.xml", lambda xml: b"<x/>"), Damaged, "broken"),
        (with_member(GOOD_DOCX, "[Content_Types].xml", lambda xml: b"<Types/>"), Damaged, "broken"),
        (
            with_member(GOOD_DOCX, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"styles.xml", b"gone.xml")),
            Damaged,
            "broken",
        ),
        (docx_bytes(" "), NoText, "no text"),
        (b"<html><body></body></html>", NoText, "no text"),
        (
            b"<!DOCTYPE html><html><head><title>x</title><script>var a='tekst'</script></head><body><img src=a.png></body></html>",
            NoText,
            "no text",
        ),
        (b"<!doctype html>", NoText, "without any text|no text"),
    ],
)
def test_broken_files_are_refused_with_a_reason_a_person_understands(
    data: bytes, error: type[ReadError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        reading(data)
    assert NAME in caught.value.message
    assert caught.value.hint
    assert caught.value.code.startswith("R2")


def test_a_file_over_the_limit_is_not_opened() -> None:
    with pytest.raises(TooLarge, match="2,000 bytes; the limit is 1,024"):
        reading(b"x" * 2000, max_file_bytes=1024)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_member(GOOD_DOCX, "word/document.xml", lambda xml: xml + b" " * 40_000_000)
    begin = time.process_time()
    with pytest.raises(TooLarge, match="times its size"):
        reading(bomb)
    with pytest.raises(TooLarge, match="the limit is 1,000,000 bytes"):
        reading(bomb, max_expanded_bytes=1_000_000)
    assert time.process_time() - begin < 1


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(with_member(GOOD_DOCX, "word/document.xml", lambda xml: xml + b" " * 5_000_000))
    place = bomb.rindex(b"word/document.xml") - 46
    bomb[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(Damaged):
        reading(bytes(bomb))


def test_thousands_of_members_are_refused() -> None:
    out = io.BytesIO(GOOD_DOCX)
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(TooLarge, match="parts"):
        reading(out.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_xml_entities_are_refused(part: str) -> None:
    declarations = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    bomb = with_member(GOOD_DOCX, part, lambda xml: xml.replace(b"?>", b"?>" + declarations, 1))
    with pytest.raises(Damaged, match="declares XML entities"):
        reading(bomb)


def test_no_entity_of_a_page_reads_a_file() -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><h2>Beslutning</h2><p>a&x;b</p></body></html>'
    assert "root:" not in reading(page).text


def test_a_word_document_nested_without_end_is_refused_or_read() -> None:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for wrapper in (b"sdt", b"ins", b"smartTag"):
        deep = b"<w:%s>" % wrapper * 3000 + b"<w:p/>" + b"</w:%s>" % wrapper * 3000
        data = with_member(
            GOOD_DOCX,
            "word/document.xml",
            lambda xml, deep=deep: b"<w:document %s><w:body>%s</w:body></w:document>" % (space, deep),
        )
        with pytest.raises((Damaged, NoText)):
            reading(data)


def test_a_pdf_that_ends_too_early_says_so() -> None:
    document = reading(GOOD_PDF.removesuffix(b"%%EOF"))
    assert [issue.kind for issue in document.issues] == ["file_cut_off"]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace(b"[0 0 595 842]", b"[0 0 0 0]"),
        PAGE.replace(b"[0 0 595 842]", b"[595 842 0 0]"),
        PAGE.replace(b"[0 0 595 842]", b"[-1e30 -1e30 1e30 1e30]"),
        PAGE.replace(b"/MediaBox [0 0 595 842]", b""),
        PAGE.replace(b"4 0 R", b"3 0 R"),
        PAGE.replace(b"/Parent", b"/Rotate 45 /Parent"),
    ],
)
def test_odd_pages_are_read_or_refused(page: bytes) -> None:
    document = read_or_refused(pdf(CATALOGUE, PAGES, page, stream(b"BT /F1 12 Tf 50 700 Td (Godkendt.) Tj ET")))
    assert document is None or "Godkendt" in document.text


def test_pages_that_contain_themselves_end() -> None:
    looping = pdf(CATALOGUE, b"<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>", PAGE, stream(b"BT /F1 9 Tf (a) Tj ET"))
    with pytest.raises(ReadError):
        reading(looping, max_pages=5)


def test_a_page_of_very_many_words_is_read_in_time() -> None:
    words = b"".join(
        b"BT /F1 5 Tf %d %d Td (ord) Tj ET\n" % (number * 7 % 590, number * 13 % 840) for number in range(8000)
    )
    boxes = b"".join(b"%d %d 20 20 re S\n" % (number * 17 % 590, number * 23 % 840) for number in range(3000))
    begin = time.process_time()
    assert reading(pdf(CATALOGUE, PAGES, PAGE, stream(words + boxes))).text
    assert time.process_time() - begin < 5


def test_tables_that_claim_to_be_vast_are_not() -> None:
    page = "<h2>Beslutning</h2><table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c<td>d</table>"
    assert len(reading(page.encode()).text) < 1000
    many = "<h2>Beslutning</h2><table>" + "<tr><td rowspan=9999 colspan=99>a<td>b" * 200 + "</table>"
    assert reading(many.encode()).blocks


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 20_000 + "Beslutning",
        "<table><tr><td>" * 300 + "Beslutning",
        "<h2>Beslutning</h2>" + "<div class=sidebar>" * 1500 + "tekst",
        "<h2>Beslutning</h2><p>" + "<br>a" * 20_000,
        "<h2>Beslutning</h2>" + "<ul><li>a" * 900,
        "<h2>Beslutning</h2><a href='http://[::1'>x</a><ol start=99999999999999999999><li value=x>a</ol>",
        "<h1>" + "beslutning " * 20_000,
    ],
)
def test_odd_pages_take_linear_time(page: str) -> None:
    begin = time.process_time()
    assert reading(page.encode()).text
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("good", [GOOD_PDF, GOOD_DOCX, GOOD_HTML], ids=["pdf", "docx", "html"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_gives_anything_but_a_document_or_a_read_error(good: bytes, data: st.DataObject) -> None:
    damaged = bytearray(good)
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), max_size=12)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(good) // 4, len(good)))
    document = read_or_refused(bytes(damaged[:cut]))
    for block in document.blocks if document else ():
        assert document.text[block.span.start : block.span.end] == block.text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_are_a_document_or_a_read_error(data: bytes) -> None:
    read_or_refused(data)


def test_a_file_without_pages_is_not_encrypted_because_the_one_before_was() -> None:
    with pytest.raises(Encrypted):
        reading(ENCRYPTED_PDF)
    with pytest.raises(Damaged):
        reading(pdf(CATALOGUE, b"<< /Type /Pages /Kids [] >>"))
