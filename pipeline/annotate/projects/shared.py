"""Who pays for all the projects of a list: a source told once, over the list or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.annotate.projects import payer_patterns as patterns
from pipeline.annotate.projects.discourse import project_key, within
from pipeline.annotate.projects.payers import FUNDER, SHARED, payment
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.tagged import LEAST_ROLE, PAYERS, SURE_PAYER, covering
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Mention, ProjectFact, Span

_SEVERAL: Final = 2


def shared_payers(
    text: str, tagged: Sequence[Tagged], subjects: Subjects, projects: Sequence[Mention], targets: Targets
) -> Iterator[ProjectFact]:
    """Who pays for all the projects of a text or an agenda item, where that is told once.

    What stands before all of them ("Tilskud fra Landsbypuljen:") is of those that follow, a sentence such as "Alle beløb er fra
    Landsbypuljen" of those before it, or where it comes first of those that follow.

    Args:
        text: of the document.
        tagged: what the tagger found.
        subjects: tells where items begin and which words are about one project.
        projects: the mentions of projects, in text order.
        targets: whom statements can name.
    """
    bodies = targets.payers_in(Span(0, len(text)))
    for found in tagged:
        place, reach = found.span.start, subjects.places.reach(found.span.start)
        is_of_all = _is_of_all(text, subjects, place)
        if found.label not in PAYERS or found.score < (LEAST_ROLE if is_of_all else SURE_PAYER):
            continue
        if is_of_all:
            several = _named(projects, Span(reach.start, place)) or _named(projects, Span(place, reach.end))
        elif subjects.at(place) is None:
            several = _named(projects, Span(place, reach.end))
        else:
            continue
        body = covering(bodies, found.span)
        printed = text[slice(*found.span)]
        for project in several if len(several) >= _SEVERAL else ():
            if body is not None:
                payer = replace(body, span=targets.place_of(body))
                facts = payment(project, payer, found.span, SHARED, printed)
            else:
                facts = iter(
                    [ProjectFact(project=project.span, field=FUNDER, value=printed, span=found.span, rule=SHARED)]
                )
            yield from (replace(fact, score=found.score) for fact in facts)


def _is_of_all(text: str, subjects: Subjects, place: int) -> bool:
    """Whether the sentence that a place lies in says what it says of all projects."""
    sentence = subjects.places.sentence(place)
    return patterns.OF_ALL.match(text, sentence.start, place) is not None


def _named(projects: Sequence[Mention], place: Span) -> list[Mention]:
    """The projects that a stretch of the text names, each once."""
    return list({project_key(project): project for project in reversed(within(projects, place))}.values())[::-1]
