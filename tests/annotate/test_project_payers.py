"""Who pays, where rules and the tagger both say so; the tagger's words and their scores are given here."""

from __future__ import annotations

import pytest

from pipeline.annotate.merge import merge
from pipeline.annotate.programmes.programmes import find_programmes
from pipeline.annotate.projects.facts import find_facts
from pipeline.annotate.projects.tagged_names import tagged_mentions
from pipeline.annotate.projects.tagger.tagger import Tagged
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
    mentions = merge([*known, *tagged_mentions(document.text, words, known)])
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
