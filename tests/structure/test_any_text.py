"""Any text at all is parsed without an exception, with every place inside the text."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from time import process_time

import pytest
from document_of import document_of
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import LAYOUTS
from more_layouts import MORE_LAYOUTS

from pipeline.records import AgendaItem, Document, Span
from pipeline.structure.lines import lines
from pipeline.structure.parse import parse

TEXTS = [layout.text for layout in (*LAYOUTS, *MORE_LAYOUTS)]
LONGEST = 2.0
"""Seconds of the processor for 100,000 characters: twice what is aimed at, as machines that run tests are shared."""


def mutated(text: str, seed: int) -> str:
    """Minutes as damaged transcripts show them: lines dropped, doubled, shuffled, glued, decomposed; digits lost."""
    draw = random.Random(seed)
    lines = text.splitlines()
    for _ in range(draw.randint(1, 12)):
        kind = draw.choice(["drop", "double", "shuffle", "glue", "digits", "decompose", "upper"])
        at = draw.randrange(len(lines)) if lines else 0
        if not lines:
            break
        if kind == "drop":
            del lines[at]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "shuffle":
            other = draw.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "glue" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        elif kind == "digits":
            lines[at] = without_digits(lines[at])
        elif kind == "decompose":
            lines[at] = decomposed(lines[at])
        else:
            lines[at] = lines[at].upper()
    return "\n".join(lines)


def without_digits(text: str) -> str:
    return "".join(character for character in text if not character.isdigit())


def decomposed(text: str) -> str:
    """Text with a letter and a ring where "å" stands, as file systems and some PDFs have it."""
    return unicodedata.normalize("NFD", text)


def on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def glued(text: str) -> str:
    return text.replace("\n", "")


def assert_places(text: str) -> None:
    document = document_of(text)
    structure = parse(document)

    def inside(span: Span) -> bool:
        return 0 <= span.start <= span.end <= len(document.text)

    if structure.meeting:
        for item in structure.meeting.items:
            assert inside(item.span)
            assert document.text[item.title_span.start : item.title_span.end] == item.title
            assert all(inside(section.span) and inside(section.text_span) for section in item.sections)
            assert all(inside(decision.span) for decision in item.decisions)
            assert_sections(document, item)
    assert all(issue.span is None or inside(issue.span) for issue in structure.issues)


def assert_sections(document: Document, item: AgendaItem) -> None:
    """Sections do not overlap, and from the first to the item's end every line that is not the page's furniture is in one."""
    sections = sorted(section.span for section in item.sections)
    assert all(above.end <= below.start for above, below in pairwise(sections))
    if sections and item.span.start <= sections[0].start:
        for line in lines(document):
            if sections[0].start <= line.span.start < item.span.end:
                holding = [span for span in sections if span.start <= line.span.start and line.span.end <= span.end]
                assert len(holding) == 1, line.text


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 10**6))
def test_damaged_minutes(text: str, seed: int) -> None:
    assert_places(mutated(text, seed))


@pytest.mark.parametrize("damage", [without_digits, decomposed, on_one_line, glued, str.upper, str.lower])
@pytest.mark.parametrize("text", TEXTS)
def test_minutes_damaged_throughout(text: str, damage: Callable[[str], str]) -> None:
    assert_places(damage(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=30).map("\n".join))
def test_any_unicode(text: str) -> None:
    assert_places(text)


def times(pattern: str, size: int = 100_000) -> str:
    """``size`` characters of a pattern that repeats; ``{n}`` in it counts."""
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(pattern.replace("{n}", str(len(pieces) + 1)))
        length += len(pieces[-1])
    return "".join(pieces)


HOSTILE = {
    "empty": "",
    "one long word": "a" * 500_000,
    "labels only": times("Beslutning\n"),
    "labels with their text": times("Beslutning: godkendt\n"),
    "numbers only": times("{n}. Punkt uden indhold\n"),
    "numbers with text": times("{n}. Sag om noget\nBeslutning\nGodkendt.\n"),
    "one number": times("1. Sag om noget {n}\n"),
    "listed and printed": times("{n}. Sag om en vej\n", 40_000)
    + times("{n}. Sag om en vej\nBeslutning\nGodkendt.\n", 60_000),
    "items taken off": "1. Godkendelse af dagsorden\nBeslutning\n"
    + times("Punkt {n} udgår.\n", 40_000)
    + times("{n}. Emne {n}\nBeslutning\nGodkendt.\n", 60_000),
    "clauses": "1. Sag\nBeslutning\n" + times("Ad {n}: Godkendt.\n"),
    "earlier decisions": "1. Sag\n" + times("Beslutning Byrådet den 1-{n}-2020\nGodkendt.\n"),
    "attachments on a line": "1. Sag\nBilag\n" + times("Bilag 1: Kort "),
    "attachments at the end": times("{n}. Emne nr {n}\nBeslutning\nGodkendt.\n", 60_000)
    + "Bilagsliste\n"
    + times("Emne nr {n}\nNotat {n}.pdf\n", 40_000),
    "names": times("Afbud: Ida Holm (A), Bo Lund (V)\n"),
    "names on a line": "Deltagere: " + times("Ida Holm (A), "),
    "votes": "1. Sag\nBeslutning\n" + times("For stemte A, B og C. Imod stemte V. "),
    "digits": times("1.1.1.1."),
    "label cut": "Beslutning i " + times("udvalget "),
    "case": times("Sagsnr. "),
    "dots": times(". . . "),
    "marks": times("(Lukket) "),
    "contents": "Indholdsfortegnelse\n" + times("Titel nummer {n} ....... {n}\n"),
    "a page in one line": "1 Byrådet den Side "
    + times("Budget Sagsid.: Initialer: abc Åben sag Beslutning Byrådet den Godkendt. "),
    "Roman numbers": times("IVX. "),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_shapes(text: str) -> None:
    assert_places(text[:5_000])
    begun = process_time()
    parse(document_of(text))
    assert process_time() - begun < LONGEST * max(len(text) / 100_000, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        times(on_one_line(TEXTS[0]) + " ", 1_000_000),
        times(on_one_line(TEXTS[0]) + " ", 5_000_000),
        "\n".join(f"{number}. Sag om noget" for number in range(20_000)),
        "\n".join(f"{number}. Sag om noget\nBeslutning\nGodkendt." for number in range(20_000)),
        times(TEXTS[0], 1_000_000),
    ],
    ids=["1 MB on a line", "5 MB on a line", "20,000 numbers", "20,000 items", "1 MB of minutes"],
)
def test_endless_texts(text: str) -> None:
    begun = process_time()
    parse(document_of(text))
    assert process_time() - begun < LONGEST * len(text) / 100_000
