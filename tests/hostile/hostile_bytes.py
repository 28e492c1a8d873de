"""Files that attack whoever reads them, each built here: small to store, vast or endless to read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

import docx

_MIB = 1024 * 1024
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def deflated_zeros(mebibytes: int) -> bytes:
    """A deflate stream of zeros, made without packing them: after a full flush the same piece can follow again and again."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    first = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (mebibytes - 1) + packer.flush()


def deflated(content: bytes) -> bytes:
    """A deflate stream of some content."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def flate(*pieces: tuple[bytes, int]) -> bytes:
    """A zlib stream of pieces, each repeated so many times, without a check sum that anyone would wait for."""
    packer = zlib.compressobj(9)
    out = bytearray()
    for piece, times in pieces:
        out += packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
        again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
        out += again * (times - 1)
    return bytes(out + packer.flush())


def zip_of(members: Iterable[tuple[bytes, bytes, int]], *, attributes: int = 0) -> bytes:
    """A zip archive of members: name, deflated content, the size that is claimed."""
    out, directory, count = bytearray(), bytearray(), 0
    for name, content, size in members:
        head = struct.pack("<HHHHHIIIHH", 20, 0x800, 8, 0, 33, 0, len(content), size, len(name), 0)
        directory += _CENTRAL + struct.pack("<H", 0x314) + head
        directory += struct.pack("<HHHII", 0, 0, 0, attributes, len(out)) + name
        out += _LOCAL + head + name + content
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), len(out), 0)
    return bytes(out + directory + _END + end)


def stored_zip(members: dict[str, bytes]) -> bytes:
    """A zip archive as any program makes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    """20 GiB of zeros in 20 MB."""
    return zip_of([(b"referat.txt", deflated_zeros(20_000), 20_000 * _MIB & 0xFFFFFFFF)])


def lying_zip_bomb() -> bytes:
    """A member that claims to be small and unpacks to 2 GiB."""
    return zip_of([(b"referat.txt", deflated_zeros(2_000), 1000)])


def overlapping_zip(entries: int = 30_000) -> bytes:
    """As many members as one likes that all share one packed content, each of 1 MiB."""
    content = deflated_zeros(1)
    one = zip_of([(b"a.txt", content, _MIB)])
    local = one[: one.index(_CENTRAL)]
    head = struct.pack("<HHHHHIIIHH", 20, 0x800, 8, 0, 33, 0, len(content), _MIB, 9, 0)
    directory = b"".join(
        _CENTRAL + struct.pack("<H", 0x314) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"%05d.txt" % number
        for number in range(entries)
    )
    end = struct.pack("<HHHHIIH", 0, 0, entries & 0xFFFF, entries & 0xFFFF, len(directory), len(local), 0)
    return local + directory + _END + end


def nested_zip(depth: int = 10) -> bytes:
    """An archive in an archive in an archive, a bomb in the innermost."""
    data = lying_zip_bomb()
    for _ in range(depth):
        data = stored_zip({"mere.zip": data})
    return data


def zip_of_many(entries: int) -> bytes:
    """A directory of very many empty members, in the form for large archives."""
    head = struct.pack("<HHHHHIIIHH", 20, 0x800, 0, 0, 33, 0, 0, 0, 8, 0)
    rest = struct.pack("<HHHII", 0, 0, 0, 0, 0)
    local = _LOCAL + head + b"00000000"
    directory = b"".join(
        _CENTRAL + struct.pack("<H", 0x314) + head + rest + b"%08d" % number for number in range(entries)
    )
    place = len(local)
    large = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, entries, entries, len(directory), place)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, place + len(directory), 1)
    end = _END + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local + directory + large + locator + end


def docx_with(body: bytes, **parts: Callable[[bytes], bytes]) -> bytes:
    """A Word document with this body; ``parts`` change others, by the first word of their name."""
    source = io.BytesIO()
    docx.Document().save(source)
    document = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document %s><w:body>%s</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "word/document.xml":
                content = document % (_WORD, body)
            for name, change in parts.items():
                if member.filename == f"word/{name}.xml":
                    content = change(content)
            new.writestr(member.filename, content)
    return out.getvalue()


def paragraph(*texts: bytes) -> bytes:
    return b"<w:p>" + b"".join(b"<w:r><w:t>%s</w:t></w:r>" % text for text in texts) + b"</w:p>"


