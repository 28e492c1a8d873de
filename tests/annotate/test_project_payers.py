"""Who pays, where rules and the tagger both say so; the tagger's words and their scores are given here."""

from __future__ import annotations

import pytest

from pipeline.annotate.merge import merge
from pipeline.annotate.programmes.programmes import find_programmes
from pipeline.annotate.projects.facts import find_facts
from pipeline.annotate.projects.tagged_names import tagged_mentions
from pipeline.annotate.projects.tagger.tagger import Reading, Tagged
from pipeline.evaluation.project_texts import project_text
from pipeline.records import Structure

PROGRAMME, FUNDER = "programme_entity_id", "funder"


def payers(written: str, *scores: float) -> list[tuple[str, str, str]]:
    """Project, field and value of each payer; ``scores`` are those of the marked payers in order, names are sure."""
    document = project_text(written).document
    left = iter(scores)
    words = [
        Tagged(mark.span, mark.label, 0.99 if mark.label == "project" else next(left, 0.99))
        for mark in project_text(written).marks
    ]
    known = find_programmes(document.text)
    mentions = merge([*known, *tagged_mentions(document.text, Reading(words), known)])
    facts = find_facts(document, Structure(kind="other"), mentions, [], [], [], words)
    return [
        (document.text[slice(*fact.project)], fact.field, fact.value)
        for fact in facts
        if fact.field in (PROGRAMME, FUNDER)
    ]


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        (
            "{Ren Å|project} er støttet af {Innovationsfonden|funder} fra {Fjordens Vandpulje|programme}.",
            [("Ren Å", FUNDER, "Innovationsfonden"), ("Ren Å", FUNDER, "Fjordens Vandpulje")],
        ),
        (
            "{Ren Å|project} er støttet af {Vækstforum|funder} fra {EU's Regionalfond|programme}.",
            [("Ren Å", FUNDER, "Vækstforum"), ("Ren Å", PROGRAMME, "EU's Regionalfond")],
        ),
        ("{Ren Å|project} er støttet af {Innovationsfonden|funder}.", [("Ren Å", PROGRAMME, "Innovationsfonden")]),
        (
            "{Ren Å|project} er støttet af {EU's LIFE-program for vand|programme}.",
            [("Ren Å", PROGRAMME, "EU's LIFE-program for vand")],
        ),
        (
            "{Ren Å|project} er støttet af LIFE, og pengene kommer fra {GUDP|programme}.",
            [("Ren Å", PROGRAMME, "GUDP")],
        ),
        ("{Ren Å|project} har penge fra {GUDP|programme}.", [("Ren Å", PROGRAMME, "GUDP")]),
        (
            "{Ren Å|project} er støttet af {EU's Regionalfond|funder} ({REACT-EU|programme}).",
            [("Ren Å", PROGRAMME, "EU's Regionalfond")],
        ),
    ],
)
def test_a_programme_that_the_tagger_is_sure_of_counts_before_rules(
    written: str, stated: list[tuple[str, str, str]]
) -> None:
    assert payers(written) == stated


def test_a_programme_that_the_tagger_is_not_sure_of_counts_after_rules() -> None:
    written = "{Ren Å|project} er støttet af LIFE. Vi så også {GUDP|programme}."
    assert payers(written, 0.8) == [("Ren Å", PROGRAMME, "LIFE")]


@pytest.mark.parametrize(
    ("written", "score", "stated"),
    [
        ("{Ren Å|project} har penge fra {Skolehavefonden|funder}.", 0.5, [("Ren Å", FUNDER, "Skolehavefonden")]),
        ("{Ren Å|project} har penge fra {Skolehavefonden|funder}.", 0.3, []),
        ("{Ren Å|project} ligner et besøg i {Skolehavefonden|funder}.", 0.5, []),
        (
            "{Ren Å|project} er støttet af LIFE og har søgt {Skolehavefonden|funder}.",
            0.5,
            [("Ren Å", PROGRAMME, "LIFE")],
        ),
    ],
)
def test_a_guess_counts_where_payment_is_spoken_of_and_no_other_payer_is_told(
    written: str, score: float, stated: list[tuple[str, str, str]]
) -> None:
    assert payers(written, score) == stated


@pytest.mark.parametrize(
    ("written", "of"),
    [
        ("Tilskud fra {Vandpuljen|programme}:\n- {Ren Å|project}\n- {Blå Bro|project2}", {"Ren Å", "Blå Bro"}),
        (
            "{Ren Å|project} er ny. {Blå Bro|project2} er gammel.\nAlle penge er fra {Vandpuljen|programme}.",
            {"Ren Å", "Blå Bro"},
        ),
        (
            "{Ren Å|project} er ny. {Blå Bro|project2} er gammel.\nDen har penge fra {Vandpuljen|programme}.",
            {"Blå Bro"},
        ),
        (
            "Alle tilskud er fra {Vandpuljen|programme}.\n{Ren Å|project} er ny.\n{Blå Bro|project2} er gammel.",
            {"Ren Å", "Blå Bro"},
        ),
        ("Tilskud fra {Vandpuljen|programme} går til et projekt.\n{Ren Å|project} er ny.", {"Ren Å"}),
        (
            "Tilskud fra {Vandpuljen|programme}:\n- {Ren Å|project} får penge af {GUDP|programme}\n- {Blå Bro|project2}",
            {"Blå Bro"},
        ),
    ],
)
def test_a_source_told_once_is_of_all_projects_that_name_no_programme_of_their_own(written: str, of: set[str]) -> None:
    assert {project for project, _, value in payers(written) if value == "Vandpuljen"} == of


