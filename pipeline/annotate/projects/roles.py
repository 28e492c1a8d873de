"""Who leads a project, who is in it, who evaluates it.

The leader stands beside a cue of its own. Partners and participants are the organisations of a sentence that speaks of taking part, those
aside that lead, pay, evaluate, employ someone named or stand in a negated clause.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.annotate.projects import role_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence
from pipeline.annotate.projects.payers import around
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Mention, ProjectFact

LIKELY_LEAD = "recipient"
"""Who receives a project's money, asks for it, or asks others into the project, leads it where nothing says who does."""


class _Role(NamedTuple):
    role: str
    organisation: Mention
    place: int
    rule: str


def role_facts(text: str, targets: Targets, sentence: Sentence) -> Iterator[ProjectFact]:
    """What a sentence states of the organisations in projects."""
    leads = list(_leads(text, targets, sentence))
    evaluators = list(_evaluators(text, targets, sentence))
    taken = {role.organisation.span for role in (*leads, *evaluators)}
    others = [role for role in _others(text, targets, sentence) if role.organisation.span not in taken]
    for role in (*leads, *evaluators, *others):
        subject = sentence.subject(role.place)
        if subject is not None:
            yield ProjectFact(
                project=subject.span,
                field=role.role,
                value=role.organisation.text,
                span=around(role.place, role.organisation.span),
                rule=role.rule,
                target=targets.place_of(role.organisation),
            )


def _leads(text: str, targets: Targets, sentence: Sentence) -> Iterator[_Role]:
    start, end = sentence.span
    for cue in patterns.LED_BY.finditer(text, start, end):
        for lead in targets.after(cue.end())[:1]:
            yield _Role("lead", lead, cue.start(), "led_by")
    for cue in patterns.STANDS_BEHIND.finditer(text, start, end):
        for lead in targets.after(cue.end())[:1]:
            yield _Role("lead", lead, cue.start(), LIKELY_LEAD)
    for cue in patterns.LEAD_IS.finditer(text, start, end):
        found = targets.after(cue.end()) if cue["verb"] else targets.starting(cue.end())
        for lead in found[:1]:
            yield _Role("lead", lead, cue.start(), "lead_is")
    for organisation in targets.organisations_in(sentence.span):
        if targets.is_employer(organisation) or _is_place(text, organisation):
            continue
        leads = patterns.LEADS.match(text, organisation.span.end, end)
        called = patterns.CALLED_LEAD.match(text, organisation.span.end, end)
        if called:
            yield _Role("lead", organisation, organisation.span.start, "lead_is")
        elif leads:
            yield _Role("lead", organisation, _subject_place(sentence, organisation, leads.end()), "leads")
        elif _likely_leads(text, sentence, organisation):
            yield _Role("lead", organisation, organisation.span.end, LIKELY_LEAD)


def _is_place(text: str, organisation: Mention) -> bool:
    """Whether a municipality only says where another body is ("gymnasiet i Vejle")."""
    in_town = organisation.entity_type == "municipality" and "ommune" not in organisation.text
    return in_town and text.endswith(" i ", 0, organisation.span.start)


def _likely_leads(text: str, sentence: Sentence, organisation: Mention) -> bool:
    """Whether an organisation gets a project's money, asks for it, or asks others into the project, for itself as no council does."""
    if patterns.BODY.search(organisation.text):
        return False
    place, end = organisation.span.end, sentence.span.end
    cues = (patterns.RECEIVES, patterns.INVITES, *((patterns.APPLIES,) if sentence.near else ()))
    return any(pattern.match(text, place, end) for pattern in cues)


def _subject_place(sentence: Sentence, organisation: Mention, end: int) -> int:
    """Where to look for the project that is led: behind the verb where one is named there ("UC SYD leder DISK"), else before it."""
    following = [project for project in sentence.named if 0 <= project.span.start - end <= _OBJECT]
    return following[0].span.start if following else organisation.span.start


_OBJECT = 25
"""Characters between a verb and the project that is its object."""


def _evaluators(text: str, targets: Targets, sentence: Sentence) -> Iterator[_Role]:
    start, end = sentence.span
    for cue in patterns.EVALUATED_BY.finditer(text, start, end):
        for evaluator in targets.after(cue.end()):
            yield _Role("evaluator", evaluator, cue.start(), "evaluated_by")
    for cue in patterns.EVALUATES.finditer(text, start, end):
        for evaluator in targets.before(cue.start()):
            yield _Role("evaluator", evaluator, cue.start(), "evaluates")


def _others(text: str, targets: Targets, sentence: Sentence) -> Iterator[_Role]:
    """The organisations of a sentence that speaks of partners or of taking part, and those that it says act in the project."""
    start, end = sentence.span
    spoken_of = [(patterns.PARTICIPATION_BY_ITSELF, "partner", "partnership")]
    if sentence.near:
        spoken_of = [
            (patterns.PARTNERSHIP, "partner", "partnership"),
            (patterns.PARTICIPATION, "participant", "participation"),
        ]
    if sentence.named or sentence.refers:
        spoken_of.append((patterns.ACTING, "participant", "acting"))
    agents = _agents(text, targets, sentence)
    if agents:
        for organisation in agents:
            yield _Role("participant", organisation, organisation.span.start, "will_act")
    talks = [(role, rule) for pattern, role, rule in spoken_of if pattern.search(text, start, end)]
    if not talks or patterns.ABOUT_EVENTS.search(text, start, end):
        return
    role, rule = talks[0]
    if rule == "acting":
        first = targets.organisations_in(sentence.span)[:1]
        organisations: Sequence[Mention] = first if _acts(text, sentence, first) else ()
    else:
        organisations = targets.organisations_in(sentence.span)
    quotes = [quote.span() for quote in patterns.SAID.finditer(text, start, end)]
    for organisation in organisations:
        place = bisect_right(quotes, (organisation.span.start, end)) - 1
        if place >= 0 and organisation.span.start < quotes[place][1]:
            continue
        if not _stands_aside(text, targets, sentence, organisation):
            yield _Role(role, organisation, organisation.span.start, rule)


def _agents(text: str, targets: Targets, sentence: Sentence) -> Sequence[Mention]:
    """Those who will act with a programme's money ("Under Horizon 2020 skal DTU og SDU ... måle"), in a sentence on a project at hand."""
    if not sentence.near or not targets.programmes_in(sentence.span):
        return ()
    found = targets.organisations_in(sentence.span)
    first = next((one for one in found if patterns.MODAL.search(text, sentence.span.start, one.span.start)), None)
    return targets.after(first.span.start) if first else ()


def _acts(text: str, sentence: Sentence, organisations: Sequence[Mention]) -> bool:
    return (
        bool(organisations) and patterns.ACTING.search(text, organisations[0].span.end, sentence.span.end) is not None
    )


def _stands_aside(text: str, targets: Targets, sentence: Sentence, organisation: Mention) -> bool:
    """Whether an organisation in a sentence on partners is none: an employer, a possessor, who pays or says no, where something is."""
    start, end = sentence.span
    before = text[max(start, organisation.span.start - 40) : organisation.span.start]
    after = organisation.span.end
    return (
        targets.is_employer(organisation)
        or patterns.PAYING.search(before) is not None
        or patterns.POSSESSED.match(text, after, end) is not None
        or patterns.DECLINES.match(text, after, end) is not None
        or patterns.BODY.search(organisation.text) is not None
        or patterns.EMPLOYED.search(before) is not None
        or patterns.COMES_FROM.search(before) is not None
        or (organisation.entity_type == "municipality" and patterns.PLACED.search(before) is not None)
    )
