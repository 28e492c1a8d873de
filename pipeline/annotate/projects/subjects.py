"""Which of a document's projects words are about that the tagger found: mostly the one named last before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from re import Pattern
from typing import Final

from pipeline.annotate.projects import subject_patterns as patterns
from pipeline.annotate.projects.discourse import project_key, within
from pipeline.annotate.projects.places import Places, column_of
from pipeline.records import Block, Mention, Span

_LISTED: Final = ("table_row", "list_item")
_CUE: Final = 60
"""Characters before a name that say what it is there for."""
_POINTED: Final = 300
"""Characters between words and the number or order that tells which project they are about."""
_NAMED: Final = 2_000
_TWO: Final = 2
_BLOCKS_BACK: Final = 40
"""So many characters of the block, and blocks, back a list is looked for that "nr. 3" or "det tredje" points at."""


class Subjects:
    """The projects of one document by place.

    A labelled line is about the project that its record names. A point of a list and a row of a table are about the project that they
    name, a cell of a row that names none about the one over its column. A sentence is about the one that it names last before the words,
    else first after them, else that of the list whose number or order it gives ("nr. 3", "det andet"), or its block ("Ad 3:"). Other
    words are about the one named last in the block, but not in passing ("bygger videre på"), else the one that the block goes on to name
    for the first time in the item, unless the heading over it names one; else about the one named last under the heading; else about the
    one named last in the agenda item or the whole of a text without items, else about the next one there. What an item without any says
    is about the project that the head of the minutes names. Words that say it ("der begge løber") are about the two that are named.

    Args:
        places: the document's blocks and agenda items.
        projects: the mentions of projects, in text order.
    """

    def __init__(self, places: Places, projects: Sequence[Mention]) -> None:
        self.places = places
        self._blocks = places.blocks
        self._headings = [block.span.start for block in places.blocks if block.kind == "heading"]
        self._projects = projects
        self._starts = [project.span.start for project in projects]
        self._entries = {places.index(each.span.start) for each in projects if self._is_cued(each, patterns.ENTRY_NAME)}
        self._entries.update(
            number
            for number, block in enumerate(places.blocks)
            if patterns.ENTRY.match(block.text) and len(self.named(block.span)) == 1
        )
        self._passing = {project.span for project in projects if self._is_cued(project, patterns.IN_PASSING)}
        self._topics = [project for project in projects if project.span not in self._passing] or projects
        self._topic_starts = [project.span.start for project in self._topics]
        self._in_head = self._one_in_head()

    def all_at(self, place: int) -> Sequence[Mention]:
        """The projects that words at a place are about: one, two, or none where the item names none."""
        one = self.at(place)
        return self._both(place) or ((one,) if one else ())

    def at(self, place: int) -> Mention | None:
        """The project that words at a place are about, None where the item names none."""
        index = self.places.index(place)
        if index < 0:
            return None
        block = self._blocks[index].span
        is_entry = self._blocks[index].kind in _LISTED or index in self._entries
        sentence = block if is_entry else self.places.sentence(place)
        reach = self.places.reach(place)
        return (
            self._in_record(index)
            or self._in_turn(place)
            or self._last_before(place, sentence)
            or self._pointed_at(index, place, sentence)
            or self._next_after(place, sentence)
            or self._over(index, place)
            or self._gone_back_to(index)
            or self._topic_before(place, block)
            or self._introduced_after(place, block)
            or self._new_after(place, block, reach)
            or self._topic_before(place, self._section(place, reach))
            or self._next_after(place, block)
            or self._titled(place, reach)
            or self._topic_before(place, reach)
            or self._next_after(place, self._section(place, reach))
            or self._only_after(place, reach)
            or (self._in_head if self._in_head and self._in_head.span.start < place else None)
        )

    def _in_record(self, index: int) -> Mention | None:
        """The project of the record of labelled lines that a block belongs to."""
        line = self.places.name_line(index)
        return self._next_after(line.span.start - 1, line.span) if line else None

    def named(self, place: Span) -> list[Mention]:
        """The projects that a stretch of the text names, each once."""
        named = within(self._projects, place)
        return list({project_key(project): project for project in reversed(named)}.values())[::-1]

    def _one_in_head(self) -> Mention | None:
        """The one project that minutes name before their items; a table of contents names those of the items.

        Minutes of those who run a project together may name it first in an item.
        """
        items = self.places.items
        if not items:
            return None
        first = items[0].span.start
        head = self.named(Span(0, first))
        if not head and any(
            patterns.RUN_TOGETHER.search(block.text) for block in self._blocks[: self.places.index(first)]
        ):
            return next(iter(self._topics), None)
        if len(head) != 1:
            return None
        line = self._blocks[self.places.index(head[0].span.start)].text
        return None if any(item.title in line for item in items) else head[0]

    def _titled(self, place: int, reach: Span) -> Mention | None:
        """The one project that the first line names of an item, or of a text without items."""
        first = self.places.block(reach.start) or self._blocks[0]
        named = self.named(Span(first.span.start, min(place, first.span.end)))
        return named[0] if len(named) == 1 else None

    def _section(self, place: int, reach: Span) -> Span:
        """What follows the last heading, up to a place."""
        before = bisect_right(self._headings, place) - 1
        return Span(max(reach.start, self._headings[before] if before >= 0 else 0), place)

    def _last_before(self, place: int, reach: Span) -> Mention | None:
        """The project named last before a place; where that is only compared with another, in an aside that is over, the other one."""
        index = bisect_right(self._starts, place) - 1
        found = self._projects[index] if index >= 0 and self._starts[index] >= reach.start else None
        if found is None or found.span not in self._passing:
            return found
        is_over = patterns.ASIDE_OVER.match(self._text_after(found, place)) is not None
        return (self._topic_before(place, reach) if is_over else None) or found

    def _text_after(self, project: Mention, place: int) -> str:
        """What stands between a project's name and a place of its block."""
        block = self._blocks[self.places.index(project.span.start)]
        return block.text[project.span.end - block.span.start : max(0, place - block.span.start)]

    def _in_turn(self, place: int) -> Mention | None:
        """The project whose turn it is where what holds of several is told in their order ("ledes af henholdsvis A, B og C")."""
        block = self._blocks[self.places.index(place)]
        by = block.span.start
        cues = patterns.IN_TURN.finditer(block.text, max(0, place - by - _POINTED))
        cue = next((cue for cue in cues if cue.start("told") <= place - by < cue.end("told")), None)
        if cue is None:
            return None
        ends = [joint.end() + by for joint in patterns.NEXT_IN_TURN.finditer(block.text, *cue.span("told"))]
        named = self.named(Span(by, cue.start() + by))
        return named[bisect_right(ends, place)] if len(named) == len(ends) + 1 else None

    def _topic_before(self, place: int, reach: Span) -> Mention | None:
        """The project named last before a place that is not only compared with another."""
        index = bisect_right(self._topic_starts, place) - 1
        return self._topics[index] if index >= 0 and self._topic_starts[index] >= reach.start else None

    def _is_cued(self, project: Mention, cue: Pattern[str]) -> bool:
        """Whether words of its block before a project's name say what it is there for."""
        block = self._blocks[self.places.index(project.span.start)]
        end = project.span.start - block.span.start
        return cue.search(block.text, max(0, end - _CUE), end) is not None

    def _next_after(self, place: int, reach: Span) -> Mention | None:
        index = bisect_right(self._starts, place)
        return self._projects[index] if index < len(self._starts) and self._starts[index] < reach.end else None

    def _introduced_after(self, place: int, block: Span) -> Mention | None:
        """The project that the words of a block before its name only lead up to ("Nu er der nye penge. Projektet hedder")."""
        found = self._next_after(place, block)
        return found if found is not None and self._is_cued(found, patterns.INTRODUCED) else None

    def _new_after(self, place: int, block: Span, reach: Span) -> Mention | None:
        """The project that a block goes on to name, not in passing, where its item has not named it before and the heading over it none."""
        index = bisect_right(self._topic_starts, place)
        found = self._topics[index] if index < len(self._topics) else None
        if found is None or found.span.start >= block.end:
            return None
        if patterns.CONTINUING.match(self._blocks[self.places.index(place)].text):
            return None
        heading = self.places.block(self._section(place, reach).start)
        if heading is not None and heading.kind == "heading" and self.named(heading.span):
            return None
        key = project_key(found)
        is_known = any(project_key(each) == key for each in self.named(Span(reach.start, place)))
        return None if is_known else found

    def _both(self, place: int) -> Sequence[Mention]:
        """The two projects that words say something of alike: of the sentence, else named before in the item, else after."""
        sentence, reach = self.places.sentence(place), self.places.reach(place)
        block = self.places.block(place)
        if block is None:
            return ()
        by = block.span.start
        if not patterns.OF_BOTH.search(
            block.text, max(0, sentence.start - by, place - by - _POINTED), max(0, place - by)
        ):
            return ()
        named = (self.named(Span(start, end)) for start, end in (sentence, (reach.start, place), (place, reach.end)))
        found = next((each for each in named if each), ())
        return found if len(found) == _TWO else ()

    def _over(self, index: int, place: int) -> Mention | None:
        """The project over the column of a table that a place lies in, where its first row names several, one a column."""
        row = self._blocks[index]
        head = self.places.head(row) if row.cells else row
        if head is row:
            return None
        named = [self._next_after(cell.span.start - 1, cell.span) for cell in head.cells]
        column = column_of(row, place) - max(0, len(row.cells) - len(named))
        several = sum(each is not None for each in named) >= _TWO
        return named[column] if several and 0 <= column < len(named) else None

    def _gone_back_to(self, index: int) -> Mention | None:
        """The project of the point of a list that a block begins with the number of."""
        back = patterns.BACK_TO_ENTRY.match(self._blocks[index].text)
        return self._numbered(index, back["label"]) if back else None

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
                found = self._numbered(index, cue["label"])
            else:
                listed = self._listed(index, cue.start() + by)
                number = int((cue.lastgroup or "n0")[1:])
                if not listed and (cue.lastgroup or "").startswith("m"):
                    listed = self.named(Span(self.places.reach(place).start, cue.start() + by))
                    listed = listed if len(listed) == _TWO else []
                found = listed[-1 if number == patterns.LAST else number] if number < len(listed) > 1 else None
            if found is not None:
                return found
        return None

    def _only_after(self, place: int, reach: Span) -> Mention | None:
        """The one project that is still to be named."""
        later = self.named(Span(place, reach.end))
        return later[0] if len({project_key(project) for project in later}) == 1 else None

    def _numbered(self, index: int, label: str) -> Mention | None:
        """The project of the nearest block before one that begins with a number or letter."""
        for block in self._before(index):
            entry = patterns.ENTRY.match(block.text)
            if entry is not None and entry["label"].lower() == label.lower():
                return self._next_after(block.span.start - 1, block.span)
        return None

    def _listed(self, index: int, place: int) -> list[Mention]:
        """The projects, in order, of the nearest words before a place that name several, or of the points and rows that name one each."""
        points: list[Mention] = []
        for span, kind in (
            (Span(max(self._blocks[index].span.start, place - _NAMED), place), "paragraph"),
            *((block.span, block.kind) for block in self._before(index)),
        ):
            named = self.named(span)
            if kind in _LISTED and named:
                points.insert(0, named[0])
            elif len(points) > 1:
                break
            elif len(named) > 1:
                return named
        return points

    def _before(self, index: int) -> Iterator[Block]:
        """The blocks before one within its item, the nearest first."""
        start = self.places.reach(self._blocks[index].span.start).start
        back = reversed(self._blocks[max(0, index - _BLOCKS_BACK) : index])
        return takewhile(lambda block: block.span.start >= start, back)
