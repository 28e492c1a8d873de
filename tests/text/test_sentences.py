from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import split_sentences


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mødet begynder kl. 13.00 i salen.",
        "Jf. Bilag 3 og pkt. 4 i dagsordenen.",
        "Støtten gives til bl.a. Odense og f.eks. Aarhus.",
        "Udgiften er ca. 5 mio. kr. om året pr. Elev.",
        "Kr. 25.000 til formålet.",
        "Mødet holdes d. 4. oktober 2023.",
        "Mødet holdes den 30.-31. oktober.",
        "Formanden, J. P. Hansen, bød velkommen.",
        "Rapporten er skrevet af H.C. Holm.",
        "Nr. Aaby Skole og Sdr. Nærå Friskole lægges sammen, vedr. Gl. Byvej.",
        "Efter § 5, stk. 2, nr. 3 i loven.",
        "Jf. matr.nr. 13 af Bækkelund.",
        "Se bilag.pdf og oplæg.docx for mere.",
        "Det fremgår af Alm.del bilag 7.",
        "MØDET BEGYNDER KL. 13",
        "Johs. Holm og Niels Chr. Bæk deltog.",
        "Dr. Holm og prof. Berg deltog.",
        "1. Godkendelse af dagsorden",
        "a. Godkendelse af dagsorden",
        "”Hvad nu?” spurgte hun.",
        "Han tøvede ... og sagde så ja.",
        "Læs mere på www.lillekommune.dk.",
    ],
)
def test_these_are_one_sentence(text: str) -> None:
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sagen blev drøftet.", "Udvalget godkendte indstillingen."),
        ("Der er afsat 5 mio. kr.", "Beløbet dækker alt."),
        ("Der kom skoler, dagtilbud m.v.", "De fik ordet."),
        ("Regnskabet gælder 2023.", "Det blev godkendt."),
        ("Det skete i 2023.", "12 medlemmer deltog."),
        ("Er det muligt?", "Ja."),
        ("Hun sagde: ”Det er godt.”", "Så gik hun."),
        ("(Det gælder ikke alle.)", "Nogle er fritaget."),
        ("Beløbet er på 25 pct.", "Forvaltningen følger op."),
        ("Se § 5, stk. 2.", "Loven gælder fra nu."),
        ("Udvalget valgte plan B.", "Det koster mere."),
        ("Det er slut ...", "Nu begynder det."),
        ("Skylden er min.", "Hun beklagede."),
        ("Indstillingen godkendt.", "- Ida Holm stemte imod."),
        ("Læs mere på www.lillekommune.dk.", "Svar inden fristen."),
        ("Aftalen er indgået med KL.", "Demografien trækker op."),
        ("Familien vælger en anden ø.", "Tilbuddet er åbent."),
        ("For stemte Ø og F.", "Imod stemte A."),
        ("Punktet udgår", "Næste punkt"),
    ],
)
def test_these_are_two_sentences(first: str, second: str) -> None:
    gap = " " if first.endswith((".", "?", "”", ")")) else "\n"
    assert _sentences(f"{first}{gap}{second}") == [first, second]


def test_line_breaks_end_sentences_and_blank_lines_are_none() -> None:
    assert _sentences("\n  Overskrift\n\n\tTekst uden punktum  \n") == ["Overskrift", "Tekst uden punktum"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u00a0"])
def test_nothing_but_space_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


_PIECES = st.sampled_from('Det kl. m.v. J. 4. 2023. ! ? … ... " ” ( ) » \n \t min. st. . , og ſ'.split(" "))


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_sentences_hold_every_character_but_the_space_between(text: str) -> None:
    position = 0
    for start, end in split_sentences(text):
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


def test_time_is_linear(hostile_text: str) -> None:
    started = perf_counter()
    split_sentences(hostile_text)
    assert perf_counter() - started < 5
