from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.case_numbers import find_case_numbers, strip_label


def _found(text: str, *, labelled_only: bool = False) -> list[tuple[str, str | None]]:
    return [(c.text, c.kle_code) for c in find_case_numbers(text, labelled_only=labelled_only)]


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("27.69.40-P20-1-21", "27.69.40-P20-1-21", "27.69.40"),
        ("13.03.00-Ø60-7-25.", "13.03.00-Ø60-7-25", "13.03.00"),
        ("27.69.40 – P20 – 1 – 2021", "27.69.40 – P20 – 1 – 2021", "27.69.40"),
        ("00.01.00A04 - 2007/34364", "00.01.00A04 - 2007/34364", "00.01.00"),
        ("0.01.00-G01-1-16", "0.01.00-G01-1-16", "00.01.00"),
        ("Print 00.01.00-P35-9-19", "00.01.00-P35-9-19", "00.01.00"),
        ("85.02.02", "85.02.02", "85.02.02"),
        ("1-22-78-2-16", "1-22-78-2-16", None),
        ("Nr. 24 BR 242/07. Ny cykelsti", "BR 242/07", None),
        ("3. Meddelelser(FOU 35/2008)", "FOU 35/2008", None),
        ("Salg af grund (2012-121107)", "2012-121107", None),
    ],
)
def test_distinct_shapes_need_no_label(text: str, number: str, code: str | None) -> None:
    assert _found(text) == [(number, code)]
    assert _found(text, labelled_only=True) == []


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("Sagsnr.: 18/24758", "18/24758", None),
        ("SAGSNR. 18/24758", "18/24758", None),
        ("Sagsnr:\n07/5773", "07/5773", None),
        ("Sagsnr: 24-024921", "24-024921", None),
        ("Sagsnummer: 2017-004392", "2017-004392", None),
        ("Sagsid.: 24077452", "24077452", None),
        ("Sagsnr. 299835 Økonomiudvalget Åbent punkt", "299835", None),
        ("Sagnr.: 1-22-78-2-16", "1-22-78-2-16", None),
        ("Sagsnr.: 27.69.40-P20-1-21", "27.69.40-P20-1-21", "27.69.40"),
        ("J.nr.: 00.01.00", "00.01.00", "00.01.00"),
        ("J.nr. 00.01 S00", "00.01 S00", "00.01"),
        ("J.nr. 01.12.21", "01.12.21", "01.12.21"),
        ("j.nr. 2018-2625", "2018-2625", None),
        ("j.nr. 2002/1070/221-1", "2002/1070/221-1", None),
        ("j.nr. 19-001210-8", "19-001210-8", None),
        ("J.nr. BOR 17/2012", "BOR 17/2012", None),
        ("Journalnummer: 12.34.56-A00-2-19", "12.34.56-A00-2-19", "12.34.56"),
        ("ESDH-sagsnr. EMN-2018-01234", "EMN-2018-01234", None),
        ("Sag 306-2009-600", "306-2009-600", None),
        ("Sag nr. 18/24758", "18/24758", None),
        ("KLE-nr.: 27.03.10", "27.03.10", "27.03.10"),
        ("Åbent - 01.00.00-G01-93-16", "01.00.00-G01-93-16", "01.00.00"),
        ("Åbent - 2012/057275", "2012/057275", None),
        ("Lukket - 00.00.00", "00.00.00", "00.00.00"),
    ],
)
def test_labels_introduce_every_shape(text: str, number: str, code: str | None) -> None:
    assert _found(text) == _found(text, labelled_only=True) == [(number, code)]


def test_several_labels_on_one_line() -> None:
    line = "Sagsnr.: 326-2010-57347       J.nr.: 00.01.00            Dokumentnr.: 326-2011-15264"
    assert _found(line) == [("326-2010-57347", None), ("00.01.00", "00.01.00")]


@pytest.mark.parametrize(
    "text",
    [
        "01.12.21",
        "Mødet den 01.12.21",
        "se 85.02.02 i planen",
        "Sag 12",
        "Sag nr. 130",
        "sag 129-138",
        "Sagsnr.:\n4. Godkendelse af referat",
        "Sagsnr.: 04-10-2023",
        "Sagsnr.:",
        "Dok. 306-2019-263412",
        "306-2009-600",
        "18/24758",
        "2017-004392",
        "17474/09Åben høring",
        "lokalplan nr. 0-805",
        "Lokalplan 1-772",
        "matr.nr. 13o",
        "lov nr. 699 af 20. juni 2025",
        "(EF 1408/71)",
        "BR18",
        "CVR 12345678",
        "tlf. 12 34 56 78",
        "+45 12 34 56 78",
        "12.500 kr.",
        "192.168.10.12",
        "§ 18",
    ],
)
def test_look_alikes_are_no_case_numbers(text: str) -> None:
    assert find_case_numbers(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sagsnr.: 20/35762, Sagsinitialer: ABCD", ("20/35762", "")),
        ("Åbent - 01.00.00-G01-93-16", ("01.00.00-G01-93-16", "Åbent")),
        (
            "2. Ny skolegård Dok.nr.: 2005 Sagsid.: 14/19290 Initialer: abcd Åben sag",
            ("14/19290", "2. Ny skolegård Åben sag"),
        ),
        ("Salg af grund  (2012-121107)", ("2012-121107", "Salg af grund")),
        ("Nr. 24 BR 242/07. Ny cykelsti", ("BR 242/07", "Nr. 24 Ny cykelsti")),
        ("Sagsnr:", (None, "")),
        ("4. Sagsfremstilling - drøftelse", (None, "4. Sagsfremstilling - drøftelse")),
        ("Budget (drift) og anlæg.", (None, "Budget (drift) og anlæg.")),
        ("", (None, "")),
    ],
)
def test_strip_label_leaves_the_words(line: str, expected: tuple[str | None, str]) -> None:
    assert strip_label(line) == expected


_PIECES = st.sampled_from(
    "Sagsnr.: J.nr. Sag nr. Åbent - – \n \t . , ( ) 27.69.40 P20 1 21 2007/34364 18/24758 BR 40/04 306-2009-600 04-10-2023".split(
        " "
    )
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join))


@given(_TEXTS)
def test_every_text_gives_ordered_exact_spans(text: str) -> None:
    position = 0
    for found in find_case_numbers(text):
        assert position <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.text
        position = found.span.end
    labelled = find_case_numbers(text, labelled_only=True)
    assert set(labelled) <= set(find_case_numbers(text))


@given(_TEXTS)
def test_strip_label_adds_nothing(text: str) -> None:
    number, rest = strip_label(text)
    assert number is None or number in text
    remaining = iter(text)
    assert all(character in remaining for character in rest if not character.isspace())


def test_time_is_linear(hostile_text: str) -> None:
    started = perf_counter()
    strip_label(hostile_text)
    assert perf_counter() - started < 5
