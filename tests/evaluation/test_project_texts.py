from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.project_texts import project_text, read_project_texts

PROJECTS = Path(__file__).parents[2] / "corpora" / "projects"
FILES = sorted(PROJECTS.glob("*/*.txt"))
WRITERS = sorted({path.stem.split("_")[0] for path in FILES})


def test_there_are_texts_by_all_thirty_writers() -> None:
    assert " ".join(WRITERS) == "a b c d e f g h i j k l m n o p q r s t u v w x y z za zb zc zd"


def test_no_text_is_both_trained_on_and_tested_on() -> None:
    parts = [
        {text.document.text for path in (PROJECTS / name).glob("*.txt") for text in read_project_texts(path)}
        for name in ("training", "unseen", "sealed")
    ]
    assert all(parts)
    assert not any(first & second for first, second in combinations(parts, 2))


@pytest.mark.parametrize("writer", WRITERS)
def test_every_marked_text_parses(writer: str) -> None:
    for text in (text for path in FILES if path.stem.split("_")[0] == writer for text in read_project_texts(path)):
        words = text.document.text
        assert all(words[slice(*block.span)] == block.text for block in text.document.blocks)
        assert all(cell.text == words[slice(*cell.span)] for block in text.document.blocks for cell in block.cells)
        assert all(words[slice(*mark.span)] == words[slice(*mark.span)].strip() for mark in text.marks)
        assert all(first.span.end <= second.span.start for first, second in pairwise(text.marks))


def test_headings_lists_and_tables_are_blocks_of_their_kind() -> None:
    text = project_text(
        "# {Ren Å|project}\n- Leder: {Vejle|lead}\nNavn | {Blå Bro|project2}\nÅr | {2024|start2}\nSlut."
    )
    kinds = [(block.kind, block.table) for block in text.document.blocks]
    assert kinds == [
        ("heading", None),
        ("list_item", None),
        ("table_row", 0),
        ("table_row", 0),
        ("paragraph", None),
    ]
    assert [cell.text for cell in text.document.blocks[2].cells] == ["Navn", "Blå Bro"]
    assert [(mark.label, mark.project) for mark in text.marks] == [
        ("project", 1),
        ("lead", 1),
        ("project", 2),
        ("start", 2),
    ]


@pytest.mark.parametrize("line", ["{Ren Å|projekt}", "{Ren Å|project", "Ren Å}", "{{Ren Å|project}|lead}"])
def test_a_brace_that_is_no_mark_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match="brace"):
        project_text(line)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="UTF-8"):
        read_project_texts(tmp_path / "x.txt")


def test_empty_parts_are_no_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("===\n\nEn.\n===\n===\nkind: minutes\nTo.\n", encoding="utf-8")
    assert [(text.name, text.kind) for text in read_project_texts(path)] == [("x:1", "news"), ("x:2", "minutes")]
