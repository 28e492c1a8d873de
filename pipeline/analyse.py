"""The steps of one batch in order: read, structure, annotate, link, classify, rows. One bad document never stops the batch."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, TypeVar

from pipeline.annotate import annotate
from pipeline.annotate.language import load
from pipeline.errors import ReadError
from pipeline.ids import document_id
from pipeline.linking import link
from pipeline.readers import read
from pipeline.records import AgendaItem, Annotation, Document, Issue, Meeting, Source, Structure
from pipeline.results import Analysed, Failure, Rows, RunStamp, joined
from pipeline.settings import Settings
from pipeline.structure.parse import parse
from pipeline.tables.rows import Analysis, document_rows
from pipeline.topics.assign import TopicInput, TopicReading, classify_topics
from pipeline.topics.model import TopicModel

Stage = Literal["read", "structure", "annotate", "link"]
_Result = TypeVar("_Result")

_TOPIC_TEXT = 2000
"""Characters of an item's or article's text that the topic model sees beside its title."""


@dataclass(slots=True)
class _Batch:
    failures: list[Failure] = field(default_factory=list)
    timings: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def attempt(self, stage: Stage, source: Source | Document, step: Callable[[], _Result]) -> _Result | None:
        """What a step gives for one document; None, and a failure of that document, where it raises. Timed either way."""
        begun = time.perf_counter()
        uri = source.uri if isinstance(source, Source) else source.source_uri
        try:
            return step()
        except Exception as error:
            known = document_id(source.data) if isinstance(source, Source) else source.document_id
            kind = error.code if isinstance(error, ReadError) else type(error).__name__
            message = (
                str(error) if isinstance(error, ReadError) else f"{type(error).__name__} in the {stage} step: {error}"
            )
            self.failures.append(Failure(uri, known, stage, kind, message))
            return None
        finally:
            taken = time.perf_counter() - begun
            self.timings[stage] += taken
            self.seconds[uri] += taken


class Analyser:
    """The models, loaded once, and the steps over batches of sources.

    Args:
        settings: the limits and the names of the models.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._language = load(settings.language_model, threads=settings.language_model_threads)
        self._topics = TopicModel.load()

    @property
    def models(self) -> dict[str, str]:
        """Name and version of each model, for the runs table."""
        meta = self._language.meta
        return {
            "language_model": f"{meta.get('lang', 'da')}_{meta.get('name', '?')} {meta.get('version', '')}".strip(),
            "topic_model": self._topics.name,
        }

    def examine(self, source: Source) -> tuple[Document, Structure, Annotation]:
        """One document read, structured and annotated, as the scorers compare it with gold.

        Raises:
            ReadError: where it cannot be read.
        """
        return self.examined(read(source, self._settings))

    def examined(self, document: Document) -> tuple[Document, Structure, Annotation]:
        """A document as read, with its structure and annotation."""
        structure = parse(document)
        [annotation] = annotate([(document, structure)], self._language)
        return document, structure, annotation

    def analyse(self, sources: Sequence[Source], stamp: RunStamp) -> Analysed:
        """The rows and failures of a batch.

        Args:
            sources: documents as found, each of which becomes rows or one failure.
            stamp: what every row carries.
        """
        batch = _Batch()
        structured: list[tuple[Document, Structure]] = []
        for source in sources:
            document = batch.attempt("read", source, partial(read, source, self._settings))
            if document is not None:
                structure = batch.attempt("structure", document, partial(parse, document))
                if structure is not None:
                    structured.append((document, structure))
        rows = [
            batch.attempt("link", document, partial(self._rows, document, structure, annotation, stamp)) or {}
            for document, structure, annotation in self._annotated(structured, batch)
        ]
        outcome = Analysed(failures=batch.failures, timings=dict(batch.timings), seconds=dict(batch.seconds))
        return joined([*(Analysed(found) for found in rows), outcome])

    def _annotated(
        self, structured: Sequence[tuple[Document, Structure]], batch: _Batch
    ) -> list[tuple[Document, Structure, Annotation]]:
        """All documents in one go through the language model; one by one where one of them breaks it."""
        begun = time.perf_counter()
        try:
            annotations = list(annotate(structured, self._language))
        except Exception:
            return [found for pair in structured for found in self._annotated_alone(pair, batch)]
        batch.timings["annotate"] += time.perf_counter() - begun
        return [(*pair, annotation) for pair, annotation in zip(structured, annotations, strict=True)]

    def _annotated_alone(
        self, pair: tuple[Document, Structure], batch: _Batch
    ) -> list[tuple[Document, Structure, Annotation]]:
        found = batch.attempt("annotate", pair[0], lambda: list(annotate([pair], self._language)))
        return [(*pair, annotation) for annotation in found or ()]

    def _rows(self, document: Document, structure: Structure, annotation: Annotation, stamp: RunStamp) -> Rows:
        links = link(document, structure, annotation)
        item_topics, article_topic, issues = self._classified(document, structure)
        annotation = _with_issues(annotation, issues)
        return document_rows(Analysis(document, structure, annotation, links, item_topics, article_topic), stamp)

    def _classified(
        self, document: Document, structure: Structure
    ) -> tuple[dict[int, TopicReading], TopicReading | None, list[Issue]]:
        """Topics of the items or of the article, and an issue for each that stays without."""
        minimum = self._settings.min_topic_probability
        if structure.meeting:
            items = structure.meeting.items
            readings = classify_topics(self._topics, topic_inputs(document, structure.meeting), minimum)
            by_item = {item.ordinal: reading for item, reading in zip(items, readings, strict=True)}
            unsure = [
                Issue(
                    kind="topic_unsettled",
                    message="The topic model is not sure enough of this item's topic.",
                    severity="info",
                    span=item.title_span,
                    item_ordinal=item.ordinal,
                )
                for item in items
                if by_item[item.ordinal].topic is None
            ]
            return by_item, None, unsure
        if structure.article and structure.article.title:
            article = structure.article
            start, end = article.body_span
            text = document.text[start : min(end, start + _TOPIC_TEXT)]
            [reading] = classify_topics(
                self._topics, [TopicInput(title=article.title or "", text=text, kle_code=None)], minimum
            )
            return {}, reading, []
        return {}, None, []


def topic_inputs(document: Document, meeting: Meeting) -> list[TopicInput]:
    """What the topic model sees of each item of a meeting, in order."""
    body = meeting.body or ""
    return [
        TopicInput(title=item.title, text=_item_text(document, item), body=body, kle_code=item.kle_code)
        for item in meeting.items
    ]


def _item_text(document: Document, item: AgendaItem) -> str:
    """The sections that say what an item is about, summary and presentation first."""
    kinds = ("summary", "presentation", "recommendation")
    texts = [
        document.text[section.text_span.start : section.text_span.end]
        for kind in kinds
        for section in item.sections
        if section.section == kind
    ]
    return "\n".join(texts)[:_TOPIC_TEXT]


def _with_issues(annotation: Annotation, issues: Sequence[Issue]) -> Annotation:
    return replace(annotation, issues=(*annotation.issues, *issues)) if issues else annotation
