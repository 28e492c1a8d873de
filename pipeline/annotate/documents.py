"""The annotation step: from documents with their structure to what their words name and state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import Final, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.context import Context, set_context
from pipeline.annotate.echoes import echoes
from pipeline.annotate.evidence import believable, evidence
from pipeline.annotate.extension import register
from pipeline.annotate.mentions import moved, outside
from pipeline.annotate.merge import merge, with_initials_of_people, with_surroundings
from pipeline.annotate.misreadings import mended, to_the_ends_of_words
from pipeline.annotate.model import model_mentions
from pipeline.annotate.persons.roles import find_roles, without_parts_of_roles
from pipeline.annotate.programmes.programmes import stated_strand
from pipeline.annotate.projects.cities import cities_that_lead
from pipeline.annotate.projects.context import projects_in_context
from pipeline.annotate.projects.facts import find_facts
from pipeline.annotate.projects.lists import listed_projects
from pipeline.annotate.projects.organisations import organisations_in_roles
from pipeline.annotate.projects.other_names import with_other_names
from pipeline.annotate.projects.sheets import named_in_sheets
from pipeline.annotate.projects.tagged_names import tagged_mentions, without_contradicted
from pipeline.annotate.projects.tagger.tagger import shipped_tagger
from pipeline.annotate.publisher import own_mentions, publisher_codes, reference_date
from pipeline.annotate.segments import Segment, segments
from pipeline.annotate.truecase import as_printed, shadow
from pipeline.annotate.venues import venues_as_places
from pipeline.records import (
    Amount,
    Annotation,
    CaseNumber,
    Contact,
    DateExpression,
    Document,
    Issue,
    Mention,
    ProjectFact,
    Span,
    Structure,
)

_MENTIONS: Final = tuple(
    f"referat_{name}"
    for name in ("addresses", "laws", "municipalities", "programmes", "organisations", "persons", "projects")
)
_SETTLED: Final = 0.5
"""Below this it is an issue that who leads a project is the tagger's guess."""
_LARGEST_BATCH: Final = 20_000
"""Tokens that the model reads at once."""

_Record = TypeVar("_Record", Amount, CaseNumber, Contact, DateExpression)


@dataclass(slots=True)
class _Found:
    """What the components found in one document, places counted in its text."""

    mentions: list[Mention] = field(default_factory=list)
    by_model: list[Mention] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    case_numbers: list[CaseNumber] = field(default_factory=list)


def annotate(documents: Sequence[tuple[Document, Structure]], nlp: Language) -> Iterator[Annotation]:
    """The annotations of documents, one for each, in order.

    A text without capitals, or in nothing else, is read through its shadow (``pipeline.annotate.truecase``), misread words as
    what they must have been (``pipeline.annotate.misreadings``).
    Furniture is left out; the other blocks go through the language model in batches across documents, overlong ones in pieces.

    Args:
        documents: each with its structure, which gives the date that missing years are told by.
        nlp: as ``pipeline.annotate.language.load`` gives it.
    """
    register()
    method = f"model:{(nlp.meta.get('name') or 'unnamed').removeprefix('referat_')}"
    read = [shadow(mended(document)) for document, _ in documents]
    pieces = [list(segments(document)) for document in read]
    contexts = [_context(document, structure) for document, structure in documents]
    with nlp.memory_zone():
        batches = _batches(_docs(contexts, pieces, nlp))
        docs = chain.from_iterable(nlp.pipe(batch, as_tuples=True) for batch in batches)
        found = {number: _collect(group, method) for number, group in groupby(docs, key=lambda item: item[1][0])}
    for number, (document, structure) in enumerate(documents):
        annotation = _annotation(read[number], structure, contexts[number], pieces[number], found.get(number, _Found()))
        if read[number] is not document:
            annotation = as_printed(to_the_ends_of_words(annotation, read[number].text, document.text), document.text)
        yield annotation


def _context(document: Document, structure: Structure) -> Context:
    municipality, _ = publisher_codes(document, structure)
    day = reference_date(document, structure)
    return Context(reference=day, kind=structure.kind, municipality_code=municipality)


def _docs(
    contexts: Sequence[Context], pieces: Sequence[Sequence[Segment]], nlp: Language
) -> Iterator[tuple[Doc, tuple[int, int]]]:
    for number, context in enumerate(contexts):
        for piece in pieces[number]:
            doc = nlp.make_doc(piece.text)
            set_context(doc, context)
            yield doc, (number, piece.start)


