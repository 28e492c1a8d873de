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
    assert "decided\n  approved: Indstillingen blev tiltrådt." in out
    assert "recommended\n  Forvaltningen: at tilskuddet bevilges." in out
    assert "rows in tables (all with --json): " in out


def test_json_has_the_same(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    meeting = row(data, "meetings")
    sheet = json.loads(invoke("show", meeting["meeting_id"], "--json", "--data", data).out)
    assert sheet["rows"][0][0] == "meetings"
    assert sheet["rows"][0][1]["date"] == "2024-05-14"
    assert [item["number"] for item in sheet["related"]["agenda_items"]] == ["1", "2"]
    assert sheet["passage"]["source_uri"].endswith("/møde.txt")


def test_a_project_with_the_words_that_state_each_value(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    project = row(data, "projects", name="HAVNELYS")["entity_id"]
    out = invoke("show", project, "--data", data).out
    assert "\n  start: efteråret 2024 · 2024-09-01 to 2024-11-30 · exact to the season · stated 2024-06-03\n" in out
    assert "\n      Havnen i Lillestrup bliver grøn" in out
    sheet = json.loads(invoke("show", project, "--json", "--data", data).out)
    known = {part["heading"]: part["facts"] for part in sheet["sections"]}["what is known of it"]
    start = next(fact for fact in known if fact["label"] == "start")
    assert "efteråret 2024" in start["sources"][0]["words"]
    assert start["sources"][0]["source_uri"].endswith("/nyhed.html")


def test_a_person_with_roles_and_a_meeting_with_its_agenda(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    person = row(data, "entities", name="Mette Brinkholm")["entity_id"]
    out = invoke("show", person, "--data", data).out
    assert "\nroles\n  Projektleder: 2024-06-03\n      Havnen i Lillestrup bliver grøn" in out
    assert "\nmentioned in\n  2024-06-03: Havnen i Lillestrup bliver grøn" in out
    meeting = invoke("show", row(data, "meetings")["meeting_id"], "--data", data).out
    assert "\nagenda\n  1: Godkendelse af dagsorden · approved" in meeting
    assert "\n  2: Tilskud til spejderhytten i Nørre Lyng · approved" in meeting


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


def test_so_much_of_an_identifier_is_enough_as_no_other_begins_with(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    [first, *_] = sorted(Lake(data / "lake").read("agenda_items")["item_id"])
    assert invoke("show", first[:-3], "--data", data).out == invoke("show", first, "--data", data).out
    short = invoke("show", first[:4], "--data", data)
    assert short.status == 2
    assert "No table has the identifier 'itm_'" in short.err
