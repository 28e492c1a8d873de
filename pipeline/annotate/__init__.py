"""Entities and values in running text: a spaCy pipeline of our own components.

``annotate`` is imported when first asked for, so that the lists of names are to be had without loading spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.annotate.documents import annotate

__all__ = ["annotate"]


def __getattr__(name: str) -> Any:
    if name == "annotate":
        from pipeline.annotate.documents import annotate

        return annotate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
