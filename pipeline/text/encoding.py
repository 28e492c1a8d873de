"""Bytes of a text file to characters, for the encodings that Danish texts come in."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple


class Decoded(NamedTuple):
    """Text, and the name of the encoding that gave it (``utf-8``, ``utf-16-le``, ``cp1252`` ...)."""

    text: str
    encoding: str


_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS: Final = "cp1252"
_READ_AS_WINDOWS: Final = frozenset({"iso8859-1", "ascii", "iso8859-15", _WINDOWS})
"""Declared names under which Windows-1252 is what is really sent (as the WHATWG Encoding Standard has it)."""
_HEADER_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_SAMPLE_BYTES: Final = 4096
_WINDOWS_SPECIALS: Final = {
    code: bytes([code]).decode(_WINDOWS, errors="ignore") or chr(code) for code in range(0x80, 0xA0)
}
_RUNS: Final = re.compile(
    rb"(?P<sequences>(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)|(?P<stray>[\x80-\xff])|[\x00-\x7f]+"
)


def declared_charset(content_type: str | None) -> str | None:
    """The encoding that a Content-Type header names.

    >>> declared_charset("text/html; charset=ISO-8859-1")
    'ISO-8859-1'
    """
    match = _HEADER_CHARSET.search(content_type or "")
    return match[1] if match else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, UTF-16's pattern, the declared name where it fits, strict UTF-8, else Windows-1252.

    Guessing by letter statistics is not used: it takes Danish for Central European. A UTF-8 text with a few bytes of
    Windows-1252 in it is read as what each part is.

    Args:
        data: the bytes; any bytes at all are decoded.
        declared: the encoding that a server or the text itself names.

    >>> decode("Ærø".encode("cp1252"))
    Decoded(text='Ærø', encoding='cp1252')
    >>> decode("Ærø".encode("utf-16-le"))
    Decoded(text='Ærø', encoding='utf-16-le')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    if (wide := _wide_encoding(data)) is not None:
        return Decoded(data.decode(wide, errors="replace"), wide)
    if (fits := _as_declared(data, declared)) is not None:
        return fits
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """Decoded as declared, or None where the name is unknown, says nothing sure, or does not fit the bytes."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        if name in _READ_AS_WINDOWS or not name.startswith(("cp", "mac", "iso", "utf-8", "koi")):
            return None
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly all characters of a Danish text have a zero byte in the same half."""
    sample = data[: _SAMPLE_BYTES & ~1]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-be"
    return None


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with stray bytes of Windows-1252 where valid sequences are in the majority, else Windows-1252."""
    pieces: list[str] = []
    sequences = strays = 0
    for match in _RUNS.finditer(data):
        run = match[0]
        if match.lastgroup == "sequences" and (text := _strict(run)) is not None:
            sequences += len(text)
            pieces.append(text)
        else:
            strays += len(run) if match.lastgroup else 0
            pieces.append(_windows(run))
    if sequences > strays:
        return Decoded("".join(pieces), "utf-8")
    return Decoded(_windows(data), _WINDOWS)


def _strict(run: bytes) -> str | None:
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _windows(data: bytes) -> str:
    """Windows-1252, its five undefined bytes as the controls of Latin-1."""
    try:
        return data.decode(_WINDOWS)
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS_SPECIALS)
