"""What a batch was about to write and what it touched, kept on disk so that a run that dies in between loses nothing.

``batch.json`` says which version every table had before the batch. It becomes a file in ``touched/`` in the same instant
as the batch is complete; that file stays until the derived tables have been brought up to date.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from pipeline.errors import LakeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a batch changed.

    Attributes:
        document_ids: documents whose facts were written or taken out.
        entity_ids: entities that those documents mention or state something of.
        meeting_ids: meetings that they are the agenda or minutes of, or refer to.
        item_ids: their agenda items.
        case_keys: case keys and matter keys of these items.
        again: sources to process again: the document that had taken their place is gone.
    """

    document_ids: frozenset[str] = frozenset()
    entity_ids: frozenset[str] = frozenset()
    meeting_ids: frozenset[str] = frozenset()
    item_ids: frozenset[str] = frozenset()
    case_keys: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(**{name: getattr(self, name) | getattr(other, name) for name in _TOUCHED})

    def as_json(self) -> dict[str, list[str]]:
        """The attributes as sorted lists."""
        return {name: sorted(getattr(self, name)) for name in _TOUCHED}


_TOUCHED = tuple(field.name for field in fields(Touched))


class Journal:
    """The journal of one lake, in its folder ``_journal``."""

    def __init__(self, lake: Path) -> None:
        self._folder = lake / "_journal"
        self._batch = self._folder / "batch.json"
        self._touched = self._folder / "touched"

    def begin(self, versions: Mapping[str, int], touched: Touched) -> None:
        """Records the versions of the tables before a batch is written, and what it will touch.

        Raises:
            LakeError: where the disk is full or may not be written.
        """
        partial = self._batch.with_suffix(".partial")
        try:
            self._touched.mkdir(parents=True, exist_ok=True)
            with partial.open("w", encoding="utf-8") as file:
                json.dump({"versions": dict(versions), "touched": touched.as_json()}, file)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._batch)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise LakeError(
                f"The folder {self._folder} cannot be written: {error.strerror}.", hint="Make room on the disk."
            ) from error

    def versions(self) -> dict[str, int]:
        """The tables' versions before the batch that is being written or was broken off; empty where there is none.

        Raises:
            LakeError: where the journal cannot be read.
        """
        try:
            versions = json.loads(self._batch.read_text(encoding="utf-8"))["versions"]
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise LakeError(f"The folder {self._folder} cannot be read: {error.strerror}.") from None
        return {str(name): int(version) for name, version in versions.items()}

    def complete(self) -> None:
        """The batch is written: only what it touched is still to be derived."""
        numbers = [int(path.stem) for path in self._touched.glob("*.json")]
        self._batch.replace(self._touched / f"{max(numbers, default=0) + 1}.json")

    def forget_batch(self) -> None:
        """The batch that was broken off has been undone."""
        self._batch.unlink(missing_ok=True)

    def touched(self) -> tuple[Touched, list[Path]]:
        """What the complete batches touched and is still to be derived, and the files that say so."""
        paths = sorted(self._touched.glob("*.json"))
        everything = Touched()
        for path in paths:
            found = json.loads(path.read_text(encoding="utf-8"))["touched"]
            everything |= Touched(**{name: frozenset(found.get(name, ())) for name in _TOUCHED})
        return everything, paths
