"""Dates and periods as a spaCy component."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.annotate.context import text_of
from pipeline.annotate.extension import register, store
from pipeline.text.dates import find_dates


class Dates:
    """Finds dates and periods by :func:`pipeline.text.dates.find_dates`; they go to ``doc.spans[group]``.

    A year that the text leaves out is taken from ``doc._.referat_date``, the document's date, where that is set before.

    >>> import spacy
    >>> nlp = spacy.blank("da")
    >>> _ = nlp.add_pipe("referat_dates")
    >>> doc = nlp("Mødet er den 4. oktober 2023.")
    >>> [(span.text, span._.referat.start) for span in doc.spans["referat_dates"]]
    [('4. oktober 2023', datetime.date(2023, 10, 4))]
    """

    def __init__(self, *, group: str) -> None:
        register()
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, find_dates(text_of(doc), reference=doc._.referat_date))
        return doc
