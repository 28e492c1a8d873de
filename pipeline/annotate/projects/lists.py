"""Projects that a sentence announces and that then begin the points of a list, or head a paragraph each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.annotate.mentions import moved
from pipeline.annotate.projects import patterns
from pipeline.annotate.projects.projects import introduced, is_project_name, quoted_name
from pipeline.records import Block, Document, Mention, Span

_LONGEST_NAME = 8
_PROSE = 60
_SCORE = 0.8


def listed_projects(document: Document) -> Iterator[Mention]:
    """The projects of lists and of short headings that the text announces.

    A list counts after a paragraph or heading such as "Her er tre projekter, der fik støtte:". Headings count where exactly as many
    as the text says ("fire projekter") stand over a paragraph each.

    Args:
        document: its blocks in reading order.
    """
    blocks = document.content
    announced = False
    for block in blocks:
        lettered = patterns.LETTERED.match(block.text) if announced else None
        if lettered and block.kind == "paragraph":
            yield from _first_name(block, lettered.end())
        elif block.kind != "list_item":
            announced = patterns.INTRODUCES_LIST.search(block.text[-300:]) is not None
        elif announced:
            yield from _first_name(block, len(block.marker))
    for index, block in enumerate(blocks):
        counted = patterns.COUNTED.search(block.text)
        if counted is not None:
            number = counted["number"].lower()
            yield from _headings(blocks[index + 1 :], patterns.NUMBERS.get(number) or int(number))


def _headings(blocks: Sequence[Block], number: int) -> Iterator[Mention]:
    heads = [
        block
        for block, below in pairwise(blocks)
        if block.kind in ("heading", "paragraph")
        and patterns.HEADING_NAME.fullmatch(block.text)
        and len(block.text.split()) <= _LONGEST_NAME
        and below.kind == "paragraph"
        and len(below.text) >= _PROSE
        and is_project_name(block.text)
    ]
    if len(heads) == number:
        for block in heads:
            for mention in introduced(block.text, Span(0, len(block.text)), _SCORE):
                yield moved(mention, block.span.start)


def _first_name(block: Block, start: int) -> Iterator[Mention]:
    text = block.text
    start += len(text[start:]) - len(text[start:].lstrip())
    span = quoted_name(text, start)
    if span is None:
        stop = patterns.LIST_NAME_END.search(text, start)
        end = stop.start() if stop else len(text.rstrip(" .,;"))
        span = Span(start, end)
        if not text[start:end][:1].isupper() or len(text[start:end].split()) > _LONGEST_NAME:
            return
    if is_project_name(text[span.start : span.end]):
        for mention in introduced(text, span, _SCORE):
            yield moved(mention, block.span.start)
