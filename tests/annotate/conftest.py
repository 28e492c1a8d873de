"""Documents made from lines, and texts marked by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.annotate.language import add_components
from pipeline.evaluation.marked import Marked, read_marked, structure_of
from pipeline.records import Block, Document, Span, Structure

GOLD = Path(__file__).parents[2] / "corpora" / "entities"
_BULLET = re.compile(r"[•–-] ")


def make_document(lines: list[str], *, municipality_code: int | None = None) -> Document:
    """A document of one block a line: ``# `` begins a heading, a bullet a list item."""
    blocks: list[Block] = []
    start = 0
    for line in lines:
        text = line.removeprefix("# ")
        bullet = _BULLET.match(text)
        kind = "heading" if text != line else "list_item" if bullet else "paragraph"
        marker = bullet.group().strip() if bullet else ""
        blocks.append(Block(kind=kind, text=text, span=Span(start, start + len(text)), marker=marker))
        start += len(text) + 1
    return Document(
        document_id="0" * 64,
        source_uri="memory:",
        media_type="text/plain",
        text="\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        municipality_code=municipality_code,
    )


@pytest.fixture(scope="session")
def nlp() -> Language:
    return add_components(spacy.blank("da"))


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    return make_document


@pytest.fixture(name="structure_of", scope="session")
def _structure_of() -> Callable[..., Structure]:
    return structure_of


@pytest.fixture(scope="session")
def marked_texts() -> list[Marked]:
    return [read_marked(path) for path in sorted(GOLD.glob("*.txt"))]
