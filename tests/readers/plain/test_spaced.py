from __future__ import annotations

import pytest

from pipeline.readers.plain.spaced import find_figures


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Type                 Antal      Gebyr, kr.\n"
            "Enkeltmand             410             290\n"
            "Øvrige                 655                \n"
            "I alt                1.065             740",
            [["Type", "Antal", "Gebyr, kr."], ["Enkeltmand", "410", "290"], ["Øvrige", "655", ""], ["I alt", "1.065", "740"]],
        ),
        (
            "Område          2024     2025\n-----------------------------\nVeje          12.000        -\n"
            "Stier          3.200      150\n-----",
            [["Område", "2024", "2025"], ["Veje", "12.000", "-"], ["Stier", "3.200", "150"]],
        ),
        ("Område | 2024\nVeje | 100\nStier | 50", [["Område", "2024"], ["Veje", "100"], ["Stier", "50"]]),
    ],
)  # fmt: skip
def test_figures_apart_by_blanks_or_bars(text: str, rows: list[list[str]]) -> None:
    lines = text.split("\n")
    [(first, last, found)] = find_figures(lines)
    assert (first, found) == (0, rows)
    assert last >= len(rows)


@pytest.mark.parametrize(
    "text",
    [
        "1.   Godkendelse af dagsorden      3\n2.   Budget                        4\n3.   Eventuelt                     9",
        "Pkt.  Tekst                     Side\n1     Godkendelse                  3\n2     Budget                       4",
        "Mødedato:   12. marts 2024\nMødested:   Rådhuset\nMøde nr.:   12",
        "Til stede:  Ida Krag (A)\n            Bo Lind (V)\n            Mona Sø (F)",
        "Borger | Erhverv | Politik\nKontakt | Job | Om os",
        "Sag 12      Dok. 45\nSag 13      Dok. 47",
        "  • Kort      3\n  • Notat     9.000",
        "",
    ],
)
def test_what_is_no_table_of_figures(text: str) -> None:
    assert list(find_figures(text.split("\n"))) == []
