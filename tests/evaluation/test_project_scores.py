"""Scores of projects on two invented documents whose annotation is written by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.annotate.projects.payers import SHARED
from pipeline.errors import Damaged, UsageError
from pipeline.evaluation.project_texts import project_text
from pipeline.evaluation.projects import score_project_texts, score_projects
from pipeline.records import Annotation, DateExpression, Document, EntityType, Mention, ProjectFact, Span, Structure
from pipeline.text.amounts import find_amounts
from pipeline.text.dates import find_dates

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
    assert found["end"]["accuracy_of_found"] == 1.0  # type: ignore[index]


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


MARKED = (
    "Projektet {HAVNELYS|project} ledes af {Struer Havns|lead} folk fra {den 2. maj 2024|start} til {inden udgangen af 2026|end} "
    "for {2,4 mio. kr.|total}, altså {2.400.000 kr.|total}, heraf {7.000 kr.|own} egne."
)


def marked_score(*facts: tuple[str, str, str], rule: str = "hand") -> dict[str, dict[str, float | None]]:
    """The score of statements (field, words) about the marked text, dates and sums read as the rules read them."""
    text = project_text(MARKED)
    words = text.document.text

    def placed(part: str) -> Span:
        return Span(words.index(part), words.index(part) + len(part))

    name = Mention(text="HAVNELYS", span=placed("HAVNELYS"), entity_type="project", method="hand")
    lead = Mention(text="Struer Havn", span=placed("Struer Havn"), entity_type="organisation", method="hand")
    stated = tuple(
        ProjectFact(
            project=name.span,
            field=field,
            value=part,
            span=placed(part),
            rule=rule,
            target=lead.span if kind == "body" else None,
            interval=find_dates(f"i {part}")[0] if kind == "date" else None,
            amount=find_amounts(part)[0] if kind == "sum" else None,
        )
        for kind, field, part in facts
    )
    annotation = Annotation(mentions=(name, lead), project_facts=stated)
    return score_project_texts([text], lambda _: (text.document, Structure(kind="other"), annotation))


def test_marks_count_by_what_their_words_mean() -> None:
    scores = marked_score(
        ("body", "lead", "Struer Havn"),
        ("date", "start", "2. maj 2024"),
        ("date", "end", "udgangen af 2026"),
        ("sum", "budget", "2.400.000 kr."),
        ("sum", "budget", "2,4 mio. kr."),
        ("sum", "own_contribution", "7.000 kr."),
    )
    assert {name: scores[name]["f1"] for name in ("lead", "start", "end", "budget", "own_contribution")} == {
        "lead": 1, "start": 1, "end": 1, "budget": 1, "own_contribution": 1,
    }  # fmt: skip


def test_a_source_that_is_told_for_several_projects_is_marked_at_one_of_them_or_at_none() -> None:
    told = {rule: marked_score(("words", "funder", "HAVNELYS"), rule=rule)["programme"] for rule in (SHARED, "hand")}
    assert {rule: (score["accuracy"], score["precision"]) for rule, score in told.items()} == {
        SHARED: (1, None), "hand": (0, 0),
    }  # fmt: skip


def test_a_mark_that_means_something_else_is_missed() -> None:
    scores = marked_score(("date", "start", "maj 2024"), ("sum", "budget", "7.000 kr."))
    assert (scores["start"]["precision"], scores["start"]["recall"]) == (0, 0)
    assert (scores["budget"]["precision"], scores["budget"]["recall"]) == (0, 0)


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        ({"grant": "7.000 kr."}, {"grant": 1.0}),
        ({"grant": None, "applied_for": "7.000 kr."}, {"grant": None, "applied_for": 1.0}),
        ({"grant": "7.000 kr.", "applied_for": None}, {"grant": 0.0, "applied_for": 0.0}),
    ],
)
def test_money_asked_for_counts_as_the_grant_of_gold_that_does_not_tell_them_apart(
    tmp_path: Path, gold: dict[str, str | None], expected: dict[str, float | None]
) -> None:
    wanted = {"document": "a.pdf", "projects": [GOLD | {"name": "HAVNELYS"} | gold]}
    (tmp_path / "a.gold.json").write_text(json.dumps(wanted))
    text = project_text("{HAVNELYS|project} søger {7.000 kr.|grant}.")
    name, asked = (mark.span for mark in text.marks)
    mention = Mention(text="HAVNELYS", span=name, entity_type="project", method="hand")
    [amount] = find_amounts(text.document.text)
    fact = ProjectFact(project=name, field="applied_for", value=amount.text, span=asked, rule="hand", amount=amount)
    reading = text.document, Structure(kind="other"), Annotation(mentions=(mention,), project_facts=(fact,))
    scores = score_projects(tmp_path, lambda _: reading)
    assert {field: scores[field]["f1"] for field in expected} == expected
