"""What a project is for, in the document's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.annotate.projects import description_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence
from pipeline.records import ProjectFact, Span


def description_facts(text: str, sentences: Sequence[Sentence], keys: Mapping[Span, str]) -> Iterator[ProjectFact]:
    """One description for each project: the first clause that says what it is about or shall do.

    Args:
        text: the document's text.
        sentences: that name or mean a project, in text order.
        keys: by a mention's place, what tells projects apart.
    """
    described: set[str | None] = set()
    for sentence in sentences:
        for project in sentence.named:
            clause = patterns.CLAUSE.match(text, project.span.end, sentence.span.end)
            if clause and keys.get(project.span) not in described:
                described.add(keys.get(project.span))
                yield _description(text, project.span, Span(clause.start("words"), clause.end("words")))
        purpose = patterns.PURPOSE.search(text, *sentence.span) if sentence.named or sentence.refers else None
        subject = sentence.subject(purpose.start()) if purpose else None
        if purpose and subject and keys.get(subject.span) not in described:
            described.add(keys.get(subject.span))
            yield _description(text, subject.span, sentence.span)


def _description(text: str, project: Span, span: Span) -> ProjectFact:
    return ProjectFact(project=project, field="description", value=text[slice(*span)], span=span, rule="description")
