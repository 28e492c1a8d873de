"""Training the topic model from coded titles and from what supports them: a lexicon of the topics' words, titles coded for this project.

Two linear classifiers are added up into one weight matrix: ridge regression of each code and each topic against the rest, and the
support vector machines of ``pipeline.topics.machines``. With a few thousand examples of many features the ridge regression is solved
over the examples: with X their features, K = X Xᵀ + 1 (the bias), w their importance and λ the regularisation, α = (K + λ/w)⁻¹ Y, and the
weights are Xᵀ α. The same inverse gives, without training again, the scores that each title would get from a model trained
without its fold. On the scores of titles held out the probabilities are calibrated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve, solve
from scipy.sparse import csr_matrix
from scipy.special import log_softmax, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from pipeline.topics.features import TitleFeatures, fit_idf
from pipeline.topics.machines import Linear, Machines
from pipeline.topics.model import Calibration, TopicModel, code_probabilities, major_of
from pipeline.topics.text import SHORTEST_PART, normalise

_SHARPNESS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0)
_CERTAIN = 1e-6
_FOLDS = 4
_TOPIC_SHARE = 0.4
"""How much of the topic's score is added to each of its codes' scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """What nested cross-validation chose most often (``models/topics/README.md``).

    Attributes:
        regularisation: λ of the ridge regression.
        phrase_weight: importance in it of a lexicon phrase as an example, a title having 1.
        reviewed_weight: importance in it of a title that was coded for this project.
        machine_share: how much of the machines' scores is added.
    """

    regularisation: float = 0.6
    phrase_weight: float = 0.7
    reviewed_weight: float = 0.7
    machine_share: float = 0.5


@dataclass(frozen=True, slots=True)
class CodedTitles:
    """Raw titles, each with its code."""

    titles: Sequence[str]
    codes: NDArray[np.int64]

    def __getitem__(self, rows: NDArray[np.int64]) -> CodedTitles:
        return CodedTitles([self.titles[row] for row in rows], self.codes[rows])


Fold = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Rows to train on, rows held out."""

NO_TITLES = CodedTitles([], np.array([], dtype=np.int64))


def train(
    name: str,
    coded: CodedTitles,
    lexicon: CodedTitles,
    reviewed: CodedTitles = NO_TITLES,
    candidates: Sequence[TrainingSettings] = (TrainingSettings(),),
    seed: int = 0,
) -> TopicModel:
    """A calibrated model; the same arguments give the same model.

    Args:
        name: as ``TopicModel.name``.
        coded: titles with their codes, at least five; the probabilities are calibrated on them.
        lexicon: phrases with their codes.
        reviewed: titles that were coded for this project.
        candidates: settings, of which the best is taken: most right topics plus most right codes in the folds of ``coded``.
        seed: of the folds.
    """
    examples = _Examples(*(_with_words(part) for part in (coded, lexicon, reviewed)))
    folds = list(split(examples.coded, _FOLDS, seed))
    machines, held_out = examples.machines(folds)
    best = max(
        (examples.solved(settings, folds, machines, held_out) for settings in candidates), key=lambda found: found.right
    )
    return TopicModel(
        name=name,
        codes=examples.codes,
        weights=best.weights,
        bias=best.bias,
        idf=examples.idf,
        known=examples.known,
        calibration=calibrate(best.held_out, examples.coded.codes, examples.codes),
    )


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
    names = np.unique(major_of(codes))
    membership = (major_of(codes)[:, None] == names).astype(np.float64)
    _, of_topics = code_probabilities(scores, sharpness, membership)
    right = names[of_topics.argmax(axis=1)] == major_of(gold)
    if right.all() or not right.any():
        return Calibration(sharpness, 1.0, 0.0)
    odds = logit(np.clip(of_topics.max(axis=1), _CERTAIN, 1 - _CERTAIN))[:, None]
    platt = LogisticRegression(C=np.inf).fit(odds, right)
    return Calibration(sharpness, float(platt.coef_[0, 0]), float(platt.intercept_[0]))


@dataclass(frozen=True, slots=True)
class _Solved:
    """Weights (features, codes) and bias (codes,), the scores of held-out titles (titles, codes), and how many of those are right."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    held_out: NDArray[np.float64]
    right: int


