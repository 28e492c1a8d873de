"""What was forgotten on request: a record without the content, beside the tables, which every run respects."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pipeline.errors import LakeError
from pipeline.runs.files import write_durably

FILE: Final = "forgotten.json"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Documents that no run reads again, persons whom no run writes down: hashes, from which neither can be read.

    Attributes:
        documents: document_ids.
        persons: entity_ids.
    """

    documents: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()


def read_forgotten(data: Path) -> Forgotten:
    """What was forgotten in a data directory.

    Raises:
        LakeError: where the record cannot be read: a run without it would bring back what was forgotten.
    """
    records = _records(data / FILE)
    by_kind = {kind: frozenset(one["id"] for one in records if one["kind"] == kind) for kind in ("document", "person")}
    return Forgotten(by_kind["document"], by_kind["person"])


def remember_forgotten(data: Path, kind: str, identities: Collection[str]) -> None:
    """Adds to the record; raises as ``read_forgotten``, and where it cannot be written."""
    path = data / FILE
    records = _records(path)
    known = {(one["kind"], one["id"]) for one in records}
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    records += [
        {"kind": kind, "id": identity, "forgotten_at": moment}
        for identity in sorted(identities)
        if (kind, identity) not in known
    ]
    try:
        write_durably(path, json.dumps(records, indent=1).encode())
    except OSError as error:
        raise LakeError(f"{path} cannot be written: {error.strerror}.") from error


def _records(path: Path) -> list[dict[str, str]]:
    try:
        records: list[dict[str, str]] = json.loads(path.read_bytes())
        return [one for one in records if one["id"] and one["kind"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LakeError(
            f"The record of what was forgotten, {path}, cannot be read: {error}.", hint="Restore it from a backup."
        ) from error
