from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.search.query import MOST_TERMS, Clause, Filter, Fuzzy, Phrase, Prefix, Query, Term, Word, parse


def clauses(text: str) -> list[tuple[bool, tuple[Term, ...]]]:
    return [(clause.negated, clause.terms) for clause in parse(text).clauses]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Spildevand", Word("spildevand")),
        ('"Åben skole"', Phrase(("åben", "skole"), exact=True)),
        ("“Åben skole”", Phrase(("åben", "skole"), exact=True)),
        ('"skole"', Phrase(("skole",), exact=True)),
        ("EU-kontoret", Phrase(("eu", "kontoret"), exact=False)),
        ("19/1234", Phrase(("19", "1234"), exact=False)),
        ("1.915.000", Phrase(("1", "915", "000"), exact=False)),
        ("spilde*", Prefix("spilde")),
        ("kommune:Odense", Filter("municipality", "Odense")),
        ("KOMMUNE:odense", Filter("municipality", "odense")),
        ("municipality:Odense", Filter("municipality", "Odense")),
        ('program:"Erasmus+"', Filter("programme", "Erasmus+")),
        ("kommune: Odense", Filter("municipality", "Odense")),
        ('organ: "Teknik og miljø"', Filter("body", "Teknik og miljø")),
        ("aar:2019", Filter("year", "2019")),
        ("år:2015-2019", Filter("year", "2015-2019")),
        ("slags:nyhed", Filter("kind", "nyhed")),
        ("beløb:>1mio", Filter("amount", ">1mio")),
        ("beløb:>1 mio.", Filter("amount", ">1 mio.")),
        ("beløb:> 1,5 mio", Filter("amount", "> 1,5 mio")),
        ("amount:1-5 mio", Filter("amount", "1-5 mio")),
        ('beløb:"over 1 mio. kr."', Filter("amount", "over 1 mio. kr.")),
        ('person:"Grethe Ravn-Holm"', Filter("person", "Grethe Ravn-Holm")),
        ("sag:24/1190", Filter("case", "24/1190")),
        ("vandløb~", Fuzzy("vandløb", 1)),
        ("Vindmøler~", Fuzzy("vindmøler", 2)),
        ("vindmøler~1", Fuzzy("vindmøler", 1)),
        ("vand~9", Fuzzy("vand", 2)),
    ],
)
def test_one_term(text: str, terms: Term) -> None:
    assert clauses(text) == [(False, (terms,))]
    assert clauses(f"-{text}") == [(True, (terms,))]
    assert parse(text).notices == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vand affald", [(False, (Word("vand"),)), (False, (Word("affald"),))]),
        ("vand/affald", [(False, (Word("vand"),)), (False, (Word("affald"),))]),
        ("vand AND affald", [(False, (Word("vand"),)), (False, (Word("affald"),))]),
        ("vand OR affald OR spildevand", [(False, (Word("vand"), Word("affald"), Word("spildevand")))]),
        ("vand ELLER affald plan", [(False, (Word("vand"), Word("affald"))), (False, (Word("plan"),))]),
        ("OR vand OR", [(False, (Word("vand"),))]),
        ("vand -plan OR sti", [(False, (Word("vand"),)), (True, (Word("plan"),)), (False, (Word("sti"),))]),
        ("vand vand", [(False, (Word("vand"),))]),
        ("plan for skole", [(False, (Word("plan"),)), (False, (Word("for", optional=True),)), (False, (Word("skole"),))]),
        ("beløb:>1 mio skole", [(False, (Filter("amount", ">1 mio"),)), (False, (Word("skole"),))]),
        ("beløb:>1 skole", [(False, (Filter("amount", ">1"),)), (False, (Word("skole"),))]),
        ("beløb:over 1 mio", [(False, (Filter("amount", "over 1 mio"),))]),
        ("beløb:1 mio. til 2 mio. kr. vej", [(False, (Filter("amount", "1 mio. til 2 mio. kr."),)), (False, (Word("vej"),))]),
        ("år:2015 - 2019 vej", [(False, (Filter("year", "2015 - 2019"),)), (False, (Word("vej"),))]),
        ("år:2015 -2019", [(False, (Filter("year", "2015 -2019"),))]),
        ("år: -2019", [(False, (Filter("year", "-2019"),))]),
        ("år:2015 til 2019", [(False, (Filter("year", "2015 til 2019"),))]),
        ("år:2015 -vej", [(False, (Filter("year", "2015"),)), (True, (Word("vej"),))]),
        ("år:2015 2019", [(False, (Filter("year", "2015"),)), (False, (Word("2019"),))]),
        ("kommune:Odense,Vejle", [(False, (Filter("municipality", town),)) for town in ("Odense", "Vejle")]),
        ("beløb:1,5mio", [(False, (Filter("amount", "1,5mio"),))]),
        ("vand NOT plan", [(False, (Word("vand"),)), (True, (Word("plan"),))]),
        ("IKKE kommune:Odense vand", [(True, (Filter("municipality", "Odense"),)), (False, (Word("vand"),))]),
        ("vand OG affald", [(False, (Word("vand"),)), (False, (Word("affald"),))]),
        ("(vand OR affald) plan", [(False, (Word("vand"), Word("affald"))), (False, (Word("plan"),))]),
        ('plan ("grøn sti" OR vand)', [(False, (Word("plan"),)), (False, (Phrase(("grøn", "sti"), True), Word("vand")))]),
        ("kl. 19:30", [(False, (Phrase(("19", "30"), False),))]),
        ("kl topmøde", [(False, (Word("kl"),)), (False, (Word("topmøde"),))]),
        ("http://by.example/", [(False, (Word("http"),)), (False, (Phrase(("by", "example"), False),))]),
        ("i og", [(False, (Word("i"),)), (False, (Word("og"),))]),
        ("kommune:Odense og", [(False, (Filter("municipality", "Odense"),)), (False, (Word("og"),))]),
        ('"vand', [(False, (Word("vand"),))]),
        ("Punkt 1: Vand", [(False, (Word("punkt"),)), (False, (Word("1"),)), (False, (Word("vand"),))]),
        ("Sag – vand", [(False, (Word("sag"),)), (False, (Word("vand"),))]),
        ("", []),
        ("   ", []),
    ],
)  # fmt: skip
def test_several_terms(text: str, expected: list[tuple[bool, tuple[Term, ...]]]) -> None:
    assert clauses(text) == expected
    assert parse(text).notices == ()


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("farve:rød", "Der er intet filter farve:"),
        ("komune:Odense", "Mener du kommune:?"),
        ("yeer:2019", "Mener du year:?"),
        ("(vand plan) OR affald", "Parenteser kan kun stå om ord med OR imellem"),
        ("-(vand OR plan) affald", "Parenteser kan kun stå om ord med OR imellem"),
        ("kommune:", "Filteret kommune: mangler en værdi."),
        ('kommune:""', "Filteret kommune: mangler en værdi."),
        ("a*", "Stjernen i »a*« er ikke brugt"),
        ("EU-proj*", "Stjernen i »EU-proj*« er ikke brugt"),
        ("by~", "Tegnet ~ i »by~« er ikke brugt"),
        ("beløb:", "Filteret beløb: mangler en værdi."),
        ("???", "Der er ingen ord at søge efter i »???«."),
        ("OR", "Der er ingen ord at søge efter i »OR«."),
        (" ".join(f"ord{number}" for number in range(10_000)), f"kun de første {MOST_TERMS} ord"),
        ("x" * 30_000, f"kun de første {MOST_TERMS} ord"),
    ],
)
def test_what_is_not_understood_is_said(text: str, notice: str) -> None:
    [found] = parse(text).notices
    assert notice in found
    assert len(found) < 250


def test_words_of_an_unknown_filter_are_searched_for() -> None:
    assert clauses("farve:rød") == [(False, (Word("farve"),)), (False, (Word("rød"),))]


def test_ten_thousand_words_are_quick() -> None:
    begun = time.perf_counter()
    query = parse(" ".join(f"ord{number}-x" for number in range(10_000)))
    assert time.perf_counter() - begun < 1
    assert len(query.clauses) == MOST_TERMS


_SYNTAX = st.lists(
    st.sampled_from(
        [*'"-*:()+~^\\/[]{}|&!? \n\t“»', "OR ", "kommune:", "år:", "år:2019-", "vand", "å", "-", "\x00", "🐟"]
    )
).map("".join)


@given(st.text() | _SYNTAX)
@example('kommune:"')
@example("-" * 1000)
@example('a:"' * 500)
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    assert sum(len(clause.terms) for clause in query.clauses) <= MOST_TERMS
    if text.strip():
        assert query.clauses or query.notices
    for clause in query.clauses:
        assert isinstance(clause, Clause)
        assert clause.terms
        for term in clause.terms:
            assert not isinstance(term, Phrase) or 0 < len(term.words) <= MOST_TERMS
