"""Which topic an agenda item or article gets: by its stated KLE code, by a rule for fixed titles, else by the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.topics.crosswalk import candidates
from pipeline.topics.model import TopicModel
from pipeline.topics.patterns import FIXED_TITLES, NO_SUBJECT
from pipeline.topics.reading import TopicMethod, TopicReading, major_topic
from pipeline.topics.text import normalise

__all__ = ["TopicInput", "TopicMethod", "TopicReading", "classify_topic", "classify_topics"]

_NO_SUBJECT_CODE = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicInput:
    """What is known of an item: its title as printed, some of its text, the KLE subject of its case number (``27.69.40``)."""

    title: str
    text: str = ""
    kle_code: str | None = None


def classify_topic(
    model: TopicModel, *, title: str, text: str = "", kle_code: str | None = None, minimum: float
) -> TopicReading:
    """The topic of one item; see ``classify_topics``."""
    return classify_topics(model, [TopicInput(title=title, text=text, kle_code=kle_code)], minimum)[0]


def classify_topics(model: TopicModel, inputs: Sequence[TopicInput], minimum: float) -> list[TopicReading]:
    """The topics of items, in order.

    A KLE code that means something decides; where it can mean several topics, and for the subtopic, the model chooses among them
    by the title. Else a title of fixed form ("Godkendelse af dagsorden") has its topic. Else the model reads the title, and,
    where that leaves it unsure, the title with the text.

    Args:
        model: for what is not stated.
        inputs: the items.
        minimum: a topic that the model holds for less likely than this is left None (and so is its subtopic).
    """
    readings = [_by_kle(model, item, minimum) or _by_rule(item) for item in inputs]
    open_ = [index for index, reading in enumerate(readings) if reading is None]
    by_title = model.predict([inputs[index].title for index in open_])
    with_text = [
        place for place, reading in enumerate(by_title) if reading.score < minimum and inputs[open_[place]].text.strip()
    ]
    by_text = model.predict([f"{inputs[open_[place]].title}\n{inputs[open_[place]].text}" for place in with_text])
    for place, reading in zip(with_text, by_text, strict=True):
        by_title[place] = max(by_title[place], reading, key=lambda found: found.score)
    found = iter(by_title)
    return [reading or _kept(next(found), minimum) for reading in readings]


def _kept(reading: TopicReading, minimum: float) -> TopicReading:
    return reading if reading.score >= minimum else TopicReading(None, None, reading.score)


def _by_rule(item: TopicInput) -> TopicReading | None:
    if NO_SUBJECT.fullmatch(item.title):
        return TopicReading(major_topic(_NO_SUBJECT_CODE), _NO_SUBJECT_CODE, 1.0, "rule")
    title = normalise(item.title)
    for code, pattern in FIXED_TITLES.items():
        if pattern.fullmatch(title):
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
