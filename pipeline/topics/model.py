"""The trained topic model: loading, saving, predicting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, softmax

from pipeline.errors import ModelError, ReferatError
from pipeline.resources import resource
from pipeline.topics.features import CHARACTER_FEATURES, STEM_FEATURES, TitleFeatures
from pipeline.topics.reading import TopicReading, major_topic
from pipeline.topics.text import normalise

FORMAT = 2
"""Raised whenever the features or the stored fields change, so that an older file is refused instead of misread."""

LONGEST_TEXT = 4000
"""Characters of a title, or a title with text, that are read."""

_BATCH = 1000
_CERTAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores become probabilities; fitted on titles that the scores' model had not seen.

    Attributes:
        sharpness: the scores of the codes are multiplied by it before the softmax.
        slope, intercept: of the logistic function from the log-odds of the most likely topic to its probability (Platt scaling).
    """

    sharpness: float
    slope: float
    intercept: float


@dataclass(slots=True)
class TopicModel:
    """A linear model over the codes of the Danish local CAP version.

    Attributes:
        name: what the model is called in the runs table, with its version.
        codes: ascending, shape (codes,).
        weights: shape (features, codes); bias: shape (codes,).
        idf: of the features, shape (features,).
        known: words that may be parts of compounds.
    """

    name: str
    codes: NDArray[np.int64]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    idf: NDArray[np.float32]
    known: frozenset[str]
    calibration: Calibration
    _features: TitleFeatures = field(init=False, repr=False)
    _membership: NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._features = TitleFeatures(self.known, self.idf)
        self._membership = membership_of(self.codes)

    @classmethod
    def load(cls, path: Path | None = None) -> TopicModel:
        """The model in a file, or the shipped one.

        Raises:
            ModelError: where the file is missing, damaged, holds something else or was made for another version of referat.
        """
        from skops.io import get_untrusted_types
        from skops.io import load as load_skops

        try:
            file = path or resource("models", "topics", "topics.skops")
            if untrusted := get_untrusted_types(file=file):
                raise ValueError(f"it holds {', '.join(untrusted)}, which no topic model does")
            stored = load_skops(file)
        except ReferatError as error:
            raise ModelError("The topic model is not there.", hint="Install referat again.") from error
        except Exception as error:  # whatever skops, zipfile and json raise on a damaged file
            raise ModelError(
                f"{path or 'The shipped topic model'} cannot be read as a topic model: {error}.",
                hint="Install referat again, or train the model again.",
            ) from error
        return cls._from_stored(stored, file)

    @classmethod
    def _from_stored(cls, stored: Any, file: Path) -> TopicModel:
        if not isinstance(stored, dict) or stored.get("format") != FORMAT:
            found = stored.get("format") if isinstance(stored, dict) else None
            raise ModelError(
                f"The topic model in {file} has format {found}; this version of referat reads format {FORMAT}.",
                hint="Install the version of referat that it was made for, or train it again.",
            )
        weights = np.ascontiguousarray(stored["weights"], dtype=np.float32)  # else every product copies it
        if weights.shape != (CHARACTER_FEATURES + STEM_FEATURES, len(stored["codes"])):
            raise ModelError(f"The topic model in {file} has weights of the wrong shape.", hint="Train it again.")
        return cls(
            name=stored["name"],
            codes=stored["codes"],
            weights=weights,
            bias=stored["bias"],
            idf=stored["idf"],
            known=frozenset(stored["known"].split("\n")),
            calibration=Calibration(*stored["calibration"]),
        )

    def save(self, path: Path) -> None:
        """Write the model, the same bytes for the same model; the weights in half precision, which changes no prediction in a thousand."""
        from skops.io import dumps

        from pipeline.topics.archive import reproducible

        calibration = (self.calibration.sharpness, self.calibration.slope, self.calibration.intercept)
        stored = {
            "format": FORMAT,
            "name": self.name,
            "codes": self.codes,
            "weights": self.weights.astype(np.float16),
            "bias": self.bias,
            "idf": self.idf,
            "known": "\n".join(sorted(self.known)),
            "calibration": list(calibration),
        }
        path.write_bytes(reproducible(dumps(stored)))

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """The linear scores of raw titles, shape (texts, codes)."""
        return self.scores_of_words([normalise(text[:LONGEST_TEXT]) for text in texts])

    def scores_of_words(self, normalised: Sequence[str]) -> NDArray[np.float64]:
        """The linear scores of titles as ``pipeline.topics.text.normalise`` gives them, shape (texts, codes)."""
        return np.asarray(self._features(normalised) @ self.weights + self.bias, dtype=np.float64)

    def predict(self, texts: Sequence[str]) -> list[TopicReading]:
        """The most likely topic and subtopic of each raw title, with the calibrated probability of the topic.

        Every text gets a reading, one without words with score 0; whether it is sure enough is the caller's to say
        (``pipeline.topics.assign``).
        """
        normalised = [normalise(text[:LONGEST_TEXT]) for text in texts]
        readings: list[TopicReading] = []
        for start in range(0, len(texts), _BATCH):
            readings += self.read(self.scores_of_words(normalised[start : start + _BATCH]))
        return [
            reading if words else replace(reading, score=0.0)
            for words, reading in zip(normalised, readings, strict=True)
        ]

    def likeliest(self, texts: Sequence[str], number: int = 3) -> list[list[tuple[int, float]]]:
        """The likeliest codes of each raw title with their uncalibrated probabilities, the likeliest first."""
        of_codes, _ = code_probabilities(self.scores(texts), self.calibration.sharpness, self._membership)
        best = np.argsort(-of_codes, axis=1)[:, :number]
        return [
            [(int(self.codes[place]), round(float(row[place]), 4)) for place in places]
            for row, places in zip(of_codes, best, strict=True)
        ]

    def codes_of(self, topic: int) -> list[int]:
        """The codes of a major topic that the model knows, ascending."""
        return [int(code) for code in self.codes if major_topic(int(code)) == topic]

    def probabilities_among(self, text: str, codes: Sequence[int]) -> dict[int, float]:
        """How likely each of some codes is for a raw title, given that one of them is right; unknown codes are least likely."""
        [scores] = self.scores([text])
        known = {int(code): float(score) for code, score in zip(self.codes, scores, strict=True)}
        given = np.array([known.get(code, min(scores)) for code in codes])
        return dict(zip(codes, softmax(given * self.calibration.sharpness).tolist(), strict=True))

    def read(self, scores: NDArray[np.float64]) -> list[TopicReading]:
        """See ``readings``; of this model's codes and calibration."""
        return readings(scores, self.codes, self.calibration)


