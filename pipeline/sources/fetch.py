"""The bytes of a file or of a member of an archive, bounded before they are read."""

from __future__ import annotations

import os
import stat
from types import TracebackType
from typing import IO, Self

from pipeline.errors import SourceError, TooLarge
from pipeline.records import Source
from pipeline.settings import Settings
from pipeline.sources.archives import OpenArchive
from pipeline.sources.folders import reason
from pipeline.sources.places import Place
from pipeline.sources.uris import shown

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""``O_NONBLOCK``: a pipe put in the place of a file must not keep us waiting for its other end."""


class Fetcher:
    """Gives the bytes of places in turn; keeps the last archive open between its members.

    Example:
        with Fetcher(settings) as fetcher:
            source = fetcher.fetch(place)
    """

    def __init__(self, settings: Settings) -> None:
        self._limit = settings.max_file_bytes
        self._archive: OpenArchive | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close_archive()

    def fetch(self, place: Place) -> Source:
        """The source at ``place``.

        Raises:
            SourceError: where the file is gone or may not be read.
            TooLarge: where it has more than ``max_file_bytes`` bytes.
            Encrypted, Damaged: for a member of an archive that cannot be unpacked.
        """
        try:
            data = self._file(place) if place.member is None else self._member(place, place.member)
        except FileNotFoundError:
            raise SourceError(
                f"The file {shown(place.uri)} was there when the run began and is gone.",
                hint="Run again if it should be there.",
            ) from None
        except PermissionError:
            raise SourceError(
                f"The file {shown(place.uri)} may not be read by this user.", hint="Change its permissions."
            ) from None
        except OSError as error:
            raise SourceError(f"The file {shown(place.uri)} cannot be read: {reason(error)}.") from error
        return Source(uri=place.uri, data=data, **place.origin.fields())

    def _file(self, place: Place) -> bytes:
        with open(os.open(place.path, _OPEN_FLAGS), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SourceError(f"{shown(place.uri)} is not a file any more.")
            return self._bounded(stream, status.st_size, place)

    def _member(self, place: Place, name: str) -> bytes:
        if self._archive is None or self._archive.path != place.path:
            self._close_archive()
            self._archive = OpenArchive(place.path)
        with self._archive.member(name) as (stream, size):
            return self._bounded(stream, size, place, most=size + 1)

    def _close_archive(self) -> None:
        if self._archive:
            self._archive.close()
            self._archive = None

    def _bounded(self, stream: IO[bytes], size: int, place: Place, most: int | None = None) -> bytes:
        """All of a stream; ``size`` is what it claims to hold, and may be wrong. No more than ``most`` is read of it."""
        data = stream.read(self._limit + 1 if most is None else most) if size <= self._limit else None
        if data is None or len(data) > self._limit:
            raise TooLarge(
                f"The file {shown(place.uri)} has more than {self._limit} bytes.",
                hint="Raise the setting max_file_bytes.",
            )
        return data
