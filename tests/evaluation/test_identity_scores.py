"""B-cubed and pairwise scores, and the marked texts that are open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analyse import Analyser
from pipeline.errors import UsageError
from pipeline.evaluation.identity import b_cubed, pairwise, score_identity
from pipeline.records import Source
from pipeline.results import Rows, RunStamp
from pipeline.settings import load_settings

OPEN = Path(__file__).parents[2] / "corpora" / "identity" / "open.json"


@pytest.mark.parametrize(
    ("gold", "found", "expected_b_cubed", "expected_pairs"),
    [
        ("aabb", "xxyy", (1.0, 1.0), (1.0, 1.0)),
        ("aabb", "xxxx", (0.5, 1.0), (1 / 3, 1.0)),
        ("aabb", "wxyz", (1.0, 0.5), (None, 0.0)),
        ("aab", "xyy", (2 / 3, 2 / 3), (0.0, 0.0)),
        ("", "", (None, None), (None, None)),
    ],
)
def test_scores(
    gold: str,
    found: str,
    expected_b_cubed: tuple[float | None, float | None],
    expected_pairs: tuple[float | None, float | None],
) -> None:
    for score, expected in ((b_cubed(gold, found), expected_b_cubed), (pairwise(gold, found), expected_pairs)):
        assert (score["precision"], score["recall"]) == pytest.approx(expected)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1))
def test_names_and_order_of_clusters_do_not_matter_and_the_two_sides_mirror(pairs: list[tuple[str, str]]) -> None:
    gold, found = zip(*pairs, strict=True)
    mirrored, back = b_cubed(gold, found), b_cubed(found, gold)
    assert mirrored["precision"] == pytest.approx(back["recall"])
    assert b_cubed(gold[::-1], found[::-1])["f1"] == pytest.approx(mirrored["f1"])
    assert b_cubed(gold, gold)["f1"] == 1.0


def test_the_open_texts_are_put_together_right() -> None:
    analyser, stamp = Analyser(load_settings()), RunStamp("r", "1")

    def rows_of(path: Path, code: int | None) -> Rows:
        return analyser.analyse([Source(uri=path.as_uri(), data=path.read_bytes(), municipality_code=code)], stamp).rows

    found = score_identity(OPEN, rows_of)
    assert found["mentions"] >= 30
    assert found["b_cubed"]["precision"] >= 0.97
    assert found["b_cubed"]["recall"] >= 0.90


@pytest.mark.parametrize("content", ["no json", "[1]", json.dumps([{"text": "Ord", "mentions": [["Andet", "a"]]}])])
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    with pytest.raises(UsageError, match="no set of marked documents"):
        score_identity(file, lambda path, _: {"documents": [{"text": path.read_text(), "source_uri": path.as_uri()}]})
