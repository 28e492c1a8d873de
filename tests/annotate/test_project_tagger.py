"""The shipped tagger of projects: what it reads at once, where its words stand, what it leaves alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.projects.tagger.decoding import LABELS, SCHEME
from pipeline.annotate.projects.tagger.gate import Gate, features
from pipeline.annotate.projects.tagger.tagger import GATE, MODEL, PIECES, Reading, Tagged, Tagger, shipped_tagger
from pipeline.annotate.projects.tagger.units import LONGEST_UNIT, Pieces, units
from pipeline.annotate.projects.tagger.windows import windows
from pipeline.evaluation.project_texts import project_text
from pipeline.records import Block, Span
from pipeline.resources import resource
from pipeline.text.inference import scores_of

FOLDER = resource("models", "projects")
NEWS = (
    "# Nyt liv i gamle net\n"
    "Projektet Garnspor ledes af Thyborøn Havn, og Aalborg Universitet er partner.\n"
    "Det har fået 3,1 mio. kr. i støtte fra Velux Fonden og løber fra august 2021 til udgangen af 2024."
)
ODD = [
    "",
    " ",
    "\t\t",
    "\n",
    "projektet",
    "🙂" * 50,
    "å" * 5000,
    "A-" * 3000,
    "\u200b\u00ad",
    "projekt " * 4000,
    "”" * 900,
]
TEXTS = st.text(alphabet="abcÅæ -–.,”\t1K", max_size=200)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces((FOLDER / PIECES).read_text(encoding="utf-8"))


def block(text: str, start: int = 0, kind: str = "paragraph") -> Block:
    return Block(kind=kind, text=text, span=Span(start, start + len(text)))  # type: ignore[arg-type]


def blocks_of(*texts: str) -> list[Block]:
    found: list[Block] = []
    for text in texts:
        found.append(block(text, found[-1].span.end + 1 if found else 0))
    return found


def words(text: str, tagged: list[Tagged]) -> list[tuple[str, str]]:
    return [(found.label, text[slice(*found.span)]) for found in tagged]


@given(TEXTS)
def test_units_hold_every_letter_and_digit_once_in_order(text: str) -> None:
    found = list(units(text))
    assert "".join(text[unit.start : unit.end] for unit in found) == "".join(
        letter for letter in text if not letter.isspace() or letter == "\t"
    )
    assert all(first.end <= second.start for first, second in pairwise(found))
    before = {unit.start: text[unit.start - 1] for unit in found if unit.start}
    assert all(unit.joined == (before[unit.start] != " ") for unit in found if unit.start)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=12), st.integers(24, 90))
def test_windows_read_every_unit_once_in_order_and_are_short(texts: list[str], longest: int) -> None:
    cut = list(windows(blocks_of(*texts), shipped_pieces(), longest))
    text = "\n".join(texts)
    places = [place for window in cut for place in window.places[window.begins : window.ends]]
    assert [text[slice(*place)] for place in places] == [
        part[unit.start : unit.end] for part in texts for unit in units(part)
    ]
    assert all(len(window.pieces) <= longest for window in cut)
    assert all(len(window.first) == len(window.places) > 0 for window in cut)
    assert all(first < second for window in cut for first, second in pairwise(window.first))


def shipped_pieces() -> Pieces:
    return shipped_tagger()._pieces


def test_a_long_word_is_read_in_few_pieces(pieces: Pieces) -> None:
    assert len(pieces.of("qx" * 4000, False)) <= LONGEST_UNIT


def test_parts_of_a_hyphenated_word_are_read_as_in_running_text(pieces: Pieces) -> None:
    assert pieces.of("projektet", True) != pieces.of("projektet", False)


def test_the_tags_are_those_of_the_marks() -> None:
    assert SCHEME.tags[0] == "O"
    assert {tag[2:] for tag in SCHEME.tags[1:]} == set(LABELS)


def test_a_project_is_read_with_who_and_when() -> None:
    document = project_text(NEWS).document
    found = words(document.text, shipped_tagger().read(document.blocks).tagged)
    assert ("project", "Garnspor") in found
    assert ("lead", "Thyborøn Havn") in found
    assert ("partner", "Aalborg Universitet") in found
    assert ("funder", "Velux Fonden") in found
    assert ("grant", "3,1 mio. kr.") in found
    assert ("start", "august 2021") in found


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_pass_and_every_place_is_in_the_text(text: str) -> None:
    tagged = shipped_tagger().read(blocks_of(text, NEWS.replace("# ", ""), text)).tagged
    size = 2 * len(text) + len(NEWS)
    assert all(0 <= found.span.start < found.span.end <= size for found in tagged)
    assert all(0 < found.score <= 1 for found in tagged)


def test_nothing_has_nothing() -> None:
    assert shipped_tagger().read([]).tagged == []


def test_a_name_is_found_far_into_a_long_text() -> None:
    filler = ["Udvalget drøftede sagen og tog redegørelsen til efterretning."] * 400
    document = blocks_of(*filler, *NEWS.replace("# ", "").split("\n"), *filler)
    text = "\n".join(part.text for part in document)
    assert ("project", "Garnspor") in words(text, shipped_tagger().read(document).tagged)
    looked_at = sum(len(part.text) for run in Gate.load(FOLDER / GATE).chosen(document) for part in run)
    assert looked_at < len(text) / 4


def test_what_is_found_does_not_overlap_and_is_in_order() -> None:
    document = project_text(NEWS).document
    found = shipped_tagger().read(document.blocks).tagged
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


def test_a_body_that_may_lead_is_kept_beside_what_it_is_held_for() -> None:
    tags = {tag: number for number, tag in enumerate(SCHEME.tags)}
    text = "Garnspor Aalborg Havn Skive Brugsen nu"
    [window] = windows([block(text)], shipped_pieces())
    scores = np.full((len(window.places), len(SCHEME.tags)), -9.0, dtype=np.float32)
    for place, (best, may_lead) in enumerate(
        [("B-project", 4.0), ("B-partner", 4.0), ("I-partner", 4.0), ("B-partner", 0.0), ("O", 4.0), ("O", 0.0)]
    ):
        scores[place, tags[best]] = 5.0
        scores[place, tags["B-lead"]] = may_lead
    reading = Reading()
    reading.add(window, scores)
    assert words(text, reading.tagged) == [("project", "Garnspor"), ("partner", "Aalborg Havn"), ("partner", "Skive")]
    assert words(text, reading.may_lead) == [("lead", "Aalborg Havn"), ("lead", "Brugsen")]
    assert [round(found.score, 2) for found in reading.may_lead] == [0.27, 0.27]


def test_the_gate_lets_projects_through_and_keeps_the_rest() -> None:
    gate = Gate.load(FOLDER / GATE)
    assert gate.score(NEWS) > gate.score(
        "Formanden bød velkommen. Dagsordenen blev godkendt. Næste møde er den 4. maj."
    )


def test_blocks_beside_one_that_passes_need_less() -> None:
    gate = Gate({"ja": 4.0, "måske": 2.0}, -3.0, threshold=0.5, beside=0.2)
    part = "x" * 400
    document = blocks_of(f"{part} nej", f"{part} måske", f"{part} ja", f"{part} nej", f"{part} måske")
    assert [[block.text[401:] for block in run] for run in gate.chosen(document)] == [["måske", "ja"]]


def test_features_tell_coined_names_years_and_numbers() -> None:
    assert set(features("GreenLock og SALTO 2024")) >= {"_name", "og", "_year", "_name og"}


@pytest.mark.parametrize("broken", [MODEL, PIECES, GATE])
def test_a_missing_file_is_told(broken: str, tmp_path: Path) -> None:
    for name in {MODEL, PIECES, GATE} - {broken}:
        (tmp_path / name).symlink_to(FOLDER / name)
    with pytest.raises(OSError, match=broken):
        Tagger(tmp_path)


@pytest.mark.parametrize("written", ["{}", "[]", "x", '{"weights": {}}'])
def test_a_damaged_gate_is_told(written: str, tmp_path: Path) -> None:
    (tmp_path / GATE).write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=r"gate|Expecting"):
        Gate.load(tmp_path / GATE)


def test_scores_of_one_row_do_not_depend_on_its_batch() -> None:
    tagger = shipped_tagger()
    rows = list(windows(project_text(NEWS).document.blocks, tagger._pieces, 40))
    together = scores_of(tagger._session, rows)
    for row, scores in zip(rows, together, strict=True):
        [alone] = scores_of(tagger._session, [row])
        assert (np.argmax(alone, axis=1) == np.argmax(scores, axis=1)).mean() > 0.9
