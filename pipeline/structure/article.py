"""A news item from a document's lines: title, lead, date, publisher, byline, and where its running text stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from pipeline.records import Article, Document, Span
from pipeline.structure.lines import Line
from pipeline.structure.scan import same_title
from pipeline.text.dates import find_dates

_SKIPPED: Final = re.compile(
    r"(?:nyheder|nyhed|aktuelt|indhold\s+i\s+denne\s+sektion|indhold|forside|hjem|presse|pressemeddelelse[r]?|arkiv|læs\s+også|kontakt|menu)\s*:?",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?:af|tekst|skrevet\s+af|journalist|forfatter|kilde)\s*:?\s+(?P<name>[A-ZÆØÅ].{2,80})", re.IGNORECASE
)
_BYLINE_NAME: Final = re.compile(r"[A-ZÆØÅ][\w.'’-]*(?:\s+(?:[A-ZÆØÅ][\w.'’-]*|og|&|af|von|de|al))*\b")
_DATE_WORDS: Final = re.compile(
    r"(?:publiceret|udgivet|offentliggjort|oprettet|opdateret|sidst\s+opdateret|dato|nyhed|pressemeddelelse|den|d\.|kl\.?|[\s,:|•·–-]|\d{1,2}[.:]\d{2}|(?:man|tirs|ons|tors|fre|lør|søn)dag)*",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(r"\b(?:opdateret|ændret)\b", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?P<name>[^©\d].{2,100})?", re.IGNORECASE
)
_CLOSING: Final = re.compile(
    r"(?:©.*|cookies?\b.*(?:policy|politik)?|privatlivspolitik.*|om\s+denne\s+side|denne\s+side\s+er\s+opdateret.*|støttes\s+af|del\s+(?:på|siden|artiklen).*"
    r"|relaterede?\s+(?:nyheder|artikler|links).*|læs\s+(?:også|mere)\s*:?|se\s+også\s*:?|tilmeld\s+(?:dig\s+)?nyhedsbrev.*|følg\s+os.*|\S+\.(?:png|jpe?g|gif|svg)|flere\s+nyheder.*)",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    r"(?P<name>(?:[A-ZÆØÅ][\w-]+\s){1,3}(?:Kommune|Regionskommune|EU[- ]Office|EU-kontor)|Region\s[A-ZÆØÅ]\w+)"
    r"(?=\s*(?:[·|,–•]|-\s|$))"
)
_ADDRESS: Final = re.compile(r",\s+[^,]*\d.*$|\s*[·|•].*$")
_PIECE: Final = re.compile(r"[^|·•]+")
_EDGE_BLOCKS: Final = 12
_MAX_TITLE: Final = 220
_HEAD_LINES: Final = 8
_LEAD_LENGTH: Final = 30


def read_article(document: Document, lines: Sequence[Line]) -> Article:
    """The article that a document is; a field that the document does not state is None."""
    evidence: dict[str, Span] = {}
    title_at = _title(lines)
    title = lines[title_at] if title_at is not None else None
    if title:
        evidence["title"] = title.span
    body_from = 0 if title_at is None else title_at + 1
    if title and body_from < len(lines) and same_title(lines[body_from].text, title.text):
        body_from += 1
    published = _date(lines, body_from, evidence) or document.published_on
    byline = _byline(lines, body_from, evidence)
    closing = _closing(lines, body_from)
    lead = _lead(lines, body_from, closing, evidence)
    publisher = _publisher(document, evidence) or document.publisher
    inside = lines[body_from:closing]
    span = Span(inside[0].span.start, inside[-1].span.end) if inside else Span(0, 0)
    return Article(
        title=title.text if title else document.title,
        lead=lead,
        published_on=published,
        publisher=publisher,
        byline=byline,
        body_span=span,
        evidence=evidence,
    )


def _title(lines: Sequence[Line]) -> int | None:
    """The highest heading near the top, else the first line that can be a headline."""
    head = [
        i for i, line in enumerate(lines[:40]) if line.block.kind == "heading" and not _SKIPPED.fullmatch(line.text)
    ]
    if head:
        return min(head, key=lambda i: (lines[i].block.level or 9, i))
    for i, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text
        if _SKIPPED.fullmatch(text) or _is_date_line(text) or line.block.kind == "list_item" or line.is_table:
            continue
        if len(text) <= _MAX_TITLE and not text.endswith((".", ";")) and not _BYLINE.fullmatch(text):
            return i
    return None


def _is_date_line(text: str) -> bool:
    """Whether a line says nothing but when."""
    if len(text) > 80:
        return False
    dates = find_dates(text)
    if not dates:
        return False
    rest = text[: dates[0].span.start] + text[dates[-1].span.end :]
    return bool(_DATE_WORDS.fullmatch(rest))


def _date(lines: Sequence[Line], body_from: int, evidence: dict[str, Span]) -> date | None:
    """The date that stands apart, above or right below the title, else in the closing lines ("opdateret")."""
    near = [*range(min(body_from + 6, len(lines))), *range(max(body_from, len(lines) - 12), len(lines))]
    for i in near:
        for begin, text in _pieces(lines[i]):
            if not (_is_date_line(text) or (_UPDATED.search(text) and len(text) < 80)):
                continue
            for expression in find_dates(text):
                if expression.precision == "day" and expression.start is not None and not expression.inferred:
                    evidence["published_on"] = Span(begin + expression.span.start, begin + expression.span.end)
                    return expression.start
    return None


def _byline(lines: Sequence[Line], body_from: int, evidence: dict[str, Span]) -> str | None:
    near = [
        *range(max(0, body_from - 4), min(body_from + 6, len(lines))),
        *range(max(body_from, len(lines) - 8), len(lines)),
    ]
    for i in near:
        for start, text in _pieces(lines[i]):
            found = _BYLINE.fullmatch(text) if len(text) <= 100 else None
            name = _BYLINE_NAME.match(found["name"]) if found else None
            if found and name:
                begin = start + found.start("name")
                evidence["byline"] = Span(begin, begin + len(name.group()))
                return name.group()
    return None


def _pieces(line: Line) -> list[tuple[int, str]]:
    """A line's parts between bars and dots, each with its place in the document."""
    return [
        (line.span.start + piece.start() + len(piece.group()) - len(piece.group().lstrip()), piece.group().strip())
        for piece in _PIECE.finditer(line.text)
        if piece.group().strip()
    ]


