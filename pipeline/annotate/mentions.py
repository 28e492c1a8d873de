"""Making mentions and choosing among those that overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.records import EntityType, Mention, Span

_NONE: Mapping[str, str] = {}


def mention_at(
    text: str,
    start: int,
    end: int,
    entity_type: EntityType,
    method: str,
    *,
    code: str | None = None,
    score: float | None = None,
    attributes: Mapping[str, str] = _NONE,
) -> Mention:
    """The mention of the words at ``[start, end)`` of a text.

    >>> mention_at("Byrådet i Odder", 10, 15, "place", "gazetteer:places").text
    'Odder'
    """
    return Mention(
        text=text[start:end],
        span=Span(start, end),
        entity_type=entity_type,
        method=method,
        code=code,
        score=score,
        attributes=attributes,
    )


def before_apostrophe(text: str, end: int, stem_end: int) -> int:
    """Where a name ends that a genitive follows: an "s" belongs to the form, an apostrophe with or without "s" does not.

    >>> before_apostrophe("KL's", 4, 2), before_apostrophe("Falcks", 6, 5)
    (2, 6)
    """
    return stem_end if text[stem_end:end][:1] in ("'", "’", "´") else end


def moved(mention: Mention, by: int) -> Mention:
    """The same mention, its place counted from ``by`` characters earlier."""
    return replace(mention, span=Span(mention.span.start + by, mention.span.end + by))


def without_overlaps(mentions: Iterable[Mention], rank: Callable[[Mention], Any]) -> list[Mention]:
    """The mentions that are left when of any two that overlap the one of lower rank goes, in text order.

    A mention of no characters, which is what trimming may leave of a model's guess, goes too.

    Args:
        mentions: in any order.
        rank: what to sort by; the smallest is kept first.

    >>> long, short = mention_at("A B", 0, 3, "misc", "x"), mention_at("A B", 0, 1, "misc", "x")
    >>> without_overlaps([short, long], rank=lambda m: m.span.start - m.span.end) == [long]
    True
    """
    taken: list[Span] = []
    chosen: dict[Span, Mention] = {}
    for mention in sorted((mention for mention in mentions if mention.span.end > mention.span.start), key=rank):
        place = bisect_left(taken, mention.span)
        clear_before = place == 0 or taken[place - 1].end <= mention.span.start
        clear_after = place == len(taken) or taken[place].start >= mention.span.end
        if clear_before and clear_after:
            insort(taken, mention.span)
            chosen[mention.span] = mention
    return [chosen[span] for span in taken]


def longest(mention: Mention) -> tuple[int, int]:
    """The rank that prefers the longest, then the first."""
    return mention.span.start - mention.span.end, mention.span.start


def outside(mentions: Iterable[Mention], places: Iterable[Span]) -> list[Mention]:
    """The mentions that overlap none of the places (addresses, say, whose letters name nothing)."""
    taken = sorted(places)
    kept = []
    for mention in mentions:
        place = bisect_left(taken, mention.span.end, key=lambda span: span.start) - 1
        if place < 0 or taken[place].end <= mention.span.start:
            kept.append(mention)
    return kept
