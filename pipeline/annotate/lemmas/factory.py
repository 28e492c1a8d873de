"""Registers the spaCy factory ``referat_lemmas``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.lemmas import lemmas


@Language.factory("referat_lemmas", assigns=["token.lemma"], requires=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Lemmatiser:
    """The component, for ``nlp.add_pipe("referat_lemmas")`` after one that sets sentences."""
    return Lemmatiser()


class Lemmatiser:
    """Sets the dictionary form of every token, as ``pipeline.text.lemmas`` tells it sentence by sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with ``token.lemma_``."""
        for sentence in doc.sents:
            for token, lemma in zip(sentence, lemmas([token.text for token in sentence]), strict=True):
                token.lemma_ = lemma
        return doc
