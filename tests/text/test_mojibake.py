from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.mojibake import repair_mojibake

DANISH = "abcdefghijklmnopqrstuvwxyzæøåéüöABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉ0123456789 .,:;-–—•§°²½«»”“’…€ôÃÂ"


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("KÃ¸benhavn – mÃ¥ske", "København – måske"),
        ("Ã…rhus, Ã†rÃ¸ og Ã˜ster Alsted", "Århus, Ærø og Øster Alsted"),
        ("StÃ¸tte til â€œKlubbenâ€\x9d â€“ igen", "Støtte til “Klubben” – igen"),
        ("Regionsr├Ñdet m├©des", "Regionsrådet mødes"),
        ("Regionsr├ådet", "Regionsrådet"),
        ("├ªldre", "ældre"),
        ("√∏konomi og √¶ldre p√• √òen", "økonomi og ældre på Øen"),
        ("ÃƒÂ¸konomi", "økonomi"),
        ("25 Â°C", "25 °C"),
    ],
)
def test_sequences_of_a_wrong_table_are_put_right(broken: str, right: str) -> None:
    assert repair_mojibake(broken) == right


def test_only_the_damaged_part_is_touched() -> None:
    assert repair_mojibake("Rådet mÃ¸des på Ærø") == "Rådet mødes på Ærø"


@pytest.mark.parametrize(
    "text",
    ["Ålborg: ”Ø” – 20 °C", "Øst… og Vest", "Æ­rø", "50 % – 60 %", "São Paulo", "château", "½ Ø·20", "MØDE ”Å”, §§ 107"],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.text(alphabet="abcæøåØÅé –”“§°•…", max_size=60))
def test_danish_text_comes_back_from_every_wrong_table(text: str) -> None:
    assert repair_mojibake(text) == text
    mangled = text.encode().decode("cp437")
    assert repair_mojibake(mangled) == text


@given(st.text(alphabet=DANISH, max_size=60))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair_mojibake(text)
    assert repair_mojibake(once) == once
