"""A news item from a document's lines: title, lead, date, publisher, byline, and where its running text stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from pipeline.records import Article, Block, Document, Span
from pipeline.structure import article_patterns as patterns
from pipeline.structure.article_credits import Dated, byline, days_in, is_credit, label_alone, opening_day, pieces_of
from pipeline.structure.lines import Line
from pipeline.structure.scan import same_title
from pipeline.text.public_bodies import find_public_bodies

_EDGE_BLOCKS: Final = 12
_MAX_EDGE: Final = 160
_MAX_LINE: Final = 20_000
_HEADING_LINES: Final = 40
_MAX_TITLE: Final = 220
_MIN_BROKEN: Final = 40
"""A shorter headline is not broken into two lines."""
_HEAD_LINES: Final = 10
_PROSE: Final = 80
_NEAR: Final = 6
_FOOT: Final = 12
_FOOT_LINES: Final = 4
_LEAD_LENGTH: Final = 30
_LEAD_HEADING: Final = 60
"""A line right below the headline is the lead where it is so long or ends as a sentence, else a headline below it."""
_SPOKEN_END: Final = (".", "!", "?", "”", '"', "»", "…", ":")
_LEAD_TRIES: Final = 12
_SITE: Final = re.compile(r"\s+[|–—·•]\s+|\s+-\s+")
_TITLE_END: Final = (".", ";", ",", ":")
_RANK: Final = {"published": 0, "plain": 1, "metadata": 2, "foot": 3, "updated": 4}
_NAMED_AGAIN: Final = 2
_MASTHEAD_WORDS: Final = 5
_MIN_STORIES: Final = 2
_SENDER: Final = re.compile(r"(?P<name>[A-ZÆØÅ][^,\d]{2,80}),\s[A-ZÆØÅ][^,\d]{1,40},\s(?:\w{2,8}\s)?(?:den\s|d\.\s)?\d")


def read_article(document: Document, lines: Sequence[Line]) -> Article:
    """The article that a document is; a field that the document does not state is None."""
    evidence: dict[str, Span] = {}
    title_at = _title(document, lines)
    title = _unlabelled(lines[title_at], patterns.TITLE_LABEL)[0] if title_at is not None else None
    body_from = 0 if title_at is None else title_at + 1
    if title_at is not None and title:
        rest = body_from < len(lines) and _runs_on(lines[title_at], lines[body_from])
        evidence["title"] = Span(
            _unlabelled(lines[title_at], patterns.TITLE_LABEL)[1].start, lines[title_at + rest].span.end
        )
        title = f"{title} {lines[body_from].text}" if rest else title
        body_from += rest
        while body_from < len(lines) and same_title(lines[body_from].text, title):
            body_from += 1
    closing = _closing(lines, body_from)
    published = _date(document, lines, body_from, evidence)
    head = range(max(0, body_from - _NEAR), min(body_from + _NEAR, len(lines)))
    written = byline(lines, head, range(max(body_from, len(lines) - _FOOT), len(lines)))
    if written:
        evidence["byline"] = written[1]
    lead = _lead(lines, body_from, closing, evidence)
    inside = lines[body_from:closing]
    span = Span(inside[0].span.start, inside[-1].span.end) if inside else Span(0, 0)
    return Article(
        title=title or _page_title(document),
        lead=lead,
        published_on=published,
        publisher=_publisher(document, lines, title_at or 0, closing, evidence),
        byline=written[0] if written else None,
        body_span=span,
        evidence=evidence,
    )


def _unlabelled(line: Line, label: re.Pattern[str]) -> tuple[str, Span]:
    """A line's text and place without the label that it begins with."""
    found = label.match(line.text)
    start = found.end() if found else 0
    return line.text[start:], Span(line.span.start + start, line.span.end)


def _runs_on(title: Line, below: Line) -> bool:
    """Whether a headline of a text goes on in the next line."""
    if title.block.kind == "heading" or below.block.kind != "paragraph" or len(title.text) < _MIN_BROKEN:
        return False
    return title.text[-1].isalnum() and below.text[0].islower() and len(below.text) < _PROSE


