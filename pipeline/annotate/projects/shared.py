"""Who pays for all the projects of a list: a source told once, over the list or below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.annotate.projects import payer_patterns as patterns
from pipeline.annotate.projects import subject_patterns
from pipeline.annotate.projects.discourse import Discourse
from pipeline.annotate.projects.patterns import COUNTED
from pipeline.annotate.projects.payers import SHARED, payment, printed_payment
from pipeline.annotate.projects.places import Places
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.tagged import LEAST_ROLE, PAYERS, SURE_PAYER, covering
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.annotate.projects.targets import Targets
from pipeline.records import Mention, ProjectFact, Span

_SEVERAL: Final = 2


def shared_payers(text: str, tagged: Sequence[Tagged], subjects: Subjects, targets: Targets) -> Iterator[ProjectFact]:
    """Who pays for all the projects of a text or an agenda item, where that is told once.

    What stands over all of them, in a heading or in words that speak of several ("Tilskud fra Landsbypuljen:"), is of those that
    follow, a sentence such as "Alle beløb er fra Landsbypuljen" of those before it, or where it comes first of those that follow.

    Args:
        text: of the document.
        tagged: what the tagger found.
        subjects: tells where items begin and which words are about one project.
        targets: whom statements can name.
    """
    bodies = targets.payers_in(Span(0, len(text)))
    for found in tagged:
        if found.label not in PAYERS or found.score < LEAST_ROLE:
            continue
        body = covering(bodies, found.span)
        for project in _paid(text, found, subjects):
            facts = printed_payment(text, project, found.span, body, targets, SHARED)
            yield from (replace(fact, score=found.score) for fact in facts)


def announced_payers(
    places: Places, targets: Targets, discourse: Discourse, listed: Collection[Span]
) -> Iterator[ProjectFact]:
    """The one programme of words that say that projects get money ("tre projekter", "disse projekter"), for those listed after them.

    Args:
        places: the document's blocks.
        targets: whom statements can name.
        discourse: tells what projects are named where.
        listed: where the points of a list begin with a project; those of table rows and of records of labelled lines count as well.
    """
    for block in places.blocks:
        announced = COUNTED.search(block.text) or patterns.FOLLOWING.search(block.text)
        programmes = targets.programmes_in(block.span) if announced else []
        if len(programmes) == 1 and patterns.FUNDED.search(block.text):
            for project in discourse.projects_in(Span(block.span.end, places.blocks[-1].span.end)):
                index = places.index(project.span.start)
                is_row = places.blocks[index].kind == "table_row"
                if is_row or project.span in listed or places.name_line(index) is not None:
                    yield from payment(project, programmes[0], programmes[0].span, SHARED)


def _paid(text: str, found: Tagged, subjects: Subjects) -> list[Mention]:
    """The several projects that a payer pays for, if at all."""
    place = found.span.start
    reach = subjects.places.reach(place)
    later = Span(place, reach.end)
    several: list[Mention] = []
    if _is_of_all(text, subjects, place):
        several = subjects.named(Span(reach.start, place)) or subjects.named(later)
    elif found.score >= SURE_PAYER and subjects.at(place) is None and _is_over_list(subjects, place):
        several = subjects.named(later)
    return several if len(several) >= _SEVERAL else []


def _is_of_all(text: str, subjects: Subjects, place: int) -> bool:
    """Whether the sentence that a place lies in says what it says of all projects."""
    sentence = subjects.places.sentence(place)
    return patterns.OF_ALL.match(text, sentence.start, place) is not None


def _is_over_list(subjects: Subjects, place: int) -> bool:
    """Whether a place lies in a heading, or in words that say that several projects follow."""
    block = subjects.places.block(place)
    if block is None or subject_patterns.ENTRY.match(block.text):
        return False
    return block.kind == "heading" or patterns.SEVERAL.search(block.text) is not None
