"""Money that is asked for, told apart from money that is granted, by the wording of the sum and by the answer later in the item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.annotate.projects import application_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence, within
from pipeline.annotate.projects.places import Places
from pipeline.annotate.projects.sums import GRANT
from pipeline.records import AgendaItem, Amount, Mention, ProjectFact, Span
from pipeline.text.amounts import in_units

APPLIED_FOR: Final = "applied_for"
REFUSED: Final = "refused"
"""The rule of a sum that was asked for in vain."""

_BEFORE: Final = 160
_AFTER: Final = 60
_ANSWER_WITHIN: Final = 4_000
"""Characters behind a sum that an answer is looked for in, beside the item's decisions."""
_BESIDE: Final = 25
_LABEL_AND_VALUE: Final = 2
"""Cells of a row whose first one says what the second is."""
_Sum = tuple[float, str] | str


def refused_sums(text: str, refused: Sequence[Amount], sentence: Sentence) -> Iterator[ProjectFact]:
    """What a sentence says that a project was not given.

    Args:
        text: of the document.
        refused: the sums that are refused by the words of their clauses, in text order.
        sentence: names or means a project.
    """
    for amount in within(refused, sentence.span):
        subject = sentence.subject(amount.span.start)
        before = text[max(sentence.span.start, amount.span.start - _BEFORE) : amount.span.start]
        if subject is not None and (_last_is_asked(before) or patterns.REFUSAL_OF.search(before)):
            yield ProjectFact(
                project=subject.span,
                field=APPLIED_FOR,
                value=amount.text,
                span=amount.span,
                rule=REFUSED,
                amount=amount,
            )


