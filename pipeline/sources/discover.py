"""Finding sources: which files a folder holds, which members a zip archive has."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import Damaged, ReferatError, SourceError, TooLarge, UsageError
from pipeline.settings import Settings
from pipeline.sources.archives import is_archive, member_sizes
from pipeline.sources.uris import file_uri, printable, shown

_HIDDEN_PREFIXES = (".", "~$", "__macosx")
"""Files of the system and of open word processors (``~$minutes.docx``), which are nobody's documents."""
_HIDDEN_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_GOLD_SUFFIX = ".gold.json"
"""What ``referat evaluate documents`` compares with, beside the document that it describes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source lies: its address, its file and, in an archive, its member."""

    uri: str
    path: Path
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Something found where sources are that cannot be one, and why."""

    uri: str
    error: ReferatError


Finding = Place | Unreachable


def discover(locations: Iterable[str | Path], settings: Settings) -> Iterator[Finding]:
    """The sources of folders (with all below them), files and zip archives, each once, in the order of their names.

    Hidden files and gold are left out, and so is the data directory. A link is followed only to a file of the same folder; what
    a link leads out to, what is no file and what may not be looked into come as ``Unreachable``.

    Raises:
        UsageError: where a location does not exist or is of an unknown kind; before anything is yielded.
    """
    roots = [_root(str(location)) for location in locations]
    if not roots:
        raise UsageError("No source is given.", hint="Name a folder, a file or a zip archive.")
    return _unique(finding for root in roots for finding in _findings(root, settings))


def location_uri(location: str | Path) -> str:
    """The address of a location: what lies below it has an address that goes on with ``/``, or ``!/`` in an archive."""
    return file_uri(Path(os.path.abspath(location)))


def _root(location: str) -> Path:
    if "://" in location:
        raise UsageError(
            f"The source {location} is an address, which cannot be fetched yet.",
            hint="Name a folder, a file or a zip archive.",
        )
    path = Path(os.path.abspath(location))
    if not path.exists():
        raise UsageError(f"The source {location} does not exist.", hint="Name a folder, a file or a zip archive.")
    if not (path.is_dir() or path.is_file()):
        raise UsageError(f"The source {location} is neither a folder nor a file.")
    return path


def _unique(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[str] = set()
    for finding in findings:
        if finding.uri not in seen:
            seen.add(finding.uri)
            yield finding


def _findings(root: Path, settings: Settings) -> Iterator[Finding]:
    if not root.is_dir():
        yield from _sources_of_file(root, settings)
        return
    real_root = Path(os.path.realpath(root))
    data = Path(os.path.realpath(settings.data))
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _unreachable(folder, f"The folder {folder.name} cannot be looked into: {reason(error)}.")
            continue
        folders: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if is_left_out(entry.name):
                continue
            if entry.is_symlink():
                yield from _sources_of_link(path, real_root, settings)
            elif entry.is_dir():
                if Path(os.path.realpath(path)) != data:
                    folders.append(path)
            else:
                yield from _sources_of_file(path, settings)
        pending.extend(reversed(folders))


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is no source: hidden, of the system, or the gold of another file.

    >>> is_left_out(".git"), is_left_out("~$Referat.docx"), is_left_out("referat.gold.json"), is_left_out("referat.docx")
    (True, True, True, False)
    """
    name = name.lower()
    return name.startswith(_HIDDEN_PREFIXES) or name in _HIDDEN_NAMES or name.endswith(_GOLD_SUFFIX)


def _sources_of_link(path: Path, real_root: Path, settings: Settings) -> Iterator[Finding]:
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(real_root):
        yield _unreachable(
            path,
            f"The link {path.name} leads out of the folder and is not followed.",
            hint="Name what it leads to as a source of its own.",
        )
    elif not target.is_dir():
        yield from _sources_of_file(path, settings)


def _sources_of_file(path: Path, settings: Settings) -> Iterator[Finding]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreachable(path, f"The file {path.name} cannot be looked at: {reason(error)}.")
        return
    if not stat.S_ISREG(mode):
        yield _unreachable(path, f"{path.name} is a device or a pipe, not a file.")
    elif is_archive(path):
        yield from _members(path, settings)
    else:
        yield Place(file_uri(path), path)


def _members(path: Path, settings: Settings) -> Iterator[Finding]:
    uri = file_uri(path)
    try:
        sizes = member_sizes(path)
    except OSError as error:
        yield _unreachable(path, f"The archive {path.name} cannot be opened: {reason(error)}.")
        return
    except Damaged as error:
        yield Unreachable(uri, error)
        return
    expanded = sum(sizes.values())
    if expanded > settings.max_expanded_bytes:
        message = f"The archive {shown(uri)} unpacks to {expanded} bytes; {settings.max_expanded_bytes} are allowed."
        yield Unreachable(uri, TooLarge(message, hint="Unpack it, or raise the setting max_expanded_bytes."))
        return
    for name in sorted(sizes):
        if not any(is_left_out(part) for part in PurePosixPath(name).parts):
            yield Place(file_uri(path, name), path, name)


def _unreachable(path: Path, message: str, hint: str = "") -> Unreachable:
    return Unreachable(file_uri(path), SourceError(printable(message), hint=hint))


def reason(error: OSError) -> str:
    """What went wrong, in the system's words.

    >>> reason(OSError(28, "No space left on device"))
    'No space left on device'
    """
    return error.strerror or type(error).__name__
