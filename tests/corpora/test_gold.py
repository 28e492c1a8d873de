"""The corpora are whole: each document has its gold, and the gold says nothing that its document does not."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"corpora_build_{name}", CORPORA / "build" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


check_gold = module("check_gold")
marks = module("marks")
GOLD = check_gold.gold_files()


@pytest.mark.parametrize(
    "path", GOLD, ids=lambda path: path.parent.name + "-" + path.name.removesuffix(".gold.json")[:12]
)
def test_gold_agrees_with_its_document(path: Path) -> None:
    assert list(check_gold.faults_of(path)) == []


@pytest.mark.parametrize("folder", ["samples", "gold/development", "gold/scans", "gold/heldout"])
def test_every_document_has_gold(folder: str) -> None:
    documents = {path.name for path in (CORPORA / folder).iterdir() if not path.name.endswith(".gold.json")}
    assert documents == {
        json.loads(path.read_text("utf-8"))["document"] for path in GOLD if path.parent == CORPORA / folder
    }


@pytest.mark.parametrize(
    ("folder", "documents", "families", "news"),
    [("samples", 55, 33, 12), ("gold/development", 40, 33, 5), ("gold/heldout", 18, 14, 3)],
)
def test_sets_are_wide_enough(folder: str, documents: int, families: int, news: int) -> None:
    gold = [json.loads(path.read_text("utf-8")) for path in GOLD if path.parent == CORPORA / folder]
    assert len(gold) >= documents
    assert len({document["family"] for document in gold} - {"news"}) >= families
    assert sum(document["kind"] == "news" for document in gold) >= news
    assert set(Counter(document["document"].rsplit(".")[-1] for document in gold)) == {"pdf", "docx", "html", "txt"}


def test_two_samples_are_long() -> None:
    pdf = CORPORA / "samples" / "f09-byraadet-haderslev-2014-03-25.pdf"
    docx = CORPORA / "samples" / "f08-oekonomiudvalget-slagelse-2019-05-20.docx"
    assert len(check_gold.pdf_pages(pdf)) > 30
    assert len(check_gold.docx_text(docx).split()) > 30 * 180


def test_scans_have_no_text_layer() -> None:
    scans = sorted((CORPORA / "gold" / "scans").glob("*.pdf"))
    assert scans
    assert not any("".join(check_gold.pdf_pages(path)).strip() for path in scans)


def test_check_finds_a_string_that_is_not_there(tmp_path: Path) -> None:
    source = next(path for path in GOLD if path.name.startswith("f28-oekonomiudvalget"))
    gold = json.loads(source.read_text("utf-8"))
    gold["items"][0]["decisions"][0]["text"] = "Forkastet."
    (tmp_path / source.name).write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / gold["document"]).write_bytes((source.parent / gold["document"]).read_bytes())
    assert list(check_gold.faults_of(tmp_path / source.name)) == ["item 1 does not occur in the document: 'Forkastet.'"]


def test_marks_nest_and_leave_other_brackets_alone() -> None:
    text, found = marks.parse("[d|approved:[p:Ida Holm] (A) [sic] sagde ja.] [jf. bilag]")
    assert text == "Ida Holm (A) [sic] sagde ja. [jf. bilag]"
    assert [(mark.tag, text[mark.start : mark.end]) for mark in found] == [
        ("d", "Ida Holm (A) [sic] sagde ja."),
        ("p", "Ida Holm"),
    ]


def test_an_open_mark_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        marks.parse("[t:Godkendelse af dagsorden")
