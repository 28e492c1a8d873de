"""Money of a project: its budget, what is granted, what its parties pay themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from pipeline.annotate.projects import sum_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence, within
from pipeline.annotate.projects.targets import LABELLED, Targets
from pipeline.records import Amount, Mention, ProjectFact, Span

_BEFORE: Final = 90
_AFTER: Final = 60
_STOPS: Final = ".;!?\n"
BUDGET, GRANT, OWN = "budget", "grant", "own_contribution"


def sum_facts(
    text: str, targets: Targets, amounts: Sequence[Amount], sentence: Sentence, *, decided: bool
) -> Iterator[ProjectFact]:
    """The sums that a sentence states of projects.

    Args:
        text: the document's text.
        targets: whom a sum can come from.
        amounts: all of the document, in text order.
        sentence: names or means a project.
        decided: whether a public body speaks: what it grants without naming another payer is its own contribution.
    """
    begin = sentence.span.start
    is_told = sentence.named or sentence.refers
    for amount in within(amounts, sentence.span):
        before = text[max(begin, amount.span.start - _BEFORE) : amount.span.start]
        after = text[amount.span.end : min(sentence.span.end, amount.span.end + _AFTER)]
        kind = None if patterns.OF_OTHERS_AFTER.match(after) else _kind(before, after)
        if kind == BUDGET and not is_told:
            continue
        if kind == OWN and patterns.UNSETTLED.search(before):
            continue
        if kind == GRANT and decided and patterns.DECIDED.search(before) and not targets.programmes_in(sentence.span):
            kind = OWN
        subject = sentence.subject(amount.span.start)
        if kind is not None and subject is not None:
            is_told = True
            payer = _payer(targets, sentence, amount, kind)
            yield _sum(subject, kind, amount, f"{kind}_stated", payer.span if payer else None)
        begin = amount.span.end


def share_facts(
    text: str, facts: Sequence[ProjectFact], sentences: Sequence[Sentence], keys: Mapping[Span, str]
) -> Iterator[ProjectFact]:
    """The grants that are stated as a share of the budget ("heraf 60 % fra EU"), computed from it.

    Args:
        text: the document's text.
        facts: those found so far, budgets among them.
        sentences: that name or mean a project.
        keys: by a mention's place, what tells projects apart.
    """
    budgets = {keys.get(fact.project): fact.amount for fact in reversed(facts) if fact.field == BUDGET and fact.amount}
    granted = {keys.get(fact.project) for fact in facts if fact.field == GRANT}
    if not budgets:
        return
    for sentence in sentences:
        for share in chain(
            *(pattern.finditer(text, *sentence.span) for pattern in (patterns.SHARE, patterns.SHARE_PAID))
        ):
            subject = sentence.subject(share.start())
            key = keys.get(subject.span) if subject else None
            budget = budgets.get(key)
            part = share_of(share["share"])
            if subject is None or budget is None or key in granted or part is None:
                continue
            span = Span(*share.span("share"))
            yield _sum(subject, GRANT, _part_of(budget, part, share["share"], span), "share_of_budget", None)


def with_shares_computed(facts: Sequence[ProjectFact], keys: Mapping[Span, str]) -> list[ProjectFact]:
    """The facts; those that state a share ("60 %") with the sum that it is of the project's budget, where that is stated.

    Args:
        facts: those found so far, budgets among them.
        keys: by a mention's place, what tells projects apart.
    """
    budgets = {keys.get(fact.project): fact.amount for fact in reversed(facts) if fact.field == BUDGET and fact.amount}
    computed: list[ProjectFact] = []
    for fact in facts:
        budget = budgets.get(keys.get(fact.project)) if fact.field in (GRANT, OWN) and fact.amount is None else None
        part = share_of(fact.value) if budget else None
        amount = _part_of(budget, part, fact.value, fact.span) if budget and part else None
        computed.append(replace(fact, amount=amount) if amount else fact)
    return computed


def share_of(words: str) -> float | None:
    """The part of a whole that words are; None where they are none.

    >>> share_of("60 %"), share_of("halvdelen"), share_of("60 kr."), share_of("160 %")
    (0.6, 0.5, None, None)
    """
    share = patterns.SHARE_ALONE.fullmatch(words)
    if share is None:
        return None
    part = patterns.PARTS[share["part"].lower()] if share["part"] else float(share["number"].replace(",", ".")) / 100
    return part if 0 < part <= 1 else None


def _part_of(budget: Amount, part: float, words: str, span: Span) -> Amount:
    value_dkk = None if budget.value_dkk is None else round(budget.value_dkk * part, 2)
    return replace(budget, text=words, span=span, value=round(budget.value * part, 2), value_dkk=value_dkk)


def _kind(before: str, after: str) -> str | None:
    """What a sum is, by the nearest words that say so: those before it, else those after it."""
    found = [
        (cue.end(), kind)
        for kind, pattern in ((BUDGET, patterns.BUDGET), (GRANT, patterns.GRANT), (OWN, patterns.OWN))
        for cue in pattern.finditer(before)
    ]
    behind = next(
        (
            kind
            for kind, pattern in (
                (OWN, patterns.OWN_AFTER),
                (GRANT, patterns.GRANT_AFTER),
                (BUDGET, patterns.BUDGET_AFTER),
            )
            if pattern.match(after)
        ),
        None,
    )
    nearest = max(found)[1] if found else None
    if nearest is None or (behind == OWN and nearest == GRANT):
        return behind
    return nearest


def _payer(targets: Targets, sentence: Sentence, amount: Amount, kind: str) -> Mention | None:
    """Who pays a sum: of a grant the payer named after it, else before; of a contribution the organisation named last before it."""
    if kind == BUDGET:
        return None
    payers = targets.payers_in(sentence.span) if kind == GRANT else targets.organisations_in(sentence.span)
    programmes = [payer for payer in payers if payer.entity_type == "programme"]
    if kind == GRANT:
        return programmes[0] if programmes else None
    before = [payer for payer in payers if payer.span.end <= amount.span.start]
    return before[-1] if before else payers[0] if payers else None


def _sum(subject: Mention, kind: str, amount: Amount, rule: str, target: Span | None) -> ProjectFact:
    return ProjectFact(
        project=subject.span, field=kind, value=amount.text, span=amount.span, rule=rule, target=target, amount=amount
    )


def is_refused(text: str, amount: Span) -> bool:
    """Whether a sum was asked for in vain, by the words of its clause.

    >>> text = "Der blev søgt 3 mio. kr., men fonden gav afslag."
    >>> is_refused(text, Span(14, 24))
    True
    """
    before = text[max(0, amount.start - _BEFORE) : amount.start]
    before = before[1 + max(before.rfind(stop) for stop in _STOPS) :]
    refused = [cue.end() for cue in patterns.REFUSED.finditer(before)]
    if refused:
        otherwise = (patterns.GRANTED, patterns.BUDGET, patterns.OWN)
        return not any(pattern.search(before, refused[-1]) for pattern in otherwise)
    asked = [cue.end() for cue in patterns.ASKED.finditer(before)]
    if not asked or patterns.GRANTED.search(before, asked[-1]):
        return False
    after = text[amount.end : amount.end + _AFTER]
    stop = min((place for place in map(after.find, _STOPS) if place >= 0), default=len(after))
    answer, given = patterns.REFUSED.search(after[:stop]), patterns.GRANTED.search(after[:stop])
    return answer is not None and (given is None or answer.start() < given.start())


def labelled_sum(subject: Mention, kind: str, amount: Amount) -> ProjectFact:
    """The sum that stands behind a label ("Samlet budget: 1,2 mio. kr.")."""
    return _sum(subject, kind, amount, LABELLED, None)
