from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.forwarding import find_forwarding

MEETING = date(2024, 3, 4)
CASES: list[tuple[str, str | None, date | None]] = [
    (
        "Sagen sendes til endelig beslutning i Kommunaldirektørkredsen den 9. november 2023.",
        "Kommunaldirektørkredsen",
        date(2023, 11, 9),
    ),
    ("Planen blev godkendt og sendes til orientering i KKR.", "KKR", None),
    (
        "Kredsen tiltrådte oplægget. Sagen sendes videre til Kommunaldirektørkredsen den 3. maj 2024.",
        "Kommunaldirektørkredsen",
        date(2024, 5, 3),
    ),
    (
        "Sagen sendes til beslutning i kommunalbestyrelserne senest den 3. maj 2024.",
        "kommunalbestyrelserne",
        date(2024, 5, 3),
    ),
    ("Sagen sendes videre til KKR Syddanmark den 3. maj.", "KKR Syddanmark", date(2024, 5, 3)),
    ("Oversendes til Økonomiudvalget.", "Økonomiudvalget", None),
    ("Oversendes til økonomiudvalget og byrådet.", "byrådet", None),
    ("Oversendes til Børne- og Ungdomsudvalget til behandling.", "Børne- og Ungdomsudvalget", None),
    ("Sagen sendes til Udvalget for Kultur og Fritid.", "Udvalget for Kultur og Fritid", None),
    ("Anbefales over for Byrådet.", "Byrådet", None),
    ("Udvalget anbefaler byrådet at godkende planen.", "byrådet", None),
    ("Indstilles til byrådet.", "byrådet", None),
    ("Fremsendes til byrådet med anbefaling.", "byrådet", None),
    ("Sagen sendes tilbage til Teknisk Udvalg.", "Teknisk Udvalg", None),
    (
        "Finansieringen forelægges Kommunaldirektørkredsen til endelig beslutning den 7. oktober 2022.",
        "Kommunaldirektørkredsen",
        date(2022, 10, 7),
    ),
    ("Indstilles til Byrådets godkendelse.", "Byrådet", None),
    ("Udvalget anbefaler enstemmigt Byrådet at godkende indstillingen.", "Byrådet", None),
    ("Henvises til budgetforhandlingerne.", "budgetforhandlingerne", None),
    ("Sendt til behandling i Magistraten.", "Magistraten", None),
    ("Sagen forelægges for Regionsrådet på mødet den 24. juni 2024.", "Regionsrådet", date(2024, 6, 24)),
    ("Sagen behandles i Byrådet den 9. april 2024.", "Byrådet", date(2024, 4, 9)),
    ("Sendes til udtalelse i Ældrerådet.", "Ældrerådet", None),
    ("Sendes til orientering i Strategisk Sundhedsstyregruppe.", "Strategisk Sundhedsstyregruppe", None),
    # Nowhere.
    ("Godkendt.", None, None),
    ("Retur til forvaltningen.", None, None),
    ("Taget til orientering. Efter mødet er programmet sendt til mødekredsen.", None, None),
    ("Sekretariatet skriver et notat, som sendes til Sundhedsdirektørforum.", None, None),
    ("Sendes i offentlig høring i 8 uger.", None, None),
    ("Præsentationen sendes til orientering.", None, None),
    ("Udsat til den 3. maj 2024.", None, None),
    ("Referatet sendes ud sammen med bilag 3.", None, None),
    ("Anbefales godkendt.", None, None),
    ("Udvalget anbefaler indstillingen.", None, None),
]


@pytest.mark.parametrize(("text", "body", "on"), CASES, ids=[text[:60] for text, _, _ in CASES])
def test_forwarding(text: str, body: str | None, on: date | None) -> None:
    found = find_forwarding(text, reference=MEETING)
    assert (found.body if found else None, found.on if found else None) == (body, on)
    if found:
        assert text[slice(*found.span)] == found.body


PIECES = st.sampled_from(
    "sendes til i videre KKR Økonomiudvalget og den 3. maj orientering endelig beslutning , . \n anbefales over for".split(
        " "
    )
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_at_all_is_read(text: str) -> None:
    found = find_forwarding(text, reference=MEETING)
    assert found is None or text[slice(*found.span)] == found.body


@pytest.mark.parametrize("unit", ["sendes til ", "sendes ", "Udvalget og ", "anbefales for ", "til A, "])
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    text = "sendes " + unit * (40_000 // len(unit))
    started = time.process_time()
    find_forwarding(text)
    assert time.process_time() - started < 3
