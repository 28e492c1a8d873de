from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from pipeline.tables.lake import Lake


def row(data: Path, table: str, **values: object) -> dict[str, object]:
    frame = Lake(data / "lake").read(table)
    for name, value in values.items():
        frame = frame.filter(pl.col(name) == value)
    return frame.row(0, named=True)


def test_an_item_with_all_that_belongs_to_it(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    item = row(data, "agenda_items", number="2")
    out = invoke("show", item["item_id"], "--data", data).out
    assert "Tilskud til spejderhytten i Nørre Lyng" in out
    assert "stated in file:///" in out
    assert "decisions: 1" in out
    assert "Indstillingen blev tiltrådt." in out
    assert "recommendations: 1" in out


def test_json_has_the_same(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    meeting = row(data, "meetings")
    sheet = json.loads(invoke("show", meeting["meeting_id"], "--json", "--data", data).out)
    assert sheet["rows"][0][0] == "meetings"
    assert sheet["rows"][0][1]["date"] == "2024-05-14"
    assert [item["number"] for item in sheet["related"]["agenda_items"]] == ["1", "2"]
    assert sheet["passage"]["source_uri"].endswith("/møde.txt")


@pytest.mark.parametrize(
    ("table", "column"),
    [("documents", "document_id"), ("decisions", "decision_id"), ("entities", "entity_id"), ("mentions", "mention_id")],
)
def test_every_kind_of_identifier_is_found(invoke, data: Path, table: str, column: str) -> None:  # type: ignore[no-untyped-def]
    identity = row(data, table)[column]
    outcome = invoke("show", identity, "--data", data)
    assert outcome.status == 0
    assert outcome.out.startswith(f"{table}\n")


def test_the_words_are_those_of_the_document(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    amount = row(data, "amounts", value=45000.0)
    sheet = json.loads(invoke("show", amount["amount_id"], "--json", "--data", data).out)
    assert sheet["passage"]["words"] == amount["text"]


def test_an_entity_that_is_the_same_as_another_leads_to_it(invoke, documents: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    plain = tmp_path / "plain"
    invoke("run", documents, "--direct", "--workers", "1", "--data", plain)
    old = row(plain, "projects", name="HAVNELYS")["entity_id"]
    shutil.copytree(plain, tmp_path / "data")
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(f"- same: [prj_havne, {old}]\n  reason: Et ældre navn\n- ignore: per_0\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("REFERAT_CORRECTIONS", str(decisions))
        ran = invoke("run", documents, "--direct", "--workers", "1", "--data", tmp_path / "data")
    assert "Corrections: 0 applied, 2 that match no document in full." in ran.out
    assert "Line 3: ignore per_0: no document mentions per_0." in ran.out
    out = invoke("show", old, "--data", tmp_path / "data").out
    assert out.startswith(f"{old} is now prj_havne (by correction): Et ældre navn\n")
    sheet = json.loads(invoke("show", "prj_havne", "--json", "--data", tmp_path / "data").out)
    assert {found["entity_id"] for found in sheet["related"]["mentions"]} == {old}
    assert sheet["related"]["project_statements"]
