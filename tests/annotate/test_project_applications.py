"""Money that is asked for, told apart from money that is granted."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.applications import Applications
from pipeline.annotate.projects.places import Places
from pipeline.evaluation.project_texts import project_text
from pipeline.records import Document, ProjectFact, Structure
from pipeline.structure.parse import parse
from pipeline.text.amounts import find_amounts


def told_apart(written: str) -> list[tuple[str, str]]:
    """The sums that a text marks as ``grant``, with the field that they are told to be."""
    text = project_text(written)
    document, structure = text.document, parse(text.document)
    named = [(mark.project, mark.span) for mark in text.marks if mark.label == "project"]
    projects = [mention_at(document.text, *span, "project", "test") for _, span in named]
    subjects = dict(reversed(named))
    amounts = sorted(find_amounts(document.text), key=lambda amount: amount.span)
    facts = [
        ProjectFact(
            project=subjects[mark.project],
            field="grant",
            value=document.text[slice(*mark.span)],
            span=mark.span,
            rule="test",
            amount=next((amount for amount in amounts if amount.span == mark.span), None),
        )
        for mark in text.marks
        if mark.label == "grant"
    ]
    items = structure.meeting.items if structure.meeting else ()
    keys = {span: str(number) for number, span in named}
    applications = Applications(document.text, Places(document.blocks, items), projects, amounts, keys)
    return [(fact.value, fact.field) for fact in applications.told_apart(facts)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}.",
        "Vig Sejlklub har søgt LAG Skive-Viborg om {90.000 kr.|grant} til {Ren Fjord|project}.",
        "Til {Ren Fjord|project} har klubben bedt kommunen om et tilskud på {90.000 kr.|grant}.",
        "Klubben anmoder om, at der bevilges {90.000 kr.|grant} til {Ren Fjord|project}.",
        "Klubben ønsker støtte på {90.000 kr.|grant} til {Ren Fjord|project}.",
        "Til {Ren Fjord|project} giver havnen lokaler, mens {90.000 kr.|grant} søges hos regionen.",
        "{Ren Fjord|project}. Ansøgt beløb: {90.000 kr.|grant}",
        "{Ren Fjord|project}. Vig Kommune: {90.000 kr.|grant} (søges)",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. Imødekommes ansøgningen, ansættes en leder.",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. Svar ventes, inden der er givet tilsagn til andre.",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. Ansøgningen imødekommes ikke.",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. {Blå Bro|project2} er bevilget.",
    ],
)
def test_a_sum_that_is_asked_for_is_no_grant(sentence: str) -> None:
    assert told_apart(sentence) == [("90.000 kr.", "applied_for")]


@pytest.mark.parametrize(
    "sentence",
    [
        "{Ren Fjord|project} har fået {90.000 kr.|grant} fra LIFE.",
        "Klubben søgte og fik {90.000 kr.|grant} til {Ren Fjord|project}.",
        "Til {Ren Fjord|project} bevilges hele det ansøgte beløb, {90.000 kr.|grant}.",
        "Vig Havn er ansøger, og {Ren Fjord|project} finansieres af LIFE med {90.000 kr.|grant}.",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. Fonden har bevilget pengene.",
        "Der er søgt om {90.000 kr.|grant} til {Ren Fjord|project}. I maj kom tilsagnet, og i juni gik arbejdet i gang.",
        "Der søges om {90.000 kr.|grant} til {Ren Fjord|project}. Udvalget imødekom ansøgningen.",
    ],
)
def test_a_sum_that_the_text_grants_is_a_grant(sentence: str) -> None:
    assert told_apart(sentence) == [("90.000 kr.", "grant")]


@pytest.mark.parametrize(
    ("recommended", "decision", "field"),
    [
        ("at ansøgningen imødekommes.", "Godkendt.", "grant"),
        ("at udvalget drøfter ansøgningen.", "Udvalget bevilgede det ansøgte.", "grant"),
        ("at der bevilges 90.000 kr.", "Godkendt.", "grant"),
        ("at der bevilges 90.000 kr.", "Bevilget.", "grant"),
        ("at der bevilges 20.000 kr. i medfinansiering.", "Bevilget.", "applied_for"),
        ("at ansøgningen imødekommes.", "Udsat.", "applied_for"),
        ("at kommunen deltager, hvis fonden giver tilsagn.", "Godkendt.", "applied_for"),
        ("at udvalget drøfter ansøgningen.", "Ansøgningen afslås.", "applied_for"),
        ("at udvalget drøfter ansøgningen.", "Udvalget bevilger 50.000 kr.", "applied_for"),
    ],
)
def test_the_decision_of_the_item_answers(recommended: str, decision: str, field: str) -> None:
    lines = (
        "kind: minutes",
        "# Referat af møde i Kulturudvalget den 3. maj 2023",
        "# 1. Godkendelse af dagsorden",
        "Beslutning",
        "Godkendt.",
        "# 2. Støtte til {Ren Fjord|project}",
        "Sagsfremstilling",
        "Vig Sejlklub søger om {90.000 kr.|grant}.",
        "Indstilling",
        f"Forvaltningen indstiller, {recommended}",
        "Beslutning",
        decision,
    )
    assert told_apart("\n".join(lines)) == [("90.000 kr.", field)]


def test_what_is_granted_of_more_that_was_asked_for_stands_beside_it() -> None:
    written = "Der blev søgt om {90.000 kr.|grant} til {Ren Fjord|project}. Fonden bevilgede {50.000 kr.|grant}."
    assert told_apart(written) == [("90.000 kr.", "applied_for"), ("50.000 kr.", "grant")]


def test_columns_say_what_their_sums_are() -> None:
    rows = (
        "Projekt | Ansøger | Ansøgt | Bevilget",
        "{Ren Fjord|project} | Vig Havn | {90.000|grant} | {50.000|grant}",
        "{Blå Bro|project2} | Vig Skole | {20.000|grant2} | {20.000|grant2}",
        "{Grøn Gård|project3} | Vig Museum | {30.000|grant3} | Ja",
        "{Lys Lund|project4} | Vig Kirke | {40.000|grant4} | Nej",
    )
    assert told_apart("\n".join(rows)) == [
        ("90.000", "applied_for"),
        ("50.000", "grant"),
        ("20.000", "grant"),
        ("20.000", "grant"),
        ("30.000", "grant"),
        ("40.000", "applied_for"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der søges om 350.000 kr. til projektet DISK.", [("applied_for", "350.000 kr.")]),
        ("Projektet DISK søgte 3 mio. kr., men fonden gav afslag.", [("applied_for", "3 mio. kr.")]),
        ("Projektet DISK fik afslag på de 3 mio. kr., som UC SYD havde søgt om.", [("applied_for", "3 mio. kr.")]),
        ("Projektet DISK har fået 900.000 kr. fra Erasmus+.", [("grant", "900.000 kr.")]),
    ],
)
def test_statements_of_a_document(
    nlp: Language,
    document_of: Callable[..., Document],
    structure_of: Callable[..., Structure],
    sentence: str,
    expected: list[tuple[str, str]],
) -> None:
    [annotation] = annotate([(document_of([sentence]), structure_of())], nlp)
    sums = [(fact.field, fact.value) for fact in annotation.project_facts if fact.amount]
    assert sums == expected


def test_time_grows_with_the_text_alone() -> None:
    line = "Der søges om {90.000 kr.|grant} til {Ren Fjord|project} om at at at, og svaret ventes."

    def seconds(lines: int) -> float:
        begun = time.process_time()
        told_apart("\n".join([line] * lines))
        return time.process_time() - begun

    short, long = (min(seconds(lines) for _ in range(3)) for lines in (100, 400))
    assert long < 12 * max(short, 0.02)
