from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.runs.direct import run_directly
from pipeline.search.index import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake


def _fill_in(path: Path, codes: dict[str, str]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"cap_code": codes.get(row["title"], "")} for row in rows)


def test_what_a_person_decides_goes_before_the_model(invoke, documents: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings = Settings(data=tmp_path / "data", workers=1)
    run_directly([str(documents)], settings)
    unsure = tmp_path / "unsure.csv"
    assert "2 items are in" in invoke("review", "topics", "--out", unsure, "--data", settings.data).out
    title = "Tilskud til spejderhytten i Nørre Lyng"
    _fill_in(unsure, {title: "1305"})
    assert "1 items read, 1 kept" in invoke("review", "topics", "--corrected", unsure, "--data", settings.data).out

    run_directly([str(documents)], settings)
    items = {row["title"]: row for row in Lake(settings.data / "lake").read("agenda_items").iter_rows(named=True)}
    corrected = items[title]
    assert [corrected[name] for name in ("topic", "subtopic", "topic_score", "topic_method")] == [
        13,
        1305,
        1.0,
        "review",
    ]
    assert items["Godkendelse af dagsorden"]["topic_method"] == "rule"
    hits = Index.open(settings.data / "index").search("spejderhytten", filters={"topic": ["13"]}).hits
    assert title in [hit.title for hit in hits]

    again = tmp_path / "again.csv"
    invoke("review", "topics", "--out", again, "--data", settings.data)
    assert title not in again.read_text(encoding="utf-8")
    before = Lake(settings.data / "lake").read("agenda_items")
    run_directly([str(documents)], settings)
    assert Lake(settings.data / "lake").read("agenda_items").equals(before)


def test_agreement_of_two_people(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for name, code in (("one", "610"), ("other", "613")):
        (tmp_path / name).write_text(f"id,cap_code,title\na,{code},Skole\nb,112,Budget\n", encoding="utf-8")
    outcome = invoke("review", "topics", "--agreement", tmp_path / "one", tmp_path / "other")
    assert json.loads(outcome.out)["topic_alpha"] == 1.0


@pytest.mark.parametrize("options", [[], ["--out", "a.csv", "--corrected", "b.csv"]])
def test_one_thing_is_done_at_a_time(invoke, options: list[str]) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("review", "topics", *options)
    assert outcome.status == 2
    assert "Say what to do" in outcome.err
