from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.marking import Mark, marked

_PLACES = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


def _marks(kind: str) -> st.SearchStrategy[list[Mark]]:
    return st.lists(_PLACES.map(lambda place: Mark(start=place[0], end=place[1], kind=kind)), max_size=12)


@given(
    text=st.text(max_size=40),
    start=st.integers(0, 30),
    passages=_marks("decision"),
    marks=_marks("person"),
    anchors=st.frozensets(st.integers(0, 60), max_size=8),
)
def test_no_character_is_lost_and_no_anchor_repeated(
    text: str, start: int, passages: list[Mark], marks: list[Mark], anchors: frozenset[int]
) -> None:
    found = marked(text, start, passages, marks, anchors)
    runs = [run for passage in found for run in passage.runs]
    assert "".join(run.text for run in runs) == text
    named = [run.anchor for run in runs if run.anchor]
    assert len(named) == len(set(named))
    assert {f"c{anchor}" for anchor in anchors if start <= anchor < start + len(text)} <= set(named)


def test_marks_are_cut_where_passages_end() -> None:
    passage = Mark(start=0, end=5, kind="decision")
    mark = Mark(start=3, end=8, kind="person")
    [inside, outside] = marked("abcdefghij", 0, [passage], [mark])
    assert [(run.text, run.mark and run.mark.kind) for run in inside.runs] == [("abc", None), ("de", "person")]
    assert [(run.text, run.mark and run.mark.kind) for run in outside.runs] == [("fgh", "person"), ("ij", None)]
