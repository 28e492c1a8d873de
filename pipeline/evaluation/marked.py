"""Texts with entities marked by hand: ``{Odense Kommune|municipality=461}``.

A file begins with head lines (``date: 2022-02-01``, ``kind: minutes`` or ``news``, ``municipality: 621``, ``values: marked``), then every
line is a block: ``# `` begins a heading, a bullet a list item. ``fact: project | field | value`` lines may end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pipeline.errors import UsageError
from pipeline.records import Article, Block, Document, Meeting, Span, Structure

_MARK: Final = re.compile(r"\{(?P<words>[^{}|]+)\|(?P<type>[a-z_]+)(?:=(?P<code>[^{}]+))?\}")
_BULLET: Final = re.compile(r"[•–-] ")
_HEAD: Final = ("date", "kind", "municipality", "values")

Rewrite = Callable[[str, bool], list[str]]
"""From the characters of a block, and whether it is a heading, to what each becomes."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text marked by hand.

    Attributes:
        mentions: place, type, code or None.
        facts: project, field, value.
        with_values: whether amounts, dates, contacts and case numbers are marked too.
    """

    name: str
    document: Document
    structure: Structure
    mentions: tuple[tuple[Span, str, str | None], ...]
    facts: tuple[tuple[str, str, str], ...]
    with_values: bool


def read_marked(path: Path, rewrite: Rewrite | None = None) -> Marked:
    """The text of a file, its characters rewritten where that is asked for; marks stay with their words.

    Raises:
        UsageError: where the file cannot be read, has no ``date:`` and ``kind:``, or no text.
    """
    try:
        written = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    head: dict[str, str] = {}
    lines: list[str] = []
    facts: list[tuple[str, str, str]] = []
    for line in written:
        key, colon, value = line.partition(": ")
        if colon and key in _HEAD and not lines:
            head[key] = value.strip()
        elif colon and key == "fact" and value.count("|") == 2:
            project, field, said = (part.strip() for part in value.split("|"))
            facts.append((project, field, said))
        elif line:
            lines.append(line)
    if not {"date", "kind"} <= set(head) or not lines:
        raise UsageError(f"{path} is no marked text: it needs lines 'date:' and 'kind:', then the text.")
    blocks: list[Block] = []
    mentions: list[tuple[Span, str, str | None]] = []
    start = 0
    for line in lines:
        block, marks = _block(line, start, rewrite)
        blocks.append(block)
        mentions += marks
        start = block.span.end + 1
    municipality = int(head["municipality"]) if "municipality" in head else None
    document = Document(
        document_id="0" * 64,
        source_uri=path.name,
        media_type="text/plain",
        text="\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        municipality_code=municipality,
    )
    structure = structure_of(
        head["kind"], date.fromisoformat(head["date"]), title=blocks[0].span if head["kind"] == "news" else None
    )
    return Marked(path.stem, document, structure, tuple(mentions), tuple(facts), head.get("values") == "marked")


def structure_of(
    kind: str = "news", day: date | None = None, *, title: Span | None = None, body: str | None = None
) -> Structure:
    """The structure of a news item with a date and the place of its title, or of minutes with a date."""
    if kind == "news":
        article = Article(
            title=None,
            lead=None,
            published_on=day,
            publisher=None,
            byline=None,
            body_span=Span(0, 0),
            evidence={"title": title} if title else {},
        )
        return Structure(kind="news", article=article)
    return Structure(kind="minutes", meeting=Meeting(body=body, date=day, status="minutes"))


def _block(line: str, start: int, rewrite: Rewrite | None) -> tuple[Block, list[tuple[Span, str, str | None]]]:
    marked = line.removeprefix("# ")
    heading = marked != line
    plain: list[str] = []
    marks: list[tuple[int, int, str, str | None]] = []
    place = length = 0
    for match in _MARK.finditer(marked):
        plain.append(marked[place : match.start()])
        length += match.start() - place
        marks.append((length, length + len(match["words"]), match["type"], match["code"]))
        plain.append(match["words"])
        length += len(match["words"])
        place = match.end()
    plain.append(marked[place:])
    text = "".join(plain)
    characters = rewrite(text, heading) if rewrite else list(text)
    offsets = [0]
    for character in characters:
        offsets.append(offsets[-1] + len(character))
    text = "".join(characters)
    bullet = _BULLET.match(text)
    kind: Literal["heading", "list_item", "paragraph"] = (
        "heading" if heading else "list_item" if bullet else "paragraph"
    )
    block = Block(
        kind=kind, text=text, span=Span(start, start + len(text)), marker=bullet.group().strip() if bullet else ""
    )
    return block, [(Span(start + offsets[a], start + offsets[b]), type_, code) for a, b, type_, code in marks]
