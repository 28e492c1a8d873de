"""Which documents are no longer where they were, by what the sources of a run list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from pipeline.runs.plan import Past
from pipeline.sources.checks import Check
from pipeline.sources.places import Finding, Unreachable
from pipeline.sources.specs import SourceSpec, inside


def missing(specs: Iterable[SourceSpec], past: Past, findings: Iterable[Finding]) -> dict[str, str]:
    """Addresses that earlier runs knew, documents and failures both, and that their source lists no longer, with its name.

    What lies in a folder, archive or source that could not be read this time is not missing.
    """
    found: set[str] = set()
    shut: set[str] = set()
    for finding in findings:
        found.add(finding.uri)
        if isinstance(finding, Unreachable):
            shut.add(finding.uri)
    unseen = inside(shut)
    return {
        uri: spec.name
        for spec in specs
        if spec.uris[0] not in shut
        for uri in _known(spec, past)
        if uri not in found and not uri.startswith(unseen)
    }


def _known(spec: SourceSpec, past: Past) -> Iterator[str]:
    """The addresses that earlier runs knew of a source that lists all it has, and of the source itself."""
    yield from (uri for uri in spec.uris if uri in past.failed)
    if spec.is_local:
        own, below = spec.uris, inside(spec.uris)
        for known in (past.known, past.failed):
            yield from (uri for uri in known if uri.startswith(below) or uri in own)
    elif spec.lists_all:
        yield from (check.source_uri for check in past.checks.values() if check.source == spec.name)


def after_run(
    past: Past, checks: Mapping[str, Check], found: Iterable[str], absent: Mapping[str, str], now: datetime
) -> list[Check]:
    """What is known of the documents now, of those only of which it changed.

    Args:
        checks: what the run's requests came to, by address.
        found: addresses that were found.
        absent: known documents that were not found, with the name of their source.
    """
    changed = dict(checks)
    for uri in found:
        check = checks.get(uri) or past.checks.get(uri)
        if check is not None and check.misses and uri not in absent:
            changed[uri] = check.there()
    for uri, source in absent.items():
        known = past.known.get(uri)
        identity = known.document_id if known else None
        check = checks.get(uri) or past.checks.get(uri) or Check(source_uri=uri, source=source, document_id=identity)
        changed[uri] = check.missed(now)
    return [check for uri, check in changed.items() if check != past.checks.get(uri)]
