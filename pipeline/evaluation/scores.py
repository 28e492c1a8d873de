"""Precision, recall and F1 from what was counted right, wrong and missed."""

from __future__ import annotations

from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.intervals import Interval, bootstrap_interval


class Agreement(TypedDict):
    """Precision, recall and F1, 0 to 1; None where there is nothing to count."""

    precision: float | None
    recall: float | None
    f1: float | None


def agreement(right: int, wrong: int, missed: int) -> Agreement:
    """The scores of counts.

    >>> agreement(3, 1, 0)
    {'precision': 0.75, 'recall': 1.0, 'f1': 0.8571428571428571}
    >>> agreement(0, 0, 0)["f1"] is None
    True
    """
    return Agreement(
        precision=right / (right + wrong) if right + wrong else None,
        recall=right / (right + missed) if right + missed else None,
        f1=2 * right / (2 * right + wrong + missed) if right + wrong + missed else None,
    )


def f1_interval(counts: NDArray[np.float64]) -> Interval:
    """The 95 % bootstrap interval of F1.

    Args:
        counts: shape (units, 3): right, wrong and missed of each unit that was drawn independently (a document, a sentence).
    """
    return bootstrap_interval(counts, _f1)


def _f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    right, wrong, missed = sums.T
    total = 2 * right + wrong + missed
    f1: NDArray[np.float64] = np.divide(2 * right, total, out=np.zeros_like(total), where=total > 0)
    return f1
