"""Finding the documents of sources, and whether each source gives as many as it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import ReferatError, Unexpected
from pipeline.settings import Settings
from pipeline.sources.checks import Check
from pipeline.sources.folders import local_findings
from pipeline.sources.named import named_sources
from pipeline.sources.places import Address, Finding, Place, Unreachable
from pipeline.sources.specs import SourceSpec
from pipeline.sources.uris import printable
from pipeline.sources.web.listing import listed_documents

if TYPE_CHECKING:
    from pipeline.sources.web.client import Web

__all__ = ["Coverage", "Finding", "Found", "Place", "Unreachable", "discover", "find"]

_NOTHING_KNOWN: Final[Mapping[str, Check]] = {}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents a source listed, beside how many its description expects; ``failed``: not all of it could be read."""

    source: str
    listed: int
    at_least: int
    at_most: int | None
    failed: bool

    @property
    def expectation(self) -> str:
        """How many it should list, in words.

        >>> Coverage("Nyheder", listed=2, at_least=5, at_most=None, failed=False).expectation
        '5 or more'
        """
        return f"{self.at_least:,} or more" if self.at_most is None else f"{self.at_least:,} to {self.at_most:,}"

    @property
    def too_few(self) -> bool:
        """Whether the source lists fewer than it should."""
        return self.listed < self.at_least

    @property
    def warning(self) -> str:
        """What is to be said of a source that lists more than it should, or ""."""
        if self.at_most is None or self.listed <= self.at_most:
            return ""
        return f"{self.source} lists {self.listed:,} documents; at most {self.at_most:,} are expected."


@dataclass(slots=True)
class Found:
    """The documents of a run's sources, and what each source came to."""

    findings: list[Finding] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)


def discover(locations: Iterable[str | Path], settings: Settings) -> Iterator[Finding]:
    """The documents at ``locations``, each once, source by source.

    Raises:
        UsageError: as ``named_sources``, before anything is yielded.
    """
    specs = named_sources(locations, settings)
    return _found_in(specs, settings)


def _found_in(specs: Iterable[SourceSpec], settings: Settings) -> Iterator[Finding]:
    from pipeline.sources.web.client import Web

    with Web(settings) as web:
        yield from find(specs, settings, web).findings


def find(
    specs: Iterable[SourceSpec], settings: Settings, web: Web, known: Mapping[str, Check] = _NOTHING_KNOWN
) -> Found:
    """The documents of sources, each once, source by source; what cannot be read of a source is among the findings.

    Args:
        known: what earlier runs know of documents, by ``source_uri``: those that a feed no longer lists are found all the same.
    """
    found = Found()
    seen: set[str] = set()
    for spec in specs:
        findings = list(_findings(spec, settings, web))
        listed = sum(not isinstance(finding, Unreachable) for finding in findings)
        unreachable = {finding.uri for finding in findings if isinstance(finding, Unreachable)}
        if listed < spec.expected.at_least and spec.uris[0] not in unreachable:
            findings.append(_too_few(spec, listed))
        findings += _fallen_off(spec, known)
        for finding in findings:
            if finding.uri not in seen:
                seen.add(finding.uri)
                found.findings.append(finding)
        expected = spec.expected
        found.coverage.append(Coverage(spec.name, listed, expected.at_least, expected.at_most, bool(unreachable)))
    return found


def _findings(spec: SourceSpec, settings: Settings, web: Web) -> Iterator[Finding]:
    if spec.is_local:
        yield from local_findings(spec, settings)
        return
    try:
        for listed in listed_documents(spec, web):
            yield _address(spec, listed.address, listed.change)
    except ReferatError as error:
        yield Unreachable(spec.uris[0], error, spec.name)


def _fallen_off(spec: SourceSpec, known: Mapping[str, Check]) -> Iterator[Finding]:
    """Documents that a feed listed once: they may have changed, or be gone, all the same."""
    if spec.kind in ("feed", "address"):
        for check in known.values():
            if check.source == spec.name:
                yield _address(spec, check.source_uri, check.listed_change)


def _address(spec: SourceSpec, uri: str, change: str | None) -> Address:
    always = spec.kind == "urls" or uri in spec.at
    return Address(uri, spec.name, spec.origin, spec.politeness, change, always)


def _too_few(spec: SourceSpec, listed: int) -> Unreachable:
    message = f"{spec.name} lists {listed:,} documents; at least {spec.expected.at_least:,} are expected."
    return Unreachable(spec.uris[0], Unexpected(printable(message), hint="Did the source change?"), spec.name)
