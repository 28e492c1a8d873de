"""Scoring entities and values on texts marked by hand, as they are and under conditions that make it harder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.errors import UsageError
from pipeline.evaluation.conditions import CONDITIONS
from pipeline.evaluation.marked import Marked, read_marked
from pipeline.evaluation.scores import Agreement, agreement
from pipeline.records import Annotation, Span

_UNSCORED: Final = frozenset({"misc"})


class EntityScore(Agreement):
    """Span-exact precision, recall and F1 of one type, and how many are marked."""

    marked: int


EntityReport = dict[str, dict[str, EntityScore]]
"""By condition, then by type."""


def score_entities(folder: Path, nlp: Language, conditions: Iterable[str] = tuple(CONDITIONS)) -> EntityReport:
    """Score every type of entity and value on the marked texts (``*.txt``) of a folder.

    Args:
        folder: texts in the form of ``pipeline.evaluation.marked``.
        nlp: as ``pipeline.annotate.language.load`` gives it.
        conditions: names of ``CONDITIONS``.

    Raises:
        UsageError: where the folder has no marked text.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise UsageError(f"{folder} holds no marked texts (*.txt).")
    return {
        condition: _score([read_marked(path, CONDITIONS[condition]) for path in paths], nlp) for condition in conditions
    }


def _score(texts: list[Marked], nlp: Language) -> dict[str, EntityScore]:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    pairs = [(text.document, text.structure) for text in texts]
    for text, annotation in zip(texts, annotate(pairs, nlp), strict=True):
        wanted = {(span, kind) for span, kind, _ in text.mentions}
        said = set(said_by(annotation, with_values=text.with_values))
        for counter, these in ((right, wanted & said), (found, said), (marked, wanted)):
            counter.update(kind for _, kind in these)
    return {
        kind: EntityScore(
            **agreement(right[kind], found[kind] - right[kind], marked[kind] - right[kind]),
            marked=marked[kind],
        )
        for kind in sorted({*found, *marked} - _UNSCORED)
    }


def said_by(annotation: Annotation, *, with_values: bool) -> Iterator[tuple[Span, str]]:
    """What an annotation names, as place and type; references without a name ("kommunen") are left out."""
    for mention in annotation.mentions:
        if "reference" not in mention.attributes:
            yield mention.span, mention.entity_type
    if with_values:
        yield from ((amount.span, "amount") for amount in annotation.amounts)
        yield from ((case.span, "case_number") for case in annotation.case_numbers)
        yield from ((contact.span, "contact") for contact in annotation.contacts)
        yield from ((day.span, "date") for day in annotation.dates)
