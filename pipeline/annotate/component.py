"""The spaCy component that all finders of mentions are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from pipeline.annotate.context import Context, context_of, text_of
from pipeline.annotate.extension import register, store
from pipeline.records import Mention


class MentionFinder:
    """Finds mentions in a doc; they go to ``doc.spans[group]``, each with its record on ``span._.referat``.

    Args:
        find: from a text and what is known of its document to the text's mentions.
        group: the name of the spans.
    """

    def __init__(self, find: Callable[[str, Context], Iterable[Mention]], *, group: str) -> None:
        register()
        self.find = find
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, self.find(text_of(doc), context_of(doc)))
        return doc