class Applications:
    """Which sums of one document are only asked for.

    Args:
        text: of the document.
        places: its blocks and agenda items.
        projects: the mentions of projects, in text order.
        amounts: all of the document, in text order.
        keys: by a mention's place, what tells projects apart.
    """

    def __init__(
        self,
        text: str,
        places: Places,
        projects: Sequence[Mention],
        amounts: Sequence[Amount],
        keys: Mapping[Span, str],
    ) -> None:
        self._text = text
        self._places = places
        self._projects, self._amounts, self._keys = projects, amounts, keys

    def told_apart(self, facts: Sequence[ProjectFact]) -> list[ProjectFact]:
        """The facts; grants that are only asked for, and those that a refused recommendation proposes, as ``applied_for``."""
        grants = [fact for fact in facts if fact.field == GRANT]
        refused = {id(fact) for fact in grants if self._is_refused(fact.span)}
        asked = {id(fact) for fact in grants if self._is_asked(fact.span)}
        given = {self._of(fact) for fact in grants if id(fact) not in asked and not self._is_only_proposed(fact.span)}
        only_asked = refused | {
            id(fact)
            for fact in grants
            if id(fact) in asked and self._of(fact) not in given and not self._is_answered(fact)
        }
        return [replace(fact, field=APPLIED_FOR) if id(fact) in only_asked else fact for fact in facts]

    def _of(self, fact: ProjectFact) -> tuple[str | None, _Sum]:
        return self._keys.get(fact.project), _sum(fact.amount) if fact.amount else fact.value

    def _is_asked(self, place: Span) -> bool:
        """Whether the words around a sum, or the heading of its column, say that it is asked for."""
        heading, reach = self._cell(place)
        if _last_is_asked(heading):
            return True
        before = self._text[max(reach.start, place.start - _BEFORE) : place.start]
        before = before[before.rfind(";") + 1 :]
        after = self._text[place.end : min(reach.end, place.end + _AFTER)]
        if patterns.SOUGHT_AFTER.match(after) or patterns.ASKED_THAT.search(before):
            return True
        return _last_is_asked(before) or bool(patterns.ASKED_AFTER.match(after) and not patterns.GIVEN.search(before))

    def _cell(self, place: Span) -> tuple[str, Span]:
        """The heading of the column that a place lies in, empty where it has none, and the words that belong to it."""
        row = self._places.block(place.start)
        if row is None or row.kind != "table_row":
            return "", self._places.sentence(place.start)
        cells = row.cells
        index = next((n for n, cell in enumerate(cells) if cell.span.start <= place.start < cell.span.end), None)
        if index is None:
            return "", row.span
        first = self._places.head(row)
        heading = first.cells[index].text if first is not row and index < len(first.cells) else ""
        return heading, row.span if len(cells) <= _LABEL_AND_VALUE else cells[index].span

    def _is_answered(self, fact: ProjectFact) -> bool:
        """Whether the item, or the text without items, says behind a sum that its project gets it."""
        if self._has_yes_beside(fact.span):
            return True
        item = self._places.item(fact.span.start)
        end = min(item.span.end if item else len(self._text), fact.span.end + _ANSWER_WITHIN)
        if self._is_granted_in(Span(fact.span.end, end), fact, item):
            return True
        return item is not None and any(
            self._is_granted_in(decision.span, fact, item)
            for decision in item.decisions
            if decision.span.start >= fact.span.end
        )

    def _has_yes_beside(self, place: Span) -> bool:
        """Whether another cell of a sum's row says that it is granted."""
        row = self._places.block(place.start)
        return row is not None and any(
            patterns.YES.fullmatch(cell.text)
            for cell in row.cells
            if not cell.span.start <= place.start < cell.span.end
        )

    def _is_granted_in(self, place: Span, fact: ProjectFact, item: AgendaItem | None) -> bool:
        own = _sum(fact.amount) if fact.amount else None
        for cue in patterns.ANSWERED.finditer(self._text, *place):
            sentence = self._places.sentence(cue.start())
            if not self._is_of_another(sentence, cue.start(), place, fact) and self._holds(
                sentence, cue.start(), cue.end(), item
            ):
                sums = within(self._amounts, Span(max(fact.span.end, cue.start() - _BESIDE), sentence.end))
                if all(_sum(amount) == own for amount in sums) and (sums or not self._is_of_other_sums(own, item)):
                    return True
        return False

    def _is_of_other_sums(self, own: _Sum | None, item: AgendaItem | None) -> bool:
        """Whether an answer without a sum gives what the item's recommendation names, and that is another sum."""
        parts = item.recommendations if item else ()
        recommended = {_sum(amount) for part in parts for amount in within(self._amounts, part.span)}
        return bool(recommended) and own not in recommended

    def _holds(self, sentence: Span, start: int, end: int, item: AgendaItem | None) -> bool:
        """Whether an answer is one: not open, and what is only recommended approved."""
        before = self._text[sentence.start : start]
        if patterns.OPEN.search(before) or patterns.IF_IT_IS.match(self._text, sentence.start, sentence.end):
            return False
        recommended = _is_recommended(item, Span(start, end)) or patterns.PROPOSED.search(before)
        return not recommended or _is_approved(item)

    def _is_of_another(self, sentence: Span, cue: int, place: Span, fact: ProjectFact) -> bool:
        """Whether an answer is about another project: that named last before it, else next in its sentence."""
        before = within(self._projects, Span(place.start, cue))
        behind = within(self._projects, Span(cue, sentence.end))
        named = before[-1:] or behind[:1]
        return any(self._keys.get(each.span) != self._keys.get(fact.project) for each in named)

    def _is_refused(self, place: Span) -> bool:
        """Whether a sum stands in a recommendation of an item that is rejected."""
        item = self._places.item(place.start)
        outcomes = {decision.outcome for decision in item.decisions} if item else set()
        return outcomes == {"rejected"} and _is_recommended(item, place)

    def _is_only_proposed(self, place: Span) -> bool:
        """Whether a sum is recommended in an item that does not say that the recommendation is followed."""
        item = self._places.item(place.start)
        heading, sentence = self._cell(place)
        proposed = patterns.PROPOSED.search(heading) or patterns.PROPOSED.search(
            self._text, sentence.start, place.start
        )
        return (bool(proposed) or _is_recommended(item, place)) and not _is_approved(item)


def _is_recommended(item: AgendaItem | None, place: Span) -> bool:
    return item is not None and any(
        each.span.start < place.end and place.start < each.span.end for each in item.recommendations
    )


def _is_approved(item: AgendaItem | None) -> bool:
    return item is not None and any(decision.outcome == "approved" for decision in item.decisions)


def _last_is_asked(words: str) -> bool:
    """Whether of words that ask and words that give the last ones ask."""
    asked = max((cue.end() for cue in patterns.ASKED.finditer(words)), default=-1)
    return asked > max((cue.end() for cue in patterns.GIVEN.finditer(words)), default=-1)


def _sum(amount: Amount) -> _Sum:
    return in_units(amount), amount.currency