def readings(scores: NDArray[np.float64], codes: NDArray[np.int64], calibration: Calibration) -> list[TopicReading]:
    """For each row of scores, shape (texts, codes), the code of the highest, its topic and the topic's calibrated probability."""
    best, of_topics = best_codes(scores, calibration.sharpness, membership_of(codes))
    confidence = calibrated(of_topics, calibration)
    return [
        TopicReading(major_topic(code), code, round(score, 4))
        for code, score in zip(codes[best].tolist(), confidence.tolist(), strict=True)
    ]


def major_of(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The major topic of each code."""
    return np.array([major_topic(int(code)) for code in codes], dtype=np.int64)


def membership_of(codes: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 where a code belongs to a topic, shape (codes, topics), the topics ascending."""
    topics = major_of(codes)
    membership: NDArray[np.float64] = (topics[:, None] == np.unique(topics)).astype(np.float64)
    return membership


def code_probabilities(
    scores: NDArray[np.float64], sharpness: float, membership: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Uncalibrated probabilities of codes and, summed, of topics: shapes (texts, codes) and (texts, topics).

    Args:
        scores: shape (texts, codes).
        sharpness: factor before the softmax.
        membership: shape (codes, topics), 1 where the code belongs to the topic.
    """
    of_codes: NDArray[np.float64] = softmax(scores * sharpness, axis=1)
    return of_codes, of_codes @ membership


def best_codes(
    scores: NDArray[np.float64], sharpness: float, membership: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The column of the highest score of each row, and the uncalibrated probability of its topic: shapes (texts,).

    The highest score decides, not the likeliest topic: where the probabilities are flat enough to be honest, topics of many codes
    gather more of them than they should (models/topics/README.md).
    """
    best = scores.argmax(axis=1)
    _, of_topics = code_probabilities(scores, sharpness, membership)
    topic = membership.argmax(axis=1)[best]
    return best, of_topics[np.arange(len(scores)), topic]


def calibrated(probability: NDArray[np.float64], calibration: Calibration) -> NDArray[np.float64]:
    """The probability that the most likely topic is right, given its uncalibrated probability, shape (texts,)."""
    odds = logit(np.clip(probability, _CERTAIN, 1 - _CERTAIN))
    found: NDArray[np.float64] = expit(calibration.slope * odds + calibration.intercept)
    return found
