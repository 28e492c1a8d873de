"""What is said when the agenda is approved of other items, carried to them: withdrawn, postponed, added, moved, opened, closed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from pipeline.records import AgendaChange, AgendaItem, Decision, Issue, Outcome, Span
from pipeline.structure import agenda_effects_patterns as patterns

_LONGEST_RANGE: Final = 50
_AS_DECISION: Final[dict[AgendaChange, Outcome]] = {"withdrawn": "withdrawn", "postponed": "postponed"}
_SCORE: Final = 0.9
_WORD: Final = re.compile(r"\w{4,}")
_STEM, _ENDING = 4, 3
"""Letters of a word that must be in the title at least, and those at its end that may differ."""
_LISTED: Final = {"udg": "withdrawn", "uds": "postponed", "opt": "added", "til": "added"}
_AROUND: Final = 60
"""Characters before an item's number in which the word stands that says where another item goes, or what becomes of it."""
_BEHIND: Final = 160


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of the agenda: of which item, by its number or by words of its title, and the words that say so."""

    change: AgendaChange
    span: Span
    number: str | None = None
    title: str | None = None


def find_effects(text: str) -> list[Effect]:
    """The changes that a text makes to an agenda, in text order.

    >>> [(effect.number, effect.change) for effect in find_effects("Godkendt, i det punkt 7 og 9-10 udgår, og punkt 5 flyttes frem før 3.")]
    [('7', 'withdrawn'), ('9', 'withdrawn'), ('10', 'withdrawn'), ('5', 'moved')]
    """
    found: list[Effect] = []
    last: list[Effect] = []
    for sentence in _sentences(text):
        refused = patterns.REFUSED.search(text, *sentence) is not None
        if not (refused and patterns.OF_THE_LAST.match(text, sentence.start)):
            found += last
        last = [] if refused else list(_in_sentence(text, sentence))
    return found + last


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in patterns.SENTENCE_END.finditer(text):
        yield Span(start, end.end())
        start = end.end()
    yield Span(start, len(text))


def _in_sentence(text: str, sentence: Span) -> Iterator[Effect]:
    groups = sorted(
        [*patterns.GROUP.finditer(text, *sentence), *patterns.TITLE.finditer(text, *sentence)],
        key=lambda found: found.start(),
    )
    subjects = [
        group
        for group in groups
        if not patterns.BESIDE.search(text, max(sentence.start, group.start() - _AROUND), group.start())
    ]
    for place, group in enumerate(subjects):
        end = subjects[place + 1].start() if place + 1 < len(subjects) else sentence.end
        found = _change(text, group, sentence.start, min(end, group.end() + _BEHIND)) or (
            _change(text, group, sentence.start, min(sentence.end, group.end() + _BEHIND))
            if _goes_on(text, group.end(), end)
            else None
        )
        if found:
            yield from _effects(group, *found)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether nothing but a joint stands between two groups, which then share a verb: "punkt 3 samt sagen om taget udgår"."""
    return re.fullmatch(r"\s*(?:,|og|samt)\s*", text[start:end]) is not None


def _change(text: str, group: re.Match[str], earliest: int, latest: int) -> tuple[AgendaChange, Span] | None:
    before = patterns.ACTIVE.search(text, max(earliest, group.start() - _AROUND), group.start())
    if before is not None:
        kind = before.lastgroup or ""
        if before["listed"]:
            kind = _LISTED[before["verb"][:3].lower()]
        elif kind == "moved" and not re.search(r"\b(?:før|efter|først|foran|inden|frem)\b", text[group.end() : latest]):
            return None
        return cast("AgendaChange", kind), Span(before.start(), group.end())
    verb = patterns.VERBS.search(text, group.end(), latest)
    if verb is None or verb.lastgroup == "kept":
        return None
    return cast("AgendaChange", verb.lastgroup), Span(group.start(), verb.end())


def _effects(group: re.Match[str], change: AgendaChange, span: Span) -> Iterator[Effect]:
    named = group.groupdict()
    if named.get("numbers") is None:
        yield Effect(change, span, title=named.get("quoted") or named.get("about"))
        return
    for part in patterns.PART.finditer(named["numbers"]):
        first, last = part["first"], part["last"]
        if last is None:
            yield Effect(change, span, number=first)
        elif first.isdigit() and last.isdigit() and int(first) <= int(last) <= int(first) + _LONGEST_RANGE:
            for number in range(int(first), int(last) + 1):
                yield Effect(change, span, number=str(number))


def apply_effects(items: Sequence[AgendaItem]) -> tuple[list[AgendaItem], list[Issue]]:
    """The items, each with what was decided of it when the agenda was approved, and an issue for each change of no known item.

    An item that was taken off or postponed then has that as its decision, unless it has one of its own.
    """
    changed = list(items)
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.number is not None:
            by_number[_bare(item.number)].append(i)
    issues: list[Issue] = []
    for approval in items:
        if approval.item_type != "procedural":
            continue
        for decision in approval.decisions:
            for effect in find_effects(decision.text):
                place = _moved(effect.span, decision)
                named = _titled(effect, items) if effect.number is None else by_number[_bare(effect.number)]
                concerned = [i for i in named if items[i].ordinal != approval.ordinal]
                for i in concerned:
                    changed[i] = _with(changed[i], effect, place, decision)
                if not concerned and effect.number is not None:
                    message = f"The agenda was approved with item {effect.number} {effect.change}; the document has no such item."
                    issues.append(
                        Issue(
                            kind="agenda_change_of_no_item",
                            message=message,
                            severity="info",
                            span=place,
                            item_ordinal=approval.ordinal,
                        )
                    )
    return changed, issues


def _moved(span: Span, decision: Decision) -> Span:
    """A place in a decision's text as one in the document, which may have more white space there."""
    start = min(decision.span.start + span.start, decision.span.end)
    return Span(start, max(start, min(decision.span.start + span.end, decision.span.end)))


def _bare(number: str) -> str:
    return number.strip(" .:").lstrip("0")


def _titled(effect: Effect, items: Sequence[AgendaItem]) -> list[int]:
    """The places of the items whose titles have the words that the effect names its item by."""
    stems = [word[: max(_STEM, len(word) - _ENDING)] for word in _WORD.findall((effect.title or "").casefold())]
    return [
        i
        for i, item in enumerate(items)
        if stems and item.item_type != "procedural" and all(stem in item.title.casefold() for stem in stems)
    ]


def _with(item: AgendaItem, effect: Effect, place: Span, decision: Decision) -> AgendaItem:
    item = replace(item, agenda_change=effect.change, evidence={**item.evidence, "agenda_change": place})
    outcome = _AS_DECISION.get(effect.change)
    if outcome is None or item.item_type == "procedural" or any(own.outcome != "unknown" for own in item.decisions):
        return item
    words = decision.text[effect.span.start : effect.span.end]
    carried = Decision(text=words, span=place, outcome=outcome, outcome_score=_SCORE, rule=f"agenda:{effect.change}")
    return replace(item, decisions=(carried,))
