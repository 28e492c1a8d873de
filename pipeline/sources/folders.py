"""Sources on this machine: which files a folder holds, which members a zip archive has."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.errors import Damaged, SourceError, TooLarge
from pipeline.settings import Settings
from pipeline.sources.archives import is_archive, members
from pipeline.sources.places import Finding, Place, Unreachable
from pipeline.sources.specs import SourceSpec
from pipeline.sources.uris import file_uri, printable, shown

_HIDDEN_PREFIXES = (".", "~$", "__macosx")
"""Files of the system and of open word processors (``~$minutes.docx``), which are nobody's documents."""
_HIDDEN_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_GOLD_SUFFIX = ".gold.json"
"""What ``referat evaluate documents`` compares with, beside the document that it describes."""


def local_findings(spec: SourceSpec, settings: Settings) -> Iterator[Finding]:
    """The sources of a folder (with all below it), file or archive, in the order of their names.

    Hidden files and gold are left out, and so is the data directory. A link is followed only to a file of the same folder; what
    a link leads out to, what is no file and what may not be looked into come as ``Unreachable``.
    """
    root = spec.path
    if spec.kind == "folder":
        yield from _below(spec, root, settings)
    elif not root.exists():
        yield _unreachable(spec, root, f"The file {root} does not exist.", hint="Is its disk there?")
    elif spec.kind == "archive":
        yield from _members(spec, root, settings)
    else:
        yield from _sources_of_file(spec, root, settings)


def _below(spec: SourceSpec, root: Path, settings: Settings) -> Iterator[Finding]:
    real_root = Path(os.path.realpath(root))
    data = Path(os.path.realpath(settings.data))
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _unreachable(spec, folder, f"The folder {folder.name} cannot be looked into: {reason(error)}.")
            continue
        folders: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if is_left_out(entry.name):
                continue
            if entry.is_symlink():
                yield from _sources_of_link(spec, path, real_root, settings)
            elif entry.is_dir():
                if Path(os.path.realpath(path)) != data:
                    folders.append(path)
            elif is_archive(path) or spec.takes(path.relative_to(root).as_posix()):
                yield from _sources_of_file(spec, path, settings)
        pending.extend(reversed(folders))


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is no source: hidden, of the system, or the gold of another file.

    >>> is_left_out(".git"), is_left_out("~$Referat.docx"), is_left_out("referat.gold.json"), is_left_out("referat.docx")
    (True, True, True, False)
    """
    name = name.lower()
    return name.startswith(_HIDDEN_PREFIXES) or name in _HIDDEN_NAMES or name.endswith(_GOLD_SUFFIX)


def _sources_of_link(spec: SourceSpec, path: Path, real_root: Path, settings: Settings) -> Iterator[Finding]:
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(real_root):
        yield _unreachable(
            spec,
            path,
            f"The link {path.name} leads out of the folder and is not followed.",
            hint="Name what it leads to as a source of its own.",
        )
    elif not target.is_dir() and (is_archive(path) or spec.takes(path.name)):
        yield from _sources_of_file(spec, path, settings)


def _sources_of_file(spec: SourceSpec, path: Path, settings: Settings) -> Iterator[Finding]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreachable(spec, path, f"The file {path.name} cannot be looked at: {reason(error)}.")
        return
    if not stat.S_ISREG(mode):
        yield _unreachable(spec, path, f"{path.name} is a device or a pipe, not a file.")
    elif is_archive(path):
        yield from _members(spec, path, settings)
    else:
        yield Place(file_uri(path), path, None, spec.name, spec.origin)


def _members(spec: SourceSpec, path: Path, settings: Settings) -> Iterator[Finding]:
    uri = file_uri(path)
    try:
        found = members(path)
    except OSError as error:
        yield _unreachable(spec, path, f"The archive {path.name} cannot be opened: {reason(error)}.")
        return
    except (Damaged, TooLarge) as error:
        yield Unreachable(uri, error, spec.name)
        return
    expanded = sum(member.size for member in found.values())
    if expanded > settings.max_expanded_bytes:
        message = f"The archive {shown(uri)} unpacks to {expanded} bytes; {settings.max_expanded_bytes} are allowed."
        refusal = TooLarge(message, hint="Unpack it, or raise the setting max_expanded_bytes.")
        yield Unreachable(uri, refusal, spec.name)
        return
    for name, member in sorted(found.items(), key=lambda item: item[0]):
        if member.fault:
            message = f"{name} in the archive {path.name} {member.fault}, as no document does."
            yield Unreachable(file_uri(path, name), SourceError(printable(message)), spec.name)
        elif spec.takes(name) and not any(is_left_out(part) for part in PurePosixPath(name).parts):
            yield Place(file_uri(path, name), path, name, spec.name, spec.origin)


def _unreachable(spec: SourceSpec, path: Path, message: str, hint: str = "") -> Unreachable:
    return Unreachable(file_uri(path), SourceError(printable(message), hint=hint), spec.name)


def reason(error: OSError) -> str:
    """What went wrong, in the system's words.

    >>> reason(OSError(28, "No space left on device"))
    'No space left on device'
    """
    return error.strerror or type(error).__name__
