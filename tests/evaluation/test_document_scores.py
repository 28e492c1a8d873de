"""Scores of documents: what is read, what is missed, and what cannot be read at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import Damaged, UsageError
from pipeline.evaluation.documents import Reading, score_documents
from pipeline.readers import read
from pipeline.records import Annotation, Mention, Source, Span
from pipeline.settings import load_settings
from pipeline.structure.parse import parse

MINUTES = """Referat fra møde i Byrådet den 3. april 2019

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Cykelsti ved Nørrevang
Beslutning
Afvist.
"""


def item(number: str, title: str, outcome: str) -> dict[str, Any]:
    empty = ("recommendations", "votes", "attendance", "attachments", "amounts", "case_number", "kle_code", "item_type")
    return {
        **dict.fromkeys(empty),
        **{name: [] for name in empty[:5]},
        "number": number,
        "title": title,
        "sections": [{"label": "Beslutning", "section": "decision"}],
        "decisions": [{"outcome": outcome}],
    }


ITEMS = [item("1", "Godkendelse af dagsorden", "approved"), item("2", "Cykelsti ved Nørrevang", "rejected")]


def read_file(path: Path) -> Reading:
    if path.suffix == ".pdf":
        raise Damaged(f"{path.name} is cut off.")
    document = read(Source(uri=path.name, data=path.read_bytes()), load_settings())
    return document, parse(document), Annotation()


def put(folder: Path, name: str, family: str) -> None:
    (folder / name).write_text(MINUTES, encoding="utf-8")
    gold = {"document": name, "kind": "minutes", "family": family, "items": ITEMS}
    (folder / f"{Path(name).stem}.gold.json").write_text(json.dumps(gold), encoding="utf-8")


def test_a_document_read_as_its_gold_says_scores_one(tmp_path: Path) -> None:
    put(tmp_path, "april.txt", "F02")
    report = score_documents(tmp_path, read_file)
    assert (report["documents"], report["unread"]) == (1, {})
    assert {report["facts"][kind]["f1"] for kind in ("items", "titles", "outcomes")} == {1.0}


def test_what_cannot_be_read_is_named_and_counts_as_missed(tmp_path: Path) -> None:
    put(tmp_path, "april.txt", "F02")
    (tmp_path / "scans").mkdir()
    put(tmp_path / "scans", "marts.pdf", "F09")
    report = score_documents(tmp_path, read_file, show_errors=True)
    assert list(report["unread"]) == ["marts.pdf"]
    assert "cut off" in report["unread"]["marts.pdf"]
    assert report["facts"]["items"]["recall"] == 0.5
    assert report["facts"]["items"]["precision"] == 1.0
    assert "items: missed 2 Cykelsti ved Nørrevang" in report["errors"]["marts.pdf"]


def test_what_is_optional_is_so_in_the_genitive_and_in_capitals(tmp_path: Path) -> None:
    put(tmp_path, "april.txt", "F02")
    path = tmp_path / "april.gold.json"
    entities = {
        "entities": [{"text": "Nørrevang Roklub", "type": "organisation", "code": None}],
        "optional_entities": [{"text": "Byrådet", "type": "organisation", "code": None}],
    }
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | entities), encoding="utf-8")

    def read_with(*names: str) -> Reading:
        document, structure, _ = read_file(tmp_path / "april.txt")
        found = (
            Mention(text=name, span=Span(0, len(name)), entity_type="organisation", method="model:fast")
            for name in names
        )
        return document, structure, Annotation(mentions=tuple(found))

    optional = score_documents(tmp_path, lambda _: read_with("Nørrevang Roklub", "BYRÅDETS"))
    wrong = score_documents(tmp_path, lambda _: read_with("Nørrevang Roklub", "Nørrevangs"))
    assert optional["facts"]["entities.organisation"]["precision"] == 1.0
    assert wrong["facts"]["entities.organisation"]["precision"] == 0.5


def test_one_family_alone(tmp_path: Path) -> None:
    put(tmp_path, "april.txt", "F02")
    put(tmp_path, "maj.txt", "F09")
    assert list(score_documents(tmp_path, read_file, families=["F09"])["families"]) == ["F09"]


def test_gold_without_a_field_is_the_users_error(tmp_path: Path) -> None:
    put(tmp_path, "april.txt", "F02")
    gold = json.loads((tmp_path / "april.gold.json").read_text(encoding="utf-8"))
    del gold["items"][0]["sections"]
    (tmp_path / "april.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    with pytest.raises(UsageError, match="sections"):
        score_documents(tmp_path, read_file)


def test_a_folder_without_gold_is_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        score_documents(tmp_path, read_file)
