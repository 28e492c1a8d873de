"""Unpacking what a server packed, never further than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

ACCEPTED: Final = "gzip, deflate"
GZIP: Final = b"\x1f\x8b"
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_RAW_DEFLATE: Final = -zlib.MAX_WBITS
_PIECE: Final = 1024 * 1024


class PackedWrong(Exception):
    """Content that is not packed as its server says, or is cut off."""


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The content behind a Content-Encoding, in pieces of at most 1 MiB, so that a bomb can be stopped in time.

    Args:
        encoding: the header's value; empty and ``identity`` leave the pieces as they are.

    Raises:
        PackedWrong: where the content is none of the accepted encodings.

    >>> b"".join(unpacked([zlib.compress(b"Referat")], "deflate"))
    b'Referat'
    """
    match encoding.strip().lower():
        case "" | "identity":
            yield from pieces
        case "gzip" | "x-gzip" | "deflate":
            yield from _inflated(pieces)
        case other:
            raise PackedWrong(f"it is packed as {other[:50]!r}, which was not asked for")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = None
    for piece in filter(None, pieces):
        while piece:
            if unpacker is None:
                unpacker = _unpacker(piece)
            try:
                data = unpacker.decompress(piece, _PIECE)
            except zlib.error as error:
                raise PackedWrong(f"it cannot be unpacked ({error})") from None
            if data:
                yield data
            piece = unpacker.unconsumed_tail
            if unpacker.eof:  # a gzip file may have several members; zeros behind the last one are padding
                piece, unpacker = unpacker.unused_data.lstrip(b"\0"), None
    if unpacker is not None:
        yield unpacker.decompress(b"", _PIECE)  # what was held back at the limit of the last piece
        if not unpacker.eof:
            raise PackedWrong("it is cut off")


def _unpacker(start: bytes) -> zlib._Decompress:
    """For gzip, zlib's format, or the bare stream that some servers call deflate."""
    is_zlib = len(start) > 1 and start[0] & 0x0F == zlib.DEFLATED and (start[0] << 8 | start[1]) % 31 == 0
    return zlib.decompressobj(_GZIP_OR_ZLIB if is_zlib or start.startswith(GZIP[:1]) else _RAW_DEFLATE)
