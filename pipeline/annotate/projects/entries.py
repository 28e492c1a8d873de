"""Records of lines with labels, a project each, its name not always first: "Kommune: Skive", "Ansøger: Lauget", "Projekt: Ren Å"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.annotate.projects import sheet_patterns as patterns
from pipeline.records import Block

_NAME: Final = "name"
_KINDS: Final = ("paragraph", "list_item")
_LONGEST_LABEL: Final = 45


def kind_of(label: str) -> str | None:
    """What a label says of a project; None for any other label.

    >>> [kind_of(label) for label in ("Leadpartner", "Projektperiode", "Samlet budget", "Sagsbehandler")]
    ['lead', 'period', 'budget', None]
    """
    if len(label) > _LONGEST_LABEL:
        return None
    match = patterns.LABEL.fullmatch(label.strip(" :\t*"))
    return match.lastgroup if match else None


def lines_of_records(blocks: Sequence[Block]) -> dict[int, int]:
    """The lines of records, by their numbers, each with the number of the line that names the project.

    A record begins with the label that the first one of the document begins with, which is that of the name where nothing is before it.

    >>> from pipeline.records import Span
    >>> lines = ["Kommune: Skive", "Projekt: Ren Å", "Tilsagn: 4.000 kr.", "Kommune: Thisted", "Ansøger: Lauget", "Projekt: Klit"]
    >>> lines_of_records([Block(kind="paragraph", text=line, span=Span(0, 0)) for line in lines])
    {0: 1, 1: 1, 2: 1, 3: 5, 4: 5, 5: 5}
    """
    labels = [_label(block) for block in blocks]
    names = [number for number, label in enumerate(labels) if label is not None and kind_of(label) == _NAME]
    opener: str | None = None
    found: dict[int, int] = {}
    for name in names:
        before = list(_lines(labels, range(name - 1, -1, -1)))
        opener = opener or labels[before[-1] if before else name]
        first = next((line for line in before if labels[line] == opener), name)
        found |= dict.fromkeys(range(first, name), name)
        for line in (name, *_lines(labels, range(name + 1, len(labels)))):
            if line > name and labels[line] == opener:
                break
            found[line] = name
    return found


def _lines(labels: Sequence[str | None], numbers: range) -> Iterator[int]:
    """The neighbouring lines that have a label, as far as the name of another record."""
    for line in numbers:
        label = labels[line]
        if label is None or kind_of(label) == _NAME:
            return
        yield line


def _label(block: Block) -> str | None:
    line = patterns.LABEL_LINE.match(block.text) if block.kind in _KINDS else None
    return line["label"].casefold() if line else None
