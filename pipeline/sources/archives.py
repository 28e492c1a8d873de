"""Zip archives: what they hold and the bytes of a member, whatever is wrong with them. Nothing is unpacked to disk."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import Damaged, Encrypted, SourceError
from pipeline.sources.uris import printable

_ENCRYPTED_FLAG = 0x1
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


def member_sizes(path: Path) -> dict[str, int]:
    """The names of an archive's files with the number of bytes that each claims to unpack to.

    Raises:
        OSError: where the file cannot be read.
        Damaged: where it is no archive.
    """
    with _damage_as_error(f"The archive {path.name} is damaged or no zip archive."), zipfile.ZipFile(path) as archive:
        return {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()}


class OpenArchive:
    """An archive held open while its members are read in turn.

    Raises:
        OSError, Damaged: as ``member_sizes``.
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
