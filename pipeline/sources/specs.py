"""What a source is: where it lies, of what kind, what is known of its documents, how it may be asked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pipeline.records import DocumentKind
from pipeline.sources.uris import file_uri

SourceKind = Literal["folder", "file", "archive", "urls", "feed", "sitemap", "page", "address"]
"""``address``: a web address whose content says whether it is a feed, a sitemap or a document."""

SOURCE_KINDS: Final[tuple[SourceKind, ...]] = get_args(SourceKind)
_LOCAL_KINDS: Final = frozenset({"folder", "file", "archive"})
_LISTING_ALL: Final = frozenset({*_LOCAL_KINDS, "sitemap", "page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a document before it is read; the attributes are those of ``records.Source``.

    >>> Origin(publisher="Odense Kommune", municipality_code=461).fields()["municipality_code"]
    461
    """

    publisher: str | None = None
    municipality_code: int | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    licence: str | None = None
    media_type: str | None = None

    def fields(self) -> dict[str, Any]:
        """The attributes by name, for ``records.Source``."""
        return {name: getattr(self, name) for name in self.__slots__}


UNKNOWN: Final = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How many documents a source lists in a run: fewer than ``at_least`` is a failure, more than ``at_most`` a warning."""

    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How a source may be asked; None is what the settings say.

    Attributes:
        pause: seconds between two requests to its host.
        max_documents: fetched from it in one run.
        max_bytes: fetched from it in one run, in all.
        recheck_days: after which a document is asked for again although nothing says that it changed.
    """

    pause: float | None = None
    max_documents: int | None = None
    max_bytes: int | None = None
    recheck_days: float | None = None


AS_SET: Final = Politeness()
"""As the settings say."""
ANY_NUMBER: Final = Expected()
DEFAULT_PAGES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """How a page lists documents: CSS selectors of the links to them and of the link to the next page."""

    select: str
    next: str | None = None
    max_pages: int = DEFAULT_PAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """One source, from the command line or the sources file.

    Attributes:
        name: unique in a run.
        at: a path, or one or more web addresses.
        include, exclude: patterns (``*.pdf``) of paths below a folder, of members of an archive, of addresses; what any of
            ``include`` fits, or all where there is none, and none of ``exclude``.
        list_page: of a source of kind ``page``.
    """

    name: str
    kind: SourceKind
    at: tuple[str, ...]
    origin: Origin = UNKNOWN
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    expected: Expected = ANY_NUMBER
    politeness: Politeness = AS_SET
    list_page: ListPage | None = None

    @property
    def is_local(self) -> bool:
        """Whether it lies on this machine."""
        return self.kind in _LOCAL_KINDS

    @property
    def lists_all(self) -> bool:
        """Whether what it lists no longer is gone. A feed lists its newest entries only, a list of addresses is ours."""
        return self.kind in _LISTING_ALL

    @property
    def path(self) -> Path:
        """Of a local source: absolute."""
        return Path(os.path.abspath(self.at[0]))

    @property
    def uris(self) -> tuple[str, ...]:
        """The addresses of the source itself."""
        return (file_uri(self.path),) if self.is_local else self.at

    def takes(self, name: str) -> bool:
        """Whether its patterns let a path or address through; a pattern without ``/`` fits the last part of it.

        >>> spec = SourceSpec(name="a", kind="folder", at=("a",), include=("*.pdf",), exclude=("kladder/*",))
        >>> spec.takes("2024/Referat.PDF"), spec.takes("2024/a.docx"), spec.takes("kladder/a.pdf")
        (True, False, False)
        """
        return (not self.include or _fits(name, self.include)) and not _fits(name, self.exclude)


def inside(uris: Iterable[str]) -> tuple[str, ...]:
    """How the addresses begin of what lies in folders and archives.

    >>> "file:///arkiv/2024/a.pdf".startswith(inside(["file:///arkiv"]))
    True
    """
    return tuple(start for uri in uris for start in (f"{uri.rstrip('/')}/", f"{uri}!/"))


def _fits(name: str, patterns: Iterable[str]) -> bool:
    folded = name.casefold()
    path = folded.partition("?")[0] if "://" in folded else folded
    last = path.rstrip("/").rpartition("/")[2]
    return any(fnmatchcase(folded if "/" in pattern else last, pattern.casefold()) for pattern in patterns)
