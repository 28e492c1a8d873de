"""Which project each sentence of a document speaks of: the one that it names, else the one at hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.annotate.projects import fact_patterns as patterns
from pipeline.annotate.projects.places import Places
from pipeline.records import AgendaItem, Block, Mention, Span, Structure


class Placed(Protocol):
    """What has a place in the text."""

    @property
    def span(self) -> Span:
        """The place."""


_Record = TypeVar("_Record", bound=Placed)


def project_key(mention: Mention) -> str:
    """What tells projects of one document apart: the name, or the long form that an acronym stands for, case and hyphens aside.

    >>> from pipeline.annotate.mentions import mention_at
    >>> project_key(mention_at("Co-creating Welfare", 0, 19, "project", "x"))
    'co creating welfare'
    """
    return key_of_name(mention.attributes.get("refers_to", mention.text))


def key_of_name(name: str) -> str:
    """The same of a name alone."""
    return " ".join(name.casefold().replace("-", " ").replace("–", " ").split())


def within(records: Sequence[_Record], place: Span) -> Sequence[_Record]:
    """Those of some records in text order that start in a stretch of the text."""
    first, last = (bisect_left(records, end, key=lambda record: record.span.start) for end in place)
    return records[first:last]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the project that words without a name in it mean, None where they mean none.

    Attributes:
        named: the projects that it names, in order.
        refers: whether its words refer to the project at hand ("projektet", "det"), not only its place.
        near: whether it names or refers to a project, or stands right before such a sentence, in or behind a paragraph that
            names one, or under such a heading.
        block: what it stands in.
    """

    span: Span
    text: str
    named: Sequence[Mention]
    meant: Mention | None
    refers: bool
    near: bool
    block: Block

    def subject(self, place: int) -> Mention | None:
        """The project that a statement at a place of the document is about."""
        before = [project for project in self.named if project.span.start <= place]
        if before:
            return before[-1]
        if self.named:
            return self.named[0] if len({project_key(project) for project in self.named}) == 1 else None
        return self.meant


class Discourse:
    """The sentences of one document that name or mean a project.

    "Projektet", "det" and sentences of notes without a subject mean the project last named in the same block, else in the section, else
    that of the title, else the only one of the agenda item or article. Where an item or an article has but one, its other sentences
    are about that one too.

    Args:
        places: its blocks and agenda items.
        structure: its title.
        projects: the mentions of projects, in text order.
    """

    def __init__(self, places: Places, structure: Structure, projects: Sequence[Mention]) -> None:
        self._projects = projects
        self._places = places
        self._title = self._title_project(structure)
        self._only = self._only_of(projects)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that name or mean a project, in text order."""
        whole = None if self._places.items else self._only
        section, title, topic, headed = None, self._title, whole, None
        item: AgendaItem | None = None
        earlier: Mention | None = None
        spoken_of = False
        for number, block in enumerate(self._places.blocks):
            own = self._places.item(block.span.start)
            if own is not item:
                item, section, headed, earlier = own, None, None, None
                title = self._only_in(own.title_span) if own else self._title
                topic = self._only_in(own.span) if own else whole
            elif block.kind == "heading" and not (topic is not None and item is None):
                earlier, section, headed = (
                    section,
                    None,
                    self._only_in(block.span) or (headed if item is not None else None),
                )
            follows = (
                headed is not None
                or (item is not None and title is not None)
                or (spoken_of and block.kind != "heading")
            )
            local = yield from self._sentences_of(number, section or earlier, title, headed or topic, follows=follows)
            spoken_of, earlier = local is not None, None
            if block.kind != "list_item" and local is not None:
                section = local

    def projects_in(self, place: Span) -> Sequence[Mention]:
        """The projects that a stretch of the text names."""
        return self._projects_in(place)

    def _sentences_of(
        self,
        number: int,
        section: Mention | None,
        title: Mention | None,
        topic: Mention | None,
        *,
        follows: bool,
    ) -> Generator[Sentence, None, Mention | None]:
        """The sentences of a block that name or mean a project; returns the project that it names last."""
        local: Mention | None = None
        spoken_of = False
        block, spans = self._places.blocks[number], self._places.sentences(number)
        line = self._places.name_line(number)
        recorded = self._only_in(line.span) if line else None
        by = block.span.start
        for index, span in enumerate(spans):
            text = block.text[span.start - by : span.end - by]
            named = self._projects_in(span)
            at_hand = local or section
            refers = (
                patterns.REFERENCE.search(text) is not None
                or (spoken_of and patterns.PRONOUN.match(text) is not None)
                or (local is not None and patterns.WEAK_REFERENCE.search(text) is not None)
                or (at_hand is not None and patterns.WITHOUT_SUBJECT.match(text) is not None)
            )
            meant = recorded or ((at_hand or title or topic) if refers else local or topic)
            if meant is None and patterns.IMPLIED.search(text):
                meant = at_hand or title
            spoken_of = bool(named) or refers
            if named or meant:
                near = bool(named) or refers or local is not None or recorded is not None or follows
                if not near and index + 1 < len(spans):
                    near = bool(self._projects_in(spans[index + 1]))
                yield Sentence(span, text, named, meant, refers, near, block)
            local = named[-1] if named else local
        return local

    def _title_project(self, structure: Structure) -> Mention | None:
        place = structure.article.evidence.get("title") if structure.article else None
        if place is None and self._places.blocks:
            place = self._places.blocks[0].span
        return self._only_in(place) if place else None

    def _only_in(self, place: Span) -> Mention | None:
        """The one project that a stretch of the text names."""
        return self._only_of(self._projects_in(place))

    def _only_of(self, projects: Sequence[Mention]) -> Mention | None:
        return projects[0] if len({project_key(project) for project in projects}) == 1 else None

    def _projects_in(self, place: Span) -> Sequence[Mention]:
        return within(self._projects, place)
