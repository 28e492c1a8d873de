"""Intervals around measured figures: Wilson's for a proportion, the bootstrap for anything else."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NORMAL_QUANTILE_95 = 1.959963984540054


class Interval(NamedTuple):
    """A 95 % interval, both ends included."""

    low: float
    high: float


def wilson_interval(successes: int, trials: int) -> Interval:
    """The 95 % interval of a proportion after Wilson (1927), which holds for few trials and for 0 and 1 too.

    Args:
        successes: 0 to ``trials``.
        trials: number of independent trials; with none the interval is [0, 1].

    >>> [round(end, 3) for end in wilson_interval(8, 10)]
    [0.49, 0.943]
    >>> wilson_interval(0, 0)
    Interval(low=0.0, high=1.0)
    """
    if trials == 0:
        return Interval(0.0, 1.0)
    z2 = _NORMAL_QUANTILE_95**2
    proportion = successes / trials
    centre = (proportion + z2 / (2 * trials)) / (1 + z2 / trials)
    spread = _NORMAL_QUANTILE_95 / (1 + z2 / trials)
    half = spread * sqrt(proportion * (1 - proportion) / trials + z2 / (4 * trials**2))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def bootstrap_interval(
    counts: NDArray[np.float64],
    statistic: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    *,
    resamples: int = 2000,
    seed: int = 0,
) -> Interval:
    """The 95 % percentile bootstrap interval of a statistic of summed counts (Efron 1979).

    Args:
        counts: shape (units, kinds); a unit is what was drawn independently (a sentence, a document), a kind is something
            counted in it (true positives, false positives ...).
        statistic: from sums of shape (resamples, kinds) to values of shape (resamples,).
        resamples: how many samples of ``units`` units are drawn with replacement.
        seed: of the random draws, so that the same counts give the same interval.

    >>> hits_and_trials = np.array([[1.0, 1.0]] * 8 + [[0.0, 1.0]] * 2)
    >>> bootstrap_interval(hits_and_trials, lambda sums: sums[:, 0] / sums[:, 1])
    Interval(low=0.5, high=1.0)
    """
    units = len(counts)
    if units == 0:
        return Interval(0.0, 0.0)
    draws = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), size=resamples)
    low, high = np.quantile(statistic(draws @ counts), (0.025, 0.975))
    return Interval(float(low), float(high))
