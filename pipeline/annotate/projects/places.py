"""In which agenda item, block and sentence of a document a place lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.annotate.projects.entries import lines_of_records
from pipeline.records import AgendaItem, Block, Span
from pipeline.text.sentences import split_sentences


class Places:
    """The items, blocks and sentences of one document.

    >>> text = "Broen er ny. Den er bred."
    >>> places = Places([Block(kind="paragraph", text=text, span=Span(0, len(text)))], ())
    >>> places.sentence(15)
    Span(start=13, end=25)

    Args:
        blocks: without furniture, in reading order.
        items: of the agenda, in any order; empty for other documents.
    """

    def __init__(self, blocks: Sequence[Block], items: Sequence[AgendaItem]) -> None:
        self.blocks = blocks
        self._names = lines_of_records(blocks)
        self.items = sorted(items, key=lambda item: item.span.start)
        self._sentences: dict[int, list[Span]] = {}
        self._heads: dict[int | None, Block] = {}
        for block in blocks:
            if block.kind == "table_row":
                self._heads.setdefault(block.table, block)

    def item(self, place: int) -> AgendaItem | None:
        """The agenda item that a place lies in."""
        index = bisect_right(self.items, place, key=lambda item: item.span.start) - 1
        return self.items[index] if index >= 0 and place < self.items[index].span.end else None

    def reach(self, place: int) -> Span:
        """The agenda item that a place lies in, else everything."""
        item = self.item(place)
        return item.span if item else Span(0, self.blocks[-1].span.end if self.blocks else 0)

    def index(self, place: int) -> int:
        """The number of the last block that starts at a place or before it, -1 before the first."""
        return bisect_right(self.blocks, place, key=lambda block: block.span.start) - 1

    def block(self, place: int) -> Block | None:
        """The last block that starts at a place or before it."""
        index = self.index(place)
        return self.blocks[index] if index >= 0 else None

    def name_line(self, index: int) -> Block | None:
        """The line with the project's name of the record of labelled lines that a block, by its number, belongs to."""
        number = self._names.get(index)
        return None if number is None else self.blocks[number]

    def head(self, row: Block) -> Block:
        """The first row of a row's table."""
        return self._heads[row.table]

    def sentences(self, index: int) -> list[Span]:
        """Those of a block, by its number; a block is split once, however many places in it are asked for."""
        if index not in self._sentences:
            block = self.blocks[index]
            by = block.span.start
            self._sentences[index] = [Span(start + by, end + by) for start, end in split_sentences(block.text)]
        return self._sentences[index]

    def sentence(self, place: int) -> Span:
        """The sentence that a place lies in, its whole block where that has none before the place."""
        index = self.index(place)
        if index < 0:
            return self.reach(place)
        sentences = self.sentences(index)
        before = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
        return sentences[before] if before >= 0 else self.blocks[index].span


def column_of(row: Block, place: int) -> int:
    """The number of the last cell of a row that starts at a place or before it, -1 before the first."""
    return bisect_right(row.cells, place, key=lambda cell: cell.span.start) - 1
