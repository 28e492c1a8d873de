"""Registers the spaCy factory ``referat_lemmas``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.sentences.factory import SentenceSplitter
from pipeline.text.lemmas import lemmas


@Language.factory("referat_lemmas", assigns=["token.lemma"])
def create(nlp: Language, name: str) -> Lemmatiser:
    """The component, for ``nlp.add_pipe("referat_lemmas")``."""
    return Lemmatiser()


class Lemmatiser:
    """Sets the dictionary form of every token, as ``pipeline.text.lemmas`` tells it sentence by sentence.

    Where no component before it set sentences they are found as ``referat_sentences`` finds them, and kept.
    """

    def __init__(self) -> None:
        self._splitter = SentenceSplitter()

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with ``token.lemma_``."""
        if not doc.has_annotation("SENT_START"):
            doc = self._splitter(doc)
        for sentence in doc.sents:
            for token, lemma in zip(sentence, lemmas([token.text for token in sentence]), strict=True):
                token.lemma_ = lemma
        return doc
