"""Projects that only the document around them shows, fact sheets, tables of projects, sums, and partners with foreign names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.projects.sheets import kind_of
from pipeline.records import Annotation, Cell, Document, Span, Structure

Make = Callable[..., Document]
MakeStructure = Callable[..., Structure]


@pytest.fixture
def annotated(nlp: Language, document_of: Make, structure_of: MakeStructure) -> Callable[..., Annotation]:
    def read(*lines: str) -> Annotation:
        document = document_of(list(lines))
        structure = structure_of(day=date(2020, 1, 1), title=document.blocks[0].span)
        [annotation] = annotate([(document, structure)], nlp)
        return annotation

    return read


def names(annotation: Annotation) -> set[str]:
    return {mention.text for mention in annotation.mentions if mention.entity_type == "project"}


def facts(annotation: Annotation, *fields: str) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in annotation.project_facts if fact.field in fields}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Det er tanken bag Lysbroen, som netop har fået støtte af Erasmus+."], "Lysbroen"),
        (["Nu planlægges også Fjordens Køkken, der får 3.000 kr. fra LIFE og ledes af UC SYD."], "Fjordens Køkken"),
        (["Nu er Baltic Workshop færdig.", "Projektet havde Kreis Plön som leadpartner."], "Baltic Workshop"),
        (["Forleden mødtes deltagerne i Tall Words. UC SYD leder projektet."], "Tall Words"),
        (["HavneHus, som projektet hedder, begynder til maj."], "HavneHus"),
        (["Kajakker flyder, når HavneHus går i vandet. Projektet har fået 5 mio. kr."], "HavneHus"),
        (["# Status på Tryg Hverdag", "Struer Kommune er projektejer. Projektet løber til 2021."], "Tryg Hverdag"),
        (["Vi søger Erasmus+ om midler til HavneHus."], "HavneHus"),
        (["Projektet Small Sheds, Big Tools er støttet af Erasmus+."], "Small Sheds, Big Tools"),
    ],
)
def test_names_that_the_words_round_them_show(
    annotated: Callable[..., Annotation], lines: list[str], name: str
) -> None:
    assert name in names(annotated(*lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["Projektet ledes af Kreis Plön, der også koordinerer andre projekter."],
        ["Nu planlægges også Lem Havn, der ligger ved fjorden. Projektet er støttet af Erasmus+."],
        ["# Baggrund", "Projektet ledes af UC SYD og er støttet af Erasmus+."],
        ["Arbejdet ledes af UC SYD. Projektet er støttet af Erasmus+."],
        ["Universitätsklinikum Kiel (UKK) deltager. Projektet er støttet af Erasmus+."],
    ],
)
def test_other_names_are_none(annotated: Callable[..., Annotation], lines: list[str]) -> None:
    assert names(annotated(*lines)) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Projektet DISK har et samlet budget på 4,2 mio. kr.", {("budget", "4,2 mio. kr.")}),
        ("Projektet DISK har fået 900.000 kr. fra Erasmus+.", {("grant", "900.000 kr.")}),
        ("Odense Kommune bidrager selv med 300.000 kr. til projektet DISK.", {("own_contribution", "300.000 kr.")}),
        (
            "Projektet DISK koster 2 mio. kr., heraf kommer 60 % fra EU.",
            {("budget", "2 mio. kr."), ("grant", "60 %")},
        ),
    ],
)
def test_sums(annotated: Callable[..., Annotation], sentence: str, expected: set[tuple[str, str]]) -> None:
    assert facts(annotated(sentence), "budget", "grant", "own_contribution") == expected


def test_a_share_of_the_budget_is_computed(annotated: Callable[..., Annotation]) -> None:
    found = annotated("Projektet DISK koster 2 mio. kr., heraf kommer 60 % fra EU.")
    [grant] = [fact for fact in found.project_facts if fact.field == "grant"]
    assert grant.amount is not None
    assert (grant.amount.value_dkk, grant.rule) == (1_200_000, "share_of_budget")


def test_a_fact_sheet(annotated: Callable[..., Annotation]) -> None:
    found = annotated(
        "# Fakta om projektet DISK",
        "• Leadpartner: Stichting Buurtland",
        "• Partnere: Odense Kommune og Háskólinn á Hólum",
        "• Periode: 1. maj 2019 - 30. april 2022",
        "• Samlet budget: 1,5 mio. kr.",
    )
    assert facts(found, "lead", "partner", "budget") == {
        ("lead", "Stichting Buurtland"),
        ("partner", "Odense Kommune"),
        ("partner", "Háskólinn á Hólum"),
        ("budget", "1,5 mio. kr."),
    }
    ends = [fact.interval for fact in found.project_facts if fact.field == "end"]
    assert [end.end for end in ends if end] == [date(2022, 4, 30)]


def test_a_table_of_projects(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    rows = [("Projekt", "Leadpartner", "Program"), ("Blå Mil", "Svendborg Kommune", "Erasmus+")]
    document = document_of(["\t".join(row) for row in rows])
    blocks = []
    for block, row in zip(document.blocks, rows, strict=True):
        places = [block.span.start + block.text.index(cell) for cell in row]
        cells = tuple(Cell(text=cell, span=Span(at, at + len(cell))) for cell, at in zip(row, places, strict=True))
        blocks.append(replace(block, kind="table_row", table=0, cells=cells))
    [found] = annotate([(replace(document, blocks=tuple(blocks)), structure_of())], nlp)
    assert facts(found, "lead", "programme_entity_id") == {
        ("lead", "Svendborg Kommune"),
        ("programme_entity_id", "Erasmus+"),
    }


def test_kommunen_takes_up_the_municipality_named_before(annotated: Callable[..., Annotation]) -> None:
    found = annotated("Det vil Assens Kommune gøre noget ved i projektet DISK, som kommunen leder.")
    assert ("lead", "Assens Kommune") in facts(found, "lead")


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Projektejer", "lead"), ("Øvrige partnere", "partner"), ("EU-tilskud", "grant"), ("Sagsbehandler", None)],
)
def test_labels(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind
