from __future__ import annotations

import numpy as np
import pytest

from pipeline.text.inference import batches
from pipeline.text.vectors import SIZE, Vectoriser, vectoriser


@pytest.fixture(scope="module")
def encoder() -> Vectoriser:
    return vectoriser()


def test_vectors_have_length_one_and_the_order_of_the_texts(encoder: Vectoriser) -> None:
    texts = ["Budget 2025", "", "Ny cykelsti ved skolen " * 200, "Budget 2025"]
    found = encoder.vectors(texts)
    assert found.shape == (4, SIZE)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert found[0] @ found[3] > 0.99


def test_no_texts_have_no_vectors(encoder: Vectoriser) -> None:
    assert encoder.vectors([]).shape == (0, SIZE)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Spildevandsplan", "Kloakering af sommerhusområdet", "Ansættelse af ny skoleleder"),
        ("Tilskud til plejehjem", "Ældre borgeres boliger med døgnpleje", "Hastighedsgrænser på landevejen"),
    ],
)
def test_what_means_alike_lies_near(encoder: Vectoriser, text: str, near: str, far: str) -> None:
    one, two, three = encoder.vectors([text, near, far])
    assert one @ two > one @ three


def test_batches_hold_every_row_once_within_the_budget() -> None:
    lengths = [5, 300, 7, 7, 600, 2]
    made = list(batches(lengths, budget=512))
    assert sorted(number for batch in made for number in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * max(lengths[n] for n in batch) <= 512 for batch in made)
