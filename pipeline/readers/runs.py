"""Styled runs of text inside one paragraph, cut at forced breaks into the pieces that become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.marks import can_be_heading, is_label, is_numbered, is_section_label, split_bullet

FILE_LINK: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|zip|msg|png|jpe?g|tiff?)(?:$|[?#])", re.IGNORECASE)
_MIN_FULL_LINE: Final = 60
_SENTENCE_END: Final = (".", ":", ";", "!", "?", ",")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; a line break in it is a forced one."""

    text: str
    bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or lines that one sentence runs through.

    Attributes:
        bold: whether all its letters are.
        href: where it links to, if to one place only.
    """

    text: str
    bold: bool = False
    href: str | None = None


def pieces(runs: Iterable[Run]) -> list[Piece]:
    """The lines of a paragraph, with those joined (by a line break) that a sentence runs through.

    >>> [piece.text for piece in pieces([Run("Beslutning", bold=True), Run("\\nGodkendt.")])]
    ['Beslutning', 'Godkendt.']
    """
    joined: list[Piece] = []
    for line in _lines(runs):
        if joined and _runs_on(joined[-1], line):
            above = joined[-1]
            joined[-1] = Piece(
                f"{above.text}\n{line.text}", above.bold and line.bold, above.href if above.href == line.href else None
            )
        else:
            joined.append(line)
    return joined


def add_pieces(
    builder: DocumentBuilder, runs: Iterable[Run], *, marker: str | None = None, role: str | None = None
) -> None:
    """Add a paragraph's pieces as blocks: headings where bold alone says so, list items where a bullet was typed.

    Args:
        marker: of the list item that the paragraph begins ("" for one without a mark), else None.
    """
    for piece in pieces(runs):
        bullet = split_bullet(piece.text)
        if bullet and not marker:
            builder.add("list_item", bullet.body, marker=bullet.marker, bold=piece.bold, role=role, href=piece.href)
        elif marker is not None:
            own_number = not marker[:1].isalnum() and is_numbered(piece.text)
            builder.add(
                "list_item",
                piece.text,
                marker="" if own_number else marker,
                bold=piece.bold,
                role=role,
                href=piece.href,
            )
        elif piece.bold and "\n" not in piece.text and can_be_heading(piece.text):
            builder.add("heading", piece.text, bold=True, role=role, href=piece.href)
        else:
            builder.add("paragraph", piece.text, bold=piece.bold, role=role, href=piece.href)
        marker = None


def line_text(runs: Iterable[Run]) -> str:
    """The text of runs as one line."""
    return " ".join(piece.text.replace("\n", " ") for piece in pieces(runs))


def _lines(runs: Iterable[Run]) -> Iterator[Piece]:
    line: list[Run] = []
    for run in runs:
        if line and not run.bold and _is_run_in_heading(line):
            yield from _line(line)
            line = []
        first, *rest = run.text.split("\n")
        line.append(Run(first, run.bold, run.href))
        for text in rest:
            yield from _line(line)
            line = [Run(text, run.bold, run.href)]
    yield from _line(line)


def _is_run_in_heading(runs: list[Run]) -> bool:
    """Whether bold runs are a section's label on the line that its text begins on; one with a colon is left to it."""
    if not all(run.bold for run in runs if run.text.strip()):
        return False
    return is_section_label("".join(run.text for run in runs).strip())


def _line(runs: list[Run]) -> Iterator[Piece]:
    text = ""
    for run in runs:
        if text and run.text and _is_glued(text, run.text):
            text += " "
        text += run.text
    text = text.strip()
    if text:
        lettered = [run for run in runs if any(map(str.isalnum, run.text))]
        yield Piece(text, bool(lettered) and all(run.bold for run in lettered), _href(lettered))


def _href(runs: list[Run]) -> str | None:
    """The one target of a line that is mostly a link, or that links to a file."""
    targets = {run.href for run in runs if run.href}
    if len(targets) != 1:
        return None
    target = targets.pop()
    linked = sum(len(run.text) for run in runs if run.href)
    return target if 2 * linked >= sum(len(run.text) for run in runs) or FILE_LINK.search(target) else None


def _is_glued(before: str, after: str) -> bool:
    """Whether two runs lost the gap between them: a small letter or digit ends one where a capitalised word begins the next.

    A page shows a label and its text, or a number and its title, apart by style where the markup has nothing between.
    """
    return (before[-1].islower() or before[-1].isdigit()) and after[0].isupper() and after[1:2].islower()


def _runs_on(above: Piece, below: Piece) -> bool:
    """Whether a forced break stands inside a sentence."""
    if above.bold != below.bold or len(above.text.rpartition("\n")[2]) < _MIN_FULL_LINE:
        return False
    if above.text.endswith(_SENTENCE_END) or not below.text[0].islower():
        return False
    return not (split_bullet(below.text) or is_numbered(below.text) or is_label(below.text))
