"""Texts with projects and their roles marked by hand: ``{Vejle Kommune|lead}``, ``{Ren Å|project2}``.

A file holds texts parted by lines ``===``. A text may begin with ``kind: news`` or ``kind: minutes``; every other line is a block:
``# `` begins a heading, ``- `` a list item, `` | `` parts the cells of a table's row. corpora/projects/README.md says what the labels mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pipeline.annotate.projects.tagger.decoding import LABELS
from pipeline.errors import UsageError
from pipeline.records import Block, Cell, Document, Span

_MARK: Final = re.compile(rf"\{{(?P<words>[^{{}}|\n]+)\|(?P<label>{'|'.join(LABELS)})(?P<number>[2-9]?)\}}")
_SEPARATOR: Final = "==="
_CELL: Final = " | "

Kind = Literal["news", "minutes"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: their place, their label, and which of the text's projects they are about, from 1."""

    span: Span
    label: str
    project: int


@dataclass(frozen=True, slots=True)
class ProjectText:
    """A text as a document without structure, and its marks in text order."""

    name: str
    kind: Kind
    document: Document
    marks: tuple[Mark, ...]


def read_project_texts(path: Path) -> list[ProjectText]:
    """The texts of a file, each named by the file and its place in it, from 1.

    Raises:
        UsageError: where the file cannot be read, or a line has a brace that is no mark's.
    """
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    texts = [
        [line.strip() for line in part.strip().split("\n") if line.strip()]
        for part in re.split(rf"(?m)^{_SEPARATOR}\s*$", written)
    ]
    return [_text(lines, f"{path.stem}:{number}") for number, lines in enumerate(filter(None, texts), start=1)]


def project_text(written: str, name: str = "text") -> ProjectText:
    """One text from its lines.

    >>> text = project_text("kind: minutes\\n# Støtte til {Ren Å|project}\\n{Vejle Kommune|lead} leder.")
    >>> text.document.text, [(mark.label, text.document.text[slice(*mark.span)]) for mark in text.marks]
    ('Støtte til Ren Å\\nVejle Kommune leder.', [('project', 'Ren Å'), ('lead', 'Vejle Kommune')])
    """
    return _text([line.strip() for line in written.split("\n") if line.strip()], name)


def _text(lines: list[str], name: str) -> ProjectText:
    kind: Kind = "news"
    if lines[0] in ("kind: news", "kind: minutes"):
        kind = "minutes" if lines[0].endswith("minutes") else "news"
        lines = lines[1:]
    blocks: list[Block] = []
    marks: list[Mark] = []
    start, table, in_table = 0, -1, False
    for line in lines:
        is_row = _CELL in _MARK.sub("", line)
        table += is_row and not in_table
        in_table = is_row
        text, found = _plain(line.removeprefix("# "), name)
        marks += (Mark(Span(start + a, start + b), label, number) for a, b, label, number in found)
        blocks.append(_block(text, start, table if is_row else None, heading=line.startswith("# ")))
        start = blocks[-1].span.end + 1
    document = Document(
        document_id="0" * 64,
        source_uri=name,
        media_type="text/plain",
        text="\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
    )
    return ProjectText(name, kind, document, tuple(marks))


def _plain(line: str, name: str) -> tuple[str, list[tuple[int, int, str, int]]]:
    """A line without its marks, cells parted by a tab, and the marks' places, labels and numbers."""
    text, place = "", 0
    found = []
    for match in _MARK.finditer(line):
        text += _unmarked(line[place : match.start()], name)
        found.append((len(text), len(text) + len(match["words"]), match["label"], int(match["number"] or 1)))
        text += match["words"]
        place = match.end()
    return text + _unmarked(line[place:], name), found


def _unmarked(words: str, name: str) -> str:
    if "{" in words or "}" in words:
        raise UsageError(
            f"{name}: {words.strip()!r} has a brace that is no mark's.", hint=f"Labels: {', '.join(LABELS)}."
        )
    return words.replace(_CELL, "\t")


def _block(text: str, start: int, table: int | None, *, heading: bool) -> Block:
    span = Span(start, start + len(text))
    if table is not None:
        return Block(kind="table_row", text=text, span=span, table=table, cells=tuple(_cells(text, start)))
    if heading:
        return Block(kind="heading", text=text, span=span)
    if text.startswith("- "):
        return Block(kind="list_item", text=text, span=span, marker="-")
    return Block(kind="paragraph", text=text, span=span)


def _cells(text: str, start: int) -> Iterator[Cell]:
    for words in text.split("\t"):
        yield Cell(text=words, span=Span(start, start + len(words)))
        start += len(words) + 1
