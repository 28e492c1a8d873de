"""The components for sentences and lemmas, used on their own in a spaCy pipeline."""

from __future__ import annotations

import spacy

TEXT = "Udvalget mødtes d. 4. oktober kl. 13.00. Byrådet godkendte planerne, jf. bilag 2.\nAfbud: Ida Dalsgård"


def test_components_work_on_their_own() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_sentences")
    nlp.add_pipe("referat_lemmas")
    doc = nlp(TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Udvalget mødtes d. 4. oktober kl. 13.00.",
        "Byrådet godkendte planerne, jf. bilag 2.",
        "Afbud: Ida Dalsgård",
    ]
    lemmas = {token.text: token.lemma_ for token in doc}
    assert (lemmas["planerne"], lemmas["godkendte"], lemmas["Dalsgård"]) == ("plan", "godkende", "Dalsgård")


def test_an_empty_doc_passes() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_sentences")
    nlp.add_pipe("referat_lemmas")
    assert len(nlp("")) == 0


def test_lemmas_need_no_sentences() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_lemmas")
    assert [token.lemma_ for token in nlp(TEXT)][:2] == ["udvalg", "møde"]