class _Examples:
    """All examples as numbers; the coded titles first, then what supports them."""

    def __init__(self, coded: CodedTitles, lexicon: CodedTitles, reviewed: CodedTitles) -> None:
        self.coded = coded
        self._sizes = (len(coded.titles), len(lexicon.titles), len(reviewed.titles))
        phrases = [normalise(phrase) for phrase in lexicon.titles]
        texts = [*map(normalise, coded.titles), *phrases, *map(normalise, reviewed.titles)]
        self.known = frozenset(word for phrase in phrases for word in phrase.split() if len(word) >= SHORTEST_PART)
        self.idf = fit_idf(texts, self.known)
        self._rows = TitleFeatures(self.known, self.idf)(texts)
        self._kernel = _likeness(self._rows)
        labels = np.concatenate([coded.codes, lexicon.codes, reviewed.codes])
        self._labels = labels
        self.codes = np.unique(labels)
        self._topics = np.unique(major_of(self.codes))
        self._wanted = np.hstack(
            [_against_rest(labels, self.codes), _against_rest(major_of(labels), self._topics)]
        ).astype(np.float32)

    def machines(self, folds: Iterable[Fold]) -> tuple[Linear, NDArray[np.float64]]:
        """The support vector machines over all examples, and the scores that those without each fold give its titles."""
        titles, total = self._sizes[0], sum(self._sizes)
        machines = Machines(self._rows, self._sizes, self._labels, self.codes)
        topics = major_of(self._labels)

        def fitted(chosen: NDArray[np.int64]) -> Linear:
            of_codes = machines.fit(chosen, self._labels, self.codes)
            of_topics = machines.fit(chosen, topics, self._topics)
            return Linear(
                self._folded(np.hstack([of_codes.weights, of_topics.weights])),
                self._folded(np.hstack([of_codes.bias, of_topics.bias])[None])[0],
            )

        held_out = np.zeros((titles, len(self.codes)))
        support = np.arange(titles, total)
        for rest, rows in folds:
            held_out[rows] = fitted(np.concatenate([rest, support])).scores(self._rows[rows])
        return fitted(np.arange(total)), held_out

    def solved(
        self,
        settings: TrainingSettings,
        folds: Iterable[Fold],
        machines: Linear,
        machines_held_out: NDArray[np.float64],
    ) -> _Solved:
        """The ridge regression with these settings and the machines; the titles' block of the inverse by its Schur complement."""
        titles = self._sizes[0]
        importance = np.repeat([1.0, settings.phrase_weight, settings.reviewed_weight], self._sizes)
        matrix = self._kernel.copy()
        matrix[np.diag_indices_from(matrix)] += settings.regularisation / importance
        support = cho_factor(matrix[titles:, titles:], lower=True, check_finite=False)
        crossing = matrix[:titles, titles:]
        of_titles = cho_solve(support, crossing.T, check_finite=False)
        of_wanted = cho_solve(support, self._wanted[titles:], check_finite=False)
        inverse = np.linalg.inv(matrix[:titles, :titles] - crossing @ of_titles)
        alpha = inverse @ (self._wanted[:titles] - crossing @ of_wanted)
        coefficients = np.vstack([alpha, of_wanted - of_titles @ alpha])
        held_out = np.zeros(alpha.shape)
        for _, rows in folds:
            held_out[rows] = self._wanted[rows] - solve(inverse[np.ix_(rows, rows)], alpha[rows], check_finite=False)
        share = settings.machine_share
        scores = self._folded(held_out) + share * machines_held_out
        found = self.codes[scores.argmax(axis=1)]
        right = (found == self.coded.codes).sum() + (major_of(found) == major_of(self.coded.codes)).sum()
        return _Solved(
            weights=(self._folded(np.asarray(self._rows.T @ coefficients)) + share * machines.weights).astype(
                np.float32
            ),
            bias=(self._folded(coefficients.sum(axis=0, keepdims=True))[0] + share * machines.bias).astype(np.float32),
            held_out=scores,
            right=int(right),
        )

    def _folded(self, columns: NDArray[np.floating]) -> NDArray[np.float64]:
        """Columns of codes, each with a share of its topic's column added."""
        of_codes, of_topics = np.split(columns, [len(self.codes)], axis=1)
        parent = np.searchsorted(self._topics, major_of(self.codes))
        folded: NDArray[np.float64] = of_codes + _TOPIC_SHARE * of_topics[:, parent]
        return folded


def _likeness(rows: csr_matrix) -> NDArray[np.float32]:
    """Inner products of all rows, and one for the bias."""
    products: NDArray[np.float32] = np.asarray((rows @ rows.T).todense(), dtype=np.float32) + np.float32(1)
    return products


def _against_rest(labels: NDArray[np.int64], classes: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 where a label is the class, -1 elsewhere, shape (labels, classes)."""
    return np.where(labels[:, None] == classes, 1.0, -1.0)


def _with_words(coded: CodedTitles) -> CodedTitles:
    """Those titles that have words: the others teach nothing."""
    return coded[np.array([row for row, title in enumerate(coded.titles) if normalise(title)], dtype=np.int64)]
