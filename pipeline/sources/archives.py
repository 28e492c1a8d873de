"""Zip archives: what they hold and the bytes of a member, whatever is wrong with them. Nothing is unpacked to disk."""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from pipeline.errors import Damaged, Encrypted, SourceError, TooLarge
from pipeline.sources.uris import printable

_ENCRYPTED_FLAG = 0x1
_END: Final = b"PK\x05\x06"
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
_IN_ZIP64: Final = 0xFFFFFFFF
_END_BYTES: Final = 66 * 1024
"""The record at the end with the longest remark that may follow it, and what points to the ZIP64 record before it."""
_MAX_DIRECTORY_BYTES: Final = 16 * 1024 * 1024
"""Some 150,000 members with names as people give them; opening such an archive takes 5 s and 200 MB."""
_DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
"""What the standard library raises on archives with wrong bytes in them."""


def is_archive(path: Path) -> bool:
    """Whether a file is opened as an archive: by its name, since a DOCX file is a zip archive too.

    >>> is_archive(Path("2024.ZIP")), is_archive(Path("referat.docx"))
    (True, False)
    """
    return path.suffix.lower() == ".zip"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: the number of bytes that it claims to unpack to, and why it must not be read, or ""."""

    size: int
    fault: str


def members(path: Path) -> dict[str, Member]:
    """The files of an archive by name.

    Raises:
        OSError: where the file cannot be read.
        Damaged: where it is no archive.
        TooLarge: where its directory is larger than any that people make.
    """
    _refuse_vast_directory(path)
    with _damage_as_error(f"The archive {path.name} is damaged or no zip archive."), zipfile.ZipFile(path) as archive:
        return {info.filename: Member(info.file_size, _fault(info)) for info in archive.infolist() if not info.is_dir()}


def _fault(info: zipfile.ZipInfo) -> str:
    """What is wrong with a member; nothing is unpacked to disk, but what tries to get out of its archive is no document."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        return "names a place outside of it"
    return ""


def _refuse_vast_directory(path: Path) -> None:
    """Raises TooLarge for an archive that names more members than fit in memory: its directory is read whole when it is opened.

    The size stands in the record at the end of the file and, where it is too large for that, in another one before it (ZIP64,
    APPNOTE.TXT 4.3.14 to 4.3.16). An archive with a damaged end is left to ``zipfile`` to refuse.
    """
    with path.open("rb") as stream:
        length = stream.seek(0, os.SEEK_END)
        start = max(0, length - _END_BYTES)
        stream.seek(start)
        end = stream.read(_END_BYTES)
        record = end.rfind(_END)
        size = struct.unpack_from("<I", end, record + 12)[0] if 0 <= record <= len(end) - 16 else 0
        locator = record - 20
        if size == _IN_ZIP64 and locator >= 0 and end.startswith(_ZIP64_LOCATOR, locator):
            stream.seek(min(struct.unpack_from("<Q", end, locator + 8)[0], length))
            large = stream.read(48)
            size = struct.unpack_from("<Q", large, 40)[0] if len(large) == 48 else 0
    if size > _MAX_DIRECTORY_BYTES:
        raise TooLarge(
            printable(
                f"The archive {path.name} has a directory of {size:,} bytes; {_MAX_DIRECTORY_BYTES:,} are allowed."
            ),
            hint="Unpack it, and name the folder.",
        )


class OpenArchive:
    """An archive held open while its members are read in turn.

    Raises:
        OSError, Damaged: as ``members``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _damage_as_error(f"The archive {path.name} is damaged."):
            self._zip = zipfile.ZipFile(path)

    @contextmanager
    def member(self, name: str) -> Iterator[tuple[IO[bytes], int]]:
        """The bytes of a member as a stream, and their number as the archive claims it.

        Raises:
            SourceError: where the archive has no such member (any more).
            Encrypted, Damaged: where it cannot be unpacked, also while the stream is read.
        """
        with _damage_as_error(f"{name} cannot be unpacked: the archive {self.path.name} is damaged."):
            try:
                info = self._zip.getinfo(name)
            except KeyError:
                raise SourceError(
                    printable(f"{name} is no longer in the archive {self.path.name}."), hint="Run again."
                ) from None
            if info.flag_bits & _ENCRYPTED_FLAG:
                raise Encrypted(
                    printable(f"{name} in the archive {self.path.name} needs a password."),
                    hint="Unpack the archive and give its files.",
                )
            with self._zip.open(info) as stream:
                yield stream, info.file_size

    def close(self) -> None:
        """Closes the file."""
        self._zip.close()


@contextmanager
def _damage_as_error(message: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise Damaged(printable(message), hint="Fetch it again.") from error
