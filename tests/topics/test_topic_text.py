import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.text import compound_parts, normalise, stems


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("178. Vedtagelse af beskæftigelsesplan 2014", "vedtagelse af beskæftigelsesplan"),
        ("Punkt 7: Ny hal i Lindved", "ny hal i lindved"),
        ("Pkt. 42 Ny hal", "ny hal"),
        ("SAG 14. Ny hal", "ny hal"),
        ("11/326 Ny hal", "ny hal"),
        ("38Godkendelse af budget", "godkendelse af budget"),
        ("TMU - Ny hal", "ny hal"),
        ("3. BU1: Ny hal", "ny hal"),
        ("Ny hal ........................ 17", "ny hal"),
        ("Ny hal (Lukket punkt)", "ny hal"),
        ("Åben sag - Ny hal", "ny hal"),
        ("LUKKET PUNKT: Køb af areal", "køb af areal"),
        ("Ny hal (B)", "ny hal"),
        ("Fordeling af § 18-midler", "fordeling af § midler"),
        ("VANDLØBSREGULATIV FOR TIPPERUP A\u030a", "vandløbsregulativ for tipperup å"),
        ("12.", ""),
        ("", ""),
    ],
)
def test_the_matter_of_a_title_remains(title: str, matter: str) -> None:
    assert normalise(title) == matter


@given(st.text(max_size=300))
def test_every_text_is_normalised_to_words_in_small_letters(text: str) -> None:
    matter = normalise(text)
    assert matter == " ".join(matter.split())
    assert not any(sign in matter for sign in ".,:;()\n")


def test_compounds_are_taken_apart_at_known_words() -> None:
    known = {"børn", "børnehave", "plads", "pladser", "midler"}
    assert compound_parts("børnehavepladser", known) == ["børn", "børnehave", "pladser"]
    assert compound_parts("landdistriktsmidler", {"landdistrikt", "midler"}) == ["landdistrikt", "midler"]
    assert compound_parts("vej", {"vej"}) == []


def test_stems_bring_forms_of_a_word_together() -> None:
    assert set(stems("kommunens børnehaver", set())) & set(stems("kommunen børnehave", set()))


@pytest.mark.parametrize(
    "hostile", ["." * 50_000, "ab" * 50_000, " " * 50_000, "1." * 25_000, "- " * 25_000, "(lukket" * 5_000]
)
def test_odd_titles_take_linear_time(hostile: str) -> None:
    started = time.perf_counter()
    stems(normalise(hostile), {"abab"})
    assert time.perf_counter() - started < 1.0
