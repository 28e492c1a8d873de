"""A text with what was found in it: decisions and recommendations as passages, names and money within them, anchors for links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters ``[start, end)`` of a document's text that mean something.

    Attributes:
        kind: what they are, as a code.
        href: the page of what they name, None where there is none.
        how: what found them, and how sure it is, in words.
    """

    start: int
    end: int
    kind: str
    href: str | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are shown alike, with the anchors (``c12``) that stand before them and the mark that they are of."""

    text: str
    anchor: str | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs that belong to one passage (a decision, a recommendation), or to none."""

    passage: Mark | None
    runs: tuple[Run, ...]


def marked(
    text: str, start: int, passages: Iterable[Mark], marks: Iterable[Mark], anchors: Collection[int] = ()
) -> list[Passage]:
    """A part of a document's text, cut where something begins or ends.

    Args:
        text: the characters from ``start`` on.
        start: where the text begins in the document.
        passages: of several that overlap the first stands.
        marks: of several that overlap the first and longest stands.
        anchors: characters that links lead to, beside the beginnings of marks and passages.

    >>> name = Mark(start=14, end=18, kind="person")
    >>> whole = Mark(start=10, end=22, kind="decision")
    >>> [(p.passage and p.passage.kind, [(r.text, r.anchor) for r in p.runs]) for p in marked("Af: Lis Bo valgt.", 6, [whole], [name])]
    [(None, [('Af: ', None)]), ('decision', [('Lis ', 'c10'), ('Bo v', 'c14'), ('algt', None)]), (None, [('.', None)])]
    """
    end = start + len(text)
    outer = _apart(passages, start, end)
    inner = _apart(marks, start, end)
    cuts = sorted({*anchors, *(mark.start for mark in (*outer, *inner))})
    return [
        Passage(mark, tuple(_runs(text, start, first, last, inner, cuts)))
        for first, last, mark in _pieces(outer, start, end)
    ]


def _apart(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks within a part of the text that do not overlap, in order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > max(mark.start, start) and mark.start < end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _pieces(marks: Sequence[Mark], start: int, end: int) -> Iterator[tuple[int, int, Mark | None]]:
    """A stretch of text cut into marks and what is between them."""
    place = start
    for mark in marks:
        if place < mark.start:
            yield place, mark.start, None
        place = min(mark.end, end)
        yield max(mark.start, start), place, mark
    if place < end:
        yield place, end, None


def _runs(text: str, offset: int, start: int, end: int, marks: Sequence[Mark], cuts: Sequence[int]) -> Iterator[Run]:
    """The runs of one stretch; ``marks`` and ``cuts`` are in order."""
    first_within = bisect_right(marks, start, key=lambda mark: mark.end)
    last_within = bisect_left(marks, end, key=lambda mark: mark.start)
    for first, last, mark in _pieces(marks[first_within:last_within], start, end):
        inside = cuts[bisect_right(cuts, first) : bisect_left(cuts, last)]
        begins = bisect_left(cuts, first) < bisect_right(cuts, first)
        places = [first, *inside, last]
        for here, there in pairwise(places):
            is_cut = begins if here == first else True
            yield Run(text[here - offset : there - offset], f"c{here}" if is_cut else None, mark)
