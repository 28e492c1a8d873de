"""Who pays for a project, where rules and the tagger say so: the statements of both, weighed against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.annotate.projects.payers import APPLIED_TO, DEFAULT_RULE, FUNDER, PROGRAMME, SHARED, STRAND
from pipeline.annotate.projects.tagged import LEAST_ROLE, PAYERS, SURE_PAYER
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.records import ProjectFact, Span

_PAYERS: Final = (PROGRAMME, FUNDER)


def weighed_payers(
    ruled: Sequence[ProjectFact],
    tagged: Sequence[ProjectFact],
    words: Sequence[Tagged],
    keys: Mapping[Span, str],
) -> tuple[list[ProjectFact], list[ProjectFact]]:
    """The statements of rules and of the tagger; those of who pays only where they outweigh the others.

    A payer that the tagger is sure of is stated in its words, which may be more than the name that a rule finds in them ("Skive Kommunes
    klimapulje"). Where it is sure of a project's programme, no rule names another one, and known programmes that it calls funders are
    funders beside it.

    Args:
        ruled: what rules read, of any field.
        tagged: what the tagger's words say, of any field.
        words: what the tagger found.
        keys: by a mention's place, what tells projects apart.
    """
    programmes = _sure_programmes(words)
    sure = [fact for fact in tagged if fact.field in _PAYERS and fact.score is not None and fact.score >= SURE_PAYER]
    fuller = {(keys.get(fact.project), fact.target) for fact in sure if _says_more(fact)}
    told = {keys.get(fact.project) for fact in sure if fact.span in programmes}
    named = {(keys.get(fact.project), fact.target) for fact in sure if fact.span in programmes}
    outweighed = {
        (fact.project, fact.span)
        for fact in ruled
        for key in (keys.get(fact.project),)
        if (fact.field in _PAYERS and (key, fact.target) in fuller)
        or (fact.field == PROGRAMME and key in told and (key, fact.target) not in named)
    }
    beside = {
        (fact.project, fact.span)
        for fact in tagged
        if fact.field == PROGRAMME and keys.get(fact.project) in told and fact.span not in programmes
    }
    kept = [fact for fact in ruled if not _is_of(fact, outweighed)]
    stated = [
        replace(fact, field=FUNDER) if fact.field == PROGRAMME and _is_of(fact, beside) else fact
        for fact in tagged
        if fact.field != STRAND or not _is_of(fact, beside)
    ]
    return kept, stated


def without_weak_payers(
    facts: Sequence[ProjectFact], words: Sequence[Tagged], keys: Mapping[Span, str]
) -> list[ProjectFact]:
    """The statements without payers that count only where nothing surer is told.

    One that the tagger only guesses, or that is only named beside a project, counts where no other payer of the project is told; a
    programme that was only asked for money where no other programme pays; a programme told for a whole list where the project has none
    of its own, and a funder told so where it has no payer of its own.

    Args:
        facts: of both rules and tagger, of any field.
        words: what the tagger found.
        keys: by a mention's place, what tells projects apart.
    """
    programmes = _sure_programmes(words)
    facts = _without_guesses(facts, keys)
    paid = {keys.get(fact.project) for fact in facts if fact.field in _PAYERS and fact.rule != DEFAULT_RULE}
    own = [fact for fact in facts if fact.field in _PAYERS and fact.rule not in (DEFAULT_RULE, SHARED)]
    has_payer = {keys.get(fact.project) for fact in own}
    has_giver = {keys.get(fact.project) for fact in own if fact.field == PROGRAMME and fact.rule != APPLIED_TO}
    has_programme = {keys.get(fact.project) for fact in own if fact.field == PROGRAMME or fact.span in programmes}

    def counts(fact: ProjectFact) -> bool:
        key = keys.get(fact.project)
        if fact.rule == SHARED and fact.field in (*_PAYERS, STRAND):
            is_programme = fact.field != FUNDER or fact.span in programmes
            return key not in (has_programme if is_programme else has_payer)
        if fact.rule == APPLIED_TO and fact.field in (PROGRAMME, STRAND):
            return key not in has_giver
        return fact.rule != DEFAULT_RULE or key not in paid

    return [fact for fact in facts if counts(fact)]


def _without_guesses(facts: Sequence[ProjectFact], keys: Mapping[Span, str]) -> list[ProjectFact]:
    def is_guess(fact: ProjectFact) -> bool:
        return fact.score is not None and fact.score < LEAST_ROLE and fact.field in (*_PAYERS, STRAND)

    paid = {keys.get(fact.project) for fact in facts if fact.field in _PAYERS and not is_guess(fact)}
    return [fact for fact in facts if not is_guess(fact) or keys.get(fact.project) not in paid]


def _sure_programmes(words: Sequence[Tagged]) -> set[Span]:
    """Where the tagger is sure of a programme, and where one stands whose part is named in brackets ("EU's Regionalfond (REACT-EU)")."""
    sure = {found.span for found in words if found.label == "programme" and found.score >= SURE_PAYER}
    bracketed = {span.start - len(" (") for span in sure}
    return sure | {found.span for found in words if found.label in PAYERS and found.span.end in bracketed}


def _says_more(fact: ProjectFact) -> bool:
    """Whether a statement's words are more than the name of the body in them."""
    return fact.target is not None and len(fact.value) > fact.target.end - fact.target.start


def _is_of(fact: ProjectFact, places: set[tuple[Span, Span]]) -> bool:
    """Whether a statement is of who pays, and made at one of some places."""
    return fact.field in (*_PAYERS, STRAND) and (fact.project, fact.span) in places
