"""Scores of projects on two invented documents whose annotation is written by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import Damaged, UsageError
from pipeline.evaluation.projects import score_projects
from pipeline.records import Annotation, DateExpression, Document, EntityType, Mention, ProjectFact, Span, Structure

TEXT = "Projektet HAVNELYS ledes af Struer Havn med Lemvig Lystklub fra maj 2024. Life støtter. Også TÅGE er med."


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, entity_type: EntityType, code: str | None = None) -> Mention:
    return Mention(text=words, span=place(words), entity_type=entity_type, method="hand", code=code)


def fact(field: str, words: str, interval: DateExpression | None = None) -> ProjectFact:
    target = None if interval else place(words)
    return ProjectFact(
        project=place("HAVNELYS"), field=field, value=words, span=place(words), rule="hand", target=target, interval=interval
    )  # fmt: skip


MAY = DateExpression(
    text="maj 2024", span=place("maj 2024"), start=date(2024, 5, 1), end=date(2024, 5, 31), precision="month"
)
READ = Annotation(
    mentions=(
        mention("HAVNELYS", "project"),
        mention("Struer Havn", "organisation"),
        mention("Lemvig Lystklub", "organisation"),
        mention("Life", "programme", "life"),
        mention("TÅGE", "project"),
    ),
    project_facts=(
        fact("lead", "Struer Havn"),
        fact("partner", "Lemvig Lystklub"),
        fact("start", "maj 2024", MAY),
        fact("programme_entity_id", "Life"),
    ),
)
GOLD = {
    "name": "Havnelys", "full_name": None, "acronym": None, "programme": "life", "lead": "Struer Havns", "partners": ["Lemvig Lystklub"],
    "start": "2024-05", "end": None, "status": None,
}  # fmt: skip


def score(folder: Path, *projects: dict[str, object]) -> dict[str, object]:
    (folder / "a.gold.json").write_text(json.dumps({"document": "a.txt", "projects": projects}))
    document = Document(document_id="a", source_uri="file:///a.txt", media_type="text/plain", text=TEXT, blocks=())
    return score_projects(folder, lambda _: (document, Structure(kind="news"), READ), show_errors=True)


def test_what_agrees_is_right_and_a_project_too_many_costs_precision(tmp_path: Path) -> None:
    found = score(tmp_path, GOLD)
    assert (found["documents"], found["projects"]) == (1, 1)
    assert found["names"]["precision"] == 0.5  # type: ignore[index]
    assert found["names"]["recall"] == found["partners"]["f1"] == 1.0  # type: ignore[index]
    for name in ("programme", "lead", "start", "end", "status"):
        assert found[name]["accuracy"] == 1.0, name  # type: ignore[index]
    assert found["errors"] == {"a.txt": ["tåge: wrong"]}


@pytest.mark.parametrize(
    ("field", "value"),
    [("programme", "horizon-2020"), ("lead", "Thisted Havn"), ("lead", None), ("start", "2024"), ("end", "2026"), ("status", "planned")],
)  # fmt: skip
def test_what_differs_is_wrong(tmp_path: Path, field: str, value: str | None) -> None:
    found = score(tmp_path, GOLD | {field: value})
    assert found[field]["accuracy"] == 0.0  # type: ignore[index]
    assert any(f"{field} is {value}" in line for line in found["errors"]["a.txt"])  # type: ignore[index]


def test_partners_count_one_by_one(tmp_path: Path) -> None:
    partners = score(tmp_path, GOLD | {"partners": ["Lemvig Lystklub", "Thyborøn Fisk"]})["partners"]
    assert (partners["precision"], partners["recall"]) == (1.0, 0.5)  # type: ignore[index]


def test_a_project_that_is_missed_has_no_field_right(tmp_path: Path) -> None:
    found = score(tmp_path, GOLD, GOLD | {"name": "Klitly"})
    assert found["names"]["recall"] == found["end"]["accuracy"] == 0.5  # type: ignore[index]


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        score_projects(tmp_path, lambda _: pytest.fail("nothing to read"))


def test_what_cannot_be_read_is_named_and_counts_as_missed(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps({"document": "a.pdf", "projects": [GOLD]}))

    def read(_: Path) -> tuple[Document, Structure, Annotation]:
        raise Damaged("a.pdf is cut off.")

    found = score_projects(tmp_path, read)
    assert found["unread"] == {"a.pdf": "[R203] a.pdf is cut off."}
    assert (found["names"]["recall"], found["lead"]["recall"]) == (0.0, 0.0)
