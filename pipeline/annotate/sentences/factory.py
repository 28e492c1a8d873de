"""Registers the spaCy factory ``referat_sentences``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.sentences import split_sentences


@Language.factory("referat_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create(nlp: Language, name: str) -> SentenceSplitter:
    """The component, for ``nlp.add_pipe("referat_sentences")``."""
    return SentenceSplitter()


class SentenceSplitter:
    """Sets the sentences that ``pipeline.text.sentences`` finds in the text."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc; a token starts a sentence where a sentence of the text starts in or before it."""
        starts = iter([sentence.start for sentence in split_sentences(doc.text)[1:]])
        following = next(starts, None)
        for token in doc:
            begins = following is not None and token.idx + len(token) > following
            token.is_sent_start = begins or token.i == 0
            while following is not None and token.idx + len(token) > following:
                following = next(starts, None)
        return doc
