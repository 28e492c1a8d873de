"""Case numbers as a spaCy component."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.annotate.context import text_of
from pipeline.annotate.extension import register, store
from pipeline.text.case_numbers import find_case_numbers


class CaseNumbers:
    """Finds case numbers by :func:`pipeline.text.case_numbers.find_case_numbers`; they go to ``doc.spans[group]``.

    >>> import spacy
    >>> nlp = spacy.blank("da")
    >>> _ = nlp.add_pipe("referat_case_numbers")
    >>> doc = nlp("Sagsnr.: 27.69.40-P20-1-21")
    >>> [(span._.referat.text, span._.referat.kle_code) for span in doc.spans["referat_case_numbers"]]
    [('27.69.40-P20-1-21', '27.69.40')]
    """

    def __init__(self, *, group: str, labelled_only: bool = False) -> None:
        register()
        self.group = group
        self.labelled_only = labelled_only

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, find_case_numbers(text_of(doc), labelled_only=self.labelled_only))
        return doc
