"""Texts without capitals, or in nothing else, are read through a shadow; words and places stay those of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.truecase import in_capitals, lacks_case, recased, shadow
from pipeline.records import Document, Structure

SMALL = (
    "referat fra mødet i teknik- og miljøudvalget. formand birgit holmgaard (a) bød velkommen til kolding havn a/s "
    "og til vejle kommune."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("afbud: niels-henrik toft og samira aziz", "afbud: Niels-Henrik Toft og Samira Aziz"),
        ("plan- og teknikudvalget", "Plan- og Teknikudvalget"),
        ("ELEVRÅDET PÅ NORDBYSKOLEN", "Elevrådet på Nordbyskolen"),
        ("if vesterhav og fdf sundby", "IF Vesterhav og FDF Sundby"),
        ("vejen til skoven er lang", "vejen til skoven er lang"),
        ("vejen kommune", "Vejen Kommune"),
        ("skolen mangler 4 borde", "skolen mangler 4 borde"),
        ("mødet begynder kl. 17", "mødet begynder kl. 17"),
    ],
)
def test_probable_names_get_capitals(text: str, expected: str) -> None:
    assert recased(text) == expected


def test_names_are_written_as_the_rest_of_the_document_writes_them(document_of: Callable[..., Document]) -> None:
    document = document_of(["# STATUS PÅ PROJEKTET BLUETREES OG HAVNEN", "Byen er med i BlueTrees sammen med andre."])
    assert shadow(document).text.startswith("status på projektet BlueTrees og havnen")


def test_an_ordinary_text_is_its_own_shadow(document_of: Callable[..., Document]) -> None:
    document = document_of(["Formand Birgit Holmgaard bød velkommen.", "UCL OG VIA", "a b c"])
    assert shadow(document) is document


@given(st.text(max_size=200))
@example("ßAA")
@example("ßudvalget")
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(recased(text)) == len(text)
    lacks_case(text)
    in_capitals(text)


@pytest.mark.parametrize("written", [SMALL, SMALL.upper()])
def test_mentions_have_the_words_of_the_document(
    nlp: Language, document_of: Callable[..., Document], structure_of: Callable[..., Structure], written: str
) -> None:
    document = document_of([written])
    [annotation] = annotate([(document, structure_of("minutes"))], nlp)
    found = {(mention.text.lower(), mention.entity_type) for mention in annotation.mentions}
    assert {
        ("teknik- og miljøudvalget", "organisation"),
        ("birgit holmgaard", "person"),
        ("kolding havn a/s", "organisation"),
        ("vejle kommune", "municipality"),
    } <= found
    assert all(document.text[slice(*mention.span)] == mention.text for mention in annotation.mentions)
    assert [(role.role, role.party) for role in annotation.roles if role.party] in (
        [("formand", "a")],
        [("FORMAND", "A")],
    )
