"""What kind of agenda item: for decision, discussion or information, a theme, an election, the meeting's own business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import ItemType
from pipeline.structure import item_type_patterns as patterns
from pipeline.structure.outcomes import classify_outcome


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
    by_title = _by_title(low)
    if by_title is not None and by_title.item_type in patterns.STANDING:
        return by_title
    stated = _by_mark(low) or _by_labels(labels)
    if stated is not None:
        return stated
    by_recommendation = _by_recommendations(recommendations)
    if by_title is not None and (by_recommendation is None or by_title.score >= by_recommendation.score):
        return by_title
    return by_recommendation or _by_decision(decision)


def _by_title(low: str) -> ItemTypeReading | None:
    prefix = patterns.PREFIX.match(low)
    own_words = low[prefix.end() :] if prefix else low
    fitting = [rule for rule in patterns.TITLE if rule.pattern.search(own_words)]
    return _reading("title", max(fitting, key=lambda rule: rule.score)) if fitting else None


def _by_mark(low: str) -> ItemTypeReading | None:
    found = patterns.MARK.search(low)
    if found is None:
        return None
    letter = found[1] or found[2]
    return ItemTypeReading(patterns.MARKS[letter], 0.97, f"mark:{letter}")


def _by_labels(labels: Sequence[str]) -> ItemTypeReading | None:
    lowered = [label.lower().strip(" .:") for label in labels]
    return _first("label", patterns.LABELS, lowered)


def _by_recommendations(recommendations: Sequence[str]) -> ItemTypeReading | None:
    lowered = [recommendation.lower() for recommendation in recommendations]
    return _first("recommendation", patterns.RECOMMENDATIONS, lowered)


def _first(source: str, rules: Sequence[patterns.Rule], texts: Sequence[str]) -> ItemTypeReading | None:
    """The first rule that fits any of the texts."""
    for rule in rules:
        if any(rule.pattern.search(text) for text in texts):
            return _reading(source, rule)
    return None


def _reading(source: str, rule: patterns.Rule) -> ItemTypeReading:
    return ItemTypeReading(rule.item_type, rule.score, f"{source}:{rule.name}")


def _by_decision(decision: str) -> ItemTypeReading:
    if patterns.OWN_AGENDA.match(decision.lower()):
        return ItemTypeReading("procedural", 0.6, "decision:own_agenda")
    outcome = classify_outcome(decision).outcome if decision.strip() else "unknown"
    suggested = patterns.DECISIONS.get(outcome)
    if suggested is None:
        return ItemTypeReading(None, 0.0, "none")
    return ItemTypeReading(suggested[0], suggested[1], f"decision:{outcome}")
