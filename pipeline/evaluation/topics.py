"""Scoring topics on files of coded titles (id, cap_code, text), as the R package agendacodeR ships them."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import UsageError
from pipeline.evaluation.intervals import wilson_interval
from pipeline.evaluation.topic_pictures import confusion_picture, write_picture
from pipeline.settings import default_settings
from pipeline.topics.assign import TopicInput, classify_topics
from pipeline.topics.model import TopicModel
from pipeline.topics.reading import TopicReading, major_topic

_COLUMNS = ("cap_code", "text")
_BINS = 10
_THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(20))


class Level(TypedDict):
    """Scores of topics or subtopics, each 0 to 1; the accuracy's interval is Wilson's at 95 %."""

    accuracy: float
    macro_f1: float
    accuracy_interval: tuple[float, float]


class Abstaining(TypedDict):
    """With readings below ``minimum`` left open: how many items keep a topic, and how many of those are right."""

    minimum: float
    coverage: float
    accuracy: float


class TopicScore(TypedDict):
    """Scores of one major topic."""

    precision: float
    recall: float
    f1: float
    support: int


class Point(TypedDict):
    """What is kept where readings below ``minimum`` are left open."""

    minimum: float
    coverage: float
    accuracy: float


class Bin(TypedDict):
    """Readings of similar score: their mean score, how many of them are right, how many they are."""

    score: float
    accuracy: float
    items: int


class Confusion(TypedDict):
    """How often each topic (row) was given each topic (column), both in the order of ``topics``."""

    topics: list[int]
    counts: list[list[int]]


class TopicReport(TypedDict):
    """What ``referat evaluate topics`` prints."""

    major: Level
    subtopic: Level
    abstaining: Abstaining
    by_topic: dict[str, TopicScore]
    items: int
    items_per_second: float | None


def score_topics(
    path: Path, model: TopicModel | None = None, *, minimum: float | None = None, picture: Path | None = None
) -> TopicReport:
    """Score the topics that titles are given, every title answered, and again with the unsure ones left open.

    Args:
        path: a CSV file, UTF-8, with columns ``cap_code`` and ``text``; 99 and 0 are topic 0.
        model: the shipped one if None.
        minimum: probability below which an item counts as left open; that of the settings if None.
        picture: where the confusion matrix is drawn, an SVG file; nowhere if None.

    Raises:
        UsageError: if the file cannot be read, lacks a column, has a code that is no number, or no row; if the picture
            cannot be written.
        ModelError: if the shipped model cannot be loaded.
    """
    titles, codes = read_coded(path)
    model = model or TopicModel.load()
    inputs = [TopicInput(title=title) for title in titles]
    classify_topics(model, inputs[:1], 0.0)  # what a process loads once is not counted
    started = time.perf_counter()
    readings = classify_topics(model, inputs, 0.0)
    seconds = time.perf_counter() - started
    least = default_settings().min_topic_probability if minimum is None else minimum
    if picture is not None:
        write_picture(picture, confusion_picture(confusion(codes, readings)))
    return report(codes, readings, minimum=least, seconds=seconds)


def read_coded(path: Path) -> tuple[list[str], list[int]]:
    """The titles and codes of a file; see ``score_topics`` for its form and the errors."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a CSV file: {error}.", hint="Give a UTF-8 CSV file.") from error
    if not rows or any(column not in rows[0] for column in _COLUMNS):
        raise UsageError(
            f"{path} has no rows with the columns {' and '.join(_COLUMNS)}.", hint="Give id, cap_code, text."
        )
    codes: list[int] = []
    for number, row in enumerate(rows, start=2):
        if row["text"] is None or not (row["cap_code"] or "").strip().isdecimal():
            raise UsageError(f"Row {number} of {path} has no code or no text.", hint="A code is a number such as 1310.")
        codes.append(int(row["cap_code"]))
    return [row["text"] for row in rows], codes


def report(
    codes: Sequence[int], readings: Sequence[TopicReading], *, minimum: float, seconds: float | None
) -> TopicReport:
    """The scores of readings against codes, in the same order.

    >>> found = report([112, 1310], [TopicReading(1, 112, 0.9), TopicReading(6, 610, 0.2)], minimum=0.5, seconds=None)
    >>> found["major"]["accuracy"], found["abstaining"]
    (0.5, {'minimum': 0.5, 'coverage': 0.5, 'accuracy': 1.0})
    """
    topics = [major_topic(code) for code in codes]
    found = [reading.topic for reading in readings]
    kept = [(topic, reading.topic) for topic, reading in zip(topics, readings, strict=True) if reading.score >= minimum]
    return TopicReport(
        major=_level(topics, found),
        subtopic=_level([_subtopic(code) for code in codes], [reading.subtopic for reading in readings]),
        abstaining=Abstaining(
            minimum=minimum,
            coverage=round(len(kept) / len(codes), 4),
            accuracy=round(sum(gold == given for gold, given in kept) / len(kept), 4) if kept else 0.0,
        ),
        by_topic={
            str(topic): scores for topic, scores in sorted(_by_class(topics, found).items()) if scores["support"]
        },
        items=len(codes),
        items_per_second=round(len(codes) / seconds, 1) if seconds else None,
    )


