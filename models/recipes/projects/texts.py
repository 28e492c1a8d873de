"""Training texts as lines of marked and unmarked words, which augmentation can change; and as the tagger reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.evaluation.project_texts import ProjectText, read_project_texts
from pipeline.readers import read
from pipeline.records import Block, BlockKind, Source, Span
from pipeline.settings import load_settings

TOP = Path(__file__).resolve().parents[3]
TRAINING = TOP / "corpora" / "projects" / "training"
_LINES = 12
"""Lines of a document that make a text without projects."""
_FEWEST_LETTERS = 200
_LONGEST_SHORT = 1500
"""Letters of a text that is no whole document."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words with their label, None where they have none, and the number of the project that they are about."""

    words: str
    label: str | None = None
    project: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A block: its kind and its words."""

    kind: BlockKind
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        return "".join(segment.words for segment in self.segments)


Text = tuple[Line, ...]


def is_short(text: Text) -> bool:
    """Whether a text tells of its projects in nearly every part, as whole documents do not."""
    return sum(len(line.text) for line in text) <= _LONGEST_SHORT


def marked_texts(held_out: int) -> tuple[list[Text], list[Text]]:
    """The marked texts: those to train on, and those to choose by, of each file every so-manieth."""
    training: list[Text] = []
    held: list[Text] = []
    for path in sorted(TRAINING.glob("*.txt")):
        for number, text in enumerate(read_project_texts(path)):
            is_held = held_out > 0 and number % held_out == held_out - 1
            (held if is_held else training).append(lines_of(text))
    return training, held


def texts_without_projects() -> list[Text]:
    """Parts of the open documents whose gold has no project."""
    settings = load_settings()
    found = []
    for folder in ("samples", "gold/development"):
        for path in sorted((TOP / "corpora" / folder).glob("*.gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            named = [entity for entity in gold["entities"] if entity["type"] == "project"]
            if gold.get("projects") or named:
                continue
            source = path.parent / gold["document"]
            document = read(Source(uri=source.name, data=source.read_bytes()), settings)
            blocks = [block for block in document.blocks if block.kind != "furniture"]
            parts = (unmarked(blocks[start : start + _LINES]) for start in range(0, len(blocks), _LINES))
            found += [part for part in parts if sum(len(line.text) for line in part) >= _FEWEST_LETTERS]
    return found


def lines_of(text: ProjectText) -> Text:
    """A marked text's lines."""
    return tuple(_line(block, text) for block in text.document.blocks)


def unmarked(blocks: Iterable[Block]) -> Text:
    """The lines of blocks that nothing is marked in."""
    return tuple(Line(block.kind, (Segment(block.text),)) for block in blocks)


def blocks_of(lines: Sequence[Line]) -> list[tuple[Block, list[tuple[Span, str]]]]:
    """Blocks as a reader makes them, each with the places and labels of its marks."""
    found = []
    start = 0
    for line in lines:
        text = line.text
        block = Block(kind=line.kind, text=text, span=Span(start, start + len(text)))
        marks = []
        place = start
        for segment in line.segments:
            if segment.label:
                marks.append((Span(place, place + len(segment.words)), segment.label))
            place += len(segment.words)
        found.append((block, marks))
        start += len(text) + 1
    return found


def mapped(text: Text, change: dict[tuple[str, str], str]) -> Text:
    """The text with marked words replaced: by label and words, what to write."""
    return tuple(
        replace(
            line,
            segments=tuple(
                replace(segment, words=change.get((segment.label or "", segment.words), segment.words))
                for segment in line.segments
            ),
        )
        for line in text
    )


def _line(block: Block, text: ProjectText) -> Line:
    segments = []
    place = block.span.start
    for mark in text.marks:
        if block.span.start <= mark.span.start < block.span.end:
            segments.append(Segment(text.document.text[place : mark.span.start]))
            segments.append(Segment(text.document.text[slice(*mark.span)], mark.label, mark.project))
            place = mark.span.end
    segments.append(Segment(text.document.text[place : block.span.end]))
    return Line(block.kind, tuple(segment for segment in segments if segment.words))
