"""Votes in the notations that Danish minutes use. ``+`` is a vote for, ``-`` against, ``0`` an abstention; ``A=9`` nine of party A."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_vote import shown

from pipeline.structure.votes import find_votes, read_votes, unanimity

CASES = [
    # Letters behind the side.
    ("For stemte: A, B, C, D og V.\nImod stemte: Ø.", "+A +B +C +D +V -Ø"),
    ("For stemte: V og I\nImod stemte: A, B og Ø.\nForslaget faldt dermed.", "+V +I -A -B -Ø"),
    ("For stemte A, F og Ø. Imod stemte C, O og V.", "+A +F +Ø -C -O -V"),
    ("For stemte:\nA, B og V\nImod stemte:\nØ", "+A +B +V -Ø"),
    ("Imod stemte Enhedslisten.", "-Enhedslisten"),
    ("For: A, C, V\nImod: Ø", "+A +C +V -Ø"),
    (
        "For forslaget stemte: Venstre og Liberal Alliance. Imod: Socialdemokratiet.",
        "+Venstre +Liberal Alliance -Socialdemokratiet",
    ),
    ("For stemte gruppe A og gruppe B. Imod stemte liste Ø.", "+A +B -Ø"),
    ("For stemte: A+V+C. Imod stemte: N+Ø.", "+A +V +C -N -Ø"),
    # Names and counts.
    ("For: 2 (Anna Holm (A), Bo Lund (C))\nImod: 1 (Carl Friis (Ø))", "+2 +Anna Holm(A) +Bo Lund(C) -1 -Carl Friis(Ø)"),
    (
        "For stemte: Anna Holm, Bo B. Lund og Åse Ørum. Imod stemte: Carl Friis.",
        "+Anna Holm +Bo B. Lund +Åse Ørum -Carl Friis",
    ),
    (
        "For flertalsindstillingen fra ØK stemte 11 (Socialdemokratiet, SF og Bo Lund). Imod stemte 8 (Venstre). "
        "Undlod at stemme 5 (Konservative). Godkendt.",
        "+11 +Socialdemokratiet +SF +Bo Lund -8 -Venstre 05 0Konservative",
    ),
    (
        "For stemte: A (9), Bo Lund (B), C (10), i alt 20. Imod stemte: B (4) og Ø (6), i alt 10. Undlod at stemme: 0. I alt 30.",
        "+A=9 +Bo Lund(B) +C=10 +20 -B=4 -Ø=6 -10 00",
    ),
    ("For stemte Socialdemokratiet (9) og SF (3). Imod stemte Venstre (7).", "+Socialdemokratiet=9 +SF=3 -Venstre=7"),
    (
        "For behandling: 4, imod behandling:3 (Anna Holm, Bo Lund og Carl Friis)",
        "+4 -3 -Anna Holm -Bo Lund -Carl Friis",
    ),
    (
        "For stemte 57 (S, V og Bo Lund (UFG)), imod stemte 45 (DF, LA), hverken for eller imod stemte 5 (EL).",
        "+57 +S +V +Bo Lund(UFG) -45 -DF -LA 05 0EL",
    ),
    ("For stemte 14. Imod stemte 5. Undlod at stemme: 2.", "+14 -5 02"),
    ("Ja: 7\nNej: 4", "+7 -4"),
    ("Undlod at stemme: Anna Holm (B).", "0Anna Holm(B)"),
    ("Imod stemte: Ingen.", ""),
    ("Blankt: 3.", "03"),
    # Both sides in a phrase.
    ("Indstillingen blev godkendt med 15 stemmer imod 10.", "+15 -10"),
    ("Forslaget blev forkastet med 7 stemmer mod 2.", "-7 +2"),
    ("Forslaget blev forkastet med 12 stemmer mod 13.", "+12 -13"),
    (
        "For stemte 12: A (8), B (4). Imod stemte 13: V (13). Forkastet med 12 stemmer imod 13.",
        "+12 +A=8 +B=4 -13 -V=13",
    ),
    ("Indstillingen blev tiltrådt med 7 stemmer for og 2 imod.", "+7 -2"),
    ("Vedtaget med 4 stemmer for, 3 imod, mens 2 undlod at stemme.", "+4 -3 02"),
    ("Vedtaget med seks stemmer mod tre.", "+6 -3"),
    ("Forslaget blev vedtaget med 20 stemmer for og 5 stemmer imod.", "+20 -5"),
    ("Ved afstemningen stemte 16 for (V (10), O (6)) og 10 imod (A (8), F (2)).", "+16 +V=10 +O=6 -10 -A=8 -F=2"),
    ("6 stemte for og 19 imod.", "+6 -19"),
    ("Godkendt mod stemmerne fra O og V.", "-O -V"),
    ("Anbefales med 4 stemmer (A, B, F, Ø) mod 1 (V).", "+4 +A +B +F +Ø -1 -V"),
    # Voters before the side.
    ("Venstre stemte imod.", "-Venstre"),
    ("Godkendt, idet Ø stemte imod.", "-Ø"),
    ("Anna Holm (Ø) stemte imod forslaget.", "-Anna Holm(Ø)"),
    ("Anna Holm (A) undlod at stemme.", "0Anna Holm(A)"),
    ("Forslaget blev ikke godkendt, idet 4 stemte imod.", "-4"),
    ("Anna Holm og Bo Lund stemte imod, mens Carl Friis undlod at stemme.", "-Anna Holm -Bo Lund 0Carl Friis"),
    ("A, B og V stemte for, og Ø stemte imod.", "+A +B +V -Ø"),
    ("Socialdemokratiet, SF og Enhedslisten stemte imod indstillingen.", "-Socialdemokratiet -SF -Enhedslisten"),
    ("Dansk Folkeparti stemte imod.", "-Dansk Folkeparti"),
    ("6 medlemmer stemte for indstillingen (A, F og Ø). Imod stemte Anna Holm (V).", "+6 +A +F +Ø -Anna Holm(V)"),
    ("3 undlod at stemme (F (1), B (1) og Aysel Kaya (A)).", "03 0F=1 0B=1 0Aysel Kaya(A)"),
    ("Bestyrelsen vedtog forslaget. Henrik stemte imod.", "-Henrik"),
    (
        "For forslaget stemte alle undtagen Liberal Alliance og Anna Holm, der stemte imod.",
        "-Liberal Alliance -Anna Holm",
    ),
    # Parts of the body.
    ("3 medlemmer (A+V) anbefaler indstillingen. 2 medlemmer (O+C) anbefaler model A.", "+3 +A +V -2 -O -C"),
    ("Et flertal (A, B og V) stemte for forslaget. Et mindretal (Ø) stemte imod.", "+A +B +V -Ø"),
    ("Et flertal bestående af (A og V) godkendte indstillingen.", "+A +V"),
    ("Et mindretal (Anna Holm (Ø)) kan ikke godkende indstillingen.", "-Anna Holm(Ø)"),
    ("5 medlemmer (A+V+C) anbefaler forslaget. 2 medlemmer (N+Ø) tager forbehold.", "+5 +A +V +C"),
    ("3 medlemmer (A og F) godkendte indstillingen. 2 medlemmer (V) kan ikke godkende den.", "+3 +A +F -2 -V"),
    # No votes.
    ("Godkendt.", ""),
    ("Forslaget blev godkendt (9).", ""),
    ("Der var flertal for at fortsætte.", ""),
    ("Udvalget stemte for et par uger siden om sagen.", ""),
    ("Systemet er bestemt for børn: det er godt.", ""),
    ("Sagen er ikke afstemt.", ""),
]


@pytest.mark.parametrize(("text", "votes"), CASES, ids=[text[:60] for text, _ in CASES])
def test_votes(text: str, votes: str) -> None:
    found = find_votes(text)
    assert [shown(vote) for vote in found] == _split(votes)
    assert all(text[slice(*vote.span)].strip() for vote in found)


def _split(votes: str) -> list[str]:
    """``+Bo Lund -Ø`` at the signs."""
    parts: list[str] = []
    for word in votes.split():
        if word[0] in "+-0":
            parts.append(word)
        else:
            parts[-1] += " " + word
    return parts


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        ("For ændringsforslaget stemte Ø. Imod stemte A og V.", ["ændringsforslaget"] * 3),
        ("For behandling: 4, imod behandling: 3", ["behandling"] * 2),
        ("Anna Holm stemte imod forslaget om en ny sti.", ["forslaget om en ny sti"]),
        ("Ændringsforslaget blev forkastet med 7 stemmer mod 2. Indstillingen blev godkendt med 6 stemmer mod 3.",
         ["Ændringsforslaget"] * 2 + ["Indstillingen"] * 2),
        ("Forslaget fra V blev sat under afstemning. For stemte V. Imod stemte A.", ["Forslaget fra V"] * 2),
    ],
)  # fmt: skip
def test_what_was_voted_on(text: str, proposals: list[str]) -> None:
    assert [vote.proposal for vote in find_votes(text)] == proposals


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("For stemte: A (9), B (3), i alt 13.", 13, 12),
        ("For: 3 (Anna Holm (A), Bo Lund (C))", 3, 2),
        ("Imod stemte 2 (Anna Holm, Bo Lund, Carl Friis).", 2, 3),
        ("4 stemte for (A (2), V (1)), 1 imod (Ø (1)).", 4, 3),
        ("Vedtaget med 5 stemmer (A (3), V (2)) mod 3 (Ø (1), F (1)).", 3, 2),
        ("Et mindretal på 3 (Anna Holm og Bo Lund) stemte imod.", 3, 2),
    ],
)
def test_a_sum_that_does_not_add_up_is_an_issue(text: str, stated: int, computed: int) -> None:
    (issue,) = read_votes(text).issues
    assert issue.kind == "vote_sum"
    assert str(stated) in issue.message
    assert str(computed) in issue.message


@pytest.mark.parametrize(
    "text",
    ["For stemte: A (9), B (3), i alt 12.", "For: 2 (Anna Holm (A), Bo Lund (C))", "For stemte 11 (A, V). Imod 8 (C)."],
)
def test_a_sum_that_adds_up_or_cannot_be_checked_is_none(text: str) -> None:
    assert read_votes(text).issues == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enstemmigt vedtaget.", True),
        ("Et enigt udvalg vedtog dette.", True),
        ("Alle medlemmer stemte for.", True),
        ("For stemte samtlige.", True),
        ("Imod stemte ingen. Godkendt.", True),
        ("Vedtaget med 25 stemmer imod 0.", True),
        ("Et flertal godkendte indstillingen.", False),
        ("Godkendt. Ø stemte imod.", False),
        ("Godkendt med 15 stemmer imod 10.", False),
        ("Et mindretal tog forbehold.", False),
        ("Ikke enstemmigt.", False),
        ("Godkendt.", None),
        ("Godkendt. Anna Holm (A) undlod at stemme.", None),
        ("Vedtaget uden afstemning.", None),
    ],
)
def test_unanimity(text: str, expected: bool | None) -> None:
    assert unanimity(text, read_votes(text).votes) is expected


PIECES = st.sampled_from(
    (
        "For stemte: Imod stemte : A B og V , . ( ) (9) Ø Anna Holm i alt 30 "
        "med 15 stemmer imod 10 undlod at stemme flertal mindretal medlemmer 3 \n for"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_at_all_is_read(text: str) -> None:
    for vote in find_votes(text):
        assert 0 <= vote.span.start < vote.span.end <= len(text)
        assert vote.voter is None or vote.voter in text
        assert (vote.voter_kind == "count") <= (vote.count is not None)


@pytest.mark.parametrize(
    "unit",
    ["For stemte A ", "stemte imod ", "Anna Holm ", "(", "3 medlemmer ", "med 3 stemmer mod 2 ", "flertal (a", "A, "],
)
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (40_000 // len(unit)) + "stemte"
    started = time.process_time()
    find_votes(text)
    assert time.process_time() - started < 3


def test_a_second_tally_of_which_one_side_has_a_count_that_was_stated_before_is_a_vote_of_its_own() -> None:
    text = (
        "For stemte 2 (A, F). Imod stemte 2 (C, O). Forslaget faldt. Herefter blev sagen godkendt med 2 stemmer mod 1."
    )
    counts = [(vote.side, vote.count) for vote in find_votes(text) if vote.voter_kind == "count"]
    assert counts == [("for", 2), ("against", 2), ("for", 2), ("against", 1)]


def test_a_tally_that_repeats_the_sides_stated_before_is_not_counted_again() -> None:
    text = "For stemte 14 (A, F). Imod stemte 6 (C, O). Vedtaget med 14 stemmer mod 6."
    counts = [(vote.side, vote.count) for vote in find_votes(text) if vote.voter_kind == "count"]
    assert counts == [("for", 14), ("against", 6)]