def curve(codes: Sequence[int], readings: Sequence[TopicReading]) -> list[Point]:
    """Coverage and accuracy of the topics at each threshold on the score, up to the last that keeps any.

    >>> curve([112, 610], [TopicReading(1, 112, 0.9), TopicReading(1, 112, 0.02)])[1]
    {'minimum': 0.05, 'coverage': 0.5, 'accuracy': 1.0}
    """
    score, right = _judged(codes, readings)
    return [
        Point(
            minimum=minimum,
            coverage=round(float((score >= minimum).mean()), 4),
            accuracy=round(float(right[score >= minimum].mean()), 4),
        )
        for minimum in _THRESHOLDS
        if (score >= minimum).any()
    ]


def reliability(codes: Sequence[int], readings: Sequence[TopicReading]) -> list[Bin]:
    """Score against accuracy in ten bins of score; empty bins are left out.

    >>> reliability([112, 610], [TopicReading(1, 112, 0.9), TopicReading(1, 112, 0.94)])
    [{'score': 0.92, 'accuracy': 0.5, 'items': 2}]
    """
    score, right = _judged(codes, readings)
    place = np.minimum((score * _BINS).astype(int), _BINS - 1)
    return [
        Bin(
            score=round(float(score[place == bin_].mean()), 4),
            accuracy=round(float(right[place == bin_].mean()), 4),
            items=int((place == bin_).sum()),
        )
        for bin_ in np.unique(place)
    ]


def calibration_error(codes: Sequence[int], readings: Sequence[TopicReading]) -> float:
    """Expected calibration error: mean distance of score and accuracy over the bins, weighted by their items."""
    bins = reliability(codes, readings)
    return sum(bin_["items"] * abs(bin_["score"] - bin_["accuracy"]) for bin_ in bins) / len(readings)


def confusion(codes: Sequence[int], readings: Sequence[TopicReading]) -> Confusion:
    """Which topics are taken for which; readings without topic count for none.

    >>> confusion([112, 610], [TopicReading(1, 112, 0.9), TopicReading(1, 112, 0.9)])
    {'topics': [1, 6], 'counts': [[1, 0], [1, 0]]}
    """
    pairs = Counter((major_topic(int(code)), reading.topic) for code, reading in zip(codes, readings, strict=True))
    topics = sorted({topic for pair in pairs for topic in pair if topic is not None})
    return Confusion(topics=topics, counts=[[pairs[gold, found] for found in topics] for gold in topics])


def _judged(codes: Sequence[int], readings: Sequence[TopicReading]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    score = np.array([reading.score for reading in readings])
    right = np.array(
        [major_topic(int(code)) == reading.topic for code, reading in zip(codes, readings, strict=True)], dtype=np.bool_
    )
    return score, right


def _subtopic(code: int) -> int:
    """The code, with both ways of saying "cannot be classified" (0 and 99) as 99."""
    return code or 99


def _level(gold: Sequence[int], found: Sequence[int | None]) -> Level:
    right = sum(expected == given for expected, given in zip(gold, found, strict=True))
    low, high = wilson_interval(right, len(gold))
    classes = [scores["f1"] for scores in _by_class(gold, found).values() if scores["support"]]
    return Level(
        accuracy=round(right / len(gold), 4),
        macro_f1=round(sum(classes) / len(classes), 4),
        accuracy_interval=(round(low, 4), round(high, 4)),
    )


def _by_class(gold: Sequence[int], found: Sequence[int | None]) -> dict[int, TopicScore]:
    expected = Counter(gold)
    given = Counter(value for value in found if value is not None)
    right = Counter(value for value, other in zip(gold, found, strict=True) if value == other)
    return {
        value: TopicScore(
            precision=round(right[value] / given[value], 4) if given[value] else 0.0,
            recall=round(right[value] / expected[value], 4) if expected[value] else 0.0,
            f1=round(2 * right[value] / (expected[value] + given[value]), 4),
            support=expected[value],
        )
        for value in expected | given
    }
