"""Linear support vector machines that see, beside a title's features, what a classifier of the lexicon alone makes of it.

With x the features of a title, the lexicon's classifier gives l = x L + k; the machines, over (x, l), give the scores
s = x A + l B + c, so s = x (A + L B) + (k B + c): all is folded into one weight matrix over x.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.svm import LinearSVC

_ABSENT = -1.0
"""Score of a class that a machine has no example of: that of a clear no."""

_REGULARISATION = 0.5
_PHRASE_WEIGHT = 0.3
_REVIEWED_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (features, classes) and bias (classes,)."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def scores(self, rows: csr_matrix) -> NDArray[np.float64]:
        """Shape (rows, classes)."""
        found: NDArray[np.float64] = np.asarray(rows @ self.weights) + self.bias
        return found


class Machines:
    """The machines over given examples.

    Args:
        rows: features of titles, lexicon phrases and reviewed titles, in this order.
        sizes: how many of each.
        codes: of the rows, and all of them in ascending order.
    """

    def __init__(
        self, rows: csr_matrix, sizes: tuple[int, int, int], labels: NDArray[np.int64], codes: NDArray[np.int64]
    ) -> None:
        titles, phrases, _ = sizes
        lexicon = slice(titles, titles + phrases)
        self._width = rows.shape[1]
        found = _fitted(rows[lexicon], labels[lexicon], codes, None)
        self._lexicon = Linear(
            found.weights, found.bias - _ABSENT
        )  # a clear no becomes zero, as for the phrases themselves
        self._rows = vstack(
            [
                self._stacked(rows[:titles]),
                hstack([rows[lexicon], csr_matrix((phrases, len(codes)))]),
                self._stacked(rows[lexicon.stop :]),
            ],
            format="csr",
        )
        self._importance = np.repeat([1.0, _PHRASE_WEIGHT, _REVIEWED_WEIGHT], sizes)

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
    machine = LinearSVC(C=_REGULARISATION, random_state=0).fit(rows, labels, sample_weight=importance)
    weights = np.zeros((rows.shape[1], len(classes)))
    bias = np.full(len(classes), _ABSENT)
    coefficients, intercepts = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # scikit-learn stores one row for two classes
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.append(-intercepts, intercepts)
    columns = np.searchsorted(classes, machine.classes_)
    weights[:, columns] = coefficients.T
    bias[columns] = intercepts
    return Linear(weights, bias)
