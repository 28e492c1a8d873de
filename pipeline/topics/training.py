"""Training the topic model from coded titles and a lexicon of the topics' own words.

The titles are few (about 1,450 for 119 codes), so the lexicon does two things: its phrases are training examples of less weight,
and a classifier trained on them alone gives each title a score for every code, which the final classifiers see as features. All
parts are linear; they are folded into one weight matrix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from scipy.special import logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from pipeline.topics.features import TitleFeatures, fit_idf
from pipeline.topics.model import Calibration, TopicModel, code_probabilities, major_of
from pipeline.topics.text import SHORTEST_PART, normalise

_ABSENT = -1.0
"""Score of a code that a classifier has no example of: that of a clear no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """What nested cross-validation chose most often (``models/topics/README.md``).

    Attributes:
        regularisation: the support vector machines' C.
        lexicon_weight: weight of a lexicon phrase as a training example, a title having 1.
        topic_share: how much of the topic's score is added to each of its codes' scores.
        sharpness: factor before the softmax.
    """

    regularisation: float = 0.5
    lexicon_weight: float = 0.3
    topic_share: float = 0.4
    sharpness: float = 5.0


@dataclass(frozen=True, slots=True)
class CodedTitles:
    """Raw titles, each with its code."""

    titles: Sequence[str]
    codes: NDArray[np.int64]

    def __getitem__(self, rows: NDArray[np.int64]) -> CodedTitles:
        return CodedTitles([self.titles[row] for row in rows], self.codes[rows])


def train(
    name: str,
    coded: CodedTitles,
    lexicon: CodedTitles,
    uncoded: Sequence[str] = (),
    settings: TrainingSettings | None = None,
) -> TopicModel:
    """A calibrated model; the same arguments give the same model.

    Args:
        name: as ``TopicModel.name``.
        coded: titles with their codes, at least five.
        lexicon: phrases with their codes.
        uncoded: titles that only the document frequencies learn from.
    """
    settings = settings or TrainingSettings()
    calibration = calibrate(out_of_fold_scores(coded, lexicon, uncoded, settings), coded, lexicon, settings)
    return fit(name, coded, lexicon, uncoded, settings, calibration)


def fit(
    name: str,
    coded: CodedTitles,
    lexicon: CodedTitles,
    uncoded: Sequence[str],
    settings: TrainingSettings,
    calibration: Calibration,
) -> TopicModel:
    """A model with the calibration given; titles without words teach nothing and are left out."""
    coded, lexicon = _with_words(coded), _with_words(lexicon)
    titles = [normalise(title) for title in coded.titles]
    phrases = [normalise(phrase) for phrase in lexicon.titles]
    known = frozenset(word for phrase in phrases for word in phrase.split() if len(word) >= SHORTEST_PART)
    idf = fit_idf([*titles, *phrases, *map(normalise, uncoded)], known)
    features = TitleFeatures(known, idf)
    weights, bias = _fit_weights(features(titles), coded.codes, features(phrases), lexicon.codes, settings)
    return TopicModel(
        name=name,
        codes=all_codes(coded, lexicon),
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
        idf=idf,
        known=known,
        calibration=calibration,
    )


def _with_words(coded: CodedTitles) -> CodedTitles:
    return coded[np.array([row for row, title in enumerate(coded.titles) if normalise(title)], dtype=np.int64)]


def all_codes(coded: CodedTitles, lexicon: CodedTitles) -> NDArray[np.int64]:
    """The codes of titles and lexicon, ascending."""
    return np.union1d(coded.codes, lexicon.codes)


def out_of_fold_scores(
    coded: CodedTitles,
    lexicon: CodedTitles,
    uncoded: Sequence[str],
    settings: TrainingSettings,
    *,
    folds: int = 5,
    seed: int = 0,
) -> NDArray[np.float64]:
    """For each title the scores of a model that was trained without it, shape (titles, codes of titles and lexicon)."""
    codes = all_codes(coded, lexicon)
    scores = np.full((len(coded.titles), len(codes)), _ABSENT)
    for rest, held_out in split(coded, folds, seed):
        model = fit("fold", coded[rest], lexicon, uncoded, settings, Calibration(settings.sharpness, 1.0, 0.0))
        scores[np.ix_(held_out, np.searchsorted(codes, model.codes))] = model.scores(coded[held_out].titles)
    return scores


