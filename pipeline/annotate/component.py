"""The spaCy component that all finders of mentions are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from pipeline.annotate.extension import register, store
from pipeline.records import Mention


class MentionFinder:
    """Finds mentions in a doc; they go to ``doc.spans[group]``, each with its record on ``span._.referat``.

    Args:
        find: from a doc to its mentions, places counted in ``doc.text``.
        group: the name of the spans.
    """

    def __init__(self, find: Callable[[Doc], Iterable[Mention]], *, group: str) -> None:
        register()
        self.find = find
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, self.find(doc))
        return doc
