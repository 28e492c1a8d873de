import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.intervals import bootstrap_interval, wilson_interval


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe (1998), table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_published_values(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 10_000), st.data())
def test_wilson_holds_the_proportion(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    low, high = wilson_interval(successes, trials)
    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1


def test_the_bootstrap_of_a_proportion_comes_near_wilson() -> None:
    outcomes = np.array([[1.0, 1.0]] * 300 + [[0.0, 1.0]] * 100)
    low, high = bootstrap_interval(outcomes, lambda sums: sums[:, 0] / sums[:, 1])
    assert (low, high) == pytest.approx(wilson_interval(300, 400), abs=0.01)


def test_the_bootstrap_repeats_itself_and_takes_no_units() -> None:
    counts = np.random.default_rng(3).random((50, 2))
    ratio = lambda sums: sums[:, 0] / sums[:, 1]  # noqa: E731
    assert bootstrap_interval(counts, ratio) == bootstrap_interval(counts, ratio)
    assert bootstrap_interval(np.zeros((0, 2)), ratio) == (0.0, 0.0)
