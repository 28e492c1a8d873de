"""Which project words are about that the tagger found."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.places import Places
from pipeline.annotate.projects.subjects import Subjects
from pipeline.evaluation.project_texts import project_text
from pipeline.records import AgendaItem, Span

A, B, C = "Ren Fjord", "Blå Bro", "Grøn Ø"
LIST = "- {Ren Fjord|project} i Lem.\n- {Blå Bro|project2} i Rom.\n- {Grøn Ø|project3} i Sæd.\n"


def about(written: str, *titles: str) -> list[str | None]:
    """The projects that the marked words are about that are no names; ``titles`` of the items, each of which goes on to the next."""
    text = project_text(written)
    words = text.document.text
    names = [mention_at(words, *mark.span, "project", "hand") for mark in text.marks if mark.label == "project"]
    places = map(Span._make, pairwise([*map(words.rindex, titles), len(words)]))
    items = [
        AgendaItem(ordinal=number, title=title, title_span=Span(place.start, place.start + 1), span=place)
        for number, (title, place) in enumerate(zip(titles, places, strict=True), start=1)
    ]
    subjects = Subjects(Places(text.document.blocks, items), names)
    found = [subjects.at(mark.span.start) for mark in text.marks if mark.label != "project"]
    return [project.text if project else None for project in found]


@pytest.mark.parametrize(
    ("written", "projects"),
    [
        ("Nr. | Projekt\n1 | {Ren Fjord|project}\n2 | {Blå Bro|project2}\nTil nr. 1: {Aa Lab|lead} er ansøger.", [A]),
        ("1. {Ren Fjord|project}\n2. {Blå Bro|project2}\nBevillingen på {90.000|grant} går til ansøgning 1.", [A]),
        (LIST + "Det første ledes af {Aa Lab|lead}, det andet af {Bro Lab|lead}, det sidste af {Øen|lead}.", [A, B, C]),
        (LIST + "Der er {1 mio. kr.|grant} til det første og {2 mio. kr.|grant2} til det andet.", [A, B]),
        ("{Ren Fjord|project} og {Blå Bro|project2} fik ja. Førstnævnte ledes af {Aa Lab|lead}.", [A]),
        (LIST + "Det fjerde ledes af {Aa Lab|lead}.", [C]),
        (LIST + "I det første år var {Aa Lab|partner} med.", [C]),
    ],
)  # fmt: skip
def test_a_list_is_pointed_at_by_number_and_by_order(written: str, projects: list[str]) -> None:
    assert about(written) == projects


def test_under_a_heading_without_a_name_words_are_about_the_one_that_follows() -> None:
    written = (
        "{Ren Fjord|project} er slut.\n# Ud på vandet\n{Aa Lab|lead} har fået penge. De går til {Blå Bro|project2}."
    )
    assert about(written) == [B]


def test_a_paragraph_is_about_the_project_that_it_goes_on_to_name_as_the_first() -> None:
    written = "{Ren Fjord|project} er slut.\n{Aa Lab|funder} har givet penge. Nu planlægges {Blå Bro|project2}."
    assert about(written) == [B]
    assert about(
        "{Ren Fjord|project} fik ja.\nDen anden bevilling er på {2 mio. kr.|grant} og går til {Blå Bro|project2}."
    ) == [B]
    assert about("Før {Blå Bro|project2} kom {Grøn Ø|project3}.\n" + written) == [A]
    assert about(written.replace("Nu planlægges", "Det ligner ikke de penge, som er givet til forgængeren")) == [A]
    assert about("# {Ren Fjord|project}\n{Aa Lab|funder} har givet penge. Nu planlægges {Blå Bro|project2}.") == [A]
    assert about(written.replace("{Aa Lab", "Pengene er fra {Aa Lab")) == [A]


def test_what_leads_up_to_a_name_in_its_paragraph_is_about_that_name() -> None:
    written = "{Ren Fjord|project} er slut.\nPengene er fra {Aa Lab|funder}. Det nye projekt hedder {Blå Bro|project2}."
    assert about(written) == [B]
    assert about(written.replace("Det nye projekt hedder", "Så mangler kun")) == [A]


def test_a_project_that_another_builds_on_is_no_topic() -> None:
    assert about("{Blå Bro|project} bygger videre på {Ren Fjord|project2}. Leder er {Aa Lab|lead}.") == [B]
    assert about("{Blå Bro|project} afløser det første forsøg, {Ren Fjord|project2}. Leder er {Aa Lab|lead}.") == [B]
    assert about("Vi fortsætter {Ren Fjord|project2} med {Blå Bro|project}. Leder er {Aa Lab|lead}.") == [B]


def test_an_aside_on_another_project_ends_at_its_comma() -> None:
    assert about("Med {Blå Bro|project}, fortsættelsen af {Ren Fjord|project2}, følger {Aa Lab|lead} efter.") == [B]
    assert about("Med {Blå Bro|project}, fortsættelsen af {Ren Fjord|project2}, som {Aa Lab|lead2} ledede.") == [A]


@pytest.mark.parametrize(
    ("written", "projects"),
    [
        ("De tre drives af henholdsvis {Aa Havn|lead}, {Bro Skole|lead2} og {Ø Museum|lead3}.", [A, B, C]),
        ("Støttebeløb: hhv. {8.000|grant}, {9.500|grant2} og {2.000 kr.|grant3} Mere er der ikke.", [A, B, C]),
        (
            "De slutter henholdsvis {1. maj|end}, {2. juni|end2} og {3. juli|end3}. {Aa Lab|partner} er med.",
            [A, B, C, C],
        ),
        ("To af dem ledes af henholdsvis {Aa Havn|lead} og {Bro Skole|lead2}.", [C, C]),
    ],
)
def test_what_holds_respectively_is_told_in_the_order_of_the_projects(written: str, projects: list[str]) -> None:
    assert about("Vi støtter {Ren Fjord|project}, {Blå Bro|project2} og {Grøn Ø|project3}. " + written) == projects


def test_the_former_is_about_the_former_whatever_the_sentence_goes_on_to_name() -> None:
    written = "{Ren Fjord|project} og {Blå Bro|project2} er nye. Førstnævnte ledes af {Aa Lab|lead}, mens {Blå Bro|project2} er Bros."
    assert about(written) == [A]


def test_a_line_of_labels_is_about_the_project_that_it_names() -> None:
    written = (
        "{Ren Fjord|project} er slut.\nModtager: {Aa Lab|lead}. Projekt: {Blå Bro|project2}. Beløb: {90.000 kr.|grant}."
    )
    assert about(written) == [B, B]


def test_an_item_without_a_project_is_about_that_of_the_head_unless_a_table_of_contents_names_it() -> None:
    assert about("Styregruppen for {Ren Fjord|project}\nØkonomi\n{LIFE|programme} betaler.", "Økonomi") == [A]
    assert about("Indhold\nOm {Ren Fjord|project}\nOm Ren Fjord\n{LIFE|programme} betaler.", "Om Ren Fjord") == [None]


def test_minutes_of_those_who_run_a_project_are_about_it_once_it_is_named() -> None:
    written = "Partnermøde i Lem\nMødet\n{Aa Lab|partner} kom.\nStatus\n{Ren Fjord|project} går godt.\nØkonomi\n{LIFE|programme} betaler."
    assert about(written, "Mødet", "Status", "Økonomi") == [None, A]
    assert about(written.replace("Partnermøde", "Byrådsmøde"), "Mødet", "Status", "Økonomi") == [None, None]


@pytest.mark.parametrize(
    ("written", "projects"),
    [
        ("| {Ren Fjord|project} | {Blå Bro|project2}\nEjer | {Aa Lab|lead} | {Bro Lab|lead2}", [A, B]),
        ("Sag | {Ren Fjord|project} | {Blå Bro|project2}\nEjer | {Aa Lab|lead} | {Bro Lab|lead2}", [A, B]),
        ("Sag | {Ren Fjord|project} | Svar\nEjer | {Aa Lab|lead} | {Bro Lab|lead2}", [A, A]),
        ("Nr. | Sag\n18-03 | {Ren Fjord|project}\n18-05 | {Blå Bro|project2}\nAd 18-03: Ja. {Aa Lab|lead} er med.", [A]),
        ("a) {Ren Fjord|project} i Lem.\nb) {Blå Bro|project2} i Rom.\nOm a: Godt. {Aa Lab|lead} er med.", [A]),
        ("a) {Ren Fjord|project} i Lem.\nb) {Aa Lab|lead} vil have et hus. Det kaldes {Blå Bro|project2}.", [B]),
        ("{Ren Fjord|project} er gammel.\n{Blå Bro|project2} er ny.\nFørstnævnte ledes af {Aa Lab|lead}.", [A]),
        ("{Ren Fjord|project} og {Blå Bro|project2} er to. Førstnævnte kører til {maj|end}, sidstnævnte til {juni|end2}.",
         [A, B]),
        (LIST + "For det førstes vedkommende er {Aa Lab|lead} ansøger.", [A]),
    ],
)  # fmt: skip
def test_columns_and_points_and_orders_tell_the_project(written: str, projects: list[str]) -> None:
    assert about(written) == projects


def test_without_a_name_of_its_own_a_section_is_about_the_project_of_the_title() -> None:
    written = "# {Ren Fjord|project}\nDen ligner {Blå Bro|project2}.\n# Tid\nSlut i {maj|end}."
    assert about(written) == [A]
    assert about(written.replace("# {Ren Fjord|project}", "# To sager")) == [B]


def all_about(written: str) -> list[list[str]]:
    """The same, with several projects of one word."""
    text = project_text(written)
    words = text.document.text
    names = [mention_at(words, *mark.span, "project", "hand") for mark in text.marks if mark.label == "project"]
    subjects = Subjects(Places(text.document.blocks, ()), names)
    places = [mark.span.start for mark in text.marks if mark.label != "project"]
    return [[project.text for project in subjects.all_at(place)] for place in places]


@pytest.mark.parametrize(
    ("written", "projects"),
    [
        ("To sager, der begge løber til {maj|end}.\nDet er {Ren Fjord|project} og {Blå Bro|project2}.", [A, B]),
        ("{Ren Fjord|project} og {Blå Bro|project2} er nye. Begge projekter slutter i {maj|end}.", [A, B]),
        ("{Ren Fjord|project} og {Blå Bro|project2} er nye. Begge kommuner svarer i {maj|end}.", [B]),
        (LIST + "Begge projekter slutter i {maj|end}.", [C]),
    ],
)
def test_what_is_said_of_both_is_said_of_two(written: str, projects: list[str]) -> None:
    assert all_about(written) == [projects]