def _closing(lines: Sequence[Line], body_from: int) -> int:
    """Where the closing furniture begins: the first of the last lines from which on nothing but furniture stands."""
    end = len(lines)
    for i in range(len(lines) - 1, max(body_from, len(lines) - 15), -1):
        if _CLOSING.fullmatch(lines[i].text):
            end = i
    return end


def _lead(lines: Sequence[Line], body_from: int, closing: int, evidence: dict[str, Span]) -> str | None:
    """The first paragraph below the title, dates and bylines passed over."""
    for line in lines[body_from:closing]:
        if all(_is_date_line(text) or _BYLINE.fullmatch(text) or _SKIPPED.fullmatch(text) for _, text in _pieces(line)):
            continue
        if line.block.kind in ("heading", "list_item", "table_row") or len(line.text) < _LEAD_LENGTH:
            return None
        evidence["lead"] = line.span
        return line.text
    return None


def _publisher(document: Document, evidence: dict[str, Span]) -> str | None:
    """Who holds the copyright as a closing line says, else whose name the page's head or foot prints."""
    edges = [*reversed(document.blocks[-_EDGE_BLOCKS:]), *document.blocks[:_EDGE_BLOCKS]]
    for pattern in (_COPYRIGHT, _OWNER):
        for block in edges:
            if pattern is _OWNER and block.kind != "furniture":
                continue
            found = pattern.match(block.text)
            if found and found["name"]:
                name = _ADDRESS.sub("", found["name"]).strip(" .|-–·,")
                begin = block.span.start + block.text.find(name)
                evidence["publisher"] = Span(begin, begin + len(name))
                return name
    return None
