"""Documents made from lines, and texts marked by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.annotate.language import add_components
from pipeline.records import Article, Block, Document, Meeting, Span, Structure

GOLD = Path(__file__).parent / "gold"
_MARK = re.compile(r"\{(?P<words>[^{}|]+)\|(?P<type>[a-z]+)(?:=(?P<code>[^{}]+))?\}")
_BULLET = re.compile(r"[•–-] ")


@dataclass(frozen=True)
class Marked:
    """A text marked by hand: its document, its mentions (place, type, code or None) and facts (project, field, value)."""

    name: str
    document: Document
    structure: Structure
    mentions: list[tuple[Span, str, str | None]]
    facts: list[tuple[str, str, str]]


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


def make_structure(
    kind: str = "news", day: date | None = None, title: Span | None = None, body: str | None = None
) -> Structure:
    """A structure with a date and, of an article, the place of its title."""
    if kind == "news":
        evidence = {"title": title} if title else {}
        article = Article(
            title=None,
            lead=None,
            published_on=day,
            publisher=None,
            byline=None,
            body_span=Span(0, 0),
            evidence=evidence,
        )
        return Structure(kind="news", article=article)
    return Structure(kind="minutes", meeting=Meeting(body=body, date=day, status="minutes"))


def read_marked(path: Path) -> Marked:
    """A text of the gold folder."""
    head: dict[str, str] = {}
    lines: list[str] = []
    facts: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.partition(": ")
        if colon and key in ("date", "kind", "municipality"):
            head[key] = value
        elif colon and key == "fact":
            project, field, said = (part.strip() for part in value.split("|"))
            facts.append((project, field, said))
        elif line:
            lines.append(line)
    plain = [_MARK.sub(lambda match: match["words"], line) for line in lines]
    document = make_document(plain, municipality_code=int(head["municipality"]) if "municipality" in head else None)
    mentions = []
    for line, block in zip(lines, document.blocks, strict=True):
        shift = len(line) - len(line.removeprefix("# "))
        for match in _MARK.finditer(line):
            start = block.span.start + match.start() - shift
            mentions.append((Span(start, start + len(match["words"])), match["type"], match["code"]))
            shift += len(match.group()) - len(match["words"])
    title = document.blocks[0].span if head["kind"] == "news" else None
    structure = make_structure(head["kind"], date.fromisoformat(head["date"]), title)
    return Marked(path.stem, document, structure, mentions, facts)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return add_components(spacy.blank("da"))


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    return make_document


@pytest.fixture(scope="session")
def structure_of() -> Callable[..., Structure]:
    return make_structure


@pytest.fixture(scope="session")
def marked_texts() -> list[Marked]:
    return [read_marked(path) for path in sorted(GOLD.glob("*.txt"))]
