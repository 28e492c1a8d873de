"""The components for dates, amounts, case numbers and contacts: each writes what its function of :mod:`pipeline.text` finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import entry_points

import pytest
import spacy

from pipeline.annotate.extension import Record
from pipeline.text.amounts import find_amounts
from pipeline.text.case_numbers import find_case_numbers
from pipeline.text.contacts import find_contacts
from pipeline.text.dates import find_dates

TEXT = (
    "Sagsnr.: 27.69.40-P20-1-21\nUdvalget mødtes onsdag den 4. oktober 2023 kl. 13 og afsatte 10-15 mio. kr. til projektet i 2024-2026. "
    "Skriv til ida.holm@lillekommune.dk, ring på tlf. 12 34 56 78 eller se www.lillekommune.dk (den 14. og 21. marts)."
)

COMPONENTS = [
    ("referat_dates", find_dates),
    ("referat_amounts", find_amounts),
    ("referat_case_numbers", find_case_numbers),
    ("referat_contacts", find_contacts),
]


@pytest.mark.parametrize(("name", "find"), COMPONENTS)
def test_the_component_finds_what_its_function_finds(name: str, find: Callable[[str], Sequence[Record]]) -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe(name)
    doc = nlp(TEXT)
    expected = find(TEXT)
    assert expected
    assert [span._.referat for span in doc.spans[name]] == expected
    for span, record in zip(doc.spans[name], expected, strict=True):
        assert span.start_char <= record.span.start < record.span.end <= span.end_char


@pytest.mark.parametrize(("name", "find"), COMPONENTS)
def test_the_component_is_an_entry_point(name: str, find: Callable[[str], Sequence[Record]]) -> None:
    (entry_point,) = entry_points(group="spacy_factories", name=name)
    assert callable(entry_point.load())


@pytest.mark.parametrize(("name", "find"), COMPONENTS)
def test_the_group_may_have_another_name(name: str, find: Callable[[str], Sequence[Record]]) -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe(name, config={"group": "found"})
    assert len(nlp(TEXT).spans["found"]) == len(find(TEXT))


def test_all_components_work_in_one_pipeline_and_over_batches() -> None:
    nlp = spacy.blank("da")
    for name, _ in COMPONENTS:
        nlp.add_pipe(name)
    for doc in nlp.pipe([TEXT, "", "Intet at bemærke."]):
        assert set(doc.spans) == {name for name, _ in COMPONENTS}


def test_dates_take_a_missing_year_from_the_date_of_the_document() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_dates")
    doc = nlp.make_doc("Mødet er den 14. januar.")
    doc._.referat_date = date(2023, 10, 4)
    (span,) = nlp(doc).spans["referat_dates"]
    assert (span._.referat.start, span._.referat.inferred) == (date(2024, 1, 14), True)


def test_case_numbers_can_be_limited_to_labelled_ones() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_case_numbers", config={"labelled_only": True})
    doc = nlp("27.69.40-P20-1-21 og Sagsnr. 18/24758")
    assert [span._.referat.text for span in doc.spans["referat_case_numbers"]] == ["18/24758"]


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        spacy.blank("da").add_pipe("referat_dates", config={"colour": "red"})
