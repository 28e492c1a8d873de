"""What kind of agenda item: for decision, discussion or information, a theme, an election, the meeting's own business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import ItemType
from pipeline.structure import item_type_patterns as patterns
from pipeline.structure.outcomes import classify_outcome

_FEW_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class ItemTypeReading:
    """The type of an item, None where nothing says it; how sure (0 to 1), and by which rule."""

    item_type: ItemType | None
    score: float
    rule: str


def classify_item(
    title: str, *, labels: Sequence[str] = (), recommendations: Sequence[str] = (), decision: str = ""
) -> ItemTypeReading:
    """The type of an agenda item.

    The standing items are known by their titles; else a mark or label that states the type goes first, then the title's first words,
    what is recommended, and as the last resort what was decided.

    Args:
        title: as printed, with or without its number.
        labels: the labels of the item's sections ("Beslutningssag").
        recommendations: the points of the recommendation.
        decision: the decision's text.

    >>> classify_item("Orientering om budgettet").item_type
    'information'
    >>> classify_item("Kultur og fritid", recommendations=["godkender planen"]).rule
    'recommendation:godkender'
    """
    low = title.lower().strip()
    by_title = _first("title", patterns.TITLE, _without_number(low))
    if by_title is not None and by_title.item_type in {"procedural", "any_other_business", "question_time"}:
        return by_title
    stated = _by_mark(low) or _by_labels(labels)
    if stated is not None:
        return stated
    by_recommendation = _by_recommendations(recommendations)
    if by_title is not None and (by_recommendation is None or by_title.score >= by_recommendation.score):
        return by_title
    return by_recommendation or _by_decision(decision)


def _without_number(low: str) -> str:
    found = patterns.NUMBERING.match(low)
    return low[found.end() :] if found else low


def _first(source: str, rules: Sequence[patterns.Rule], text: str) -> ItemTypeReading | None:
    for name, item_type, score, pattern in rules:
        if pattern.search(text):
            return ItemTypeReading(item_type, score, f"{source}:{name}")
    return None


def _by_mark(low: str) -> ItemTypeReading | None:
    found = patterns.MARK.search(low)
    if found is None:
        return None
    letter = next(group for group in found.groups() if group)
    return ItemTypeReading(patterns.MARKS[letter], 0.97, f"mark:{letter}")


def _by_labels(labels: Sequence[str]) -> ItemTypeReading | None:
    for label in labels:
        reading = _first("label", patterns.LABELS, label.lower().strip(" .:"))
        if reading is not None:
            return reading
    return None


def _by_recommendations(recommendations: Sequence[str]) -> ItemTypeReading | None:
    """By the weightiest point: a recommendation to approve one thing and note another asks for a decision."""
    lowered = [recommendation.lower() for recommendation in recommendations]
    for rule in patterns.RECOMMENDATIONS:
        if any(rule[3].search(recommendation) for recommendation in lowered):
            return ItemTypeReading(rule[1], rule[2], f"recommendation:{rule[0]}")
    return None


def _by_decision(decision: str) -> ItemTypeReading:
    outcome = classify_outcome(decision).outcome if decision.strip() else "unknown"
    suggested = patterns.DECISIONS.get(outcome)
    if suggested is None:
        return ItemTypeReading(None, 0.0, "none")
    return ItemTypeReading(suggested[0], suggested[1], f"decision:{outcome}")