def _page_title(document: Document) -> str | None:
    """The title that the file states, without the name of the site."""
    return _SITE.split(document.title)[0] if document.title else None


def _title(document: Document, lines: Sequence[Line]) -> int | None:
    """The line that is labelled as such; the highest heading above the text, the one that the file gives as its title first; else the first
    line that can be a headline."""
    labelled = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if patterns.TITLE_LABEL.match(line.text)), None)
    if labelled is not None:
        return labelled
    prose = next(
        (i for i, line in enumerate(lines) if len(line.text) >= _PROSE and line.block.kind == "paragraph"), len(lines)
    )
    headings = [
        i
        for i, line in enumerate(lines[:_HEADING_LINES])
        if line.block.kind == "heading" and not _is_no_title(line) and (i < prose or line.block.level == 1)
    ]
    stated = _page_title(document)
    if stated:
        named = [i for i in headings if same_title(lines[i].text, stated)]
        if named:
            return named[0]
    letters = [i for i, line in enumerate(lines[:_HEADING_LINES]) if _is_letter(line)]
    if letters and sum(1 for line in lines if line.block.kind == "heading") > _MIN_STORIES:
        return letters[0]
    if headings:
        return min(headings, key=lambda i: (lines[i].block.level or 9, i))
    for i, line in enumerate(lines[: min(_HEAD_LINES, prose + 1)]):
        if line.block.kind == "list_item" or line.is_table or _is_no_title(line) or _is_masthead(lines, i):
            continue
        if len(line.text) <= _MAX_TITLE and not line.text.endswith(_TITLE_END):
            return i
    return None


def _is_letter(line: Line) -> bool:
    """Whether a heading can be that of a newsletter; one that only names its sender is a masthead."""
    if line.block.kind != "heading" or not patterns.NEWSLETTER.fullmatch(line.text):
        return False
    bodies = find_public_bodies(line.text)
    return not bodies or bodies[-1].end < len(line.text)


def _is_no_title(line: Line) -> bool:
    """Whether a line only names the section, the kind of text, the publisher, date or author."""
    text = line.text
    if patterns.SECTION.fullmatch(text) or patterns.KICKER.fullmatch(text) or is_credit(line):
        return True
    if patterns.TOWN.fullmatch(text):
        return True
    bodies = find_public_bodies(text)
    return bool(bodies) and bodies[0].start == 0 and bodies[-1].end == len(text)


def _is_masthead(lines: Sequence[Line], i: int) -> bool:
    """Whether a line names the paper that has sections: the next one names a section, or it is an organisation above other lines; or is the
    street above a town."""
    if i + 1 >= len(lines):
        return False
    below = lines[i + 1].text
    short = len(lines[i].text.split()) <= _MASTHEAD_WORDS and not lines[i].text.endswith(_SPOKEN_END)
    return bool((short and patterns.SECTION.fullmatch(below)) or patterns.TOWN.fullmatch(below)) or (
        bool(patterns.ORGANISATION.fullmatch(lines[i].text)) and len(below) < _PROSE and not is_credit(lines[i + 1])
    )


def _date(document: Document, lines: Sequence[Line], body_from: int, evidence: dict[str, Span]) -> date | None:
    """The day of publication: as labelled, else as it stands near the headline, as the file says, at the foot, or of the last update."""
    found: list[tuple[int, Dated]] = []
    near = range(min(body_from + _NEAR, len(lines)))
    for i in (*near, *range(max(len(near), len(lines) - _FOOT), len(lines))):
        above = label_alone(lines[i - 1]) if i else None
        if i + 1 < len(lines) and patterns.EVENT_FACT.match(lines[i + 1].text):
            continue
        for dated in days_in(lines[i], above):
            rank = _RANK["foot"] if dated.said == "plain" and i not in near else _RANK[dated.said]
            found.append((rank, dated))
        if i in near and i >= body_from and (opening := opening_day(lines[i])):
            found.append((_RANK["plain"], opening))
    best = min(found, key=lambda candidate: candidate[0], default=None)
    if document.published_on and (best is None or best[0] > _RANK["metadata"]):
        return document.published_on
    if best is None:
        return None
    evidence["published_on"] = best[1].span
    return best[1].day


