"""Files that unpack or expand without end are refused in bounded time and memory, or read as far as they go."""

from __future__ import annotations

import sys

import pytest
from limited import Outcome, read_limited

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of the system are those of POSIX")

_TOO_LARGE, _DAMAGED, _NO_TEXT = "R206", "R203", "R205"


def refused(outcome: Outcome, code: str, words: str) -> bool:
    return outcome.error == code and words in outcome.message and "referat.bin" in outcome.message


@pytest.mark.parametrize(
    ("builder", "arguments", "code", "words"),
    [
        ("pdf_of_pages", (100_000,), _TOO_LARGE, "100,000 pages"),
        ("pdf_of_one_page_often", (100_000,), _TOO_LARGE, "100,000 pages"),
        ("docx_of_nested_tables", (500,), _DAMAGED, "broken"),
        ("docx_of_wide_entities", (), _DAMAGED, "broken"),
        ("html_of_tags", (60,), _TOO_LARGE, "more than 1,000,000 tags"),
        ("lying_zip_bomb", (), "R202", "zip archive without a Word document"),
        ("nested_zip", (), "R202", "zip archive without a Word document"),
        ("docx_bomb", (), _TOO_LARGE, "times its size"),
        ("docx_of_many_parts", (20_000,), _TOO_LARGE, "parts"),
        ("text_of_one_line", (50,), _TOO_LARGE, "characters"),
        ("text_of_short_lines", (50,), _TOO_LARGE, "lines"),
    ],
)
def test_what_is_too_much_is_refused_at_once(builder: str, arguments: tuple[int, ...], code: str, words: str) -> None:
    outcome = read_limited(builder, *arguments)
    assert refused(outcome, code, words), outcome
    assert outcome.seconds < 10, outcome
    assert outcome.mebibytes < 600, outcome


@pytest.mark.parametrize(
    ("builder", "arguments"),
    [
        ("pdf_with_vast_picture", ()),
        ("pdf_nested", (1_000_000,)),
        ("pdf_with_looping_lengths", ()),
        ("pdf_with_looping_tables", ()),
        ("pdf_of_words", (1_000_000,)),
        ("docx_of_wide_cells", ()),
        ("docx_of_nested_tables", (80,)),
        ("docx_with_looping_styles", ()),
        ("html_nested", (100_000,)),
        ("html_nested", (100_000, b"span")),
        ("html_nested", (100_000, b"table><tr><td")),
        ("html_nested", (100_000, b"ul><li")),
        ("html_of_attribute", (20,)),
        ("text_with_zeros", ()),
    ],
)
def test_what_only_looks_endless_is_read(builder: str, arguments: tuple[object, ...]) -> None:
    outcome = read_limited(builder, *arguments)
    assert outcome.error is None, outcome
    assert outcome.characters > 0
    assert outcome.seconds < 10, outcome
    assert outcome.mebibytes < 600, outcome


def test_a_chain_of_pages_ends() -> None:
    outcome = read_limited("pdf_of_nested_pages", 50_000)
    assert refused(outcome, _NO_TEXT, "no text layer"), outcome
    assert outcome.seconds < 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("builder", "arguments", "error"),
    [
        ("docx_of_runs", (1_000_000,), None),
        ("docx_of_table", (1000, 1000), None),
        ("html_of_text", (199,), _TOO_LARGE),
        ("html_of_text", (15,), None),
        ("html_of_tags", (3,), None),
        ("html_of_attribute", (150,), None),
        ("text_of_one_line", (19,), None),
        ("text_of_short_lines", (18,), _TOO_LARGE),
        ("text_of_cells", (7,), None),
    ],
)
def test_what_is_just_within_the_limits_takes_its_time_but_ends(
    builder: str, arguments: tuple[int, ...], error: str | None
) -> None:
    outcome = read_limited(builder, *arguments, seconds=300, mebibytes=8192)
    assert outcome.error == error, outcome
    assert outcome.seconds < 150, outcome
    assert outcome.mebibytes < 3000, outcome
