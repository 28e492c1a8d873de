"""Marks in a source: what a person says about a stretch of the text that they write.

``[tag|argument|argument:the words]`` marks words, ``[tag|argument]`` a place; marks nest. ``parse`` takes the marks out and
gives the text without them, with the marks as stretches of that text. Brackets that open no mark stay as they are.

Structure
    ``[i|o|dec]``           an agenda item starts; o open, c closed, ``-`` not stated; then its type (see ``ITEM_TYPES``);
                            ``[i|o|dec|7|Title]`` where number and title stand in the contents list only
    ``[n:4]`` ``[t:Title]`` its number and title
    ``[ic:24/1234]``        its case number; ``[c:24/9]`` a case number elsewhere, ``[c|k:01.02.05]`` one that is the item's KLE subject
    ``[s|rec:Indstilling]`` the label of a section (see ``SECTIONS``)
    ``[r:godkender ...]``   a point of a recommendation; ``[by:Direktionen]`` who recommends
    ``[d|approved|u=t|part=Ad 1|to=Byrådet|on=2024-05-03:Godkendt.]`` a decision of this meeting
    ``[v|for|person|A:Navn]`` ``[v|against|party|Ø|4:Ø (4)]`` ``[v|for|count||21:21]`` a voter: side, kind, party, count
    ``[at|excused|A:Navn]`` a person's attendance, of the meeting before the first item, else of the item;
                            ``[atm|left|A:Navn]`` of the meeting wherever it stands
    ``[b:fil.pdf]`` ``[b|pdf:Titel]`` an attachment, ``[b||3:Titel]`` one of item 3 (``#3``: the third)
    ``[tab|5|4|60069|60029]`` a table: rows, columns, stated and computed total of the last column with a stated total
Mentions
    ``[p:..]`` person, ``[o:..]`` organisation, ``[op:..]`` organisation that a reader may or may not name,
    ``[m|461:..]`` municipality, ``[rg|1083:..]`` region, ``[g|erasmus-plus:..]`` programme, ``[j:..]`` project
    ``[a|2500000:2,5 mio. kr.]`` an amount and its value in kroner (``-``: another currency)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TAGS = "atm|at|ic|tab|by|op|rg|i|n|t|c|s|r|d|v|b|p|o|m|g|j|a"
OPENING = re.compile(rf"\[({TAGS})((?:\|[^:\[\]|\n]*)*)([:\]])")

ITEM_TYPES = {
    "dec": "decision",
    "dis": "discussion",
    "inf": "information",
    "the": "theme",
    "ele": "election",
    "pro": "procedural",
    "que": "question_time",
    "aob": "any_other_business",
}
SECTIONS = {
    "rec": "recommendation",
    "dec": "decision",
    "ear": "earlier_decision",
    "sum": "summary",
    "pre": "presentation",
    "eco": "economy",
    "law": "law",
    "hea": "hearing",
    "att": "attachments",
    "pro": "process",
    "oth": "other",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as a stretch ``[start, end)`` of the text without marks."""

    tag: str
    arguments: tuple[str, ...]
    start: int
    end: int


def parse(source: str) -> tuple[str, list[Mark]]:
    """The text without marks, and the marks in the order of their start; ValueError where one is not closed."""
    out: list[str] = []
    length = 0
    marks: list[tuple[int, Mark]] = []
    stack: list[tuple[str, tuple[str, ...], int, int]] = []
    depths: list[int] = []
    position = 0

    def emit(text: str) -> None:
        nonlocal length
        out.append(text)
        length += len(text)

    while position < len(source):
        character = source[position]
        opening = OPENING.match(source, position) if character == "[" else None
        if opening:
            tag, arguments, closing = opening.groups()
            parts = tuple(arguments.split("|")[1:])
            if closing == "]":
                marks.append((position, Mark(tag, parts, length, length)))
            else:
                stack.append((tag, parts, length, position))
                depths.append(0)
            position = opening.end()
            continue
        if stack and character == "[":
            depths[-1] += 1
        elif stack and character == "]":
            if depths[-1] == 0:
                depths.pop()
                tag, parts, start, opened = stack.pop()
                marks.append((opened, Mark(tag, parts, start, length)))
                position += 1
                continue
            depths[-1] -= 1
        emit(character)
        position += 1
    if stack:
        tag, _, _, at = stack[-1]
        raise ValueError(f"the mark [{tag} opened at {source[at : at + 60]!r} is not closed")
    return "".join(out), [mark for _, mark in sorted(marks, key=lambda entry: entry[0])]
