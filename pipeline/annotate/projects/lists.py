"""Projects named at the beginning of the points of a list that a sentence before it announces."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotate.mentions import moved
from pipeline.annotate.projects import patterns
from pipeline.annotate.projects.projects import introduced, is_project_name, quoted_name
from pipeline.records import Block, Document, Mention, Span

_LONGEST_NAME = 8
_SCORE = 0.8


def listed_projects(document: Document) -> Iterator[Mention]:
    """The projects that the points of a list begin with, where the text before the list speaks of several projects.

    Args:
        document: its list items that follow a paragraph or heading such as "Her er tre projekter, der fik støtte:".
    """
    announced = False
    for block in document.blocks:
        if block.kind == "furniture":
            continue
        if block.kind != "list_item":
            announced = patterns.INTRODUCES_LIST.search(block.text[-300:]) is not None
        elif announced:
            yield from _first_name(block)


def _first_name(block: Block) -> Iterator[Mention]:
    text = block.text
    start = len(block.marker)
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
