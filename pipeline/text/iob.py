"""From the scores of each word's tags to entities: the likeliest sequence of tags that IOB2 allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Entity(NamedTuple):
    """Words ``[start, end)`` that make a name, its label, and how sure the model is: the least probable word's tag, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class Scheme:
    """The tags of some labels in the order in which a model scores them: outside, then begin and inside of each label.

    >>> Scheme(("PER", "ORG")).tags
    ('O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG')
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.tags = ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))
        self._inside = np.array([tag.startswith("I") for tag in self.tags])
        self._forbidden = np.array(
            [[-np.inf if _breaks(before, tag) else 0.0 for tag in self.tags] for before in self.tags]
        )

    def decode(self, scores: NDArray[np.float32]) -> list[Entity]:
        """The entities of a text.

        Args:
            scores: (words, tags), any real numbers that a softmax makes probabilities.

        >>> Scheme(("PER",)).decode(np.array([[0, 9, 0], [0, 0, 9], [9, 0, 0]], "float32"))
        [Entity(start=0, end=2, label='PER', score=0.999...)]
        """
        if not len(scores):
            return []
        logs = _logs(scores)
        tags = self.best_tags(logs)
        found = []
        for start in np.flatnonzero((tags > 0) & ~self._inside[tags]):
            end = start + 1
            while end < len(tags) and self._inside[tags[end]]:
                end += 1
            sure = logs[np.arange(start, end), tags[start:end]].min()
            found.append(Entity(int(start), int(end), self.tags[tags[start]][2:], float(np.exp(sure))))
        return found

    def chances(self, scores: NDArray[np.float32], label: str) -> NDArray[np.float32]:
        """How likely each word is part of a name of this label, 0 to 1.

        Args:
            scores: as ``decode`` takes them.
            label: one of the scheme's.

        >>> Scheme(("PER",)).chances(np.array([[0, 9, 0], [9, 0, 0]], "float32"), "PER").round(2).tolist()
        [1.0, 0.0]
        """
        if not len(scores):
            return np.zeros(0, dtype=np.float32)
        tags = [number for number, tag in enumerate(self.tags) if tag[2:] == label]
        chances: NDArray[np.float32] = np.exp(_logs(scores)[:, tags]).sum(axis=1)
        return chances

    def best_tags(self, logs: NDArray[np.float32]) -> NDArray[np.intp]:
        """The numbers of the likeliest allowed tags, given the log-probabilities (words, tags)."""
        tags: NDArray[np.intp] = logs.argmax(axis=1)
        before = np.concatenate([[0], tags[:-1]])
        if (self._forbidden[before, tags] == 0).all():
            return tags
        return self._viterbi(logs)

    def _viterbi(self, logs: NDArray[np.float32]) -> NDArray[np.intp]:
        best = logs[0] + self._forbidden[0]
        steps = np.zeros(logs.shape, dtype=np.intp)
        for place in range(1, len(logs)):
            paths = best[:, None] + self._forbidden
            steps[place] = paths.argmax(axis=0)
            best = paths.max(axis=0) + logs[place]
        tags = np.zeros(len(logs), dtype=np.intp)
        tags[-1] = best.argmax()
        for place in range(len(logs) - 1, 0, -1):
            tags[place - 1] = steps[place, tags[place]]
        return tags


def _logs(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logarithms of the probabilities that a softmax over each row gives."""
    logs: NDArray[np.float32] = scores - scores.max(axis=1, keepdims=True)
    logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
    return logs


def _breaks(before: str, tag: str) -> bool:
    """Whether a tag may not follow another: the inside of an entity that has not begun."""
    return tag.startswith("I") and before[1:] != tag[1:]
