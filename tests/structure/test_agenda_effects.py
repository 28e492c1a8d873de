from __future__ import annotations

import pytest
from document_of import document_of

from pipeline.structure.agenda_effects import withdrawn_numbers
from pipeline.structure.parse import parse


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Godkendt. Punkt 4 udgår.", ["4"]),
        ("Godkendt, i det at punkt 16 udgår.", ["16"]),
        ("Sag nr. 3 og 5 udgik af dagsordenen.", ["3", "5"]),
        ("Pkt. 15 tages af og sendes direkte i Byrådet.", ["15"]),
        ("Sag 12-14 blev taget af dagsordenen.", ["12", "13", "14"]),
        ("Punkt 5 behandles før punkt 3.", []),
        ("Godkendt, idet 3 medlemmer udgik af udvalget.", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in withdrawn_numbers(text)] == numbers


def test_the_withdrawal_stands_at_the_item_it_concerns() -> None:
    document = document_of(
        """Referat
Udvalg: Teknisk Udvalg
Mødedato: 3. marts 2020
1. Godkendelse af dagsorden
Beslutning
Godkendt, idet punkt 3 udgår.
2. Ny sti
Beslutning
Godkendt.
3. Salg af vejareal
Sagsfremstilling
Arealet er på 40 m2.
Beslutning
"""
    )
    meeting = parse(document).meeting
    assert meeting is not None
    outcomes = [[decision.outcome for decision in item.decisions] for item in meeting.items]
    assert outcomes[1:] == [["approved"], ["withdrawn"]]
    span = meeting.items[2].decisions[0].span
    assert document.text[span.start : span.end] == "punkt 3 udgår"