def _closing(lines: Sequence[Line], body_from: int) -> int:
    """Where the closing furniture begins: the first of the last lines from which on nothing but furniture stands."""
    end = len(lines)
    for i in range(len(lines) - 1, max(body_from, len(lines) - 15), -1):
        if patterns.CLOSING.fullmatch(lines[i].text):
            end = i
    return end


def _lead(lines: Sequence[Line], body_from: int, closing: int, evidence: dict[str, Span]) -> str | None:
    """The paragraph that the page marks as lead, else the first below the headline; credits, captions and short lines passed over."""
    near = lines[max(0, body_from - _NEAR) : min(closing, body_from + _LEAD_TRIES)]
    if marked := next((line for line in near if line.block.role == "lead"), None):
        evidence["lead"] = marked.span
        return marked.text
    for line in lines[body_from : min(closing, body_from + _LEAD_TRIES)]:
        text = line.text
        if is_credit(line) or patterns.SECTION.fullmatch(text):
            continue
        if line.block.kind == "table_row" or (line.block.kind == "list_item" and len(text) >= _LEAD_LENGTH):
            return None
        if len(text) < _LEAD_LENGTH or (len(text) < _LEAD_HEADING and not text.endswith(_SPOKEN_END)):
            continue
        lead, evidence["lead"] = _unlabelled(line, patterns.LEAD_LABEL)
        return lead
    return None


def _publisher(
    document: Document, lines: Sequence[Line], title_at: int, closing: int, evidence: dict[str, Span]
) -> str | None:
    """Who published the item: by copyright or label, else the site's name, else the name at the head or foot, else who is credited."""
    edges = [*reversed(document.blocks[-_EDGE_BLOCKS:]), *document.blocks[:_EDGE_BLOCKS]]
    for name, span in _stated(edges):
        evidence["publisher"] = span
        return name
    site = document.publisher if document.publisher and not patterns.DOMAIN.fullmatch(document.publisher) else None
    if site and site in document.text:
        return _in_full(site, document.text[:_MAX_LINE])
    rest = (*_addressed(document.blocks), *_at_edges(edges, lines, title_at, closing), *_credited(edges))
    for span in rest:
        evidence["publisher"] = span
        return document.text[span.start : span.end]
    return site or _named_body(lines, title_at, evidence)


def _in_full(site: str, text: str) -> str:
    """A site's name as the public body's whose name it is part of, ``Aarup`` of ``Aarup Kommune``, where the text has that."""
    bodies = (text[span.start : span.end] for span in find_public_bodies(text))
    return next((body for body in bodies if site != body and site in (body.split()[0], body.split()[-1])), site)


