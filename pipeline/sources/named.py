"""The sources of a run as they are named on the command line, or else described in the sources file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.sources.archives import is_archive
from pipeline.sources.sources_file import read_sources
from pipeline.sources.specs import SourceKind, SourceSpec
from pipeline.sources.uris import file_uri
from pipeline.sources.web.addresses import address_lines, refuse_odd_address

_WHAT_TO_NAME: Final = "Name a folder, a file, a zip archive, a list of addresses or a web address."
_MAX_LIST_BYTES: Final = 50 * 1024 * 1024


def named_sources(locations: Iterable[str | Path], settings: Settings) -> list[SourceSpec]:
    """The sources at ``locations``, or those of the setting ``sources`` where none is named.

    Raises:
        UsageError: where a location does not exist or is of an unknown kind, no source is named at all, or the sources file
            cannot be read.
    """
    specs = [_described(str(location)) for location in locations]
    if not specs and settings.sources is not None:
        specs = read_sources(settings.sources)
    if not specs:
        raise UsageError("No source is given.", hint=_WHAT_TO_NAME)
    return specs


def _described(location: str) -> SourceSpec:
    if "://" in location:
        refuse_odd_address(location)
        return SourceSpec(name=location, kind="address", at=(location,))
    path = Path(os.path.abspath(location))
    if not path.exists():
        raise UsageError(f"The source {location} does not exist.", hint=_WHAT_TO_NAME)
    if not (path.is_dir() or path.is_file()):
        raise UsageError(f"The source {location} is neither a folder nor a file.")
    kind: SourceKind = "folder" if path.is_dir() else "archive" if is_archive(path) else "file"
    if kind == "file" and (addresses := _addresses_only(path)):
        return SourceSpec(name=file_uri(path), kind="urls", at=addresses)
    return SourceSpec(name=file_uri(path), kind=kind, at=(str(path),))


def _addresses_only(path: Path) -> tuple[str, ...]:
    """The addresses in a file that has nothing but web addresses, one a line, and remarks behind ``#``; else nothing."""
    try:
        if path.stat().st_size > _MAX_LIST_BYTES:
            return ()
        with path.open("rb") as stream:
            if b"://" not in stream.read(4096):
                return ()
        return address_lines(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ()
