"""What the tests of the readers share: reading bytes, looking at blocks, and writing small PDF files by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.readers import read
from pipeline.records import Block, Document, Source
from pipeline.settings import Settings

Text = tuple[float, float, float, str, str]
"""Left, distance from the top, size, font (``F1`` Courier, ``F2`` Helvetica-Bold), text."""
Line = tuple[float, float, float, float]


@pytest.fixture
def read_bytes() -> Callable[..., Document]:
    """Reads bytes as a source and checks that every offset holds."""

    def reading(data: bytes | str, uri: str = "file:/a/b.bin", **settings: int) -> Document:
        source = Source(uri=uri, data=data.encode() if isinstance(data, str) else data)
        document = read(source, Settings(**settings))
        end = -1
        for block in document.blocks:
            assert document.text[block.span.start : block.span.end] == block.text
            assert block.span.start == end + 1
            end = block.span.end
            for cell in block.cells:
                assert document.text[cell.span.start : cell.span.end] == cell.text
            assert "\n" not in block.text or block.kind in ("paragraph", "table_row")
            assert block.text.startswith(block.marker)
        assert end == len(document.text)
        return document

    return reading


@pytest.fixture
def shown() -> Callable[[Document], list[str]]:
    """The blocks that later steps read, each as its kind's first letter and its text; cells are parted by bars."""

    def showing(document: Document) -> list[str]:
        return [f"{block.kind[0]} {_text(block)}" for block in document.blocks if block.kind != "furniture"]

    return showing


def _text(block: Block) -> str:
    return " | ".join(cell.text for cell in block.cells) if block.cells else block.text


@pytest.fixture
def furniture() -> Callable[[Document], list[str]]:
    """The texts of the blocks of furniture."""
    return lambda document: [block.text for block in document.blocks if block.kind == "furniture"]


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Writes a PDF of the standard fonts Courier, whose letters are 0.6 times as wide as its size, and Helvetica-Bold.

    Args of the function: the texts of each page; ``lines`` the ruling lines of each page; ``rotate`` what pages say of
    how they are to be turned; ``matrix`` how their content is turned; ``title`` of the document.
    """
    return _pdf


def _pdf(
    pages: Sequence[Sequence[Text]],
    *,
    lines: Sequence[Sequence[Line]] = (),
    rotate: int = 0,
    matrix: str = "1 0 0 1 0 0",
    title: str = "",
) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + title.encode("cp1252") + b") >>",
    ]
    kids = []
    for number, texts in enumerate(pages):
        drawn = [f"{matrix} cm"]
        for left, top, size, font, text in texts:
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /{font} {size} Tf 1 0 0 1 {left} {842 - top} Tm ({escaped}) Tj ET")
        for x0, y0, x1, y1 in lines[number] if number < len(lines) else ():
            drawn.append(f"{x0} {842 - y0} m {x1} {842 - y1} l S")
        stream = "\n".join(drawn).encode("cp1252")
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (rotate, len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(data)
