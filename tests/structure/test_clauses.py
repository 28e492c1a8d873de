from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.clauses import split_clauses

CASES = [
    ("Godkendt.", [(None, "Godkendt.")]),
    ("Ad 1: godkendt. Ad 2: udsat.", [("Ad 1", "godkendt."), ("Ad 2", "udsat.")]),
    ("Ad. 1 Godkendt.\nAd. 2 Anbefales.", [("Ad. 1", "Godkendt."), ("Ad. 2", "Anbefales.")]),
    ("Ad 1) Godkendt.\nAd 2-3) Udsat.", [("Ad 1", "Godkendt."), ("Ad 2-3", "Udsat.")]),
    ("Ad pkt. 1 Godkendt. Ad pkt. 2 Udsat.", [("Ad pkt. 1", "Godkendt."), ("Ad pkt. 2", "Udsat.")]),
    ("Ad a) Godkendt.\nAd b) Udsat.", [("Ad a", "Godkendt."), ("Ad b", "Udsat.")]),
    ("Pkt. 1 og 2 godkendt, pkt. 3 sendes retur.", [("Pkt. 1 og 2", "godkendt"), ("pkt. 3", "sendes retur.")]),
    ("Punkt 1, 2 og 4 godkendt. Punkt 3 udsat.", [("Punkt 1, 2 og 4", "godkendt."), ("Punkt 3", "udsat.")]),
    ("1. at godkendt, og\n2. at udsat", [("1. at", "godkendt"), ("2. at", "udsat")]),
    ("At 1) godkendt\nAt 2) udsat", [("At 1)", "godkendt"), ("At 2)", "udsat")]),
    ("Første at godkendt. Andet at drøftet.", [("Første at", "godkendt."), ("Andet at", "drøftet.")]),
    ("1. pind godkendt. 2. pind udsat.", [("1. pind", "godkendt."), ("2. pind", "udsat.")]),
    (
        "Indstillingspunkt 1 og 3 blev taget til efterretning.\nIndstillingspunkt 2 blev godkendt.",
        [("Indstillingspunkt 1 og 3", "blev taget til efterretning."), ("Indstillingspunkt 2", "blev godkendt.")],
    ),
    (
        "Indstillingens punkt 1 blev godkendt. Indstillingens punkt 2 blev forkastet.",
        [("Indstillingens punkt 1", "blev godkendt."), ("Indstillingens punkt 2", "blev forkastet.")],
    ),
    ("a) Godkendt\nb) Drøftet", [("a", "Godkendt"), ("b", "Drøftet")]),
    ("1. Godkendt\n2. Udsat", [("1", "Godkendt"), ("2", "Udsat")]),
    ("1) Godkendt. 2) Udsat. 3) Ikke vedtaget.", [("1", "Godkendt."), ("2", "Udsat."), ("3", "Ikke vedtaget.")]),
    ("a) Godkendt. b) Udsat.", [("a", "Godkendt."), ("b", "Udsat.")]),
    ("1: Godkendt. 2: Tilbage til udvalget.", [("1", "Godkendt."), ("2", "Tilbage til udvalget.")]),
    ("Godkendt. 2. behandling sker i maj.", [(None, "Godkendt. 2. behandling sker i maj.")]),
    ("1. Godkendt. 3. maj er for sent.", [(None, "1. Godkendt. 3. maj er for sent.")]),
    ("Pkt. 1 udsat. I øvrigt godkendt.", [("Pkt. 1", "udsat."), ("I øvrigt", "godkendt.")]),
    ("Sagen blev drøftet.\nAd 1: godkendt.", [(None, "Sagen blev drøftet."), ("Ad 1", "godkendt.")]),
    (
        "1. at godkendt. 2. at oversendes til budgettet.",
        [("1. at", "godkendt."), ("2. at", "oversendes til budgettet.")],
    ),
    # Numbers that are no labels.
    (
        "Der blev stillet to forslag.\n1. Venstre foreslog A.\n2. SF foreslog B.\nA blev vedtaget.",
        [(None, "Der blev stillet to forslag.\n1. Venstre foreslog A.\n2. SF foreslog B.\nA blev vedtaget.")],
    ),
    ("Dagsordenen godkendt. Punkt 7 udgår.", [(None, "Dagsordenen godkendt. Punkt 7 udgår.")]),
    ("Godkendt, jf. pkt. 3.", [(None, "Godkendt, jf. pkt. 3.")]),
    ("Godkendt for så vidt angår pkt. 1", [(None, "Godkendt for så vidt angår pkt. 1")]),
    (
        "Udvalget besluttede:\n1. at planen sendes ud\n2. at der holdes møde",
        [(None, "Udvalget besluttede:\n1. at planen sendes ud\n2. at der holdes møde")],
    ),
    (
        "Besluttet som indstillet. Første del af drøftelsen var lukket.",
        [(None, "Besluttet som indstillet. Første del af drøftelsen var lukket.")],
    ),
    ("Udsat til den 3. maj.", [(None, "Udsat til den 3. maj.")]),
    ("Godkendt. Der blev spurgt ad 1. sal.", [(None, "Godkendt. Der blev spurgt ad 1. sal.")]),
    ("", [(None, "")]),
]


@pytest.mark.parametrize(("text", "clauses"), CASES, ids=[text[:50] or "empty" for text, _ in CASES])
def test_clauses(text: str, clauses: list[tuple[str | None, str]]) -> None:
    assert [(clause.label, text[slice(*clause.body)]) for clause in split_clauses(text)] == clauses


PIECES = st.sampled_from("Ad 1 2. at pkt. 3 og , . : \n godkendt Første andet a) Indstillingspunkt I øvrigt".split(" "))


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)))
def test_clauses_do_not_overlap_and_labels_are_verbatim(text: str) -> None:
    end = 0
    for clause in split_clauses(text):
        assert clause.body.start <= clause.body.end <= len(text)
        if clause.label_span is not None:
            assert text[slice(*clause.label_span)] == clause.label
            assert end <= clause.label_span.start <= clause.label_span.end <= clause.body.start
        end = clause.body.end