def test_a_pool_that_may_be_anyones_is_a_funder_as_printed() -> None:
    written = "{Ren Å|project} er støttet af {Landdistriktspuljen|programme}."
    assert payers(written) == [("Ren Å", FUNDER, "Landdistriktspuljen")]


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        ("{Ren Å|project} har fået 40.000 kr. fra Skive Kommunes vandpulje.", "Skive Kommunes vandpulje"),
        ("{Ren Å|project} er støttet af hegnspuljen.", "hegnspuljen"),
        ("{Ren Å|project} er støttet via puljen Trygge Skoleveje, som er ny.", "puljen Trygge Skoleveje"),
        ("{Ren Å|project} får 2 mio. kr. fra kulturaftalen i år.", "kulturaftalen"),
        ("{Ren Å|project} er betalt af regionens udviklingsmidler.", "regionens udviklingsmidler"),
        ("{Ren Å|project} har søgt Naturstyrelsens ordning Flere Stier.", "Naturstyrelsens ordning Flere Stier"),
    ],
)
def test_a_pool_that_no_catalogue_lists_is_a_funder_as_printed(written: str, stated: str) -> None:
    assert payers(written) == [("Ren Å", FUNDER, stated)]


@pytest.mark.parametrize(
    "written",
    [
        "{Ren Å|project} er støttet. Hegnspuljen er tom.",
        "{Ren Å|project} er betalt af egne midler.",
        "{Ren Å|project} er en del af ordningen.",
        "{Ren Å|project} har ikke fået penge fra hegnspuljen.",
    ],
)
def test_a_pool_that_nothing_says_pays_is_no_funder(written: str) -> None:
    assert payers(written) == []


def test_whose_pool_it_is_pays_only_by_the_pool() -> None:
    written = "{Ren Å|project} er støttet af Statens Kunstfonds vandordning."
    assert payers(written) == [("Ren Å", FUNDER, "Statens Kunstfonds vandordning")]


def test_a_known_programme_in_a_pools_name_is_the_programme() -> None:
    written = "{Ren Å|project} er støttet af Miljøstyrelsens tilskudsordning MUDP."
    assert payers(written) == [("Ren Å", PROGRAMME, "MUDP")]


def test_a_payer_that_the_tagger_finds_in_a_pools_name_is_the_whole_pool() -> None:
    written = "{Ren Å|project} er støttet gennem {puljen|programme} Trygge Skoleveje."
    assert payers(written) == [("Ren Å", FUNDER, "puljen Trygge Skoleveje")]


@pytest.mark.parametrize(
    "written",
    [
        "I maj gav GUDP grønt lys til {Ren Å|project}.",
        "GUDP gav 2 mio. kr. til {Ren Å|project}.",
        "{Ren Å|project} er dyr. Til det projekt har GUDP bevilget 2 mio. kr.",
        "{Ren Å|project} er dyr. Pengene til projektet stammer fra GUDP.",
        "{Ren Å|project}\nEt GUDP-projekt om vand.",
    ],
)
def test_who_pays_stands_before_its_verb_or_behind_it(written: str) -> None:
    assert payers(written) == [("Ren Å", PROGRAMME, "GUDP")]


def test_a_programme_that_was_asked_counts_where_no_other_one_pays() -> None:
    asked = "{Ren Å|project} har søgt Interreg om penge."
    assert payers(asked) == [("Ren Å", PROGRAMME, "Interreg")]
    assert payers(asked + " Projektet er støttet af GUDP.") == [("Ren Å", PROGRAMME, "GUDP")]


def test_who_is_said_not_to_pay_is_no_payer() -> None:
    assert payers("{Ren Å|project} får ikke penge af: {Vandpuljen|programme}.") == []
    assert payers("{Ren Å|project} har ikke brugt pengene fra {Vandpuljen|programme}.") == [
        ("Ren Å", FUNDER, "Vandpuljen")
    ]
    assert payers("{Ren Å|project} får ikke kun penge af {Vandpuljen|programme}.") == [("Ren Å", FUNDER, "Vandpuljen")]


def test_a_payer_of_something_unnamed_before_the_projects_is_not_theirs() -> None:
    written = "{Vandpuljen|programme} betalte turen.\n# Ren Å\n{Ren Å|project} er ny.\n{Blå Bro|project2} er gammel."
    assert "Vandpuljen" not in {value for project, _, value in payers(written) if project == "Blå Bro"}


@pytest.mark.parametrize(
    "announced",
    [
        "Bestyrelsen har givet tilsagn til disse projekter. Pengene kommer fra LIFE.",
        "Her er følgende nye projekter, som LIFE giver tilskud til",
        "Tre projekter har fået støtte fra LIFE",
    ],
)
def test_the_programme_over_records_or_rows_pays_for_each_of_them(announced: str) -> None:
    records = "\n".join(
        f"Kommune: {place}\nProjekt: {{{name}|project}}" for place, name in (("Ærø", "Ren Å"), ("Læsø", "Blå Bro"))
    )
    assert payers(f"{announced}\n{records}") == [("Blå Bro", PROGRAMME, "LIFE"), ("Ren Å", PROGRAMME, "LIFE")]
    rows = "\n".join(f"{{{name}|project}} | Aa Lab | 9 kr." for name in ("Ren Å", "Blå Bro"))
    assert payers(f"{announced}\n{rows}") == [("Blå Bro", PROGRAMME, "LIFE"), ("Ren Å", PROGRAMME, "LIFE")]
    assert payers(f"Vi arbejder med klima. LIFE støtter mange.\n{records}") == []
