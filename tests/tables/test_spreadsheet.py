"""A sheet of a workbook, read back by another program."""

from __future__ import annotations

import io
from datetime import date, time

import openpyxl
import pytest

from pipeline.tables.spreadsheet import Sheet, workbook


def cells(*values: object) -> list[openpyxl.cell.Cell]:
    """The cells that values become, each in a row of its own."""
    stream = io.BytesIO()
    with workbook(stream) as book:
        sheet = Sheet(book, "one", ["value"], {"value": 300})
        for value in values:
            sheet.add([value])
        sheet.add_filters()
    return list(openpyxl.load_workbook(stream)["one"]["A"][1:])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "{=A1}",
        "http://x.dk",
        "mailto:a@b.dk",
        "internal:one!A1",
        "file:///etc",
    ],
)
def test_a_text_is_neither_formula_nor_link(text: str) -> None:
    [cell] = cells(text)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_a_long_address_keeps_its_text() -> None:
    assert cells("http://x.dk/" + "a" * 3000)[0].value == "http://x.dk/" + "a" * 3000


def test_what_is_too_long_for_a_cell_is_cut() -> None:
    [cell] = cells("😀" * 40_000)
    assert cell.value.endswith("😀…")
    assert 32_760 < len(cell.value.encode("utf-16-le")) // 2 <= 32_767


def test_what_a_sheet_does_not_know_is_text_or_empty() -> None:
    found = [cell.value for cell in cells(date(1536, 10, 30), time(16, 30), float("nan"), True)]
    assert found == ["1536-10-30", time(16, 30), None, True]
