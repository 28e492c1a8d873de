from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.topics.review import (
    Correction,
    Question,
    agreement,
    keep_corrections,
    kept_corrections,
    krippendorff_alpha,
    read_corrections,
    write_questions,
)

HEAD = "id,cap_code,title\n"


def test_a_list_that_was_filled_in_is_read_back(tmp_path: Path) -> None:
    questions = [
        Question(
            id=name, cap_code="", title=title, suggestions="1310 (0,40, Social og velfærd)", context="Byrådet: ..."
        )
        for name, title in (("itm_1", 'Børnehaven "Solen", ny legeplads'), ("itm_2", "Ø-udvalget"))
    ]
    path = tmp_path / "unsure.csv"
    write_questions(path, questions)
    assert read_corrections(path) == []
    text = path.read_text(encoding="utf-8-sig").replace("itm_1,,", "itm_1, 1310 ,")
    path.write_text(text, encoding="utf-8")
    assert read_corrections(path) == [Correction("itm_1", 1310, 'Børnehaven "Solen", ny legeplads')]


def test_lists_that_a_spreadsheet_saved_with_semicolons_are_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\ufeffid;cap_code;title;suggestions\nitm_1;0;Lukket, igen;x\n", encoding="utf-8")
    assert read_corrections(path) == [Correction("itm_1", 99, "Lukket, igen")]


@pytest.mark.parametrize("code", ["børn", "13.10", "-5", "4242", "1100", "²"])
def test_a_code_that_is_none_is_refused_with_its_row(tmp_path: Path, code: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEAD}a,610,Skole\nb,{code},Skole\n", encoding="utf-8")
    with pytest.raises(UsageError, match="Row 3 of"):
        read_corrections(path)


@pytest.mark.parametrize("content", [b"id,title\na,Skole\n", b"\xff\xfe\x00\x01"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        read_corrections(path)


def test_later_corrections_go_before_earlier_ones(tmp_path: Path) -> None:
    assert kept_corrections(tmp_path) == {}
    assert keep_corrections(tmp_path, [Correction("a", 610, "Skole"), Correction("b", 112, "Budget")]) == 2
    assert keep_corrections(tmp_path, [Correction("a", 1310, "Børnehave")]) == 2
    kept = kept_corrections(tmp_path)
    assert (kept["a"].code, kept["b"].code) == (1310, 112)


def test_alpha_of_a_published_example() -> None:
    """Two coders, ten units, two values: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section A."""
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert krippendorff_alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=30))
def test_alpha_is_at_most_one_and_one_only_for_full_agreement(pairs: list[tuple[int, int]]) -> None:
    alpha = krippendorff_alpha(pairs)
    if alpha is None:
        assert len({value for pair in pairs for value in pair}) < 2
    else:
        assert alpha <= 1
        assert (alpha == 1) == all(one == other for one, other in pairs)


def test_agreement_is_of_the_items_that_both_coded() -> None:
    mine = [Correction("a", 1310, ""), Correction("b", 610, ""), Correction("c", 112, "")]
    theirs = [Correction("b", 613, ""), Correction("c", 112, ""), Correction("d", 99, "")]
    found = agreement(mine, theirs)
    assert (found["items"], found["topic_alpha"]) == (2, 1.0)
    assert found["subtopic_alpha"] is not None
    assert found["subtopic_alpha"] < 1
    assert agreement(mine, []) == {"items": 0, "topic_alpha": None, "subtopic_alpha": None}
