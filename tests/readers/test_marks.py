from __future__ import annotations

import pytest

from pipeline.readers.marks import is_label, is_leader, is_numbered, split_bullet
from pipeline.readers.numerals import format_number
from pipeline.readers.rows import lines_of_rows


@pytest.mark.parametrize(
    ("line", "marker", "body"),
    [
        ("- godkender planen", "-", "godkender planen"),
        ("•\tDISH", "•", "DISH"),
        ("·      Haveaffald", "·", "Haveaffald"),
        ("– Det er godt, siger han", "–", "Det er godt, siger han"),
        ("* punkt", "*", "punkt"),
        ("o\tunderpunkt", "o", "underpunkt"),
        ("-", "-", ""),
    ],
)
def test_bullets_are_cut_from_their_text(line: str, marker: str, body: str) -> None:
    assert split_bullet(line) == (marker, body)


@pytest.mark.parametrize("line", ["-5 grader", "*Pause*", "o gerne", "§ 18", "2-3 personer", ""])
def test_other_signs_are_no_bullets(line: str) -> None:
    assert split_bullet(line) is None


@pytest.mark.parametrize(
    "line", ["4. Budget", "3.2. Plan", "12) spørgsmål", "a) at", "Punkt 4: Budget", "At 1) det", "Ad 2."]
)
def test_numbers_of_items_and_clauses(line: str) -> None:
    assert is_numbered(line)


@pytest.mark.parametrize(
    "line", ["9. november 2023", "31. dec", "1.915.000 kr.", "4 medlemmer", "Adelgade 4", "24/1234"]
)
def test_other_numbers_begin_no_item(line: str) -> None:
    assert not is_numbered(line)


@pytest.mark.parametrize(
    "line", ["Beslutning", "SAGSFREMSTILLING", "Til stede:", "Byrådets beslutning den 4. maj 2021", "1.1 Resumé"]
)
def test_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize("line", ["Beslutningen blev udsat", "Godkendt.", "de første, der meldte sig:", "V og C"])
def test_sentences_are_no_labels(line: str) -> None:
    assert not is_label(line)


def test_leaders_of_contents_lists() -> None:
    assert is_leader("Eventuelt.....\t22")
    assert is_leader("Budget . . . . 7")
    assert not is_leader("Mødet sluttede kl. 22")


def test_a_table_of_facts_is_lines() -> None:
    rows = [["Dato:", "4. juni 2024", "Tid:", "kl. 16"], ["", "", "", ""], ["Deltagere", "Anne Bro (A)\nOle Holm (V)"]]
    assert lines_of_rows(rows) == ["Dato: 4. juni 2024", "Tid: kl. 16", "Deltagere Anne Bro (A)\nOle Holm (V)"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Område", "Budget"], ["Veje", "12"], ["Parker", "3"]],
        [["1", "12"], ["1", "14"]],
        [["Skoler", "10"], ["Dagtilbud", "20"], ["Sted:", "Rådhuset"]],
    ],
)
def test_a_table_of_data_stays_one(rows: list[list[str]]) -> None:
    assert lines_of_rows(rows) is None


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (4, "lowerRoman", "iv"),
        (27, "upperLetter", "AA"),
        (0, "lowerLetter", "0"),
        (5, "ordinalText", "5"),
        (9000, "upperRoman", "9000"),
    ],
)
def test_numbers_in_words_formats(number: int, style: str, text: str) -> None:
    assert format_number(number, style) == text
