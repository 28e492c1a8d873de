"""Any text at all is parsed without an exception, with every place inside the text."""

from __future__ import annotations

import random

import pytest
from document_of import document_of
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import LAYOUTS
from more_layouts import MORE_LAYOUTS

from pipeline.records import Span
from pipeline.structure.parse import parse

TEXTS = [layout.text for layout in (*LAYOUTS, *MORE_LAYOUTS)]


def mutated(text: str, seed: int) -> str:
    """Minutes as damaged transcripts show them: lines dropped, doubled, shuffled, glued; digits lost."""
    draw = random.Random(seed)
    lines = text.splitlines()
    for _ in range(draw.randint(1, 12)):
        kind = draw.choice(["drop", "double", "shuffle", "glue", "digits", "upper"])
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
            lines[at] = "".join(c for c in lines[at] if not c.isdigit())
        else:
            lines[at] = lines[at].upper()
    return "\n".join(lines)


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
    assert all(issue.span is None or inside(issue.span) for issue in structure.issues)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 10**6))
def test_damaged_minutes(text: str, seed: int) -> None:
    assert_places(mutated(text, seed))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=30).map("\n".join))
def test_any_unicode(text: str) -> None:
    assert_places(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 500_000,
        "Beslutning\n" * 5_000,
        "\n".join(f"{n}. Punkt uden indhold" for n in range(5_000)),
        "1.1.1.1." * 10_000,
        "Beslutning i " + "udvalget " * 20_000,
        "Sagsnr. " * 20_000,
        ". . . " * 20_000,
        "(Lukket) " * 10_000,
        "Indholdsfortegnelse\n" + "\n".join(f"Titel nummer {n} ....... {n}" for n in range(3_000)),
        "1 Byrådet den Side " + "Budget Sagsid.: Initialer: abc Åben sag Beslutning Byrådet den Godkendt. " * 1_500,
        "IVX. " * 10_000,
    ],
    ids=[
        "empty",
        "one long word",
        "labels only",
        "numbers only",
        "digits",
        "label cut",
        "case",
        "dots",
        "marks",
        "contents",
        "a page in one line",
        "Roman numbers",
    ],
)
def test_hostile_shapes(text: str) -> None:
    assert_places(text)
