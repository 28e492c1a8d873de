from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.readers.builder import DocumentBuilder
from pipeline.records import AgendaItem, Source
from pipeline.settings import Settings
from pipeline.structure.parse import parse


def items_of(rows: Sequence[Sequence[str]]) -> tuple[AgendaItem, ...]:
    builder = DocumentBuilder(Source(uri="file:/a.docx", data=b""), "text/plain", Settings())
    for line in ("Referat", "Ældrerådet i Aarup", "6. marts 2019"):
        builder.add("paragraph", line)
    table = builder.new_table()
    for row in rows:
        builder.add_row(row, table=table, keep_lines=True)
    meeting = parse(builder.build()).meeting
    assert meeting is not None
    return meeting.items


def test_lines_below_a_title_in_its_cell_are_the_items_text() -> None:
    first, second = items_of(
        [
            ["Pkt.", "Emne", "Beslutning"],
            [
                "1.",
                "Nyt fra formanden\n- Møde i maj\n- Kursus",
                "Taget til efterretning.\nFormanden skriver til udvalget.",
            ],
            ["2.", "Budget 2020\n20 min.\nUdvalget har sendt budgettet.\nIndstilling: at rådet svarer", "Godkendt."],
        ]
    )
    assert (first.number, first.title, second.title) == ("1", "Nyt fra formanden", "Budget 2020")
    assert [decision.text for decision in first.decisions] == [
        "Taget til efterretning.\nFormanden skriver til udvalget."
    ]
    assert [point.text for point in second.recommendations] == ["at rådet svarer"]
    assert [decision.outcome for decision in second.decisions] == ["approved"]


@pytest.mark.parametrize("heading", ["Ansvarlig", "Deadline", "Hvem/hvornår"])
def test_who_does_what_when_is_no_part_of_the_decision(heading: str) -> None:
    [item, _] = items_of(
        [["Nr.", "Emne", "Konklusion", heading], ["1", "Sygefravær", "Drøftet.", "HR"], ["2", "Eventuelt", "", ""]]
    )
    assert [decision.text for decision in item.decisions] == ["Drøftet."]


def test_a_column_of_decision_and_minutes_in_one() -> None:
    items = items_of(
        [
            ["Dagsordenspunkt", "Beslutning/Referat"],
            ["1: Stationen\nBilag: Kort.pdf", "Godkendt."],
            ["2: Evt.", "Intet."],
        ]
    )
    assert [(item.number, item.title) for item in items] == [("1", "Stationen"), ("2", "Evt.")]
    assert [decision.outcome for item in items for decision in item.decisions] == ["approved", "no_remarks"]


def test_a_column_of_numbers_is_not_that_of_the_titles() -> None:
    items = items_of(
        [["Sag", "Emne", "Konklusion"], ["1", "Hastighed", "Drøftet."], ["2", "Skolepatruljer", "Godkendt."]]
    )
    assert [(item.number, item.title) for item in items] == [("1", "Hastighed"), ("2", "Skolepatruljer")]
