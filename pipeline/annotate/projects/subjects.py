"""Which of a document's projects words are about that the tagger found: mostly the one named last before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from re import Pattern
from typing import Final

from pipeline.annotate.projects import subject_patterns as patterns
from pipeline.annotate.projects.discourse import project_key, within
from pipeline.records import AgendaItem, Block, Mention, Span
from pipeline.text.sentences import split_sentences

_LISTED: Final = ("table_row", "list_item")
_CUE: Final = 60
"""Characters before a name that say what it is there for."""
_POINTED: Final = 300
"""Characters between words and the number or order that tells which project they are about."""
_NAMED: Final = 2_000
_BLOCKS_BACK: Final = 40
"""So many characters of the block, and blocks, back a list is looked for that "nr. 3" or "det tredje" points at."""


class Subjects:
    """The projects of one document by place.

    A point of a list and a row of a table are about the project that they name; a sentence about the one that it names last before the
    words, else first after them, else that of the list whose number or order it gives ("nr. 3", "det andet"); others about the one
    named last in the block, but not in passing ("bygger videre på"); under a heading that names none, first in the block; else about the
    one named last in the agenda item or the whole of a text without items, else about the next one there. What an item without any says
    is about the project that the head of the minutes names.

    Args:
        blocks: without furniture, in reading order.
        items: of the agenda, in the document's order; empty for other documents.
        projects: the mentions of projects, in text order.
    """

    def __init__(self, blocks: Sequence[Block], items: Sequence[AgendaItem], projects: Sequence[Mention]) -> None:
        self._blocks = blocks
        self._items = sorted(items, key=lambda item: item.span.start)
        self._headings = [block.span.start for block in blocks if block.kind == "heading"]
        self._projects = projects
        self._starts = [project.span.start for project in projects]
        self._entries = {self._index(each.span.start) for each in projects if self._is_cued(each, patterns.ENTRY_NAME)}
        passing = {project.span for project in projects if self._is_cued(project, patterns.IN_PASSING)}
        self._topics = [project for project in projects if project.span not in passing] or projects
        self._topic_starts = [project.span.start for project in self._topics]
        self._sentences: dict[int, list[Span]] = {}
        self._in_head = self._one_in_head()

    def at(self, place: int) -> Mention | None:
        """The project that words at a place are about, None where the item names none."""
        index = self._index(place)
        if index < 0:
            return None
        block = self._blocks[index].span
        is_entry = self._blocks[index].kind in _LISTED or index in self._entries
        sentence = block if is_entry else self._sentence(index, place)
        reach = self.reach(place)
        return (
            self._last_before(place, sentence)
            or self._next_after(place, sentence)
            or self._pointed_at(index, place, sentence)
            or self._topic_before(place, block)
            or self._topic_before(place, self._section(place, reach))
            or self._next_after(place, block)
            or self._topic_before(place, reach)
            or self._next_after(place, self._section(place, reach))
            or self._only_after(place, reach)
            or self._in_head
        )

    def reach(self, place: int) -> Span:
        """The agenda item that a place lies in, else everything."""
        index = bisect_right(self._items, place, key=lambda item: item.span.start) - 1
        if index >= 0 and place < self._items[index].span.end:
            return self._items[index].span
        return Span(0, self._blocks[-1].span.end)

    def _one_in_head(self) -> Mention | None:
        """The one project that minutes name before their items; a table of contents names those of the items."""
        if not self._items:
            return None
        head = self._named(Span(0, self._items[0].span.start))
        if len(head) != 1:
            return None
        line = self._blocks[self._index(head[0].span.start)].text
        return None if any(item.title in line for item in self._items) else head[0]

    def _index(self, place: int) -> int:
        return bisect_right(self._blocks, place, key=lambda block: block.span.start) - 1

    def _section(self, place: int, reach: Span) -> Span:
        """What follows the last heading, up to a place."""
        before = bisect_right(self._headings, place) - 1
        return Span(max(reach.start, self._headings[before] if before >= 0 else 0), place)

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

    def _topic_before(self, place: int, reach: Span) -> Mention | None:
        """The project named last before a place that is not only compared with another."""
        index = bisect_right(self._topic_starts, place) - 1
        return self._topics[index] if index >= 0 and self._topic_starts[index] >= reach.start else None

    def _is_cued(self, project: Mention, cue: Pattern[str]) -> bool:
        """Whether words of its block before a project's name say what it is there for."""
        block = self._blocks[self._index(project.span.start)]
        end = project.span.start - block.span.start
        return cue.search(block.text, max(0, end - _CUE), end) is not None

    def _next_after(self, place: int, reach: Span) -> Mention | None:
        index = bisect_right(self._starts, place)
        return self._projects[index] if index < len(self._starts) and self._starts[index] < reach.end else None

    def _pointed_at(self, index: int, place: int, sentence: Span) -> Mention | None:
        """The project of a list that a sentence means by its number, or by its place in the order of those named before."""
        block = self._blocks[index]
        by = block.span.start
        for pattern in (patterns.BY_NUMBER, patterns.BY_ORDER):
            end = min(sentence.end, place + _POINTED) - by
            cues = list(pattern.finditer(block.text, max(0, place - _POINTED - by), end))
            before = [cue for cue in cues if cue.start() + by <= place]
            after = cues[len(before) :]
            goes = after and patterns.GOES_TO.fullmatch(block.text, place - by, after[0].start())
            cue = after[0] if goes else before[-1] if before else after[0] if after else None
            if cue is None:
                continue
            if pattern is patterns.BY_NUMBER:
                found = self._numbered(index, int(cue["number"]))
            else:
                listed = self._listed(index, cue.start() + by)
                number = int((cue.lastgroup or "n0")[1:])
                found = listed[-1 if number == patterns.LAST else number] if number < len(listed) > 1 else None
                found = found or self._following(index, place, number)
            if found is not None:
                return found
        return None

    def _only_after(self, place: int, reach: Span) -> Mention | None:
        """The one project that is still to be named."""
        later = self._named(Span(place, reach.end))
        return later[0] if len({project_key(project) for project in later}) == 1 else None

    def _following(self, index: int, place: int, number: int) -> Mention | None:
        """The project that a block goes on to name, where as many are named before it as an order counts ("den anden bevilling")."""
        block = self._blocks[index].span
        known = {project_key(project) for project in self._named(Span(self.reach(place).start, place))}
        following = self._next_after(place, block)
        return following if following and len(known) == number and project_key(following) not in known else None

    def _numbered(self, index: int, number: int) -> Mention | None:
        """The project of the nearest block before one that begins with a number."""
        for block in self._before(index):
            entry = patterns.ENTRY.match(block.text)
            if entry is not None and int(entry["number"]) == number:
                return self._next_after(block.span.start - 1, block.span)
        return None

    def _listed(self, index: int, place: int) -> list[Mention]:
        """The projects, in order, of the nearest words before a place that name several, or of the points and rows that name one each."""
        points: list[Mention] = []
        for span, kind in (
            (Span(max(self._blocks[index].span.start, place - _NAMED), place), "paragraph"),
            *((block.span, block.kind) for block in self._before(index)),
        ):
            named = self._named(span)
            if kind in _LISTED and named:
                points.insert(0, named[0])
            elif len(points) > 1:
                break
            elif len(named) > 1:
                return named
        return points

    def _named(self, place: Span) -> list[Mention]:
        """The projects that a stretch of the text names, each once."""
        named = within(self._projects, place)
        return list({project_key(project): project for project in reversed(named)}.values())[::-1]

    def _before(self, index: int) -> Iterator[Block]:
        """The blocks before one within its item, the nearest first."""
        start = self.reach(self._blocks[index].span.start).start
        back = reversed(self._blocks[max(0, index - _BLOCKS_BACK) : index])
        return takewhile(lambda block: block.span.start >= start, back)
