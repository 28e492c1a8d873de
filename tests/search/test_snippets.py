from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.search.query import parse
from pipeline.search.snippets import Highlighter


def snippet(query: str, text: str) -> str:
    return Highlighter(parse(query).wanted()).snippet(text).plain()


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("spildevand", "Ny spildevandsplan.", "Ny **spildevandsplan**."),
        ("direktørkreds", "Sundhedsdirektørkredsen mødtes.", "**Sundhedsdirektørkredsen** mødtes."),
        ("skolerne", "En skole og skolens elever.", "En **skole** og **skolens** elever."),
        ("Århus", "Aarhus, ÅRHUS og århusianere", "**Aarhus**, **ÅRHUS** og århusianere"),
        ("børn", "Barnets hjem og børnene", "**Barnets** hjem og **børnene**"),
        ('"åben skole"', "Åbne skoler er ikke en åben skole.", "Åbne skoler er ikke en **åben skole**."),
        ("EU-kontor", "Vores EU-kontorer i byen", "Vores **EU-kontorer** i byen"),
        ("klima*", "Klimaplanen og klimaet, ikke mikroklima", "**Klimaplanen** og **klimaet**, ikke mikroklima"),
        ("vand OR plan", "En plan om vand", "En **plan** om **vand**"),
        ('vand "rent vand"', "Om rent vand.", "Om **rent vand**."),
        ("vindmøler~", "Tre vindmøller og en mølle", "Tre **vindmøller** og en mølle"),
        ("ar", "Et år", "Et år"),
        ("xyz", "Intet her", "Intet her"),
        ("", "Bare tekst", "Bare tekst"),
        ("a", "", ""),
        ("linje", "To\n\nlinjer\there", "To **linjer** here"),
    ],
)
def test_matches_are_marked(query: str, text: str, expected: str) -> None:
    assert snippet(query, text) == expected


def test_the_part_with_most_different_terms_is_shown() -> None:
    filler = "Der er mange andre ord i denne tekst, som ikke siger noget. " * 20
    text = f"{filler}Spildevand. {filler}Planen for spildevand er klar. {filler}"
    found = snippet("plan spildevand", text)
    assert "**Planen** for **spildevand** er klar" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_words_are_not_cut() -> None:
    text = "ordet " * 200 + "nålen " + "stakken " * 200
    found = snippet("nålen", text).strip("… ").replace("*", "").split()
    assert set(found) == {"ordet", "nålen", "stakken"}


def test_html_is_escaped() -> None:
    text = '<script>alert("vand & mere")</script>'
    html = Highlighter(parse("vand").wanted()).snippet(text).html()
    assert html == "&lt;script&gt;alert(&quot;<mark>vand</mark> &amp; mere&quot;)&lt;/script&gt;"


def test_one_enormous_word() -> None:
    assert len(snippet("vand", "x" * 100_000)) < 600
    assert len(snippet("vand", "x" * 100_000 + " vand")) < 600


_TEXTS = st.text(st.sampled_from("aåbvand plø.\n<&*'-İ\u0301")) | st.text()


@example("a<a.a", "a<a")
@given(_TEXTS, _TEXTS)
def test_a_snippet_is_a_part_of_its_text(query: str, text: str) -> None:
    found = Highlighter(parse(query).wanted()).snippet(text)
    one_line = re.sub(r"\s+", " ", text)
    assert "".join(run for run, _ in found.runs).strip("… ").strip() in one_line
    plain = re.sub(r"</?mark>", "", found.html())
    assert unescape(plain) == "".join(run for run, _ in found.runs)


def test_a_word_too_frequent_to_ask_for_is_not_marked() -> None:
    text = "Taksten for tømning af tanke, og for spildevand i øvrigt."
    assert Highlighter(parse("for spildevandet").wanted()).snippet(text).plain().count("**") == 2
    assert Highlighter(parse("for").wanted()).snippet(text).plain().count("**for**") == 2
