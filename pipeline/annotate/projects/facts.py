"""What a document states of the projects that it names: programme, lead, partners, payers, period, status, website.

A statement counts for the project named in its sentence; where the sentence only says "projektet" or "det", for the project last
introduced in the same point of a list, paragraph or section, else for that of the title, else for the document's only one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.annotate.projects import fact_patterns as patterns
from pipeline.annotate.projects.lists import listed_projects
from pipeline.annotate.projects.patterns import COUNTED, FUNDED
from pipeline.annotate.projects.periods import Duration, durations, ends_by_duration, period_facts, status_at
from pipeline.annotate.projects.targets import Targets, is_bracketed_form
from pipeline.annotate.publisher import reference_date
from pipeline.records import (
    AgendaItem,
    Block,
    Contact,
    DateExpression,
    Document,
    Mention,
    ProjectFact,
    Span,
    Structure,
)
from pipeline.text.sentences import split_sentences

_Record = TypeVar("_Record", Mention, DateExpression, Contact)

_PRIVATE_FUND = "fond-"
_ASKING = ("søg", "ansøg")
_REACH = 30


def find_facts(
    document: Document,
    structure: Structure,
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    contacts: Sequence[Contact],
) -> list[ProjectFact]:
    """The facts that a document states of its projects, in text order.

    Args:
        document: its text and blocks.
        structure: its title, where it is an article.
        mentions: all of the document, merged, in text order.
        dates, contacts: of the document, in text order.
    """
    projects = [
        mention
        for mention in mentions
        if mention.entity_type == "project" and not is_bracketed_form(document.text, mention)
    ]
    if not projects:
        return []
    return _Reader(document, structure, mentions, projects, dates, contacts).facts()


def project_key(mention: Mention) -> str:
    """What tells projects of one document apart: the name, or the long form that an acronym stands for, case and hyphens aside.

    >>> from pipeline.annotate.mentions import mention_at
    >>> project_key(mention_at("Co-creating Welfare", 0, 19, "project", "x"))
    'co creating welfare'
    """
    name = mention.attributes.get("refers_to", mention.text)
    return " ".join(name.casefold().replace("-", " ").replace("–", " ").split())


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the project that words without a name in it mean, None where they mean none."""

    span: Span
    text: str
    named: Sequence[Mention]
    meant: Mention | None

    def subject(self, place: int) -> Mention | None:
        """The project that a statement at a place of the document is about."""
        before = [project for project in self.named if project.span.start <= place]
        if before:
            return before[-1]
        if self.named:
            return self.named[0] if len({project_key(project) for project in self.named}) == 1 else None
        return self.meant


