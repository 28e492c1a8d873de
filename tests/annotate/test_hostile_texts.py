"""No text takes long: the cost of a piece of the longest size stays far below what backtracking would make of it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.addresses.addresses import find_addresses
from pipeline.annotate.addresses.landmarks import find_landmarks
from pipeline.annotate.laws.laws import find_laws
from pipeline.annotate.municipalities.municipalities import find_municipalities
from pipeline.annotate.organisations.organisations import find_organisations
from pipeline.annotate.persons.persons import find_persons
from pipeline.annotate.programmes.programmes import find_programmes
from pipeline.annotate.projects.projects import find_projects
from pipeline.annotate.segments import LONGEST
from pipeline.annotate.truecase import recased
from pipeline.records import Document, Mention, Structure

SECONDS = 1.0


def _landmarks(text: str) -> list[Mention]:
    return list(find_landmarks(text))


REPEATED = [
    "A",
    "a",
    "A-",
    "A.",
    "+&",
    "A ",
    "Aa ",
    "Aa og ",
    "Aa, ",
    "Aa-, ",
    "a- og ",
    "(",
    "A (",
    "”",
    "Projekt ",
    "projektet ",
    "projekter: Aa, ",
    "projektet Sammen om ",
    "X-projekt",
    "ministeriet",
    "a, a, ",
    "Odense, ",
    "Odense og ",
    "Kommune ",
    "Byrådet i ",
    "Interreg ",
    "formand ",
    "Jens ",
    "Jens, ",
    "støttet af ",
    "partnerne er Aa, ",
    "University of ",
    "Udvalget for Aa, ",
    "KL ",
    "KL, Aa, ",
    "KL og Aa og ",
    "firmaerne Aa, ",
    "bygget af Aa ",
    "Dansk Aa ",
    "Den Aae Aa ",
    "IF ",
    "A/S ",
    "Brdr. ",
    "Aa & ",
    "Aa a.m.b.a. ",
    "Natteravnene i ",
    "ved Aavej ",
    "ved Aa Havn ",
    "AaA, som fik ",
    "lov om a og ",
    "jens, ",
    "plan- og ",
    "\u00a0",
    "İ",
    "'s",
]


@pytest.mark.parametrize("unit", REPEATED)
@pytest.mark.parametrize(
    "find",
    [
        find_municipalities,
        find_organisations,
        find_persons,
        find_programmes,
        find_projects,
        find_laws,
        find_addresses,
        _landmarks,
        recased,
    ],
    ids=lambda find: find.__name__,
)
def test_the_longest_piece_is_read_in_time(find: Callable[[str], object], unit: str) -> None:
    text = (unit * LONGEST)[: LONGEST - 1] + "@"
    find(unit * 9)  # the first call loads lists and compiles patterns
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "unit",
    [
        "projektet Aa er støttet af KL. ",
        "Lis Bang, formand for KL, ",
        "Projektet ",
        "i samarbejde med KL og ",
        "et et et ",
    ],
)
def test_a_document_of_one_repeated_phrase_is_annotated_in_time(
    nlp: Language, document_of: Callable[..., Document], structure_of: Callable[..., Structure], unit: str
) -> None:
    document = document_of(["projektet Aa", (unit * LONGEST)[:LONGEST]])
    begun = time.process_time()
    list(annotate([(document, structure_of())], nlp))
    assert time.process_time() - begun < 5 * SECONDS