def _batches(docs: Iterable[tuple[Doc, tuple[int, int]]]) -> Iterator[list[tuple[Doc, tuple[int, int]]]]:
    """The docs in groups of few tokens: a model's memory grows with what it reads at once."""
    batch: list[tuple[Doc, tuple[int, int]]] = []
    size = 0
    for item in docs:
        batch.append(item)
        size += len(item[0])
        if size >= _LARGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _collect(docs: Iterable[tuple[Doc, tuple[int, int]]], method: str) -> _Found:
    found = _Found()
    for doc, (_, start) in docs:
        for mention in model_mentions(doc, method):
            found.by_model.append(moved(mention, start))
        for group in _MENTIONS:
            found.mentions.extend(moved(span._.referat, start) for span in doc.spans.get(group, ()))
        found.amounts.extend(_records(doc, "referat_amounts", start))
        found.dates.extend(_records(doc, "referat_dates", start))
        found.contacts.extend(_records(doc, "referat_contacts", start))
        found.case_numbers.extend(_records(doc, "referat_case_numbers", start))
    return found


def _records(doc: Doc, group: str, by: int) -> Iterator[_Record]:
    for span in doc.spans.get(group, ()):
        record: _Record = span._.referat
        yield replace(record, span=Span(record.span.start + by, record.span.end + by))


def _annotation(
    document: Document, structure: Structure, context: Context, pieces: Sequence[Segment], found: _Found
) -> Annotation:
    by_model = believable(document.text, found.by_model, evidence(pieces)) if found.by_model else ()
    candidates = [*venues_as_places(document.text, chain(found.mentions, by_model)), *listed_projects(document)]
    labelled = list(named_in_sheets(document))
    candidates.extend(organisations_in_roles(document))
    candidates.extend(projects_in_context(document, structure, [*candidates, *labelled]))
    named = [mention.span for mention in chain(candidates, labelled) if mention.entity_type == "project"]
    reading = shipped_tagger().read(document.content, named)
    tagged = reading.tagged
    candidates = [*without_contradicted(candidates, reading), *labelled]
    candidates.extend(tagged_mentions(document.text, reading, merge(candidates)))
    candidates.extend(echoes(pieces, merge(candidates)))
    candidates.extend(cities_that_lead(document.text, merge(candidates)))
    candidates = outside(
        candidates, [*_strands(document.text, candidates), *(contact.span for contact in found.contacts)]
    )
    if context.municipality_code is not None:
        candidates.extend(own_mentions(pieces, merge(candidates)))
    mentions = with_surroundings(document.text, with_initials_of_people(merge(candidates)))
    mentions = with_other_names(document.text, mentions)
    roles = find_roles(document.text, mentions)
    mentions = without_parts_of_roles(mentions, roles)
    laws = [mention.span for mention in mentions if mention.entity_type == "law"]
    dates = [date for date in found.dates if not any(law.start <= date.span.start < law.end for law in laws)]
    stated = dates, found.contacts, found.amounts
    facts = find_facts(document, structure, mentions, *stated, tagged, reading.may_lead)
    return Annotation(
        mentions=tuple(mentions),
        amounts=tuple(found.amounts),
        dates=tuple(dates),
        contacts=tuple(found.contacts),
        case_numbers=tuple(found.case_numbers),
        roles=tuple(roles),
        project_facts=tuple(facts),
        issues=tuple(_issues(document.text, mentions, facts)),
    )


def _strands(text: str, mentions: Iterable[Mention]) -> list[Span]:
    found = (stated_strand(text, mention) for mention in mentions if mention.entity_type == "programme")
    return [span for span in found if span is not None]


def _issues(text: str, mentions: Iterable[Mention], facts: Iterable[ProjectFact]) -> Iterator[Issue]:
    for mention in mentions:
        if mention.attributes.get("pool") == "unsettled":
            yield Issue(
                kind="programme_unsettled",
                message=f"The text does not say whose pool “{mention.text}” is: the state and several municipalities have one.",
                severity="info",
                span=mention.span,
            )
    for fact in facts:
        if fact.field == "lead" and fact.score is not None and fact.score < _SETTLED:
            yield Issue(
                kind="lead_unsettled",
                message=(
                    f"Who leads “{text[slice(*fact.project)]}” is not said in so many words: “{fact.value}” is the likeliest"
                    f" (the model gives it {fact.score:.2f})."
                ),
                severity="info",
                span=fact.span,
            )
