"""What kind of agenda item: for decision, discussion or information, a theme, an election, the meeting's own business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.records import ItemType
from pipeline.structure import item_type_patterns as patterns
from pipeline.structure.outcomes import classify_outcome

_DECIDED = 0.5
"""What a formal outcome scores."""


@dataclass(frozen=True, slots=True)
class ItemTypeReading:
    """The type of an item, how sure (0 to 1), and by which rule."""

    item_type: ItemType
    score: float
    rule: str


def classify_item(
    title: str, *, labels: Sequence[str] = (), recommendations: Sequence[str] = (), decision: str = ""
) -> ItemTypeReading:
    """The type of an agenda item: one for decision where nothing says otherwise, with a score of 0.3.

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
    if by_recommendation is not None and by_recommendation.item_type != "discussion":
        return by_recommendation
    by_decision = _by_decision(decision, titled=bool(low))
    if by_recommendation is None or _settles(by_decision):
        return by_decision
    return by_recommendation


def _settles(by_decision: ItemTypeReading) -> bool:
    """Whether what was to be talked over was decided."""
    return by_decision.item_type == "decision" and by_decision.score >= _DECIDED


@lru_cache(maxsize=4096)
def _by_title(low: str) -> ItemTypeReading | None:
    prefix = patterns.PREFIX.match(low)
    own_words = low[prefix.end() :] if prefix else low
    fitting = next((rule for rule in patterns.TITLE if rule.pattern.search(own_words)), None)
    return _reading("title", fitting) if fitting else None


def _by_mark(low: str) -> ItemTypeReading | None:
    found = patterns.MARK.search(low)
    if found is None:
        return None
    letters = found[1] or found[2]
    letter = next(letter for letter in patterns.MARKS if letter in letters)
    return ItemTypeReading(patterns.MARKS[letter], 0.97, f"mark:{letter}")


def _by_labels(labels: Sequence[str]) -> ItemTypeReading | None:
    fitting = [rule for label in labels if (rule := _rule_of_label(label)) is not None]
    return _reading("label", min(fitting, key=patterns.LABELS.index)) if fitting else None


@lru_cache(maxsize=1024)
def _rule_of_label(label: str) -> patterns.Rule | None:
    lowered = label.lower().strip(" .:")
    return next((rule for rule in patterns.LABELS if rule.pattern.search(lowered)), None)


def _by_recommendations(recommendations: Sequence[str]) -> ItemTypeReading | None:
    """What the points ask for: to decide as soon as one of them asks for that, else what most weighs."""
    fitting = [_of_point(point) for point in recommendations]
    known = [reading for reading in fitting if reading is not None]
    if not known:
        return ItemTypeReading("decision", 0.5, "recommendation:other") if fitting else None
    for item_type in ("procedural", "decision"):
        stated = next((reading for reading in known if reading.item_type == item_type), None)
        if stated is not None:
            return stated
    if len(known) < len(fitting):
        return ItemTypeReading("decision", 0.9, "recommendation:other")
    return max(known, key=lambda reading: reading.item_type == "discussion")


def _of_point(point: str) -> ItemTypeReading | None:
    lowered = point.lower()
    fitting = next((rule for rule in patterns.RECOMMENDATIONS if rule.pattern.search(lowered)), None)
    return _reading("recommendation", fitting) if fitting else None


def _reading(source: str, rule: patterns.Rule) -> ItemTypeReading:
    return ItemTypeReading(rule.item_type, rule.score, f"{source}:{rule.name}")


@lru_cache(maxsize=4096)
def _by_decision(decision: str, *, titled: bool = True) -> ItemTypeReading:
    low = decision.lower()
    if patterns.OWN_AGENDA.match(low) or (not titled and patterns.OWN_MEETING.match(low)):
        return ItemTypeReading("procedural", 0.6, "decision:own_agenda")
    outcome = classify_outcome(decision).outcome if decision.strip() else "unknown"
    suggested = patterns.DECISIONS.get(outcome)
    if suggested is None:
        return ItemTypeReading("decision", 0.3, "default")
    return ItemTypeReading(suggested[0], suggested[1], f"decision:{outcome}")
