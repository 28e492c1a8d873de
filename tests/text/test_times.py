from __future__ import annotations

from datetime import time
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.times import find_times


def _found(text: str) -> list[tuple[str, str, str | None]]:
    return [(t.text, f"{t.start:%H:%M}", f"{t.end:%H:%M}" if t.end else None) for t in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kl. 13:00", ("kl. 13:00", "13:00", None)),
        ("Kl. 8.15", ("Kl. 8.15", "08:15", None)),
        ("kl 9", ("kl 9", "09:00", None)),
        ("kl. 1530", ("kl. 1530", "15:30", None)),
        ("kl. 15.30-1 7.00 i salen", ("kl. 15.30-1 7.00", "15:30", "17:00")),
        ("kl. 13,30", ("kl. 13,30", "13:30", None)),
        ("kl.: 16.30", ("kl.: 16.30", "16:30", None)),
        ("klokken 19.00", ("klokken 19.00", "19:00", None)),
        ("kl. 24", ("kl. 24", "00:00", None)),
        ("Mødet blev hævet kl. 15.30.", ("kl. 15.30", "15:30", None)),
        ("kl.18.30-21.00", ("kl.18.30-21.00", "18:30", "21:00")),
        ("kl. 18.30 – 21.00", ("kl. 18.30 – 21.00", "18:30", "21:00")),
        ("kl. 13 til ca. kl. 15", ("kl. 13 til ca. kl. 15", "13:00", "15:00")),
        ("kl. 9-12.", ("kl. 9-12", "09:00", "12:00")),
        ("05-12-2007 Kl. 15:00-16:10", ("Kl. 15:00-16:10", "15:00", "16:10")),
        ("16:00 - 18:00", ("16:00 - 18:00", "16:00", "18:00")),
        ("15:00 - 17.30", ("15:00 - 17.30", "15:00", "17:30")),
        ("10.00-12.00", ("10.00-12.00", "10:00", "12:00")),
        ("25. juni 2025 (16:00)", ("16:00", "16:00", None)),
        ("24-06-2014 10:00:00", ("10:00:00", "10:00", None)),
        ("2014-06-24T10:00:00", ("10:00:00", "10:00", None)),
        ("Mandag, 3 oktober, 2022 - 16:30", ("16:30", "16:30", None)),
        ("8:30 Ankomst", ("8:30", "08:30", None)),
        ("Tid: 16-18", ("16-18", "16:00", "18:00")),
        ("Tidspunkt: 16.30", ("16.30", "16:30", None)),
        ("Mødetid 16.30 - 18", ("16.30 - 18", "16:30", "18:00")),
    ],
)
def test_times_are_read_in_every_notation(text: str, expected: tuple[str, str, str | None]) -> None:
    assert _found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "målestok 1:25.000",
        "forholdet 1:50",
        "afsnit 3.10-3.12",
        "afsnit 13.45",
        "9. kl. 20 elever",
        "0.-9. kl. 12",
        "kl. 24.30",
        "kl. 25",
        "kl. 99",
        "27.69.40-P20-1-21",
        "12:345",
        "09.01.2020",
        "kl. ",
    ],
)
def test_look_alikes_are_no_times(text: str) -> None:
    assert find_times(text) == []


_PIECES = st.sampled_from(
    "kl. Kl klokken 9 13 24 25 . : - – til ca. 00 30 1530 T ( ) Tid: 10.00-12.00 \n ſ K".split(" ")
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_every_text_gives_ordered_exact_spans(text: str) -> None:
    position = 0
    for found in find_times(text):
        assert position <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.text
        position = found.span.end


@given(st.times())
def test_times_round_trip(moment: time) -> None:
    for form in ("kl. {:%H.%M}", "kl. {:%H:%M}", "kl. {:%H%M}", "({:%H:%M})", "{:%H:%M:%S}"):
        (found,) = find_times(form.format(moment))
        assert f"{found.start:%H:%M}" == f"{moment:%H:%M}"


def test_time_is_linear(hostile_text: str) -> None:
    started = perf_counter()
    find_times(hostile_text)
    assert perf_counter() - started < 5
