"""Sums of money as a spaCy component."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.annotate.context import text_of
from pipeline.annotate.extension import register, store
from pipeline.text.amounts import find_amounts


class Amounts:
    """Finds sums of money by :func:`pipeline.text.amounts.find_amounts`; they go to ``doc.spans[group]``.

    >>> import spacy
    >>> nlp = spacy.blank("da")
    >>> _ = nlp.add_pipe("referat_amounts")
    >>> doc = nlp("Puljen er på 2,5 mio. kr. om året.")
    >>> [(span.text, span._.referat.value_dkk) for span in doc.spans["referat_amounts"]]
    [('2,5 mio. kr.', 2500000.0)]
    """

    def __init__(self, *, group: str) -> None:
        register()
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, find_amounts(text_of(doc)))
        return doc
