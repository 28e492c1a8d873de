"""The recogniser's tags, and the entities that its scores give."""

from __future__ import annotations

from typing import Final

from pipeline.text.iob import Entity, Scheme

__all__ = ["LABELS", "TAGS", "Entity", "best_tags", "decode"]

LABELS: Final = ("PER", "ORG", "LOC", "MISC")

_SCHEME: Final = Scheme(LABELS)
TAGS: Final = _SCHEME.tags
"""The tags in the order in which the model scores them: outside, then begin and inside of each label."""

decode = _SCHEME.decode
best_tags = _SCHEME.best_tags
