"""File names as printable addresses and back, whatever bytes the names are made of."""

from __future__ import annotations

import os
import string
from pathlib import Path
from urllib.parse import unquote_to_bytes

_SCHEME = "file://"
_MEMBER = "!/"
_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~/:@$&'()*+,;=")


def _quote(name: str) -> str:
    return "".join(
        char
        if char in _PLAIN or (not char.isascii() and char.isprintable())
        else "".join(f"%{byte:02X}" for byte in os.fsencode(char))
        for char in name
    )


def file_uri(path: Path, member: str | None = None) -> str:
    """The address of a file, or of a member of an archive.

    Letters stay as they are, so that a person can read the name; spaces, line breaks, ``%``, ``!`` and bytes that are
    no UTF-8 are percent-encoded, so that the address is one printable word.

    Args:
        path: absolute.
        member: the name of a member, where ``path`` is an archive.

    >>> file_uri(Path("/arkiv/Rådets møde 3.pdf"))
    'file:///arkiv/Rådets%20møde%203.pdf'
    >>> file_uri(Path("/arkiv/2024.zip"), "marts/referat.docx")
    'file:///arkiv/2024.zip!/marts/referat.docx'
    """
    name = path.as_posix()
    address = _SCHEME + _quote(name if name.startswith("/") else f"/{name}")
    return address if member is None else address + _MEMBER + _quote(member)


def uri_path(uri: str) -> Path:
    """The path of the file (of the archive, for a member) that ``file_uri`` gave the address of.

    >>> uri_path("file:///arkiv/2024.zip!/marts/referat.docx").name
    '2024.zip'
    """
    name = os.fsdecode(unquote_to_bytes(uri.removeprefix(_SCHEME).partition(_MEMBER)[0]))
    if os.name == "nt":
        name = name.removeprefix("/")
    return Path(name)


def shown(uri: str) -> str:
    """The last part of an address, for a message: the file's name, after its archive's where it lies in one.

    >>> shown("file:///arkiv/2024.zip!/marts/referat.docx")
    '2024.zip!/marts/referat.docx'
    """
    archive, separator, member = uri.partition(_MEMBER)
    return archive.rpartition("/")[2] + separator + member


def printable(message: str) -> str:
    """A message on one line, with what cannot be printed in a file's name shown as ``\\x..``.

    >>> printable("The file a\\nb cannot be opened.")
    'The file a\\\\nb cannot be opened.'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in message
    )
