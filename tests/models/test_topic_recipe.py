import csv

import numpy as np
import pytest

from models.recipes.topics.train import LEXICON, calibration_error, curve, read_lexicon
from pipeline.resources import resource
from pipeline.topics.reading import TopicReading, major_topic
from pipeline.topics.text import normalise


def test_the_lexicon_is_of_known_topics_in_words() -> None:
    lexicon = read_lexicon(LEXICON)
    with resource("corpora", "gazetteers", "topics.csv").open(encoding="utf-8", newline="") as file:
        topics = {int(row["cap_major"]) for row in csv.DictReader(file)}
    assert {major_topic(int(code)) for code in lexicon.codes} <= topics
    assert all(normalise(phrase) for phrase in lexicon.titles)
    pairs = list(zip(lexicon.titles, lexicon.codes.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))


def test_curve_and_calibration_error() -> None:
    codes = np.array([112, 112, 610, 610])
    readings = [TopicReading(topic, None, score) for topic, score in ((1, 0.95), (1, 0.95), (6, 0.55), (1, 0.55))]
    points = {point["minimum"]: (point["coverage"], point["accuracy"]) for point in curve(codes, readings)}
    assert points[0.0] == (1.0, 0.75)
    assert points[0.6] == (0.5, 1.0)
    assert calibration_error(codes, readings) == pytest.approx(0.05)
