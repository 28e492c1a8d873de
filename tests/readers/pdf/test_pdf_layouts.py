"""Layouts of word processors, browsers and case systems, made anew with few words."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from pipeline.records import Document

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]
MakePdf = Callable[..., bytes]
Text = tuple[float, float, float, str, str]

LEFT = 60
PROSE = (
    "Forvaltningen har gennemgået høringssvarene og foreslår, at planen justeres på tre punkter, inden den sendes videre "
    "til endelig behandling i byrådet. Justeringerne vedrører afstanden til skel og antallet af pladser ved åen, som naboerne "
    "har ønsket bevaret mellem de to boligområder ved den gamle mølle."
)


def prose(top: float, text: str = PROSE) -> list[Text]:
    return [(LEFT, top + 13 * row, 10, "F1", line) for row, line in enumerate(textwrap.wrap(text, 79))]


@pytest.mark.parametrize("shift", [0, 6])
def test_a_head_of_two_columns_is_read_column_by_column(
    shift: float, make_pdf: MakePdf, read_bytes: Read, shown: Shown
) -> None:
    left = ["Mødedato: 14. marts 2023", "Mødetidspunkt: Kl. 16.00", "Mødested: Lokale 3"]
    right = ["Deltagere: Ida Krag (A)", "Bo Lind (V)", "Mona Sø (F)"]
    page: list[Text] = [(LEFT, 100 + 16 * row, 10, "F1", text) for row, text in enumerate(left)]
    page += [(330, 100 + shift + 16 * row, 10, "F1", text) for row, text in enumerate(right)]
    found = shown(read_bytes(make_pdf([[*page, (LEFT, 200, 16, "F2", "Referat"), *prose(230)]])))
    assert found[:7] == [*(f"p {text}" for text in (*left, *right)), "h Referat"]


def test_a_list_of_members_beside_the_facts_is_read_after_them(
    make_pdf: MakePdf, read_bytes: Read, shown: Shown
) -> None:
    left = ["Udvalg: Socialudvalget", "Mødedato: 14. marts 2023", "Sted: Lokale 3"]
    right = ["Medlemmer:", "Ida Krag (A), formand", "Bo Lind (V)", "Fraværende:", "Bo Lind (V)"]
    page: list[Text] = [(LEFT, 100 + 26 * row, 10, "F1", text) for row, text in enumerate(left)]
    page += [(330, 100 + 26 * row, 10, "F1", text) for row, text in enumerate(right)]
    found = shown(read_bytes(make_pdf([[*page, (LEFT, 260, 16, "F2", "Referat"), *prose(290)]])))
    assert found[:9] == [*(f"p {text}" for text in (*left, *right)), "h Referat"]


def test_lines_that_end_before_their_cell_stay_lines_in_an_agenda(make_pdf: MakePdf, read_bytes: Read) -> None:
    cells = [("Punkt", "Referat"), ("1. Formalia", "Godkendt."), ("2. Strand", "Vi siger ja."), ("", "Eva ringer.")]
    page: list[Text] = [
        (x, 105 + 20 * row, 10, "F1", text)
        for row, texts in enumerate(cells)
        for x, text in zip((65, 265), texts, strict=True)
        if text
    ]
    levels = [(60, y, 460, y) for y in (92, 112, 132, 176)]
    uprights = [(x, 92, x, 176) for x in (60, 260, 460)]
    blocks = read_bytes(make_pdf([page], lines=[[*levels, *uprights]])).blocks
    assert [cell.text for cell in blocks[-1].cells] == ["2. Strand", "Vi siger ja.\nEva ringer."]


def test_cells_of_figures_may_stand_close(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    rows = [
        ("Art", "2023", "2024"),
        ("Gæsteplads", "1.200", "1.300"),
        ("Fast plads", "3.400", "3.500"),
        ("I alt", "4.600", "4.800"),
    ]
    places = (LEFT, 130, 166)
    page = [
        (x, 300 + 16 * row, 10, "F1", text)
        for row, cells in enumerate(rows)
        for x, text in zip(places, cells, strict=True)
    ]
    assert shown(read_bytes(make_pdf([prose(100) + page])))[1:] == [f"t {' | '.join(cells)}" for cells in rows]


def test_the_head_of_a_table_may_stand_on_the_page_before(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    rows = [("Ejerne", "80", "9.440"), ("Kommunen", "20", "2.360"), ("I alt", "100", "11.800")]
    head: list[Text] = [(x, 780, 10, "F1", text) for x, text in ((LEFT, "Bidrag"), (200, "Andel"), (340, "Kr."))]
    body: list[Text] = [
        (x, 60 + 16 * row, 10, "F1", text)
        for row, cells in enumerate(rows)
        for x, text in zip((LEFT, 200, 340), cells, strict=True)
    ]
    found = shown(read_bytes(make_pdf([prose(100) + head, body + prose(300)])))
    assert found[1:3] == ["t Bidrag | Andel | Kr.", "t Ejerne | 80 | 9.440"]


def test_a_sentence_goes_on_below_a_footnote(make_pdf: MakePdf, read_bytes: Read, shown: Shown) -> None:
    lines = textwrap.wrap(PROSE, 79)
    foot: list[Text] = [(LEFT, 727 + 13 * row, 10, "F1", line) for row, line in enumerate(lines[:3])]
    foot += [(LEFT, 780, 7, "F1", "1 Planen er fra 1998 og er ændret"), (LEFT, 789, 7, "F1", "to gange siden.")]
    rest = [(LEFT, 60 + 13 * row, 10, "F1", line) for row, line in enumerate(lines[3:])]
    found = shown(read_bytes(make_pdf([prose(100) + foot, rest + prose(300)])))
    assert found == [f"p {PROSE}", f"p {PROSE}", "p 1 Planen er fra 1998 og er ændret to gange siden.", f"p {PROSE}"]


def test_what_a_browser_prints_at_the_edges_is_furniture(
    make_pdf: MakePdf, read_bytes: Read, shown: Shown, furniture: Shown
) -> None:
    page = [(LEFT, 20, 8, "F1", "22.11.2023 09.12"), (300, 20, 8, "F1", "Referat fra udvalget"), *prose(100)]
    page += [(LEFT, 830, 8, "F1", "https://www.eksempel.dk/referat?id=4"), (500, 830, 8, "F1", "1/1")]
    document = read_bytes(make_pdf([page]))
    assert shown(document) == [f"p {PROSE}"]
    assert len(furniture(document)) == 2
