"""What a document states of the projects that it names: programme, lead, partners, payers, sums, period, status, website, purpose.

Each statement has its place and the rule that read it. ``discourse`` tells which project a sentence is about; the modules ``payers``,
``roles``, ``sums``, ``periods``, ``sheets`` and ``descriptions`` read one kind of statement each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from pipeline.annotate.projects import fact_patterns as patterns
from pipeline.annotate.projects.applications import Applications, refused_sums
from pipeline.annotate.projects.descriptions import description_facts
from pipeline.annotate.projects.discourse import Discourse, Sentence, project_key, within
from pipeline.annotate.projects.lists import listed_projects
from pipeline.annotate.projects.payers import DEFAULT_RULE, payer_facts
from pipeline.annotate.projects.periods import STATED, Duration, durations, ends_by_duration, period_facts, status_at
from pipeline.annotate.projects.places import Places
from pipeline.annotate.projects.roles import LIKELY_LEAD, role_facts
from pipeline.annotate.projects.shared import announced_payers, shared_payers
from pipeline.annotate.projects.sheets import Values, columns, labelled, sheet_facts
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.sums import is_refused, share_facts, sum_facts, with_shares_computed
from pipeline.annotate.projects.tagged import LEAST_ROLE, covering
from pipeline.annotate.projects.tagged_facts import SURE, tagged_facts
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.annotate.projects.targets import LABELLED, Targets, is_bracketed_form
from pipeline.annotate.projects.weighing import weighed_payers, without_weak_payers
from pipeline.annotate.publisher import reference_date
from pipeline.records import Amount, Contact, DateExpression, Document, Mention, ProjectFact, Span, Structure
from pipeline.text.amounts import in_units

_FIRST_LINES = 5
_REACH = 60
_ONE_VALUE = frozenset({"lead", "programme_entity_id", "start", "end"})
_TOLD = frozenset({"start", "end", "budget", "grant"})
"""Fields of which a sure tagger is believed before rules."""
_KINDS = {
    "participant": "partner",
    "evaluator": "partner",
    "programme_entity_id": "payer",
    "funder": "payer",
    "strand": "payer",
    "start": "period",
    "end": "period",
}
"""What the tagger tells apart, of fields that rules tell apart further."""
_LEAST_SOLE_LEAD = 0.6
"""From here on the tagger is believed before rules who leads a project, where no rule says who does."""
_IN_IT = frozenset({"lead", "partner", "participant"})
_TAKES_PART = frozenset({"lead", "partner", "participant", "own_contribution"})


def find_facts(
    document: Document,
    structure: Structure,
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    contacts: Sequence[Contact],
    amounts: Sequence[Amount],
    tagged: Sequence[Tagged] = (),
    may_lead: Sequence[Tagged] = (),
) -> list[ProjectFact]:
    """The facts that a document states of its projects, in text order.

    Args:
        document: its text and blocks.
        structure: its title, where it is an article, and its agenda items.
        mentions: all of the document, merged, in text order.
        dates, contacts, amounts: of the document, in text order.
        tagged: what the tagger found, in text order.
        may_lead: what it holds for something else or nothing, and may be who leads, in text order.
    """
    projects = [
        mention
        for mention in mentions
        if mention.entity_type == "project" and not is_bracketed_form(document.text, mention)
    ]
    if not projects:
        return []
    programmes = [mention.span for mention in mentions if mention.entity_type == "programme"]
    outside = [found for found in dates if not any(place.start <= found.span.start < place.end for place in programmes)]
    dates = [found for found in _longest(outside) if not _is_of_the_page(document.text, found)]
    refused = [amount for amount in amounts if is_refused(document.text, amount.span)]
    in_vain = {amount.span for amount in refused}
    amounts = [amount for amount in amounts if amount.span not in in_vain]
    values = Values(Targets(document.text, mentions), amounts, dates, contacts)
    return _Reader(document, structure, mentions, projects, values, refused, tagged, may_lead).facts()


def document_day(document: Document, structure: Structure, dates: Sequence[DateExpression]) -> date | None:
    """The document's date, by which years left out are told: the stated one, else the day that stands alone among the first
    lines, in minutes also beside other words, or their week.

    Args:
        document: its blocks.
        structure: its meeting or article.
        dates: of the document, in text order.
    """
    stated = reference_date(document, structure)
    if stated is not None:
        return stated
    for block in document.content[:_FIRST_LINES]:
        for found in within(dates, block.span)[:1]:
            if found.precision == "day" and found.span == block.span:
                return found.start
            if structure.meeting and found.precision in ("day", "week") and found.start and not found.inferred:
                return found.start
    return None


def _longest(dates: Sequence[DateExpression]) -> list[DateExpression]:
    """The expressions that lie in no other."""
    kept: list[DateExpression] = []
    for found in sorted(dates, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or found.span.end > kept[-1].span.end:
            kept.append(found)
    return kept


def _is_of_the_page(text: str, found: DateExpression) -> bool:
    """Whether a date only says when the text came out ("Publiceret 3. maj")."""
    start = found.span.start
    return patterns.OF_THE_PAGE.search(text, max(0, start - _REACH), start) is not None


class _Reader:
    def __init__(
        self,
        document: Document,
        structure: Structure,
        mentions: Sequence[Mention],
        projects: Sequence[Mention],
        values: Values,
        refused: Sequence[Amount],
        tagged: Sequence[Tagged],
        may_lead: Sequence[Tagged],
    ) -> None:
        self.text = document.text
        items = structure.meeting.items if structure.meeting else ()
        places = Places(document.content, items)
        self.blocks = places.blocks
        self.projects, self.values, self.refused = projects, values, refused
        self.discourse = Discourse(places, structure, projects)
        self.day = document_day(document, structure, values.dates)
        listed = {project.span for project in listed_projects(document)}
        self.announced = list(announced_payers(places, values.targets, self.discourse, listed))
        self.keys = {project.span: project_key(project) for project in projects}
        self.is_meeting = structure.meeting is not None
        self.mentions = {mention.span: mention for mention in mentions}
        self.applications = Applications(self.text, places, projects, values.amounts, self.keys)
        subjects = Subjects(places, projects)
        about = subjects, values.targets, values.dates, values.amounts, self.day
        self.words = tagged
        tagged_leads = [found for found in tagged if found.label == "lead"]
        self.leads = sorted([*tagged_leads, *may_lead], key=lambda found: found.span)
        self.shared = list(shared_payers(self.text, tagged, subjects, values.targets))
        of_all = {fact.span for fact in self.shared}
        stated = tagged_facts(self.text, tagged, *about, may_lead)
        self.tagged = [fact for fact in stated if fact.span not in of_all]

    def facts(self) -> list[ProjectFact]:
        found = [*self._introductions(), *self.announced, *self._tables()]
        sentences = list(self.discourse.sentences())
        lengths: list[Duration] = []
        for sentence in sentences:
            found.extend(self._read(sentence))
            lengths.extend(durations(sentence.text, sentence.span.start, sentence.subject))
        found = with_shares_computed(self._without_doubtful([*self._with_tagged(found), *self.shared]), self.keys)
        found.extend(share_facts(self.text, found, sentences, self.keys))
        found = self.applications.told_apart(found)
        found.extend(ends_by_duration(found, lengths, self.keys))
        found = self._with_status(found)
        found.extend(self._municipalities(found))
        found.extend(description_facts(self.text, sentences, self.keys))
        once = {(fact.project, fact.field, fact.value, fact.target): fact for fact in reversed(found)}
        return sorted(once.values(), key=lambda fact: (fact.span, fact.field, fact.value))

    def _with_tagged(self, facts: Sequence[ProjectFact]) -> list[ProjectFact]:
        """The statements of both.

        Where the tagger is sure, its own count of words that a rule reads otherwise, and of a project's period, budget or grant. Of other
        fields that have one value the rules' count, but what rules are not sure of only where the tagger says nothing of that field.
        """
        facts, tagged = weighed_payers(facts, self.tagged, self.words, self.keys)
        facts = self._without_unlikely_leads(facts, tagged)
        led = {self._field(fact) for fact in facts if fact.field == "lead" and fact.rule != LIKELY_LEAD}
        strong = [fact for fact in tagged if fact.score is not None and fact.score >= self._least_strong(fact, led)]
        read: defaultdict[Span, set[str]] = defaultdict(set)
        told: defaultdict[tuple[str | None, str], set[Hashable]] = defaultdict(set)
        for fact in strong:
            read[_place(fact)].add(_KINDS.get(fact.field, fact.field))
            if fact.field in _TOLD and _meaning(fact):
                told[self._field(fact)].add(_meaning(fact))
        agreeing = [
            fact
            for fact in facts
            if (_place(fact) not in read or _KINDS.get(fact.field, fact.field) in read[_place(fact)])
            and (self._field(fact) not in told or _meaning(fact) in told[self._field(fact)])
        ]
        sure = [fact for fact in agreeing if fact.rule not in (DEFAULT_RULE, LIKELY_LEAD)]
        settled = {self._field(fact) for fact in sure if fact.field in _ONE_VALUE}
        said = {(self._field(fact), _meaning(fact)) for fact in sure if _meaning(fact)}
        places = {_place(fact) for fact in sure}
        further = (
            fact
            for fact in tagged
            if self._field(fact) not in settled
            and (self._field(fact), _meaning(fact)) not in said
            and (self._field(fact) in told or _place(fact) not in places)
        )
        return [*agreeing, *self._without_partners_elsewhere(further, agreeing)]

    def _without_partners_elsewhere(
        self, tagged: Iterable[ProjectFact], facts: Sequence[ProjectFact]
    ) -> list[ProjectFact]:
        """The tagger's statements without doubtful partners that rules or surer words put in another project."""
        tagged = list(tagged)
        sure = [*facts, *(fact for fact in tagged if (fact.score or 0) >= LEAST_ROLE)]
        told: defaultdict[str, set[str | None]] = defaultdict(set)
        for fact in sure:
            if fact.field in _IN_IT:
                told[self._name(fact)].add(self.keys.get(fact.project))
        return [
            fact
            for fact in tagged
            if fact.field != "partner"
            or (fact.score or 0) >= LEAST_ROLE
            or not (known := told[self._name(fact)])
            or self.keys.get(fact.project) in known
        ]

    def _without_unlikely_leads(self, facts: Sequence[ProjectFact], tagged: Sequence[ProjectFact]) -> list[ProjectFact]:
        """The rules' statements without leads that the tagger does not hold for one, where it has found another one of the project."""
        found = {self._field(fact) for fact in tagged if fact.field == "lead" and (fact.score or 0) >= LEAST_ROLE}
        return [
            fact
            for fact in facts
            if fact.field != "lead"
            or fact.rule == LABELLED
            or self._field(fact) not in found
            or covering(self.leads, fact.target or fact.span) is not None
        ]

    def _least_strong(self, fact: ProjectFact, led: set[tuple[str | None, str]]) -> float:
        """From what score on a statement of the tagger goes before what rules read in its words."""
        return _LEAST_SOLE_LEAD if fact.field == "lead" and self._field(fact) not in led else SURE

    def _field(self, fact: ProjectFact) -> tuple[str | None, str]:
        return self.keys.get(fact.project), fact.field

    def _introductions(self) -> Iterator[ProjectFact]:
        for project in self.projects:
            for name in ("full_name", "acronym"):
                value = project.attributes.get(name)
                if value is None or "refers_to" in project.attributes:
                    continue
                start = self.text.find(value, project.span.start, project.span.end + len(value) + 5)
                span = Span(start, start + len(value)) if start >= 0 else project.span
                yield ProjectFact(project=project.span, field=name, value=value, span=span, rule="introduction")

    def _tables(self) -> Iterator[ProjectFact]:
        """The cells of tables that list projects."""
        for name, cells in columns(self.blocks):
            for project in self.discourse.projects_in(name)[:1]:
                for cell in cells:
                    yield from sheet_facts(project, cell, self.values)

    def _read(self, sentence: Sentence) -> Iterator[ProjectFact]:
        entries = list(labelled(self.text, sentence))
        for entry in entries:
            subject = sentence.subject(entry.value.start)
            if subject is not None:
                yield from sheet_facts(subject, entry, self.values)
        if entries:
            return
        if sentence.near or not self.is_meeting:
            yield from payer_facts(self.text, self.values.targets, sentence)
        yield from role_facts(self.text, self.values.targets, sentence)
        yield from sum_facts(self.text, self.values.targets, self.values.amounts, sentence, decided=self.is_meeting)
        yield from refused_sums(self.text, self.refused, sentence)
        yield from self._website(sentence)
        if sentence.near:
            yield from self._status(sentence)
            dates = within(self.values.dates, sentence.span)
            of_other = self.values.targets.has_person(sentence.span) or not (sentence.named or sentence.refers)
            yield from period_facts(self.text, sentence.span, dates, sentence.subject, of_other=of_other)

    def _status(self, sentence: Sentence) -> Iterator[ProjectFact]:
        for pattern, status in (
            (patterns.COMPLETED, "completed"),
            (patterns.RUNNING, "running"),
            (patterns.PLANNED, "planned"),
        ):
            for cue in pattern.finditer(self.text, *sentence.span):
                subject = sentence.subject(cue.start())
                if subject is not None:
                    span = Span(*cue.span())
                    yield ProjectFact(project=subject.span, field="status", value=status, span=span, rule=STATED)

    def _website(self, sentence: Sentence) -> Iterator[ProjectFact]:
        spoken_of = patterns.WEBSITE.search(sentence.text) is not None
        for contact in within(self.values.contacts, sentence.span):
            if contact.kind != "url":
                continue
            subject = sentence.subject(contact.span.start)
            if subject is not None and (spoken_of or project_key(subject).replace(" ", "") in contact.text.lower()):
                yield ProjectFact(
                    project=subject.span, field="website", value=contact.text, span=contact.span, rule="website"
                )

    def _without_doubtful(self, facts: Sequence[ProjectFact]) -> list[ProjectFact]:
        """The facts without what counts only where nothing surer is stated: programmes only named beside, leads by money alone.

        Who leads a project is no partner in it as well, nor is the end of the lead's name ("Foreningen Stille Havn", "Stille Havn").
        """
        sure_leads = {
            self.keys.get(fact.project) for fact in facts if fact.field == "lead" and fact.rule != LIKELY_LEAD
        }
        kept = [
            fact
            for fact in without_weak_payers(facts, self.words, self.keys)
            if not (fact.rule == LIKELY_LEAD and self.keys.get(fact.project) in sure_leads)
        ]
        leads: defaultdict[str | None, list[str]] = defaultdict(list)
        for fact in kept:
            if fact.field == "lead":
                leads[self.keys.get(fact.project)].append(f" {self._name(fact)}")
        return [
            fact
            for fact in kept
            if fact.field not in ("partner", "participant")
            or not any(lead.endswith(f" {self._name(fact)}") for lead in leads[self.keys.get(fact.project)])
        ]

    def _name(self, fact: ProjectFact) -> str:
        """What tells organisations apart: the code, else the name."""
        mention = self.mentions.get(fact.target) if fact.target else None
        return (mention.code or mention.attributes.get("name") or mention.text if mention else fact.value).casefold()

    def _with_status(self, facts: Sequence[ProjectFact]) -> list[ProjectFact]:
        """The facts with the status that the period gives, which goes before one that only an application tells."""
        dated = list(status_at(self.day, facts, self.keys))
        settled = {self.keys.get(fact.project) for fact in dated}
        kept = [
            fact
            for fact in facts
            if fact.field != "status" or fact.rule == STATED or self.keys.get(fact.project) not in settled
        ]
        return [*kept, *dated]

    def _municipalities(self, facts: Sequence[ProjectFact]) -> Iterator[ProjectFact]:
        """The municipalities that take part in any role."""
        for fact in facts:
            mention = self.mentions.get(fact.target) if fact.target and fact.field in _TAKES_PART else None
            if mention is not None and mention.entity_type == "municipality":
                yield ProjectFact(
                    project=fact.project,
                    field="municipality",
                    value=mention.text,
                    span=mention.span,
                    rule=f"{fact.field}_municipality",
                    target=mention.span,
                )


def _place(fact: ProjectFact) -> Span:
    """Where the body, date or sum stands that a statement is about; of what the tagger found, that word, not the name it takes up."""
    value = fact.interval or fact.amount
    if value is not None:
        return value.span
    taken_up = fact.score is not None and fact.target is not None and fact.target.end <= fact.span.start
    return fact.span if taken_up else fact.target or fact.span


def _meaning(fact: ProjectFact) -> Hashable:
    """The days or the sum that a statement gives, None for others."""
    if fact.interval:
        return fact.interval.start, fact.interval.end
    return (in_units(fact.amount), fact.amount.currency) if fact.amount else None
