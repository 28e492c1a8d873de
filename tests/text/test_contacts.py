from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.contacts import find_contacts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skriv til anna.berg@lillekommune.dk.", ("email", "anna.berg@lillekommune.dk")),
        ("M: søren+job@xn--test.co.uk, og", ("email", "søren+job@xn--test.co.uk")),
        ("mailto:post@lillekommune.dk", ("email", "post@lillekommune.dk")),
        ("<post@lillekommune.dk>", ("email", "post@lillekommune.dk")),
        ("(se www.lillekommune.dk)", ("url", "www.lillekommune.dk")),
        ("Se https://www.lillekommune.dk/vej?x=1&y=(2).", ("url", "https://www.lillekommune.dk/vej?x=1&y=(2)")),
        ("(http://lillekommune.dk/a_(b))", ("url", "http://lillekommune.dk/a_(b)")),
        ('"https://lillekommune.dk"', ("url", "https://lillekommune.dk")),
        ("Læs på lillekommune.dk: der står", ("url", "lillekommune.dk")),
        ("lillekommune.dk/høring", ("url", "lillekommune.dk/høring")),
        ("rødovre.dk", ("url", "rødovre.dk")),
        ("https://lillekommune.dk:8080/a", ("url", "https://lillekommune.dk:8080/a")),
        ("tlf. 12345678", ("phone", "12345678")),
        ("Tlf.: 12 34 56 78.", ("phone", "12 34 56 78")),
        ("telefon 1234 5678", ("phone", "1234 5678")),
        ("mobil 12-34-56-78", ("phone", "12-34-56-78")),
        ("tlf. nr. 12 345 678", ("phone", "12 345 678")),
        ("ring på 12.34.56.78", ("phone", "12.34.56.78")),
        ("tlf. +45 12 34 56 78", ("phone", "+45 12 34 56 78")),
        ("+45 12 34 56 78", ("phone", "+45 12 34 56 78")),
        ("0045 12345678", ("phone", "0045 12345678")),
        ("(+45) 12345678", ("phone", "(+45) 12345678")),
    ],
)
def test_contacts_are_read_without_the_punctuation_round_them(text: str, expected: tuple[str, str]) -> None:
    assert [(c.kind, c.text) for c in find_contacts(text)] == [expected]


def test_several_in_one_line() -> None:
    text = "Kontakt: Ida Holm, ida@lillekommune.dk, tlf. 12 34 56 78 eller www.lillekommune.dk."
    assert [c.kind for c in find_contacts(text)] == ["email", "phone", "url"]


@pytest.mark.parametrize(
    "text",
    [
        "12345678",
        "12 34 56 78",
        "Sagsnr. 12345678",
        "CVR 12345678",
        "12.345.678 kr.",
        "+46 12 34 56 78",
        "tlf. 123456789",
        "bilag.pdf",
        "oplæg.docx",
        "m.v.de",
        "færdig.nu er",
        "punkt 3.Orientering",
        "a@b",
        "@navn",
        "www.",
        "http://",
        "kl.13",
    ],
)
def test_look_alikes_are_no_contacts(text: str) -> None:
    assert find_contacts(text) == []


_PIECES = st.sampled_from(
    "post @ lille . dk www. http:// https ( ) [ ] tlf. 12 34 56 78 +45 12345678 / - : \n ſ K".split(" ")
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_every_text_gives_ordered_exact_spans(text: str) -> None:
    position = 0
    for found in find_contacts(text):
        assert position <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.text
        position = found.span.end


@pytest.mark.parametrize("unit", ["www.a)", "http://", "+45 ", "www.a" + "(" * 50 + ")" * 99, "a-", "a_", "ä.ö"])
def test_time_is_linear_in_addresses(unit: str) -> None:
    started = perf_counter()
    find_contacts(unit * (200_000 // len(unit)))
    assert perf_counter() - started < 5


def test_time_is_linear(hostile_text: str) -> None:
    started = perf_counter()
    find_contacts(hostile_text)
    assert perf_counter() - started < 5
