"""The documents of a folder that have gold beside them, read: ``<stem>.gold.json`` in the format that corpora/README.md describes."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.errors import ReadError, UsageError
from pipeline.records import Annotation, Document, Structure

Reading = tuple[Document, Structure, Annotation]

_NOTHING: Final[Reading] = (
    Document(document_id="", source_uri="", media_type="", text="", blocks=()),
    Structure(kind="other"),
    Annotation(),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's gold, what was read of the document, and why nothing was where it cannot be read."""

    path: Path
    gold: dict[str, Any]
    reading: Reading
    unread: str | None = None


def judged(folder: Path, read: Callable[[Path], Reading], families: Collection[str] = ()) -> Iterator[Judged]:
    """Every document that has gold, in order of the paths.

    Args:
        folder: searched with its sub-folders for ``*.gold.json``.
        read: reads, structures and annotates one file.
        families: only these layout families, all where empty.

    Raises:
        UsageError: where there is none.
    """
    found = False
    for path in sorted(folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if families and gold["family"] not in families:
            continue
        found = True
        try:
            yield Judged(path, gold, read(path.parent / gold["document"]))
        except ReadError as error:
            yield Judged(path, gold, _NOTHING, str(error))
    if not found:
        raise UsageError(f"There is no gold in {folder}.", hint="Gold is <document>.gold.json beside the document.")
