"""The raw store: the original bytes of every document, each under the hash of its bytes, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.errors import LakeError
from pipeline.ids import document_id
from pipeline.runs.files import write_durably

_HEADERS: Final = ".json"


class RawStore:
    """The bytes of documents below a folder: ``raw/8b/8b1c...``, with the headers of those that a server gave beside them.

    >>> import tempfile
    >>> store = RawStore(Path(tempfile.mkdtemp()))
    >>> store.get(store.put(b"Referat"))
    b'Referat'
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, identity: str) -> Path:
        """Where the document of this id lies, or would lie."""
        return self._folder / identity[:2] / identity

    def put(self, data: bytes) -> str:
        """Stores bytes, once however often they come, and gives their document id.

        Raises:
            LakeError: where the disk is full or may not be written.
        """
        identity = document_id(data)
        path = self.path(identity)
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_durably(path, data)
        except OSError as error:
            raise self._not_stored(error) from error
        return identity

    def _not_stored(self, error: OSError) -> LakeError:
        return LakeError(
            f"The original of a document cannot be stored in {self._folder}: {error.strerror}.",
            hint="Make room on the disk or change the folder's permissions.",
        )

    def put_headers(self, identity: str, address: str, headers: Sequence[tuple[str, str]], moment: datetime) -> None:
        """Stores what a server said of a document beside it: JSON, by address, for all addresses that gave these bytes.

        Raises:
            LakeError: as ``put``.
        """
        path = self.path(identity).with_suffix(_HEADERS)
        try:
            said = json.loads(path.read_bytes()) if path.exists() else {}
            said[address] = {
                "fetched_at": moment.isoformat(timespec="seconds"),
                "headers": [list(one) for one in headers],
            }
            write_durably(path, json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise self._not_stored(error) from error

    def get(self, identity: str) -> bytes:
        """The bytes of a document.

        Raises:
            LakeError: where they are not (any more) in the store, or are not those that were put there.
        """
        try:
            data = self.path(identity).read_bytes()
        except OSError as error:
            raise LakeError(
                f"The original {self.path(identity)} cannot be read: {error.strerror}.", hint="Run again."
            ) from error
        if document_id(data) != identity:
            raise LakeError(
                f"The original {self.path(identity)} was changed after it was stored.", hint="Remove it and run again."
            )
        return data

    def remove(self, identity: str) -> None:
        """Removes a document and its headers, where they are there.

        Raises:
            LakeError: where that may not be done.
        """
        path = self.path(identity)
        try:
            for one in (path, path.with_suffix(_HEADERS)):
                one.unlink(missing_ok=True)
        except OSError as error:
            raise LakeError(f"The original {path} cannot be removed: {error.strerror}.") from error
