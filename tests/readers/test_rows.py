from __future__ import annotations

import pytest

from pipeline.readers.rows import lines_of_rows


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [["Mødedato", "14. marts", "Deltagere", "Ida Krag"], ["Sted", "Kaj 3", "", "Bo Lind"], ["", "", "Afbud", "Ole Bro"]],
            ["Mødedato 14. marts", "Sted Kaj 3", "Deltagere Ida Krag", "Bo Lind", "Afbud Ole Bro"],
        ),
        (
            [["Punkt 2", "Budget"], ["Sagsfremstilling", "Der er penge."], ["Indstilling:", "at det vedtages"], ["Beslutning", ""]],
            ["Punkt 2 Budget", "Sagsfremstilling", "Der er penge.", "Indstilling:", "at det vedtages", "Beslutning"],
        ),
        ([["2.", "Lån til færgen"], ["", "J.nr. 00.30.10"], ["3.", "Eventuelt"]], ["2. Lån til færgen", "J.nr. 00.30.10", "3. Eventuelt"]),
        (
            [["Mødedato:\n3. maj 2022", "Sted:\nKaj 3"], ["Deltog:\nIda Krag (V)\nBo Lind (A)", "Afbud:\nOle Bro"]],
            ["Mødedato: 3. maj 2022", "Sted: Kaj 3", "Deltog: Ida Krag (V), Bo Lind (A)", "Afbud: Ole Bro"],
        ),
        (
            [["1. Velkomst", "Alle er med."], ["2. Økonomi", "Gennemgået.\nGodkendt."], ["3. Evt.", ""]],
            ["1. Velkomst", "Alle er med.", "2. Økonomi", "Gennemgået.\nGodkendt.", "3. Evt."],
        ),
    ],
)  # fmt: skip
def test_layout_tables_are_lines(rows: list[list[str]], lines: list[str]) -> None:
    assert lines_of_rows(rows) == lines


@pytest.mark.parametrize(
    "rows",
    [
        [["Område", "Budget"], ["Veje", "1.200"], ["Stier", "300"]],
        [["Beslutning", "Ansvarlig"], ["Lampe skiftes", "Ida"], ["Sti ryddes", "Bo"]],
        [["1", "200"], ["", "300"], ["2", "400"]],
        [["Navn", "Parti", "Stemmer", "Valgt"], ["Ida Krag", "A", "120", "ja"]],
        [["Tid", "Punkt", "Referat"], ["18.30", "Budget", "Drøftet"]],
    ],
)
def test_other_tables_are_rows(rows: list[list[str]]) -> None:
    assert lines_of_rows(rows) is None
