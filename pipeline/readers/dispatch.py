"""The one entrance to the readers."""

from __future__ import annotations

from pipeline.errors import Damaged, EmptySource, TooLarge
from pipeline.readers.docx import read_docx
from pipeline.readers.html import read_html
from pipeline.readers.pdf import read_pdf
from pipeline.readers.plain import read_text
from pipeline.readers.sniff import sniff
from pipeline.records import Document, Source
from pipeline.settings import Settings

_READERS = {"pdf": read_pdf, "docx": read_docx, "html": read_html, "text": read_text}
_BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"
"""White space, zero bytes and the bytes of byte order marks."""


def read(source: Source, settings: Settings) -> Document:
    """Read one source of any format.

    Args:
        source: bytes and where they came from; the format is told by content, not by name or declared type.
        settings: the limits on bytes, expanded bytes, pages and characters.

    Returns:
        The document: its blocks in reading order, each an exact piece of its one normalised text.

    Raises:
        EmptySource: for no bytes or nothing but blanks.
        UnknownFormat: for content that is none of the formats read.
        Damaged: for a file that is broken or cut off.
        Encrypted: for a file that needs a password.
        NoText: for a file without text, such as a scanned PDF.
        TooLarge: for a file over a limit.

    >>> document = read(Source(uri="file:a.txt", data="Beslutning\\n\\nGodkendt.".encode()), Settings())
    >>> [(block.kind, block.text) for block in document.blocks]
    [('paragraph', 'Beslutning'), ('paragraph', 'Godkendt.')]
    """
    if not source.data.strip(_BLANK):
        raise EmptySource(f"{source.uri} is empty.", hint="Fetch it again, or remove it.")
    if len(source.data) > settings.max_file_bytes:
        raise TooLarge(
            f"{source.uri} has {len(source.data):,} bytes; the limit is {settings.max_file_bytes:,}.",
            hint="Split the file, or raise max_file_bytes.",
        )
    try:
        return _READERS[sniff(source)](source, settings)
    except RecursionError:
        raise Damaged(
            f"{source.uri} is nested deeper than any real document.", hint="Check where it came from."
        ) from None
