from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.recogniser.decoding import TAGS, best_tags, decode
from pipeline.annotate.recogniser.windows import safe_cut, windows

WORDS = st.lists(st.sampled_from(["Lis", "og", ".", ",", "\n", " ", "Bang", "vej", "ved", "\n\n"]), max_size=60)


def scores(tags: str) -> np.ndarray:
    """Scores that make each of the tags likely, whatever stands before it."""
    table = np.zeros((len(tags.split()), len(TAGS)), dtype=np.float32)
    for row, tag in enumerate(tags.split()):
        table[row, TAGS.index(tag)] = 5.0
    return table


def allowed(tags: tuple[int, ...]) -> bool:
    return all(
        not TAGS[tag].startswith("I") or TAGS[before][1:] == TAGS[tag][1:] for before, tag in pairwise((0, *tags))
    )


@pytest.mark.parametrize(
    ("tags", "entities"),
    [
        ("O O", []),
        ("B-PER I-PER O B-ORG", [(0, 2, "PER"), (3, 4, "ORG")]),
        ("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("B-MISC I-MISC I-MISC", [(0, 3, "MISC")]),
    ],
)
def test_entities_are_read_off_the_tags(tags: str, entities: list[tuple[int, int, str]]) -> None:
    assert [tuple(entity[:3]) for entity in decode(scores(tags))] == entities


def test_no_words_have_no_entities() -> None:
    assert decode(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


def test_an_entity_is_as_sure_as_its_least_sure_word() -> None:
    table = scores("B-PER I-PER")
    table[1, 0] = 4.9
    [entity] = decode(table)
    assert (entity.end, round(entity.score, 1)) == (2, 0.5)


@settings(max_examples=60)
@given(st.integers(1, 3), st.integers(0, 10_000))
def test_the_tags_are_the_best_that_are_allowed(length: int, seed: int) -> None:
    logs = np.random.default_rng(seed).normal(size=(length, len(TAGS))).astype(np.float32)
    best = max(
        (tags for tags in product(range(len(TAGS)), repeat=length) if allowed(tags)),
        key=lambda tags: sum(logs[place, tag] for place, tag in enumerate(tags)),
    )
    assert tuple(best_tags(logs)) == best


@given(WORDS, st.integers(1, 12))
def test_windows_hold_every_word_once_in_order_and_are_short(words: list[str], longest: int) -> None:
    cut = list(windows(words, [1] * len(words), longest))
    assert [place for window in cut for place in window] == [i for i, word in enumerate(words) if not word.isspace()]
    assert all(0 < len(window) <= longest for window in cut)


def test_a_word_longer_than_a_window_stands_alone() -> None:
    assert list(windows(["A", "B", "C"], [1, 9, 1], longest=3)) == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Lis", "Bang", "\n", "Ib", "Holm"], [[0, 1], [3, 4]]),
        (["sagde", "\n", "formanden"], [[0, 2]]),
        ([" ", "\n"], []),
    ],
)
def test_a_new_line_begins_a_window_unless_the_sentence_goes_on(words: list[str], expected: list[list[int]]) -> None:
    assert list(windows(words, [1] * len(words), 100)) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Lis kom . Ib gik", 3), ("Lis , Ib , Bo gik", 4), ("Lis og Ib Bo gik hjem", 6), ("a . b c d e", 6)],
)
def test_long_lines_are_cut_behind_sentences_then_clauses(text: str, kept: int) -> None:
    words = text.split()
    assert safe_cut(words, range(len(words))) == kept
