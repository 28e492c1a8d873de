"""Which of a document's projects words are about that the tagger found: mostly the one named last before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

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
        self._starts = [project.span.start for project in projects]
        self._sentences: dict[int, list[Span]] = {}

    def at(self, place: int) -> Mention | None:
        """The project that words at a place are about, None where the item names none."""
        index = bisect_right(self._blocks, place, key=lambda block: block.span.start) - 1
        if index < 0:
            return None
        block = self._blocks[index].span
        sentence = block if self._blocks[index].kind in _LISTED else self._sentence(index, place)
        reach = self.reach(place)
        return (
            self._last_before(place, sentence)
            or self._next_after(place, sentence)
            or self._last_before(place, block)
            or self._last_before(place, reach)
            or self._next_after(place, reach)
        )

    def reach(self, place: int) -> Span:
        """The agenda item that a place lies in, else everything."""
        index = bisect_right(self._items, place, key=lambda item: item.span.start) - 1
        if index >= 0 and place < self._items[index].span.end:
            return self._items[index].span
        return Span(0, self._blocks[-1].span.end)

    def _sentence(self, index: int, place: int) -> Span:
        """The sentence of a block that a place lies in; a block is split once, however many places in it are asked for."""
        block = self._blocks[index]
        if index not in self._sentences:
            by = block.span.start
            self._sentences[index] = [Span(start + by, end + by) for start, end in split_sentences(block.text)]
        sentences = self._sentences[index]
        before = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
        return sentences[before] if before >= 0 else block.span

    def _last_before(self, place: int, reach: Span) -> Mention | None:
        index = bisect_right(self._starts, place) - 1
        return self._projects[index] if index >= 0 and self._starts[index] >= reach.start else None

    def _next_after(self, place: int, reach: Span) -> Mention | None:
        index = bisect_right(self._starts, place)
        return self._projects[index] if index < len(self._starts) and self._starts[index] < reach.end else None
