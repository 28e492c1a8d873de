from __future__ import annotations

import pytest

_SIZE = 200_000


@pytest.fixture(
    params=["1", ".", " ", "\n", "a", "-", "(", "1.1.", "1-", "1. og ", "a.a.", "a@", "den ", "kr. "],
    ids=repr,
)
def hostile_text(request: pytest.FixtureRequest) -> str:
    """200 kB of one thing, which a pattern that backtracks would need minutes for."""
    unit: str = request.param
    return unit * (_SIZE // len(unit))
