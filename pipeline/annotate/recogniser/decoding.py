"""From the scores of each word's tags to entities: the likeliest sequence of tags that IOB2 allows."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

LABELS: Final = ("PER", "ORG", "LOC", "MISC")
TAGS: Final = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
"""The tags in the order in which the model scores them: outside, then begin and inside of each label."""

_INSIDE: Final = np.array([tag.startswith("I") for tag in TAGS])
_FORBIDDEN: Final = np.array(
    [
        [-np.inf if tag.startswith("I") and (before == "O" or before[2:] != tag[2:]) else 0.0 for tag in TAGS]
        for before in TAGS
    ]
)


class Entity(NamedTuple):
    """Words ``[start, end)`` that make a name, its label, and how sure the model is: the least probable word's tag, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


def decode(scores: NDArray[np.float32]) -> list[Entity]:
    """The entities of a text.

    Args:
        scores: (words, tags), any real numbers that a softmax makes probabilities.

    >>> decode(np.array([[0, 9, 0, 0, 0, 0, 0, 0, 0], [0, 0, 9, 0, 0, 0, 0, 0, 0], [9, 0, 0, 0, 0, 0, 0, 0, 0]], "float32"))
    [Entity(start=0, end=2, label='PER', score=0.999...)]
    """
    if not len(scores):
        return []
    logs = scores - scores.max(axis=1, keepdims=True)
    logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
    tags = best_tags(logs)
    found = []
    for start in np.flatnonzero((tags > 0) & ~_INSIDE[tags]):
        end = start + 1
        while end < len(tags) and _INSIDE[tags[end]]:
            end += 1
        sure = logs[np.arange(start, end), tags[start:end]].min()
        found.append(Entity(int(start), int(end), TAGS[tags[start]][2:], float(np.exp(sure))))
    return found


def best_tags(logs: NDArray[np.float32]) -> NDArray[np.intp]:
    """The numbers of the likeliest allowed tags, given the log-probabilities (words, tags)."""
    tags: NDArray[np.intp] = logs.argmax(axis=1)
    before = np.concatenate([[0], tags[:-1]])
    if (_FORBIDDEN[before, tags] == 0).all():
        return tags
    return _viterbi(logs)


def _viterbi(logs: NDArray[np.float32]) -> NDArray[np.intp]:
    best = logs[0] + _FORBIDDEN[0]
    steps = np.zeros(logs.shape, dtype=np.intp)
    for place in range(1, len(logs)):
        paths = best[:, None] + _FORBIDDEN
        steps[place] = paths.argmax(axis=0)
        best = paths.max(axis=0) + logs[place]
    tags = np.zeros(len(logs), dtype=np.intp)
    tags[-1] = best.argmax()
    for place in range(len(logs) - 1, 0, -1):
        tags[place - 1] = steps[place, tags[place]]
    return tags
