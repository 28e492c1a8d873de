"""What the search for sources finds: files, members of archives, web addresses, and what cannot be a source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferatError
from pipeline.sources.specs import AS_SET, UNKNOWN, Origin, Politeness


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or a member of an archive.

    Attributes:
        uri: its address.
        path: of the file, or of the archive.
        source: the name of the source that lists it.
        origin: what is known of its documents.
    """

    uri: str
    path: Path
    member: str | None = None
    source: str = ""
    origin: Origin = UNKNOWN


@dataclass(frozen=True, slots=True)
class Address:
    """A document on the web.

    Attributes:
        uri: its address.
        change: when its feed or sitemap says that it changed, as written there.
        always: whether it is asked for in each run, since nothing says when it changes.
        source, origin: as for ``Place``.
    """

    uri: str
    source: str
    origin: Origin = UNKNOWN
    politeness: Politeness = AS_SET
    change: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Something found where sources are that cannot be one, and why."""

    uri: str
    error: ReferatError
    source: str = ""


Finding = Place | Address | Unreachable
