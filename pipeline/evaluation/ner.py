"""Scoring named entity recognition on files in the format of DaN+ (Plank, Jensen & van der Goot, COLING 2020).

A line is a token, its outer tag and its nested tag, separated by tabs; an empty line ends a sentence. Tags are IOB2. The
outer tags are scored; labels that end in ``part`` or ``deriv`` (parts of words, words derived from names) are dropped, as
is usual for this data.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from pipeline.errors import UsageError
from pipeline.evaluation.scores import f1_interval

LABELS = ("PER", "ORG", "LOC", "MISC")
NAMED = ("LOC", "ORG", "PER")
"""The labels on which Danish models are usually compared: annotation schemes differ most in MISC."""


class EntitySpan(NamedTuple):
    """An entity as a half-open range of tokens ``[start, end)`` and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence as words with its entities in order."""

    words: tuple[str, ...]
    entities: tuple[EntitySpan, ...]


class Score(TypedDict):
    """Entity-exact precision, recall and F1, each 0 to 1, with the F1's 95 % bootstrap interval over sentences."""

    precision: float
    recall: float
    f1: float
    f1_interval: tuple[float, float]
    support: int


class NerReport(TypedDict):
    """What ``referat evaluate ner`` prints. ``words_per_second`` is measured with ``threads`` threads."""

    micro: Score
    loc_org_per: Score
    per_type: dict[str, Score]
    sentences: int
    words: int
    words_per_second: float
    threads: int
    model: str


def score_ner(path: Path, nlp: Language, *, threads: int = 1) -> NerReport:
    """Score the entities that ``nlp`` sets on the sentences of a file, given their tokens.

    Args:
        path: a file in DaN+ format, UTF-8.
        nlp: any spaCy pipeline that sets ``doc.ents`` with labels PER, ORG, LOC and MISC; other labels are left out.
        threads: limit on the threads of the numeric libraries while the speed is measured.

    Raises:
        UsageError: if the file cannot be read, is in another format or holds no sentence.
    """
    return score_sentences(read_danplus(path), nlp, threads=threads)


def score_sentences(gold: Sequence[TaggedSentence], nlp: Language, *, threads: int = 1) -> NerReport:
    """Score the entities that ``nlp`` sets on sentences, given their tokens; see ``score_ner``."""
    docs = [Doc(nlp.vocab, words=list(sentence.words)) for sentence in gold]
    with threadpool_limits(limits=threads):
        list(
            nlp.pipe(Doc(nlp.vocab, words=list(sentence.words)) for sentence in gold[:50])
        )  # first-call costs are no speed
        started = time.perf_counter()
        found = [_entities(doc) for doc in nlp.pipe(docs)]
        seconds = time.perf_counter() - started
    words = sum(len(sentence.words) for sentence in gold)
    counts = count_matches([sentence.entities for sentence in gold], found)
    return NerReport(
        micro=_score(counts, LABELS),
        loc_org_per=_score(counts, NAMED),
        per_type={label: _score(counts, (label,)) for label in LABELS},
        sentences=len(gold),
        words=words,
        words_per_second=round(words / seconds, 1),
        threads=threads,
        model=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}",
    )


def read_danplus(path: Path) -> list[TaggedSentence]:
    """The sentences of a file in DaN+ format, with the entities of the outer tags.

    Raises:
        UsageError: if the file cannot be read, has a line of another form (its number is named) or holds no sentence.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read as a file of tagged sentences: {error}.", hint="Give a UTF-8 file in DaN+ format."
        ) from error
    sentences: list[TaggedSentence] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        fields = line.rstrip("\r").split("\t")
        if fields == [""]:
            if words:
                sentences.append(TaggedSentence(tuple(words), tuple(decode_iob(tags))))
                words, tags = [], []
        elif len(fields) >= 2 and fields[0] and (fields[1] == "O" or fields[1][:2] in ("B-", "I-")):
            words.append(fields[0])
            tags.append(fields[1])
        else:
            raise UsageError(
                f"Line {number} of {path} is not in DaN+ format.",
                hint="A line is a token, a tab, its tag (O, B-PER, I-PER ...), a tab and its nested tag.",
            )
    if not sentences:
        raise UsageError(f"{path} holds no sentence.", hint="Give a file in DaN+ format.")
    return sentences


def decode_iob(tags: Sequence[str]) -> list[EntitySpan]:
    """The entities of a sequence of IOB2 tags, without labels outside ``LABELS``; an I- without its B- opens one.

    >>> decode_iob(["B-PER", "I-PER", "O", "B-LOCderiv", "B-ORG"])
    [EntitySpan(start=0, end=2, label='PER'), EntitySpan(start=4, end=5, label='ORG')]
    """
    entities: list[EntitySpan] = []
    start, label = 0, "O"
    for position, tag in enumerate([*tags, "O"]):
        if tag == f"I-{label}":
            continue
        if label in LABELS:
            entities.append(EntitySpan(start, position, label))
        start, label = position, tag.partition("-")[2]
    return entities


def count_matches(
    gold: Sequence[Iterable[EntitySpan]], found: Sequence[Iterable[EntitySpan]]
) -> dict[str, NDArray[np.float64]]:
    """For each label an array (sentences, 3): true positives, false positives and false negatives of each sentence."""
    counts = {label: np.zeros((len(gold), 3)) for label in LABELS}
    for row, (expected, predicted) in enumerate(zip(gold, found, strict=True)):
        wanted, given = set(expected), set(predicted)
        for column, entities in enumerate((wanted & given, given - wanted, wanted - given)):
            for entity in entities:
                counts[entity.label][row, column] += 1
    return counts


def _entities(doc: Doc) -> list[EntitySpan]:
    return [EntitySpan(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in LABELS]


def _score(counts: dict[str, NDArray[np.float64]], labels: Sequence[str]) -> Score:
    table = np.sum([counts[label] for label in labels], axis=0)
    hits, spurious, missed = (int(n) for n in table.sum(axis=0))
    low, high = f1_interval(table)
    return Score(
        precision=round(hits / (hits + spurious), 4) if hits + spurious else 0.0,
        recall=round(hits / (hits + missed), 4) if hits + missed else 0.0,
        f1=round(2 * hits / (2 * hits + spurious + missed), 4) if hits + spurious + missed else 0.0,
        f1_interval=(round(low, 4), round(high, 4)),
        support=hits + missed,
    )
