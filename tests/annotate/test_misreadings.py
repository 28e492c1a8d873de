from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.misreadings import intended, mended
from pipeline.records import Block, Document, Span, Structure


def of(text: str) -> Document:
    block = Block(kind="paragraph", text=text, span=Span(0, len(text)))
    return Document(document_id="0", source_uri="memory:", media_type="text/plain", text=text, blocks=(block,))


@pytest.mark.parametrize(
    ("misread", "word"),
    [
        ("Kornmune", "Kommune"),
        ("komrnuner", "kommuner"),
        ("Haders1ev", "Haderslev"),
        ("NORDDJURS", "NORDDJURS"),
        ("Hjorring", "Hjørring"),
        ("lnterreg", "Interreg"),
        ("Regíon", "Region"),
        ("fødevarelovcn", "fødevareloven"),
        ("Landdistriktspu1jen", "Landdistriktspuljen"),
    ],
)
def test_a_misread_word_is_read_as_what_it_was(misread: str, word: str) -> None:
    assert intended(misread) == word


@pytest.mark.parametrize(
    "word", ["Hansen", "Thorning", "Carlsen", "Marcus", "Bjerne", "barnet", "B1909", "Cecilie", "10000", "cand"]
)
def test_other_words_stay(word: str) -> None:
    assert intended(word) == word


def test_places_and_words_are_those_of_the_text(nlp: Language, structure_of: Callable[..., Structure]) -> None:
    text = "Direktør Lis Bang fra Nordfyns Kornmune og Region Syddanrnark fik penge fra Erasrnus+ den 4. maj 2021."
    [found] = annotate([(of(text), structure_of())], nlp)
    assert [(mention.text, mention.entity_type) for mention in found.mentions] == [
        ("Lis Bang", "person"),
        ("Nordfyns Kornmune", "municipality"),
        ("Region Syddanrnark", "region"),
        ("Erasrnus+", "programme"),
    ]
    assert all(text[slice(*mention.span)] == mention.text for mention in found.mentions)
    assert [text[slice(*role.organisation)] for role in found.roles if role.organisation] == ["Nordfyns Kornmune"]
    assert [day.text for day in found.dates] == ["4. maj 2021"]


def test_a_text_without_misread_words_is_itself() -> None:
    document = of("Nordfyns Kommune og Lis Bang mødtes.")
    assert mended(document) is document


@given(st.text(alphabet="Kornmue1l0cí \nABC+-", max_size=60))
def test_the_shadow_is_as_long_as_the_text(text: str) -> None:
    document = mended(of(text))
    assert len(document.text) == len(text)
    assert document.blocks[0].text == document.text
