"""Decision sections as a whole: attendance out, parts apart, each with outcome, unanimity, destination and votes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.decisions import read_decision

MEETING = date(2024, 3, 4)


def parts(text: str) -> list[tuple[str | None, str]]:
    return [(decision.part, decision.outcome) for decision in read_decision(text, reference=MEETING).decisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt.", [(None, "approved")]),
        ("Ad 1: godkendt. Ad 2: udsat.", [("Ad 1", "approved"), ("Ad 2", "postponed")]),
        ("Pkt. 1 og 2 godkendt, pkt. 3 sendes retur.", [("Pkt. 1 og 2", "approved"), ("pkt. 3", "sent_back")]),
        (
            "1. at godkendt, og\n2. at godkendt, idet beløbet sættes ned.",
            [("1. at", "approved"), ("2. at", "approved_with_changes")],
        ),
        ("Første at godkendt. Andet at drøftet.", [("Første at", "approved"), ("Andet at", "discussed")]),
        (
            "Indstillingspunkt 1 og 3 blev taget til efterretning.\nIndstillingspunkt 2 blev godkendt.",
            [("Indstillingspunkt 1 og 3", "noted"), ("Indstillingspunkt 2", "approved")],
        ),
        ("Sagen blev drøftet.\nAd 1: godkendt.\nAd 2: udsat.", [("Ad 1", "approved"), ("Ad 2", "postponed")]),
        ("Dagsordenen godkendt. Punkt 7 udgår.", [(None, "approved")]),
        ("Punkt 15 udgår.", [("Punkt 15", "withdrawn")]),
        ("Fraværende: Anna Holm (A).\nGodkendt.", [(None, "approved")]),
        ("Fraværende: Ingen.\nTaget til efterretning.", [(None, "noted")]),
        ("Afbud: Anna Holm.\nIngen.", [(None, "no_remarks")]),
        ("Godkendt.\nAnna Holm (A) deltog ikke i sagens behandling.", [(None, "approved")]),
        ("Anna Holm (A) var inhabil og forlod mødet, hvorefter indstillingen blev godkendt.", [(None, "approved")]),
        ("Godkendt, idet Anna Holm (A) ikke deltog i behandlingen.", [(None, "approved")]),
        ("Udvalget besluttede:\n1. at planen sendes ud\n2. at der holdes møde", [(None, "approved")]),
    ],
)
def test_parts_and_outcomes(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert parts(text) == expected


def test_a_committee_decision_with_everything_in_it() -> None:
    text = (
        "Fraværende: Carl Friis (C).\n"
        "Flere medlemmer pegede på tidsplanen. For stemte: A, B og V. Imod stemte: Ø. Indstillingen blev dermed godkendt. "
        "Sagen sendes til endelig beslutning i Byrådet den 9. april.\n"
        "Anna Holm (A) forlod mødet kl. 17.40."
    )
    reading = read_decision(text, reference=MEETING)
    (decision,) = reading.decisions
    assert decision.outcome == "approved"
    assert decision.unanimous is False
    assert (decision.forwarded_to, decision.forwarded_on) == ("Byrådet", date(2024, 4, 9))
    assert [(vote.side, vote.party) for vote in decision.votes] == [
        ("for", "A"),
        ("for", "B"),
        ("for", "V"),
        ("against", "Ø"),
    ]
    assert [text[slice(*vote.span)] for vote in decision.votes] == ["A", "B", "V", "Ø"]
    assert [(person.person_name, person.status) for person in reading.attendance] == [
        ("Carl Friis", "absent"),
        ("Anna Holm", "left"),
    ]
    assert decision.text.startswith("Flere medlemmer")
    assert decision.text.endswith("9. april.")
    assert reading.issues == ()


def test_prose_with_a_later_remark() -> None:
    text = (
        "Kredsen var optaget af, at fristen er kort. Oplægget blev tiltrådt. Sagen sendes videre til KKR den 3. maj 2024. "
        "Efter mødet har formanden udsat fristen."
    )
    (decision,) = read_decision(text, reference=MEETING).decisions
    assert (decision.outcome, decision.forwarded_to, decision.forwarded_on) == ("approved", "KKR", date(2024, 5, 3))


def test_each_part_has_its_own_votes_and_destination() -> None:
    text = "Ad 1: Godkendt med 5 stemmer mod 2.\nAd 2: Oversendes til Teknisk Udvalg.\nAd 3: Enstemmigt vedtaget."
    first, second, third = read_decision(text, reference=MEETING).decisions
    assert [vote.count for vote in first.votes] == [5, 2]
    assert [text[slice(*vote.span)] for vote in first.votes] == ["5", "2"]
    assert (first.unanimous, second.unanimous, third.unanimous) == (False, None, True)
    assert (first.forwarded_to, second.forwarded_to) == (None, "Teknisk Udvalg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forslaget fra V: For stemte V. Imod stemte A. Forslaget faldt. Udvalget besluttede herefter at male skolen.",
            None,
        ),
        ("For udsættelse stemte 2. Imod stemte 24. Forslaget bortfaldt. Planen blev enstemmigt vedtaget.", True),
        (
            "For ændringsforslaget stemte 9. Imod stemte 2. Ændringsforslaget var vedtaget, og det oprindelige forslag bortfaldt.",
            False,
        ),
        ("Godkendt. Anna Holm (Ø) kan ikke tiltræde afsnittet om parkering.", False),
        ("Anbefales. Liberal Alliance tog forbehold.", None),
    ],
)
def test_unanimity_is_that_of_the_decision_not_of_a_motion_before_it(text: str, expected: bool | None) -> None:
    (decision,) = read_decision(text).decisions
    assert decision.unanimous is expected


@pytest.mark.parametrize("text", ["", "\n", "Fraværende: Ingen.", "Ole Holm (V) deltog ikke i sagens behandling."])
def test_nothing_decided_is_unknown_and_said_so(text: str) -> None:
    reading = read_decision(text)
    assert [decision.outcome for decision in reading.decisions] == ["unknown"]
    assert [issue.kind for issue in reading.issues] == ["decision_blank"]


def test_an_unreadable_decision_is_unknown_and_said_so() -> None:
    (issue,) = read_decision("Se bilag 3.").issues
    assert issue.kind == "outcome_unknown"
    assert "Se bilag 3." in issue.message


def test_votes_that_do_not_add_up_are_an_issue_at_their_place() -> None:
    text = "Ad 1: godkendt.\nAd 2: For stemte: A (9), B (3), i alt 13. Godkendt."
    (issue,) = read_decision(text).issues
    assert issue.kind == "vote_sum"
    assert issue.span is not None
    assert text[slice(*issue.span)].startswith("For stemte")


PIECES = st.sampled_from(
    (
        "Ad 1 Ad 2: Godkendt. Udsat Fraværende: Anna Holm (A) deltog ikke . , \n For stemte: A og V sendes til KKR "
        "den 3. maj , at inhabil Pkt. 3"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_every_span_is_that_of_its_words(text: str) -> None:
    reading = read_decision(text, reference=MEETING)
    assert reading.decisions
    end = 0
    for decision in reading.decisions:
        assert end <= decision.span.start
        assert text[slice(*decision.span)] == decision.text
        assert all(
            decision.span.start <= vote.span.start < vote.span.end <= decision.span.end for vote in decision.votes
        )
        end = decision.span.end
    for person in reading.attendance:
        assert person.person_name in text[slice(*person.span)]
