"""Which of a document's projects words are about that the tagger found: mostly the one named last before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from pipeline.annotate.projects.discourse import within
from pipeline.records import AgendaItem, Block, Mention, Span
from pipeline.text.sentences import split_sentences

_LISTED: Final = ("table_row", "list_item")


class Subjects:
    """The projects of one document by place.

    A point of a list and a row of a table are about the project that they name; a sentence about the one that it names last before the
    words, else first after them; others about the one named last in the block, else in the agenda item or the whole of a text without
    items, else about the next one there.

    Args:
        blocks: without furniture, in reading order.
        items: of the agenda, in the document's order; empty for other documents.
        projects: the mentions of projects, in text order.
    """

    def __init__(self, blocks: Sequence[Block], items: Sequence[AgendaItem], projects: Sequence[Mention]) -> None:
        self._blocks = blocks
        self._items = sorted(items, key=lambda item: item.span.start)
        self._projects = projects

    def at(self, place: int) -> Mention | None:
        """The project that words at a place are about, None where the item names none."""
        block = self._block(place)
        if block is None:
            return None
        named = within(self._projects, block.span)
        in_sentence = named if block.kind in _LISTED else within(named, _sentence(block, place))
        if in_sentence:
            return _last_before(in_sentence, place) or in_sentence[0]
        around = within(self._projects, self._reach(place))
        return _last_before(named, place) or _last_before(around, place) or next(iter(around), None)

    def _block(self, place: int) -> Block | None:
        index = bisect_right(self._blocks, place, key=lambda block: block.span.start) - 1
        return self._blocks[index] if index >= 0 else None

    def _reach(self, place: int) -> Span:
        """The agenda item that a place lies in, else everything."""
        index = bisect_right(self._items, place, key=lambda item: item.span.start) - 1
        if index >= 0 and place < self._items[index].span.end:
            return self._items[index].span
        return Span(0, self._blocks[-1].span.end)


def _sentence(block: Block, place: int) -> Span:
    sentences = split_sentences(block.text)
    index = bisect_right(sentences, place - block.span.start, key=lambda sentence: sentence.start) - 1
    if index < 0:
        return block.span
    return Span(block.span.start + sentences[index].start, block.span.start + sentences[index].end)


def _last_before(projects: Sequence[Mention], place: int) -> Mention | None:
    index = bisect_left(projects, place + 1, key=lambda project: project.span.start)
    return projects[index - 1] if index else None
