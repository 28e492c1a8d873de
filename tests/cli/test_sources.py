from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from pipeline.tables.lake import Lake

MINUTES = """Referat fra møde i Kulturudvalget
Tirsdag den 14. maj 2024 kl. 16.00

1. Tilskud til spejderhytten i Nørre Lyng
Beslutning
Indstillingen blev tiltrådt.
"""


def write(tmp_path: Path, described: str) -> Path:
    (tmp_path / "in").mkdir(exist_ok=True)
    (tmp_path / "in" / "referat.txt").write_text(MINUTES)
    (tmp_path / "kilder.yaml").write_text(described)
    return tmp_path / "kilder.yaml"


def test_a_sources_file_is_checked(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = write(tmp_path, "- {name: Mappe, folder: in, expect: {at_least: 1}}\n- {name: Væk, folder: nej}")
    assert invoke("sources", "check", file, "--offline").out == f"{file} is right: 2 sources.\n"
    outcome = invoke("sources", "check", file, "--json")
    assert outcome.status == 1
    first, second = json.loads(outcome.out)
    assert (first["name"], first["listed"], first["expected"], first["problem"]) == ("Mappe", 1, "1 or more", [])
    assert first["first"][0].endswith("/in/referat.txt")
    assert second["failed"]
    assert "cannot be looked into" in second["problem"][0]


def test_a_wrong_file_is_said_with_its_line(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = write(tmp_path, "- name: Mappe\n  folder: in\n  langauge: da")
    outcome = invoke("sources", "check", file)
    assert outcome.status == 2
    assert "line 3: there is no key 'langauge'; did you mean 'language'?" in outcome.err


def test_a_run_over_described_sources(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = write(
        tmp_path,
        "- name: Mappe\n  folder: in\n  publisher: Odense Kommune\n  kind: agenda\n  licence: CC-BY-4.0\n  expect: {at_most: 0}",
    )
    outcome = invoke("run", "--sources", file, "--data", tmp_path / "data", "--direct", "--workers", "1")
    assert outcome.status == 0, outcome.err
    assert "Mappe lists 1 documents; at most 0 are expected." in outcome.out
    lake = Lake(tmp_path / "data" / "lake")
    [row] = lake.read("documents").to_dicts()
    assert (row["publisher"], row["licence"], row["municipality_code"]) == ("Odense Kommune", "CC-BY-4.0", 461)
    issues = lake.read("issues").filter(pl.col("kind") == "kind_unexpected")
    assert issues["message"].to_list() == ["The document reads as minutes; its source is described as agenda."]
