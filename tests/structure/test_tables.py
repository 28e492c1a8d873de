from __future__ import annotations

import pytest

from pipeline.readers import read
from pipeline.records import Document, Issue, Source, Table
from pipeline.settings import Settings
from pipeline.structure.tables import read_tables


def document(*lines: str) -> Document:
    """Text whose cells stand between bars."""
    return read(Source(uri="file:a.txt", data="\n".join(lines).encode()), Settings())


def tables(*lines: str) -> tuple[list[Table], list[Issue]]:
    return read_tables(document(*lines))


BUDGET = ("| Område | 2023 | 2024 |", "| Veje | 1.200 | 1.300 |", "| Stier | 300 | 250 |")


@pytest.mark.parametrize(
    ("last", "stated", "computed"),
    [
        ("| I alt | 1.500 | 1.550 |", 1550, 1550),
        ("| Udgifter i alt | 1.500 | 1.650 |", 1650, 1550),
        ("| Samlede udgifter | 1.500 | |", 1500, 1500),
        ("| Resultat | 1.500 | 1.550 |", 1550, 1550),
        ("| Resultat | 900 | 1.050 |", None, None),
        ("| Parker | 100 | 100 |", None, None),
    ],
)
def test_totals(last: str, stated: float | None, computed: float | None) -> None:
    found, issues = tables(*BUDGET, last)
    assert [(t.rows, t.columns, t.total_stated, t.total_computed) for t in found] == [(4, 3, stated, computed)]
    assert [issue.kind for issue in issues] == ["table_total_differs"] * (stated != computed)


def test_total_of_parts_and_of_all() -> None:
    found, issues = tables(
        "| Post | Kr. |",
        "| Løn | 100 |",
        "| heraf vikarer | 40 |",
        "| Drift | 50 |",
        "| Udgifter i alt | 150 |",
        "| Tilskud | -30 |",
        "| Gebyrer | -20 |",
        "| Indtægter i alt | -50 |",
        "| I alt | 100 |",
    )
    assert [(table.total_stated, table.total_computed) for table in found] == [(100, 100)]
    assert not issues


def test_money_with_its_unit_counts_in_kroner() -> None:
    found, _ = tables("| Pulje | Beløb |", "| Leg | 1,5 mio. kr. |", "| Sport | 500 t.kr. |", "| I alt | 2 mio. kr. |")
    assert [(table.total_stated, table.total_computed) for table in found] == [(2_000_000, 2_000_000)]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Navn | Parti | Bemærkning |", "| Ida Krag | A | Afbud |", "| Bo Lind | V | |"),
        ("| Nr. | Emne | Ansvarlig |", "| 1 | Budget | Ida |", "| 2 | Sti | Bo |"),
        ("| Dato | Sted |", "| 12.03.2024 | Kaj 3 |", "| 14.03.2024 | Kaj 4 |"),
        ("| Nr. | Punkt | Referat |", "| 1. | Budget | Godkendt. |", "| 2. | Sti | Udsat. |"),
    ],
)
def test_tables_of_words_are_not_tables_of_figures(rows: tuple[str, ...]) -> None:
    assert tables(*rows) == ([], [])


@pytest.mark.parametrize(
    ("before", "after", "caption"),
    [
        ("Tabel 2. Driften af stier", "", "Tabel 2. Driften af stier"),
        ("Fordeling af puljen (1.000 kr.)", "", "Fordeling af puljen (1.000 kr.)"),
        ("Udgifterne fordeler sig sådan:", "", "Udgifterne fordeler sig sådan:"),
        ("Økonomi:", "", None),
        ("Udgifterne er steget.", "", None),
        ("Udgifterne er steget.", "Tabel 3: Stier", "Tabel 3: Stier"),
    ],
)
def test_captions(before: str, after: str, caption: str | None) -> None:
    found, _ = tables(before, "", *BUDGET, "", after)
    assert [table.caption for table in found] == [caption]
