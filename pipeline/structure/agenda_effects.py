"""What is said under "Godkendelse af dagsorden" of other items: an item taken off the agenda is withdrawn where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.records import AgendaItem, Decision, Span

_NUMBERS: Final = r"(?P<numbers>\d{1,4}(?:\s*(?:,|og|samt|-|–)\s*(?:(?:punkt|pkt\.?|sag)\s*)?\d{1,4}){0,20})"
_WITHDRAWN: Final = re.compile(
    rf"\b(?:dagsordens)?(?:punkt(?:et|erne)?|pkt\.?|sag(?:en|er|erne)?)\s*(?:nr\.?\s*|nummer\s+)?{_NUMBERS}"
    r"(?:\s*,?\s*[^.,;\d]{0,60}?)?\s+(?:udgår|udgik|udgået|tages\s+af|blev\s+taget\s+af|taget\s+af|trækkes|trukket|blev\s+trukket)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_LONGEST_RANGE: Final = 50


def withdrawn_numbers(text: str) -> list[tuple[str, Span]]:
    """The numbers of the items that a text says are taken off the agenda, each with the place of the words.

    >>> [number for number, _ in withdrawn_numbers("Dagsordenen godkendt, i det punkt 7 og 9-10 udgår.")]
    ['7', '9', '10']
    """
    found: list[tuple[str, Span]] = []
    for hit in _WITHDRAWN.finditer(text):
        for part in _PART.finditer(hit["numbers"]):
            first, last = int(part[1]), int(part[2] or part[1])
            if first <= last <= first + _LONGEST_RANGE:
                found += [(str(number), Span(*hit.span())) for number in range(first, last + 1)]
    return found


def carry_withdrawals(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items, those withdrawn when the agenda was approved with that as their decision.

    An item that has a decision of its own keeps it.
    """
    withdrawn: dict[str, Decision] = {}
    for item in items:
        if item.item_type == "procedural":
            for decision in item.decisions:
                for number, place in withdrawn_numbers(decision.text):
                    words = decision.text[place.start : place.end]
                    start = decision.span.start + place.start
                    withdrawn[number] = Decision(
                        text=words,
                        span=Span(start, min(start + len(words), decision.span.end)),
                        outcome="withdrawn",
                        outcome_score=0.9,
                        rule="agenda:withdrawn",
                    )
    return [
        replace(item, decisions=(withdrawn[item.number],))
        if item.number in withdrawn and item.item_type != "procedural" and not _decided(item)
        else item
        for item in items
    ]


def _decided(item: AgendaItem) -> bool:
    return any(decision.outcome != "unknown" for decision in item.decisions)
