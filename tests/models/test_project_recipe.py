"""The texts that the tagger of projects learns from: as lines, changed at random, and split."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from models.recipes.projects.augment import Augmentation, changed
from models.recipes.projects.texts import TRAINING, blocks_of, is_short, lines_of, marked_texts, unmarked
from pipeline.evaluation.project_texts import project_text, read_project_texts
from pipeline.records import Block, Span

WRITTEN = """kind: minutes
# 7. Støtte til {Ren Å|project}
{Vejle Kommune|lead} leder projektet “{Ren Å|project}”, som {LIFE|programme} giver {60 %|grant}.
- {Blå Bro|project2} | {Kolding Havn|lead2}"""


def test_lines_keep_words_kinds_and_marks() -> None:
    text = project_text(WRITTEN)
    blocks = blocks_of(lines_of(text))
    assert [block.text for block, _ in blocks] == [block.text for block in text.document.blocks]
    assert [block.kind for block, _ in blocks] == [block.kind for block in text.document.blocks]
    marks = [(place, label) for _, marked in blocks for place, label in marked]
    assert marks == [(mark.span, mark.label) for mark in text.marks]


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_text_has_the_labels_of_the_text_and_repeats_itself_with_the_same_seed(seed: int) -> None:
    text = lines_of(project_text(WRITTEN))
    around = [unmarked([Block(kind="paragraph", text="Skolen holder åbent hus.", span=Span(0, 24))])]
    first, second = (changed(text, Augmentation(), around, random.Random(seed)) for _ in range(2))
    assert first == second
    labels = [segment.label for line in first for segment in line.segments if segment.label]
    assert labels == [segment.label for line in text for segment in line.segments if segment.label]


def test_a_text_of_many_letters_is_a_whole_document() -> None:
    [line] = unmarked([Block(kind="paragraph", text="a" * 800, span=Span(0, 800))])
    assert is_short((line,))
    assert not is_short((line, replace(line)))


def test_what_is_held_out_is_not_trained_on() -> None:
    training, held = marked_texts(8)
    everything, none = marked_texts(0)
    assert not none
    assert len(training) + len(held) == len(everything)
    assert len(held) == sum(len(read_project_texts(path)) // 8 for path in TRAINING.glob("*.txt"))
    assert sum(map(is_short, training)) > len(training) / 2