class _Reader:
    def __init__(
        self,
        document: Document,
        structure: Structure,
        mentions: Sequence[Mention],
        projects: Sequence[Mention],
        dates: Sequence[DateExpression],
        contacts: Sequence[Contact],
    ) -> None:
        self.text = document.text
        self.blocks = [block for block in document.blocks if block.kind != "furniture"]
        self.projects, self.dates, self.contacts = projects, dates, contacts
        self.targets = Targets(document.text, mentions)
        items = structure.meeting.items if structure.meeting else ()
        self.items = sorted(items, key=lambda item: item.span.start)
        self.title = self._title_project(structure)
        self.day = reference_date(document, structure)
        self.listed = {project.span for project in listed_projects(document)}
        self.keys = {project.span: project_key(project) for project in projects}
        self.only = projects[0] if len(set(self.keys.values())) == 1 else None

    def facts(self) -> list[ProjectFact]:
        found = [*self._introductions(), *self._announced()]
        lengths: list[Duration] = []
        for sentence in self._sentences():
            found.extend(self._read(sentence))
            lengths.extend(durations(sentence.text, sentence.span.start, sentence.subject))
        found.extend(ends_by_duration(found, lengths, self.keys))
        found.extend(status_at(self.day, found, self.keys))
        once = {(fact.project, fact.field, fact.value, fact.target): fact for fact in reversed(found)}
        return sorted(once.values(), key=lambda fact: (fact.span, fact.field, fact.value))

    def _title_project(self, structure: Structure) -> Mention | None:
        place = structure.article.evidence.get("title") if structure.article else None
        if place is None and self.blocks:
            place = self.blocks[0].span
        return self._only_in(place) if place else None

    def _only_in(self, place: Span) -> Mention | None:
        """The one project that a stretch of the text names."""
        inside = self._projects_in(place)
        return inside[0] if len({project_key(project) for project in inside}) == 1 else None

    def _sentences(self) -> Iterator[_Sentence]:
        """The sentences that name or mean a project, in text order."""
        section, title, item = None, self.title, None
        for block in self.blocks:
            own = self._item_at(block.span.start)
            if own is not item:
                section, title, item = None, self._only_in(own.title_span) if own else self.title, own
            elif block.kind == "heading" and item is None:
                section = None
            local = yield from self._sentences_of(block, section, title)
            if block.kind != "list_item" and local is not None:
                section = local

    def _sentences_of(
        self, block: Block, section: Mention | None, title: Mention | None
    ) -> Generator[_Sentence, None, Mention | None]:
        """The sentences of a block that name or mean a project; returns the project that it names last."""
        local: Mention | None = None
        spoken_of = False
        for start, end in split_sentences(block.text):
            span, text = Span(block.span.start + start, block.span.start + end), block.text[start:end]
            named = self._projects_in(span)
            at_hand = local or section
            refers = (
                patterns.REFERENCE.search(text) is not None
                or (spoken_of and patterns.PRONOUN.match(text) is not None)
                or (at_hand is not None and patterns.WITHOUT_SUBJECT.match(text) is not None)
            )
            meant = (at_hand or title or self.only) if refers else None
            if meant is None and patterns.IMPLIED.search(text):
                meant = at_hand or title
            spoken_of = bool(named) or refers
            if named or meant:
                yield _Sentence(span, text, named, meant)
            local = named[-1] if named else local
        return local

    def _projects_in(self, place: Span) -> Sequence[Mention]:
        return _within(self.projects, place)

    def _item_at(self, place: int) -> AgendaItem | None:
        index = bisect_right(self.items, place, key=lambda item: item.span.start) - 1
        return self.items[index] if index >= 0 and place < self.items[index].span.end else None

    def _introductions(self) -> Iterator[ProjectFact]:
        for project in self.projects:
            for name in ("full_name", "acronym"):
                value = project.attributes.get(name)
                if value is None or "refers_to" in project.attributes:
                    continue
                start = self.text.find(value, project.span.start, project.span.end + len(value) + 5)
                span = Span(start, start + len(value)) if start >= 0 else project.span
                yield ProjectFact(project=project.span, field=name, value=value, span=span, rule="introduction")

    def _announced(self) -> Iterator[ProjectFact]:
        """The one programme of a text that says how many projects it pays for, for those that are then listed."""
        for block in self.blocks:
            programmes = self.targets.programmes_in(block.span) if COUNTED.search(block.text) else []
            if len(programmes) == 1 and FUNDED.search(block.text):
                for project in self._projects_in(Span(block.span.end, len(self.text))):
                    if project.span in self.listed:
                        yield from _payment(project, programmes[0], programmes[0].span, "announced")

    def _read(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        yield from self._payers(sentence)
        yield from self._leads(sentence)
        yield from self._partners(sentence)
        yield from self._participants(sentence)
        yield from self._evaluators(sentence)
        yield from self._status(sentence)
        yield from self._website(sentence)
        dates = _within(self.dates, sentence.span)
        yield from period_facts(self.text, sentence.span, dates, sentence.subject)

    def _payers(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        start, end = sentence.span
        for cue in patterns.PAID_BY.finditer(self.text, start, end):
            asking = self.text[max(start, cue.start() - _REACH) : cue.end()].lower()
            if not any(word in asking for word in _ASKING) and " ikke " not in asking:
                yield from self._paid(sentence, cue.start(), self.targets.after(cue.end(), payers=True), "paid_by")
        for cue in patterns.PART_OF.finditer(self.text, start, end):
            yield from self._paid(sentence, cue.start(), self.targets.programmes_after(cue.end()), "part_of")
        for cue in patterns.ASKS.finditer(self.text, start, end):
            yield from self._applied(sentence, cue.start(), self.targets.programmes_after(cue.end()))
        for cue in patterns.PAYS.finditer(self.text, start, end):
            yield from self._paid(sentence, cue.start(), self.targets.before(cue.start(), payers=True), "pays")
        for programme in self.targets.programmes_in(sentence.span):
            subject = self._project_of_programme(sentence, programme)
            if subject is not None:
                yield from _payment(subject, programme, programme.span, "programme_project")

    def _project_of_programme(self, sentence: _Sentence, programme: Mention) -> Mention | None:
        """The project of "er et Erasmus+ projekt" or "Comenius-projektet X"."""
        whole = patterns.PROJECT_WITHIN.search(self.text, programme.span.start, programme.span.end)
        compound = patterns.PROJECT_AFTER.match(self.text, whole.start() if whole else programme.span.end)
        if compound is None:
            return None
        following = [project for project in sentence.named if 0 <= project.span.start - compound.end() <= 2]
        if following:
            return following[0]
        if patterns.IS_A.search(self.text, sentence.span.start, programme.span.start):
            return sentence.subject(programme.span.start)
        return None

    def _paid(self, sentence: _Sentence, place: int, payers: Sequence[Mention], rule: str) -> Iterator[ProjectFact]:
        subject = sentence.subject(place)
        for payer in payers if subject else ():
            assert subject is not None
            yield from _payment(subject, payer, _around(place, payer.span), rule)

    def _applied(self, sentence: _Sentence, place: int, programmes: Sequence[Mention]) -> Iterator[ProjectFact]:
        """The programme that a project has applied to, and that it is therefore planned."""
        yield from self._paid(sentence, place, programmes, "applied_to")
        subject = sentence.subject(place)
        if subject is not None and programmes:
            span = _around(place, programmes[0].span)
            yield ProjectFact(project=subject.span, field="status", value="planned", span=span, rule="applied_to")

    def _leads(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        start, end = sentence.span
        for cue in patterns.LED_BY.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.after(cue.end())[:1], "lead", "led_by")
        for cue in patterns.LEAD_IS.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.after(cue.end())[:1], "lead", "lead_is")
        for cue in patterns.AS_LEAD.finditer(self.text, start, end):
            leads = [lead for lead in self.targets.before(cue.start())[-1:] if not self.targets.is_employer(lead)]
            yield from self._in_role(sentence, cue.start(), leads, "lead", "as_lead")
        for cue in patterns.STANDS_FOR.finditer(self.text, start, end):
            leads = [lead for lead in self.targets.before(cue.start())[-1:] if self._follows(lead, "som ")]
            yield from self._in_role(sentence, cue.start(), leads, "lead", "stands_for")

    def _follows(self, mention: Mention, words: str) -> bool:
        return self.text.endswith(words, 0, mention.span.start)

    def _partners(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        start, end = sentence.span
        for cue in patterns.TOGETHER_WITH.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.after(cue.end()), "partner", "together_with")
        for cue in patterns.AS_PARTNERS.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.before(cue.start()), "partner", "as_partners")
        for project in sentence.named:
            joint = patterns.BECOMES_PARTNER.search(self.text, start, project.span.start)
            if joint and joint.end() == project.span.start:
                partners = self.targets.before(joint.start())
                yield from self._in_role(sentence, project.span.start, partners, "partner", "becomes_partner")

    def _participants(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        start, end = sentence.span
        for cue in patterns.PARTICIPANTS.finditer(self.text, start, end):
            yield from self._in_role(
                sentence, cue.start(), self.targets.after(cue.end()), "participant", "participants"
            )
        for cue in patterns.TAKES_PART.finditer(self.text, start, end):
            yield from self._in_role(
                sentence, cue.start(), self.targets.before(cue.start()), "participant", "takes_part"
            )
        for project in sentence.named:
            if patterns.BY_TAKING_PART.search(self.text[max(start, project.span.start - 40) : project.span.start]):
                first = self.targets.first_in(Span(start, project.span.start))
                yield from self._in_role(sentence, project.span.start, first, "participant", "by_taking_part")
        for actor in self.targets.starting(start):
            if not sentence.named and patterns.CARRIES_OUT.match(self.text, actor.span.end, end):
                yield from self._in_role(sentence, actor.span.start, [actor], "participant", "carries_out")

    def _evaluators(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        start, end = sentence.span
        for cue in patterns.EVALUATED_BY.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.after(cue.end()), "evaluator", "evaluated_by")
        for cue in patterns.EVALUATES.finditer(self.text, start, end):
            yield from self._in_role(sentence, cue.start(), self.targets.before(cue.start()), "evaluator", "evaluates")

    def _in_role(
        self, sentence: _Sentence, place: int, organisations: Sequence[Mention], role: str, rule: str
    ) -> Iterator[ProjectFact]:
        subject = sentence.subject(place)
        for organisation in organisations if subject else ():
            assert subject is not None
            yield ProjectFact(
                project=subject.span,
                field=role,
                value=organisation.text,
                span=_around(place, organisation.span),
                rule=rule,
                target=organisation.span,
            )

    def _status(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        for pattern, status in (
            (patterns.COMPLETED, "completed"),
            (patterns.RUNNING, "running"),
            (patterns.PLANNED, "planned"),
        ):
            for cue in pattern.finditer(self.text, *sentence.span):
                subject = sentence.subject(cue.start())
                if subject is not None:
                    span = Span(*cue.span())
                    yield ProjectFact(project=subject.span, field="status", value=status, span=span, rule="status")

    def _website(self, sentence: _Sentence) -> Iterator[ProjectFact]:
        spoken_of = patterns.WEBSITE.search(sentence.text) is not None
        for contact in _within(self.contacts, sentence.span):
            if contact.kind != "url":
                continue
            subject = sentence.subject(contact.span.start)
            if subject is not None and (spoken_of or project_key(subject).replace(" ", "") in contact.text.lower()):
                yield ProjectFact(
                    project=subject.span, field="website", value=contact.text, span=contact.span, rule="website"
                )


def _within(records: Sequence[_Record], place: Span) -> Sequence[_Record]:
    """Those of some records in text order that start in a stretch of the text."""
    first, last = (bisect_left(records, end, key=lambda record: record.span.start) for end in place)
    return records[first:last]


def _payment(subject: Mention, payer: Mention, span: Span, rule: str) -> Iterator[ProjectFact]:
    programme = payer.entity_type == "programme" and not (payer.code or "").startswith(_PRIVATE_FUND)
    yield ProjectFact(
        project=subject.span,
        field="programme_entity_id" if programme else "funder",
        value=payer.text,
        span=span,
        rule=rule,
        target=payer.span,
    )
    strand = payer.attributes.get("strand")
    if programme and strand:
        yield ProjectFact(project=subject.span, field="strand", value=strand, span=span, rule=rule)


def _around(place: int, span: Span) -> Span:
    return Span(min(place, span.start), max(place, span.end))