def docx_of_runs(runs: int) -> bytes:
    """One paragraph of so many runs."""
    return docx_with(b"<w:p>" + b"<w:r><w:t>ja </w:t></w:r>" * runs + b"</w:p>")


def docx_of_table(rows: int, columns: int) -> bytes:
    """One table of so many cells."""
    row = b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * columns + b"</w:tr>"
    return docx_with(b"<w:tbl>" + row * rows + b"</w:tbl>")


def docx_of_nested_tables(depth: int) -> bytes:
    """A table in a cell of a table in a cell."""
    return docx_with(b"<w:tbl><w:tr><w:tc>" * depth + paragraph(b"inderst") + b"</w:tc></w:tr></w:tbl>" * depth)


def docx_of_wide_cells() -> bytes:
    """Cells that claim to span billions of columns and of rows."""
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/></w:tcPr>%s</w:tc>' % paragraph(
        b"a"
    )
    return docx_with(b"<w:tbl>" + (b"<w:tr>" + cell * 3 + b"</w:tr>") * 3 + b"</w:tbl>" + paragraph(b"Godkendt."))


def docx_of_wide_entities() -> bytes:
    """Entities declared in UTF-16, where a search for their ASCII letters finds nothing."""
    declared = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    head = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">{declared}]>'
    body = f"<w:document {_WORD.decode()}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    source = docx_with(paragraph(b"a"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            wide = (head + body).encode("utf-16")
            new.writestr(member.filename, wide if member.filename == "word/document.xml" else old.read(member))
    return out.getvalue()


def docx_with_looping_styles() -> bytes:
    """Styles that are based on each other, and on themselves."""
    loop = b"".join(
        b'<w:style w:type="paragraph" w:styleId="S%d"><w:name w:val="S%d"/><w:basedOn w:val="S%d"/></w:style>'
        % (number, number, (number + 1) % 1000)
        for number in range(1000)
    )
    body = b"".join(
        b'<w:p><w:pPr><w:pStyle w:val="S%d"/></w:pPr><w:r><w:t>Godkendt.</w:t></w:r></w:p>' % (number % 1000)
        for number in range(5000)
    )
    return docx_with(body, styles=lambda xml: xml.replace(b"</w:styles>", loop + b"</w:styles>"))


def pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    data = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(data)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s %s >> >>"
WORDS = b"BT /F1 12 Tf 50 700 Td (Beslutning: Godkendt.) Tj ET\n"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf_of_pages(pages: int) -> bytes:
    """So many pages, each with a line of text."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << %s >> >>" % FONT
    return pdf(CATALOGUE, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids), stream(WORDS), *([page] * pages))


def pdf_of_one_page_often(times: int) -> bytes:
    """One page that the tree of pages names so many times."""
    kids = b"3 0 R " * times
    return pdf(CATALOGUE, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (times, kids), PAGE % (FONT, b""), stream(WORDS))


def pdf_with_bomb() -> bytes:
    """A page whose instructions unpack to 1 GiB."""
    packed = flate((WORDS, 1), (b"0 0 m 1 1 l S\n" * 74_898, 1024))
    return pdf(CATALOGUE, PAGES, PAGE % (FONT, b""), stream(packed, b"/Filter /FlateDecode"))


def pdf_of_words(words: int) -> bytes:
    """A page that writes so many words upon each other."""
    packed = flate((b"BT /F1 5 Tf 50 700 Td (ja ja ja ja ja ja ja ja ja ja) Tj ET\n" * 1000, words // 10_000))
    return pdf(CATALOGUE, PAGES, PAGE % (FONT, b""), stream(packed, b"/Filter /FlateDecode"))


def pdf_with_laughing_forms() -> bytes:
    """Forms that each draw the next ten times: ten levels make ten thousand million drawings."""
    forms = b"/XObject << " + b" ".join(b"/X%d %d 0 R" % (n, n + 5) for n in range(10)) + b" >>"
    levels = [
        stream(
            b"/X%d Do " % (n + 1) * 10 if n < 9 else WORDS,
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s %s >>" % (FONT, forms),
        )
        for n in range(10)
    ]
    return pdf(CATALOGUE, PAGES, PAGE % (FONT, forms), stream(WORDS + b"/X0 Do"), *levels)


def pdf_with_a_form_in_itself() -> bytes:
    """A form that draws itself."""
    forms = b"/XObject << /X0 5 0 R >>"
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % forms
    return pdf(CATALOGUE, PAGES, PAGE % (FONT, forms), stream(WORDS + b"/X0 Do"), stream(b"/X0 Do /X0 Do", entries))


def pdf_with_vast_picture() -> bytes:
    """A picture of 100,000 by 100,000 points in a few bytes."""
    picture = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    return pdf(
        CATALOGUE,
        PAGES,
        PAGE % (FONT, b"/XObject << /I 5 0 R >>"),
        stream(WORDS + b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream(flate((bytes(_MIB), 200)), picture + b" /Filter /FlateDecode"),
    )


def pdf_nested(depth: int) -> bytes:
    """Arrays in arrays."""
    return pdf(CATALOGUE, PAGES, PAGE % (FONT, b"/X " + b"[" * depth + b"]" * depth), stream(WORDS))


def pdf_of_nested_pages(depth: int) -> bytes:
    """A tree of pages that is a chain."""
    chain = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)]
    page = b"<< /Type /Page /MediaBox [0 0 595 842] /Resources << %s >> >>" % FONT
    return pdf(CATALOGUE, *chain, page)


def pdf_with_looping_lengths() -> bytes:
    """A stream whose length is stated in an object that names the stream, and objects that are only each other."""
    return pdf(
        CATALOGUE,
        PAGES,
        b"<< /Type /Page /Parent 2 0 R /MediaBox 5 0 R /Contents 4 0 R /Resources << %s >> >>" % FONT,
        b"<< /Length 6 0 R >>\nstream\n" + WORDS + b"endstream",
        b"6 0 R",
        b"5 0 R",
    )


def pdf_with_looping_tables() -> bytes:
    """A cross-reference table that names itself as the one before it."""
    good = pdf(CATALOGUE, PAGES, PAGE % (FONT, b""), stream(WORDS))
    start = good.rindex(b"xref\n0")
    return good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def html_of_text(mebibytes: int) -> bytes:
    """A page of one long text."""
    return b"<!doctype html><html><body><p>" + b"Byraadet godkendte. " * (mebibytes * _MIB // 20) + b"</body></html>"


def html_of_tags(mebibytes: int) -> bytes:
    """A page of nothing but elements."""
    return b"<!doctype html><html><body>" + b"<p>a</p>" * (mebibytes * _MIB // 8) + b"</body></html>"


def html_nested(depth: int, tag: bytes = b"div") -> bytes:
    """A page nested so deep."""
    return b"<!doctype html><html><body><h2>Beslutning</h2>" + b"<%s>" % tag * depth + b"Godkendt."


def html_of_attribute(mebibytes: int) -> bytes:
    """A page whose one element has a vast attribute."""
    return b'<!doctype html><html><body><p title="' + b"a" * (mebibytes * _MIB) + b'">Godkendt.</p></body></html>'


def html_with_a_vast_table(cells: int) -> bytes:
    """A table of so many cells in one row."""
    return b"<!doctype html><html><body><table><tr>" + b"<td>1" * cells + b"</table></body></html>"


def docx_bomb() -> bytes:
    """A Word document with a part of 400 MiB of zeros."""
    return zip_of(
        [
            (b"[Content_Types].xml", deflated_zeros(1), _MIB),
            (b"word/document.xml", deflated_zeros(400), 400 * _MIB),
        ]
    )


def docx_of_many_parts(parts: int) -> bytes:
    """A Word document of very many empty parts."""
    return zip_of((b"word/document.xml" if n == 0 else b"word/%d.xml" % n, b"", 0) for n in range(parts))


def text_of_one_line(mebibytes: int) -> bytes:
    """A text of one line."""
    return b"Raadet godkendte. " * (mebibytes * _MIB // 18)


def text_of_short_lines(mebibytes: int) -> bytes:
    """A text of lines of one letter."""
    return b"a\n" * (mebibytes * _MIB // 2)


def text_of_cells(mebibytes: int) -> bytes:
    """A text that looks like one table."""
    return b"a    b    1,00\n" * (mebibytes * _MIB // 15)


def text_with_zeros() -> bytes:
    """Text with bytes that are no text between its words, and control characters that turn the line around."""
    return f"Beslutning\x00\n{'Godkendt af alle. ' * 9}\u202e af \u2066alle\x07.\x0b\x85\n".encode() * 1000
