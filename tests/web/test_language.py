from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.tables.schemas import TABLES
from pipeline.web.language import Words
from pipeline.web.messages import MESSAGES

_CODE = Path(__file__).parents[2] / "pipeline"
_TEMPLATES = sorted((Path(__file__).parents[2] / "pipeline" / "web" / "templates").iterdir())


def test_every_text_is_there_in_both_languages() -> None:
    for key, texts in MESSAGES.items():
        assert len(texts) == 2, key
        assert all(texts), key
        assert set(re.findall(r"{(\w+)}", texts[0])) == set(re.findall(r"{(\w+)}", texts[1])), key
        assert texts[0].count("|") == texts[1].count("|"), key


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda path: path.name)
def test_every_text_that_a_template_asks_for_is_there(template: Path) -> None:
    for key in re.findall(r"""\bt\(["']([\w.]+)["'][,)]""", template.read_text()):
        assert key in MESSAGES, key


@pytest.mark.parametrize(
    ("group", "table", "column"),
    [
        ("outcome", "decisions", "outcome"),
        ("item_type", "agenda_items", "item_type"),
        ("attendance", "attendance", "status"),
        ("side", "votes", "side"),
        ("mode", "meetings", "mode"),
        ("access", "agenda_items", "access"),
        ("agenda_change", "agenda_items", "agenda_change"),
        ("document_kind", "documents", "kind"),
        ("entity", "entities", "entity_type"),
        ("mark", "mentions", "entity_type"),
        ("severity", "issues", "severity"),
        ("stage", "failures", "stage"),
        ("precision", "dates", "precision"),
        ("document_kind", "meetings", "status"),
        ("outcome", "project_decisions", "outcome"),
        ("linked_by", "case_links", "method"),
        ("how", "agenda_items", "topic_method"),
        ("linked_by", "case_items", "linked_by"),
        ("named_in", "project_decisions", "named_in"),
        ("project_status", "projects", "status"),
        ("field", "project_partners", "role"),
    ],
)
def test_every_code_has_a_name_in_both_languages(group: str, table: str, column: str) -> None:
    [found] = [each for each in TABLES[table].columns if each.name == column]
    assert found.values
    for code in found.values:
        for language in ("da", "en"):
            name = Words(language).label(group, code)  # type: ignore[arg-type]
            assert name
            assert "_" not in name


def test_every_kind_of_issue_has_a_name_in_both_languages() -> None:
    kinds = {kind for file in _CODE.rglob("*.py") for kind in _issue_kinds(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(kinds) > 20
    assert {key for key in MESSAGES if key.startswith("issue.")} == {f"issue.{kind}" for kind in kinds}


def _issue_kinds(module: ast.Module) -> Iterator[str]:
    """The kinds of issues that code makes: of ``Issue``, of a reader's ``issue``, and of rows of the table."""
    for node in ast.walk(module):
        made: list[ast.expr | None] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
            made = [word.value for word in node.keywords if word.arg == "kind"]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "issue":
            made = [*node.args[:1]]
        elif isinstance(node, ast.Dict) and {"kind", "severity"} <= {getattr(key, "value", "") for key in node.keys}:
            made = [
                value for key, value in zip(node.keys, node.values, strict=True) if getattr(key, "value", "") == "kind"
            ]
        yield from (each.value for each in made if isinstance(each, ast.Constant) and isinstance(each.value, str))


def test_topics_are_named_in_both_languages() -> None:
    assert Words("da").label("topic", 7) != Words("en").label("topic", 7)
