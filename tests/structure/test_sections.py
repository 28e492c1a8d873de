"""Every line of an item stands in exactly one section, or in its title and case data."""

from __future__ import annotations

import pytest
from board_layouts import BOARD_LAYOUTS
from document_of import document_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from layouts import LAYOUTS
from more_layouts import MORE_LAYOUTS
from test_any_text import mutated

from pipeline.records import AgendaItem
from pipeline.structure.lines import lines
from pipeline.structure.parse import parse

TEXTS = [layout.text for layout in (*LAYOUTS, *MORE_LAYOUTS, *BOARD_LAYOUTS)]


def sections_at(text: str) -> list[tuple[str, int]]:
    """For each line of each item below its title: its words and in how many of the item's sections it stands."""
    document = document_of(text)
    meeting = parse(document).meeting
    found = []
    for item in meeting.items if meeting else ():
        for line in lines(document):
            if (
                item.span.start <= line.span.start
                and line.span.end <= item.span.end
                and _is_below_title(item, line.span.start)
            ):
                around = [s for s in item.sections if s.span.start <= line.span.start and line.span.end <= s.span.end]
                found.append((line.text, len(around)))
    return found


def _is_below_title(item: AgendaItem, start: int) -> bool:
    first = min((section.span.start for section in item.sections), default=item.span.end)
    return start >= max(item.title_span.end, first)


@pytest.mark.parametrize("text", TEXTS)
def test_each_line_in_one_section(text: str) -> None:
    assert [line for line, sections in sections_at(text) if sections != 1] == []


@settings(max_examples=60, deadline=None)
@example(next(text for text in TEXTS if text.startswith("REFERAT Kulturkredsen")), 63127)
@example(next(text for text in TEXTS if text.startswith("Ældre- og Handicapudvalget\nReferat")), 11719)
@given(st.sampled_from(TEXTS), st.integers(0, 10**6))
def test_each_line_of_damaged_minutes_in_one_section(text: str, seed: int) -> None:
    assert [line for line, sections in sections_at(mutated(text, seed)) if sections != 1] == []


def labels(text: str) -> list[tuple[str, str]]:
    meeting = parse(
        document_of(f"Byrådet\nReferat\n3. maj 2021\n1. Ny sti\n{text}\n2. Eventuelt\nBeslutning\nIntet.")
    ).meeting
    assert meeting is not None
    return [(section.label, section.section) for section in meeting.items[0].sections if section.label]


DECIDED = ("Beslutning", "decision")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indstilling\nAlternativ indstilling\nBeslutning\nGodkendt.", []),
        ("Beslutning\nGodkendt.\nBilag", []),
        (
            "1.1 Økonomi\nSpares.\n1.2 Proces\nSiden mere.\n1.3 Beslutning\nUdsat.",
            [("Økonomi", "economy"), ("Proces", "process")],
        ),
        ("Beslutning\nFremsendes til Teknisk Udvalg til behandling.", []),
        ("Beslutning\nSendes til Økonomiudvalgets behandling", []),
        (
            "Teknisk Udvalg den 26. april 2021\nAnbefales.\nBeslutning\nUdsat.",
            [("Teknisk Udvalg den 26. april 2021", "earlier_decision")],
        ),
        ("Resume\nStien er ny.\nSagsforløb: ØK/BY\nBeslutning\nUdsat.", [("Resume", "summary")]),
        (
            "Resume\nStien er ny.\nSagen afgøres i: Byrådet\nBeslutning\nUdsat.",
            [("Resume", "summary"), ("Sagen afgøres i", "process")],
        ),
        ("Resume\nPartiet foreslår, at stien forlænges.\nBeslutning\nUdsat.", [("Resume", "summary")]),
        (
            "Administrationen indstiller,\nat stien anlægges.\nBeslutning\nUdsat.",
            [("Administrationen indstiller", "recommendation")],
        ),
        (
            "ØkonomiIngen.Høring\nGrundejerne er hørt.\nBeslutning\nUdsat.",
            [("Økonomi", "economy"), ("Høring", "hearing")],
        ),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == [*expected, DECIDED]
