"""Who pays for a project: programmes and other funders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.projects import fact_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence, within
from pipeline.annotate.projects.pools import is_pool
from pipeline.annotate.projects.sum_patterns import REFUSED
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Mention, ProjectFact, Span

PROGRAMME = "programme_entity_id"
FUNDER = "funder"
STRAND = "strand"
_PRIVATE_FUND = "fond-"
_ASKING = ("søg", "ansøg")
_REACH = 30
APPLIED_TO = "applied_to"
"""A programme that a project has asked for money: counts where no other programme pays."""
DEFAULT_RULE = "programme_in_sentence"
"""A programme that a sentence on a project names, whatever joins the two: counts where no other rule tells a payer."""
SHARED = "announced"
"""A source of money that is told once for several projects: counts where nothing tells one of the project's own."""


def payment(
    subject: Mention, payer: Mention, span: Span, rule: str, printed: str | None = None
) -> Iterator[ProjectFact]:
    """The statements that a project is paid for by a programme, with its strand, or by another funder.

    Where the words name more than the payer (the pool of "Skive Kommunes klimapulje"), ``printed`` is all of them.
    """
    programme = payer.entity_type == "programme" and not (payer.code or _PRIVATE_FUND).startswith(_PRIVATE_FUND)
    yield ProjectFact(
        project=subject.span,
        field=PROGRAMME if programme else FUNDER,
        value=printed or payer.text,
        span=span,
        rule=rule,
        target=None if is_pool(payer) else payer.span,
    )
    strand = payer.attributes.get("strand")
    if programme and strand:
        yield ProjectFact(project=subject.span, field=STRAND, value=strand, span=span, rule=rule)


def printed_payment(
    text: str, subject: Mention, place: Span, body: Mention | None, targets: Targets, rule: str
) -> Iterator[ProjectFact]:
    """The statement that the payer at a place of the text pays for a project, as printed; where no body is known in it, a funder."""
    if body is not None and is_pool(body):
        place = Span(min(place.start, body.span.start), max(place.end, body.span.end))
    printed = text[slice(*place)]
    if body is None:
        yield ProjectFact(project=subject.span, field=FUNDER, value=printed, span=place, rule=rule)
    else:
        yield from payment(subject, replace(body, span=targets.place_of(body)), place, rule, printed)


def payer_facts(text: str, targets: Targets, sentence: Sentence) -> Iterator[ProjectFact]:
    """What a sentence states of who pays for projects, or is asked to."""
    start, end = sentence.span
    for cue in patterns.PAID_BY.finditer(text, start, end):
        asking = text[max(start, cue.start() - _REACH) : cue.end()].lower()
        if not any(word in asking for word in _ASKING) and " ikke " not in asking:
            yield from _paid(sentence, cue.start(), targets.after(cue.end(), payers=True), "paid_by")
    for cue in patterns.PART_OF.finditer(text, start, end):
        yield from _paid(sentence, cue.start(), targets.programmes_after(cue.end()), "part_of")
    refused = REFUSED.search(text, start, end) is not None
    for cue in () if refused else patterns.ASKS.finditer(text, start, end):
        yield from _applied(sentence, cue.start(), targets.programmes_after(cue.end()))
    for cue in patterns.PAYS.finditer(text, start, end):
        yield from _paid(sentence, cue.start(), targets.before(cue.start(), payers=True), "pays")
    for programme in targets.programmes_in(sentence.span):
        subject = _project_of_programme(text, sentence, programme)
        if subject is not None:
            yield from payment(subject, programme, programme.span, "programme_project")
        elif sentence.near and not patterns.NOT_PAID.search(text, start, end):
            subject = _project_beside(sentence, programme)
            if subject is not None:
                yield from payment(subject, programme, programme.span, DEFAULT_RULE)


def _project_of_programme(text: str, sentence: Sentence, programme: Mention) -> Mention | None:
    """The project of "er et Erasmus+ projekt" or "Comenius-projektet X"."""
    whole = patterns.PROJECT_WITHIN.search(text, programme.span.start, programme.span.end)
    compound = patterns.PROJECT_AFTER.match(text, whole.start() if whole else programme.span.end)
    if compound is None:
        return None
    following = [project for project in sentence.named if 0 <= project.span.start - compound.end() <= 2]
    if following:
        return following[0]
    if patterns.IS_A.search(text, sentence.span.start, programme.span.start):
        return sentence.subject(programme.span.start)
    return None


def _project_beside(sentence: Sentence, programme: Mention) -> Mention | None:
    """The project that a programme in the same sentence pays for: where it follows one, that one, else the only one or the one meant."""
    return sentence.subject(programme.span.start) or (within(sentence.named, sentence.span) or (None,))[0]


def _paid(sentence: Sentence, place: int, payers: Sequence[Mention], rule: str) -> Iterator[ProjectFact]:
    subject = sentence.subject(place)
    for payer in payers if subject else ():
        assert subject is not None
        yield from payment(subject, payer, around(place, payer.span), rule)


def _applied(sentence: Sentence, place: int, programmes: Sequence[Mention]) -> Iterator[ProjectFact]:
    """The programme that a project has applied to, and that it is therefore planned."""
    yield from _paid(sentence, place, programmes, APPLIED_TO)
    subject = sentence.subject(place)
    if subject is not None and programmes:
        span = around(place, programmes[0].span)
        yield ProjectFact(project=subject.span, field="status", value="planned", span=span, rule=APPLIED_TO)


def around(place: int, span: Span) -> Span:
    """The stretch from a cue to a name, or from a name to a cue."""
    return Span(min(place, span.start), max(place, span.end))
