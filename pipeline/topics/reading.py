"""What the topic step says of one agenda item or article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TopicMethod = Literal["kle", "model", "rule", "review"]


@dataclass(frozen=True, slots=True)
class TopicReading:
    """A topic, its subtopic, how sure that is and what said so.

    Attributes:
        topic: major topic of the Comparative Agendas Project (``corpora/gazetteers/topics.csv``), None where it is not settled.
        subtopic: code of its Danish local version, whose hundreds are the topic (99 under topic 0); None where not settled.
        score: probability, 0 to 1, that the topic is right: calibrated for ``model``, 1 for the others; where the topic is None,
            that of the most likely one.
        method: a stated KLE code, the trained model, a rule for titles of fixed form, or a person (``pipeline.topics.review``).
    """

    topic: int | None
    subtopic: int | None
    score: float
    method: TopicMethod = "model"


def major_topic(code: int) -> int:
    """The major topic of a code: its hundreds.

    >>> major_topic(1310), major_topic(99)
    (13, 0)
    """
    return code // 100
