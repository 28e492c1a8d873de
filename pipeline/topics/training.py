"""Training the topic model from coded titles and from what supports them: a lexicon of the topics' words, titles coded for this project.

Two linear classifiers (``pipeline.topics.examples``) are added up into one weight matrix; on the scores of titles held out the
probabilities are calibrated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from pipeline.topics.examples import CodedTitles, Examples, Fold, TrainingSettings, with_words
from pipeline.topics.model import Calibration, TopicModel, best_codes, major_of, membership_of, readings
from pipeline.topics.reading import TopicReading

__all__ = ["CodedTitles", "TrainingSettings", "calibrate", "cross_validate", "split", "train", "with_words"]

_SHARPNESS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0)
_CERTAIN = 1e-6
_DIGITS = 6
_FOLDS = 3
_OUTER_FOLDS = 5

NO_TITLES = CodedTitles([], np.array([], dtype=np.int64))


def train(
    name: str,
    coded: CodedTitles,
    lexicon: CodedTitles,
    framed: CodedTitles = NO_TITLES,
    reviewed: CodedTitles = NO_TITLES,
    candidates: Sequence[TrainingSettings] = (TrainingSettings(),),
    seed: int = 0,
) -> TopicModel:
    """A calibrated model; the same arguments give the same model.

    Args:
        name: as ``TopicModel.name``.
        coded: titles with their codes, at least five; the probabilities are calibrated on them.
        lexicon: phrases with their codes.
        framed: titles made of such phrases.
        reviewed: titles that were coded for this project.
        candidates: settings, of which the best is taken: most right topics plus most right codes in the folds of ``coded``.
        seed: of the folds.
    """
    examples = Examples(coded, lexicon, framed, reviewed)
    folds = list(split(examples.coded, _FOLDS, seed))
    machine, machine_held_out = examples.machine(), examples.machine_held_out(folds)
    trained = []
    for settings in candidates:
        ridge, held_out = examples.ridge(settings, folds)
        share = settings.machine_share
        trained.append((ridge.plus(machine, share), held_out + share * machine_held_out))
    best, scores = max(trained, key=lambda pair: examples.right(pair[1]))
    return TopicModel(
        name=name,
        codes=examples.codes,
        weights=best.weights.astype(np.float32),
        bias=best.bias.astype(np.float32),
        idf=examples.idf,
        known=examples.known,
        calibration=calibrate(scores, examples.coded.codes, examples.codes),
    )


def cross_validate(
    coded: CodedTitles,
    lexicon: CodedTitles,
    framed: CodedTitles = NO_TITLES,
    reviewed: CodedTitles = NO_TITLES,
    candidates: Sequence[TrainingSettings] = (TrainingSettings(),),
    seed: int = 0,
) -> list[TopicReading]:
    """What titles are read as that the model has not learnt from.

    In each of five folds the weights are learnt on the other four; the settings are chosen, and the probabilities calibrated, on the
    scores of those four's titles, each held out in its turn.

    Args:
        coded: titles with words (``with_words``), and their codes.
        lexicon, framed, reviewed, candidates: as of ``train``.
        seed: of the folds.
    """
    examples = Examples(coded, lexicon, framed, reviewed)
    folds = list(split(coded, _OUTER_FOLDS, seed))
    machine = examples.machine_held_out(folds)
    scores = [examples.ridge(settings, folds)[1] + settings.machine_share * machine for settings in candidates]
    found: dict[int, TopicReading] = {}
    for rest, rows in folds:
        best = max(scores, key=lambda held_out: examples.right(held_out, rest))
        calibration = calibrate(best[rest], coded.codes[rest], examples.codes)
        found.update(zip(rows.tolist(), readings(best[rows], examples.codes, calibration), strict=True))
    return [found[row] for row in range(len(coded.titles))]


def split(coded: CodedTitles, folds: int, seed: int) -> Iterator[Fold]:
    """Rows to train on and rows held out, fold by fold, the topics spread evenly; those of fewer titles than folds go with the largest."""
    topics = major_of(coded.codes)
    names, counts = np.unique(topics, return_counts=True)
    strata = np.where(np.isin(topics, names[counts >= folds]), topics, names[counts.argmax()])
    yield from StratifiedKFold(folds, shuffle=True, random_state=seed).split(strata, strata)


def calibrate(scores: NDArray[np.float64], gold: NDArray[np.int64], codes: NDArray[np.int64]) -> Calibration:
    """The calibration that fits the scores of held-out titles best.

    Args:
        scores: shape (titles, codes).
        gold: the titles' codes.
        codes: of the columns, ascending.
    """
    column = np.searchsorted(codes, gold)
    rows = np.arange(len(gold))
    sharpness = max(_SHARPNESS, key=lambda factor: log_softmax(scores * factor, axis=1)[rows, column].sum())
    best, of_topics = best_codes(scores, sharpness, membership_of(codes))
    right = major_of(codes[best]) == major_of(gold)
    if right.all() or not right.any():
        return Calibration(sharpness, 1.0, 0.0)
    odds = logit(np.clip(of_topics, _CERTAIN, 1 - _CERTAIN))[:, None]
    platt = LogisticRegression(C=np.inf).fit(odds, right)
    # Rounded, because the fit's last digits are not the same on each run.
    return Calibration(sharpness, round(float(platt.coef_[0, 0]), _DIGITS), round(float(platt.intercept_[0]), _DIGITS))