def split(coded: CodedTitles, folds: int, seed: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows to train on and rows held out, fold by fold, the topics spread evenly; those of fewer titles than folds go with the largest."""
    topics = major_of(coded.codes)
    names, counts = np.unique(topics, return_counts=True)
    strata = np.where(np.isin(topics, names[counts >= folds]), topics, names[counts.argmax()])
    yield from StratifiedKFold(folds, shuffle=True, random_state=seed).split(strata, strata)


def calibrate(
    scores: NDArray[np.float64], coded: CodedTitles, lexicon: CodedTitles, settings: TrainingSettings
) -> Calibration:
    """The calibration that fits out-of-fold scores best."""
    topics = major_of(all_codes(coded, lexicon))
    names = np.unique(topics)
    membership = (topics[:, None] == names).astype(np.float64)
    _, of_topics = code_probabilities(scores, settings.sharpness, membership)
    right = names[of_topics.argmax(axis=1)] == major_of(coded.codes)
    if right.all() or not right.any():
        return Calibration(settings.sharpness, 1.0, 0.0)
    odds = logit(np.clip(of_topics.max(axis=1), 1e-6, 1 - 1e-6))[:, None]
    platt = LogisticRegression(C=np.inf).fit(odds, right)
    return Calibration(settings.sharpness, float(platt.coef_[0, 0]), float(platt.intercept_[0]))


def _fit_weights(
    titles: csr_matrix,
    title_codes: NDArray[np.int64],
    phrases: csr_matrix,
    phrase_codes: NDArray[np.int64],
    settings: TrainingSettings,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The folded weights (features, codes) and bias (codes,) of all classifiers.

    With x the features of a title, the lexicon's classifier gives l = x L + k; the code and topic classifiers, over (x, l), give
    scores s = x A + l B + c, so s = x (A + L B) + (k B + c). A code's final score adds a share of its topic's.
    """
    codes = np.union1d(title_codes, phrase_codes)
    topics = major_of(codes)
    lexicon_weights, lexicon_bias = _one_against_rest(phrases, phrase_codes, codes, None, settings.regularisation)
    lexicon_bias = lexicon_bias - _ABSENT  # a clear no becomes zero, as it is for the phrases themselves below
    title_scores = csr_matrix(titles @ lexicon_weights + lexicon_bias)
    examples = vstack(
        [hstack([titles, title_scores]), hstack([phrases, csr_matrix((phrases.shape[0], len(codes)))])], format="csr"
    )
    example_codes = np.concatenate([title_codes, phrase_codes])
    importance = np.concatenate([np.ones(len(title_codes)), np.full(len(phrase_codes), settings.lexicon_weight)])

    def folded(
        labels: NDArray[np.int64], classes: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        weights, bias = _one_against_rest(examples, labels, classes, importance, settings.regularisation)
        direct, through_lexicon = np.split(weights, [titles.shape[1]])
        return direct + lexicon_weights @ through_lexicon, bias + lexicon_bias @ through_lexicon

    code_weights, code_bias = folded(example_codes, codes)
    topic_names = np.unique(topics)
    topic_weights, topic_bias = folded(major_of(example_codes), topic_names)
    parent = np.searchsorted(topic_names, topics)
    share = settings.topic_share
    return code_weights + share * topic_weights[:, parent], code_bias + share * topic_bias[parent]


def _one_against_rest(
    rows: csr_matrix,
    labels: NDArray[np.int64],
    classes: NDArray[np.int64],
    importance: NDArray[np.float64] | None,
    regularisation: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (features, classes) and bias (classes,) of linear support vector machines; classes without example score a clear no."""
    machine = LinearSVC(C=regularisation, random_state=0).fit(rows, labels, sample_weight=importance)
    weights = np.zeros((rows.shape[1], len(classes)))
    bias = np.full(len(classes), _ABSENT)
    coefficients, intercepts = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # scikit-learn stores one row for two classes
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.append(-intercepts, intercepts)
    columns = np.searchsorted(classes, machine.classes_)
    weights[:, columns] = coefficients.T
    bias[columns] = intercepts
    return weights, bias
