"""E-mail addresses, web addresses and telephone numbers as a spaCy component."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.annotate.context import text_of
from pipeline.annotate.extension import register, store
from pipeline.text.contacts import find_contacts


class Contacts:
    """Finds contacts by :func:`pipeline.text.contacts.find_contacts`; they go to ``doc.spans[group]``.

    >>> import spacy
    >>> nlp = spacy.blank("da")
    >>> _ = nlp.add_pipe("referat_contacts")
    >>> doc = nlp("Skriv til post@lillekommune.dk.")
    >>> [(span.text, span._.referat.kind) for span in doc.spans["referat_contacts"]]
    [('post@lillekommune.dk', 'email')]
    """

    def __init__(self, *, group: str) -> None:
        register()
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its spans."""
        store(doc, self.group, find_contacts(text_of(doc)))
        return doc