def _stated(blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    for pattern in (patterns.COPYRIGHT, patterns.SENDER):
        for block in blocks:
            found = pattern.search(block.text[:_MAX_EDGE])
            if found and found["name"] and not patterns.STOCK.search(found["name"]):
                name = patterns.ADDRESS.sub("", found["name"]).strip(" .|-–·,")
                begin = block.span.start + block.text.find(name, found.start("name"))
                if name:
                    yield name, Span(begin, begin + len(name))


def _addressed(blocks: Sequence[Block]) -> Iterator[Span]:
    """The name that an address at the foot begins with, on its line or on the line above."""
    foot = blocks[-_EDGE_BLOCKS:]
    for above, block, below in zip((None, *foot), foot, (*foot[1:], None), strict=False):
        found = patterns.ADDRESSED.fullmatch(block.text) if len(block.text) <= _MAX_EDGE else None
        if found:
            yield Span(block.span.start + found.start("name"), block.span.start + found.end("name"))
        elif above and patterns.NAMED.fullmatch(above.text) and _is_street(block, below):
            yield above.span


def _is_street(block: Block, below: Block | None) -> bool:
    """Whether a block is a street with its town, there or on the next line."""
    street = patterns.STREET.fullmatch(block.text)
    return street is not None and bool(street["town"] or (below and patterns.TOWN.fullmatch(below.text)))


def _at_edges(blocks: Sequence[Block], lines: Sequence[Line], title_at: int, closing: int) -> Iterator[Span]:
    """The publisher's name in page furniture, in lines above the headline and in those below the text."""
    for block in blocks:
        if block.kind == "furniture" and len(block.text) <= _MAX_EDGE and not patterns.FUNDED.search(block.text):
            yield from _bodies(block.text, block.span.start)
    foot = [line for line in lines[max(title_at, closing - _FOOT_LINES) :] if _opens_with_body(line)]
    for line in (*lines[:title_at], *foot):
        if len(line.text) > _MAX_EDGE or patterns.FUNDED.search(line.text):
            continue
        if released := patterns.RELEASED_BY.match(line.text):
            begin = line.span.start + released.start("name")
            name = patterns.ADDRESS.sub("", released["name"])
            yield from _bodies(name, begin) or [Span(begin, begin + len(name))]
        yield from _bodies(line.text, line.span.start)
        yield from _before_place_and_day(line)
    for above, line in pairwise(lines[closing - 2 * _FOOT_LINES if closing > 2 * _FOOT_LINES else 0 :]):
        if patterns.SIGNED.search(line.text) or patterns.SIGNED.search(above.text[-_MAX_EDGE:]):
            yield from _bodies(line.text[-_MAX_EDGE:], line.span.end - len(line.text[-_MAX_EDGE:]))
    for line in (*lines[: title_at + 3], *lines[max(title_at, closing - _FOOT_LINES) :]):
        yield from _organisation(line)


def _opens_with_body(line: Line) -> bool:
    """Whether a line is the start of an address: a public body's name and no sentence."""
    bodies = find_public_bodies(line.text[:_MAX_EDGE])
    return bool(bodies) and bodies[0].start == 0 and not line.text.endswith(".") and line.block.kind != "list_item"


def _before_place_and_day(line: Line) -> Iterator[Span]:
    """The sender in a line that goes on with place and day, ``Fonden Havblik, Rudkøbing, 3. maj 2022``."""
    sender = _SENDER.match(line.text)
    if sender and days_in(line):
        yield Span(line.span.start, line.span.start + sender.end("name"))


def _organisation(line: Line) -> Iterator[Span]:
    """An organisation alone on a line but for a date."""
    if len(line.text) <= _MAX_EDGE and line.block.kind != "list_item":
        for start, piece in pieces_of(line.text):
            if patterns.ORGANISATION.fullmatch(piece) and (piece == line.text or days_in(line)):
                yield Span(line.span.start + start, line.span.start + start + len(piece))


def _credited(blocks: Sequence[Block]) -> Iterator[Span]:
    """The public body that is named for contact or as owner of a picture."""
    for block in blocks:
        found = patterns.CREDITED.match(block.text)
        if found:
            yield from _bodies(found["name"], block.span.start + found.start("name"))


def _named_body(lines: Sequence[Line], title_at: int, evidence: dict[str, Span]) -> str | None:
    """The public body that the item names in its headline, alone or more often than any other, last as someone's voice or address,
    or in its lead."""
    named = [
        (line.text[span.start : span.end], Span(line.span.start + span.start, line.span.start + span.end), i)
        for i, line in enumerate(lines)
        if not patterns.FUNDED.search(line.text[:_MAX_LINE])
        for span in find_public_bodies(line.text[:_MAX_LINE])
    ]
    counts = Counter(name for name, *_ in named).most_common(2)
    if not counts:
        return None
    often = [entry for entry in named if entry[0] == counts[0][0]]
    leads = len(counts) == 1 or counts[0][1] > counts[1][1]
    spoken = [entry for entry in named if patterns.SPOKEN.search(lines[entry[2]].text[:_MAX_LINE])]
    if named[0][2] == title_at:
        name, span, _ = named[0]
    elif len(counts) == 1 or (leads and len(often) >= _NAMED_AGAIN):
        name, span, _ = often[0]
    elif spoken:
        name, span, _ = spoken[-1]
    elif named[0][2] <= title_at + 2:
        name, span, _ = named[0]
    else:
        return None
    evidence["publisher"] = span
    return name


def _bodies(text: str, offset: int) -> list[Span]:
    return [Span(offset + span.start, offset + span.end) for span in find_public_bodies(text)]
