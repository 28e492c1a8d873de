"""Which topic an agenda item or article gets: by its stated KLE code, by a rule for fixed titles, else by the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.topics.crosswalk import candidates
from pipeline.topics.model import LONGEST_TEXT, TopicModel
from pipeline.topics.patterns import FIXED_TITLES, NO_SUBJECT
from pipeline.topics.reading import TopicMethod, TopicReading, major_topic
from pipeline.topics.text import normalise

__all__ = ["TopicInput", "TopicMethod", "TopicReading", "classify_topic", "classify_topics", "read_by_rule"]

_NO_SUBJECT_CODE = 99

# Of the score beside the title's own, which has 1; measured on corpora/topics/items.csv (models/topics/README.md).
_TEXT_WEIGHT = 0.7
_BODY_WEIGHT = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicInput:
    """What is known of an item.

    Attributes:
        title: as printed.
        text: some of what the item or article says.
        body: the body that meets ("Kultur- og Fritidsudvalget").
        kle_code: the KLE subject of its case number (``27.69.40``).
    """

    title: str
    text: str = ""
    body: str = ""
    kle_code: str | None = None


def classify_topic(
    model: TopicModel, *, title: str, text: str = "", body: str = "", kle_code: str | None = None, minimum: float
) -> TopicReading:
    """The topic of one item; see ``classify_topics``."""
    return classify_topics(model, [TopicInput(title=title, text=text, body=body, kle_code=kle_code)], minimum)[0]


def classify_topics(model: TopicModel, inputs: Sequence[TopicInput], minimum: float) -> list[TopicReading]:
    """The topics of items, in order.

    A KLE code that means something decides; where it can mean several topics, and for the subtopic, the model chooses among them
    by the title. Else a title of fixed form ("Godkendelse af dagsorden") has its topic. Else the model reads the title, the title
    with the text, and the body's name, and their scores are added by weight.

    Args:
        model: for what is not stated.
        inputs: the items.
        minimum: a topic that the model holds for less likely than this is left None (and so is its subtopic).
    """
    titles = [_words(item.title) for item in inputs]
    readings = [
        _by_kle(model, item, minimum) or _by_form(item.title, title) for item, title in zip(inputs, titles, strict=True)
    ]
    left = [place for place, reading in enumerate(readings) if reading is None]
    found = iter(_by_model(model, [inputs[place] for place in left], [titles[place] for place in left]))
    return [reading or _kept(next(found), minimum) for reading in readings]


def _by_model(model: TopicModel, items: Sequence[TopicInput], titles: Sequence[str]) -> list[TopicReading]:
    """What the model makes of all that is known; a score of 0 where neither title nor text has words.

    Args:
        model: as it was trained, on titles.
        items: what is known.
        titles: theirs, as ``normalise`` gives them.
    """
    total = np.zeros((len(items), len(model.codes)))
    weight = np.zeros((len(items), 1))
    texts = [_words(f"{item.title}\n{item.text}") if item.text else "" for item in items]
    for share, words in ((1.0, titles), (_TEXT_WEIGHT, texts)):
        _add(model, words, share, total, weight)
    silent = weight[:, 0] == 0
    bodies = {body: _words(body) for body in {item.body for item in items}}
    _add(model, [bodies[item.body] for item in items], _BODY_WEIGHT, total, weight)
    # Added up the scores decide best, but text, title and body are no independent witnesses: what the sum says is too sure of itself.
    tempered = model.read(total / np.sqrt(np.maximum(weight, _BODY_WEIGHT)))
    return [
        replace(reading, score=0.0) if nothing else reading for reading, nothing in zip(tempered, silent, strict=True)
    ]


def _words(text: str) -> str:
    return normalise(text[:LONGEST_TEXT])


def _add(
    model: TopicModel, words: Sequence[str], share: float, total: NDArray[np.float64], weight: NDArray[np.float64]
) -> None:
    """Adds the scores of the texts that have words, and their share, to the rows' sums."""
    rows = [row for row, told in enumerate(words) if told]
    if rows:
        known = list(dict.fromkeys(words[row] for row in rows))
        place = {told: number for number, told in enumerate(known)}
        scores = model.scores_of_words(known)
        total[rows] += share * scores[[place[words[row]] for row in rows]]
        weight[rows] += share


def _kept(reading: TopicReading, minimum: float) -> TopicReading:
    return reading if reading.score >= minimum else TopicReading(None, None, reading.score)


def read_by_rule(title: str) -> TopicReading | None:
    """What a title of fixed form means in every council; None for any other title.

    >>> read_by_rule("12. Godkendelse af dagsorden")
    TopicReading(topic=20, subtopic=2036, score=1.0, method='rule')
    """
    return _by_form(title, _words(title))


def _by_form(title: str, words: str) -> TopicReading | None:
    """See ``read_by_rule``; of a title and its words."""
    if NO_SUBJECT.fullmatch(title):
        return TopicReading(major_topic(_NO_SUBJECT_CODE), _NO_SUBJECT_CODE, 1.0, "rule")
    for code, pattern in FIXED_TITLES.items():
        if pattern.fullmatch(words):
            return TopicReading(major_topic(code), code, 1.0, "rule")
    return None


def _by_kle(model: TopicModel, item: TopicInput, minimum: float) -> TopicReading | None:
    meant = candidates(item.kle_code) if item.kle_code else ()
    if not meant:
        return None
    allowed = [
        code for choice in meant for code in ([choice.subtopic] if choice.subtopic else model.codes_of(choice.topic))
    ]
    if not allowed:
        return TopicReading(meant[0].topic, None, 1.0, "kle")
    probabilities = model.probabilities_among(item.title, allowed)
    code = max(probabilities, key=lambda known: probabilities[known])
    return TopicReading(major_topic(code), code if probabilities[code] >= minimum else None, 1.0, "kle")
