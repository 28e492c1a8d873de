"""Linear support vector machines that see, beside a title's features, what a classifier of the lexicon alone makes of it.

With x the features of a title, the lexicon's classifier gives l = x L + k; the machines, over (x, l), give the scores
s = x A + l B + c, so s = x (A + L B) + (k B + c): all is folded into one weight matrix over x.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.svm import LinearSVC

_ABSENT = -1.0
"""Score of a class that a machine has no example of: that of a clear no."""

_REGULARISATION = 0.5
_TOLERANCE = 0.01
_PHRASE_WEIGHT = 0.3
_FRAMED_WEIGHT = 0.05
_REVIEWED_WEIGHT = 0.6


class Sizes(NamedTuple):
    """How many examples there are of each kind, in this order: coded titles, lexicon phrases, titles made of phrases, reviewed titles."""

    titles: int
    phrases: int
    framed: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (features, classes) and bias (classes,)."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def scores(self, rows: csr_matrix) -> NDArray[np.float64]:
        """Shape (rows, classes)."""
        found: NDArray[np.float64] = np.asarray(rows @ self.weights) + self.bias
        return found

    def plus(self, other: Linear, share: float) -> Linear:
        """With a share of another's weights added."""
        return Linear(self.weights + share * other.weights, self.bias + share * other.bias)


class Machines:
    """The machines over given examples.

    Args:
        rows: features of the examples, in the order of ``Sizes``.
        sizes: how many of each kind.
        codes: of the rows, and all of them in ascending order.
    """

    def __init__(self, rows: csr_matrix, sizes: Sizes, labels: NDArray[np.int64], codes: NDArray[np.int64]) -> None:
        lexicon = slice(sizes.titles, sizes.titles + sizes.phrases)
        made = slice(sizes.titles, sizes.titles + sizes.phrases + sizes.framed)
        self._width = rows.shape[1]
        found = _fitted(rows[lexicon], labels[lexicon], codes, None)
        self._lexicon = Linear(
            found.weights, found.bias - _ABSENT
        )  # a clear no becomes zero, as for the phrases themselves
        self._rows = vstack(
            [
                self._stacked(rows[: made.start]),
                hstack([rows[made], csr_matrix((made.stop - made.start, len(codes)))]),
                self._stacked(rows[made.stop :]),
            ],
            format="csr",
        )
        self._importance = np.repeat([1.0, _PHRASE_WEIGHT, _FRAMED_WEIGHT, _REVIEWED_WEIGHT], sizes)

    def fit(self, chosen: NDArray[np.int64], labels: NDArray[np.int64], classes: NDArray[np.int64]) -> Linear:
        """Machines of each class against the rest, folded, learnt from the chosen rows.

        Args:
            chosen: places of the rows to learn from.
            labels: the classes of all rows.
            classes: ascending.
        """
        found = _fitted(self._rows[chosen], labels[chosen], classes, self._importance[chosen])
        direct, through_lexicon = np.split(found.weights, [self._width])
        return Linear(
            direct + self._lexicon.weights @ through_lexicon, found.bias + self._lexicon.bias @ through_lexicon
        )

    def _stacked(self, rows: csr_matrix) -> csr_matrix:
        return hstack([rows, csr_matrix(self._lexicon.scores(rows))], format="csr")


def _fitted(
    rows: csr_matrix, labels: NDArray[np.int64], classes: NDArray[np.int64], importance: NDArray[np.float64] | None
) -> Linear:
    machine = LinearSVC(C=_REGULARISATION, tol=_TOLERANCE, random_state=0).fit(rows, labels, sample_weight=importance)
    weights = np.zeros((rows.shape[1], len(classes)))
    bias = np.full(len(classes), _ABSENT)
    coefficients, intercepts = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # scikit-learn stores one row for two classes
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.append(-intercepts, intercepts)
    columns = np.searchsorted(classes, machine.classes_)
    weights[:, columns] = coefficients.T
    bias[columns] = intercepts
    return Linear(weights, bias)
