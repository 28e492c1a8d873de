"""Many documents from few: the text, HTML and DOCX samples again and again, each time some years earlier."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"

_DOCX_TEXT = re.compile(rb"<w:t[ >].*?</w:t>")
_YEAR = re.compile(rb"(?<![\d.,])(?:19|20)\d\d(?![\d])")


def write_variants(folder: Path, number: int) -> None:
    """Writes ``number`` documents, no two of which are of one meeting or have the same bytes.

    Args:
        folder: is made.
    """
    folder.mkdir(parents=True)
    for path, data in islice(_variants(), number):
        (folder / path).write_bytes(data)


def _variants() -> Iterator[tuple[str, bytes]]:
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in _SHIFTS)
    for years in count():
        for path in samples:
            yield f"{path.stem}-{years}{path.suffix}", _SHIFTS[path.suffix](path.read_bytes(), years)


def _shift_text(data: bytes, years: int) -> bytes:
    """All years in a text, some years earlier.

    >>> _shift_text(b"den 3. marts 2024, sag 123456", 10)
    b'den 3. marts 2014, sag 123456'
    """
    return _YEAR.sub(lambda year: str(int(year[0]) - years).encode(), data)


def _shift_docx(data: bytes, years: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = _DOCX_TEXT.sub(lambda text: _shift_text(text[0], years), content)
            new.writestr(name, content)
    return stream.getvalue()


_SHIFTS: dict[str, Callable[[bytes, int], bytes]] = {
    ".txt": _shift_text,
    ".html": _shift_text,
    ".docx": _shift_docx,
}
