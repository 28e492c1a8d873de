"""What the topic model learns from, as numbers, and the two linear classifiers that are added up into it.

Ridge regression of each code and each topic against the rest, and the support vector machines of ``pipeline.topics.machines``. With a
few thousand examples of many features the ridge regression is solved over the examples: with X their features, K = X Xᵀ + 1 (the
bias), w their importance and λ the regularisation, α = (K + λ/w)⁻¹ Y, and the weights are Xᵀ α. The same inverse gives, without
training again, the scores that each title would get from a model trained without its fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve, solve
from scipy.sparse import csr_matrix

from pipeline.topics.features import TitleFeatures, fit_idf
from pipeline.topics.machines import Linear, Machines, Sizes
from pipeline.topics.model import major_of
from pipeline.topics.text import SHORTEST_PART, normalise

_TOPIC_SHARE = 0.4
"""How much of the topic's score is added to each of its codes' scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """What nested cross-validation chose most often (``models/topics/README.md``).

    Attributes:
        regularisation: λ of the ridge regression.
        phrase_weight: importance in it of a lexicon phrase as an example, a title having 1.
        framed_weight: importance in it of a title made of a phrase.
        reviewed_weight: importance in it of a title that was coded for this project.
        machine_share: how much of the machines' scores is added.
    """

    regularisation: float = 0.6
    phrase_weight: float = 0.7
    framed_weight: float = 0.1
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


class Examples:
    """All examples as numbers; the coded titles first, then what supports them. Those without words are left out."""

    def __init__(self, coded: CodedTitles, lexicon: CodedTitles, framed: CodedTitles, reviewed: CodedTitles) -> None:
        parts = tuple(with_words(part) for part in (coded, lexicon, framed, reviewed))
        coded, lexicon, framed, reviewed = parts
        self.coded = coded
        self._sizes = Sizes(*(len(part.titles) for part in parts))
        texts = [normalise(title) for part in parts for title in part.titles]
        phrases = map(normalise, lexicon.titles)
        self.known = frozenset(word for phrase in phrases for word in phrase.split() if len(word) >= SHORTEST_PART)
        self.idf = fit_idf([*map(normalise, (*coded.titles, *lexicon.titles, *reviewed.titles))], self.known)
        self._rows = TitleFeatures(self.known, self.idf)(texts)
        self._kernel = _likeness(self._rows)
        self._labels = labels = np.concatenate([part.codes for part in parts])
        self.codes = np.unique(labels)
        self._topics = np.unique(major_of(self.codes))
        self._wanted = np.hstack(
            [_against_rest(labels, self.codes), _against_rest(major_of(labels), self._topics)]
        ).astype(np.float32)
        self._machines = Machines(self._rows, self._sizes, labels, self.codes)

    def machine(self) -> Linear:
        """The support vector machines over all examples."""
        return self._machine(np.arange(sum(self._sizes)))

    def machine_held_out(self, folds: Iterable[Fold]) -> NDArray[np.float64]:
        """The scores that the machines without each fold give its titles, shape (titles, codes)."""
        held_out = np.zeros((self._sizes.titles, len(self.codes)))
        support = np.arange(self._sizes.titles, sum(self._sizes))
        for rest, rows in folds:
            held_out[rows] = self._machine(np.concatenate([rest, support])).scores(self._rows[rows])
        return held_out

    def ridge(self, settings: TrainingSettings, folds: Iterable[Fold]) -> tuple[Linear, NDArray[np.float64]]:
        """The ridge regression over all examples, and the scores that the one without each fold gives its titles, (titles, codes)."""
        titles = self._sizes.titles
        importance = np.repeat(
            [1.0, settings.phrase_weight, settings.framed_weight, settings.reviewed_weight], self._sizes
        )
        matrix = self._kernel.copy()
        matrix[np.diag_indices_from(matrix)] += settings.regularisation / importance
        support = cho_factor(matrix[titles:, titles:], lower=True, check_finite=False)
        crossing = matrix[:titles, titles:]
        of_titles = cho_solve(support, crossing.T, check_finite=False)
        of_wanted = cho_solve(support, self._wanted[titles:], check_finite=False)
        inverse = np.linalg.inv(
            matrix[:titles, :titles] - crossing @ of_titles
        )  # of the titles' block, by its Schur complement
        alpha = inverse @ (self._wanted[:titles] - crossing @ of_wanted)
        coefficients = np.vstack([alpha, of_wanted - of_titles @ alpha])
        held_out = np.zeros(alpha.shape)
        for _, rows in folds:
            held_out[rows] = self._wanted[rows] - solve(inverse[np.ix_(rows, rows)], alpha[rows], check_finite=False)
        weights = self._folded(np.asarray(self._rows.T @ coefficients))
        return Linear(weights, self._folded(coefficients.sum(axis=0, keepdims=True))[0]), self._folded(held_out)

    def right(self, scores: NDArray[np.float64], rows: NDArray[np.int64] | slice = slice(None)) -> int:
        """How many codes and topics of the chosen titles the highest scores give right.

        Args:
            scores: of all titles, shape (titles, codes).
            rows: places of the chosen ones.
        """
        found, wanted = self.codes[scores[rows].argmax(axis=1)], self.coded.codes[rows]
        return int((found == wanted).sum() + (major_of(found) == major_of(wanted)).sum())

    def _machine(self, chosen: NDArray[np.int64]) -> Linear:
        of_codes = self._machines.fit(chosen, self._labels, self.codes)
        of_topics = self._machines.fit(chosen, major_of(self._labels), self._topics)
        return Linear(
            self._folded(np.hstack([of_codes.weights, of_topics.weights])),
            self._folded(np.hstack([of_codes.bias, of_topics.bias])[None])[0],
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


def with_words(coded: CodedTitles) -> CodedTitles:
    """Those titles that have words: the others teach nothing."""
    return coded[np.array([row for row, title in enumerate(coded.titles) if normalise(title)], dtype=np.int64)]
