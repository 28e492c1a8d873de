from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import LakeError, UsageError
from pipeline.runs import Summary
from pipeline.runs.direct import run_directly
from pipeline.runs.forget import forget
from pipeline.runs.forgotten import FILE, read_forgotten
from pipeline.runs.health import examine
from pipeline.runs.lock import run_lock
from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

NAME = "Ragnhild Tjørnelund"
MINUTES = """Referat fra møde i Kulturudvalget
Tirsdag den {day}. maj 2024 kl. 16.00 i mødelokale 2
Til stede: {present}

1. Tilskud til spejderhytten
Beslutning
Godkendt. {present} ønskede det ført til referat.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for day, present in enumerate((NAME, "Bo Lundegaard", f"{NAME}, Bo Lundegaard"), start=1):
        (folder / f"{day}.txt").write_text(MINUTES.format(day=day, present=present), encoding="utf-8")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", workers=1)


def run(folder: Path, settings: Settings) -> Summary:
    return run_directly([str(folder)], settings)


def files_with(folder: Path, word: str) -> list[Path]:
    """Files with a word in them as it is, in whatever column or log; tables are compressed, so they are read as well."""
    plain = [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    tables = [
        path
        for path in folder.rglob("*.parquet")
        if any(word in str(value) for column in pl.read_parquet(path) for value in column)
    ]
    return plain + tables


def person(lake: Lake, name: str) -> str:
    [entity] = lake.read("entities").filter(pl.col("name") == name)["entity_id"]
    return str(entity)


def test_a_document_is_forgotten_for_good(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    lake = Lake(settings.data / "lake")
    [gone] = lake.read("documents").filter(pl.col("source_uri").str.ends_with("/2.txt"))["document_id"]
    assert forget(gone, settings).documents == 1
    for name, table in TABLES.items():
        if table.scope == "document":
            assert gone not in lake.read(name)["document_id"], name
    assert lake.read("documents").height == 2
    assert read_forgotten(settings.data).documents == {gone}
    assert not list((settings.data / "raw").rglob(f"*{gone}*"))
    assert files_with(settings.data / "lake", gone) == files_with(settings.data / "index", gone) == []
    again = run(folder, settings)
    assert (again.new, again.unchanged) == (0, 3)
    assert lake.read("documents").height == 2


def test_a_person_is_forgotten_for_good(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    lake = Lake(settings.data / "lake")
    before = lake.read("documents").sort("source_uri")
    assert forget(person(lake, NAME), settings).redacted == 2
    assert [finding for finding in examine(settings) if not finding.ok] == [], "the originals are gone on purpose"
    after = lake.read("documents").sort("source_uri")
    assert after["characters"].equals(before["characters"])
    assert [NAME in text for text in after["text"]] == [False, False, False]
    assert [len(text) for text in after["text"]] == [len(text) for text in before["text"]]
    assert "Bo Lundegaard" in lake.read("attendance")["person_name"]
    assert lake.read("meetings").height == 3
    (folder / "4.txt").write_text(MINUTES.format(day=4, present=f"{NAME}, Kaj Mørk"), encoding="utf-8")
    assert run(folder, settings).new == 1
    assert run_directly([str(folder)], settings.model_copy(update={"reprocess": True})).new == 4
    lake.drop_history()
    for part in ("lake", "index", "raw", "reports"):
        for word in (NAME, "Tjørnelund"):
            assert files_with(settings.data / part, word) == [], part
    assert Index.of(settings).search("Lundegaard").total
    assert not Index.of(settings).search(f'"{NAME}"').total


def test_what_is_not_there_cannot_be_forgotten(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    for identity in ("nothing", "per_0000000000000000"):
        with pytest.raises(UsageError, match=identity):
            forget(identity, settings)
    assert not (settings.data / FILE).exists()


def test_nothing_is_forgotten_while_a_run_works(folder: Path, settings: Settings) -> None:
    with run_lock(settings.data), pytest.raises(LakeError, match="already working"):
        forget("per_1", settings)


def test_a_run_without_the_record_is_refused(folder: Path, settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / FILE).write_text("[{")
    with pytest.raises(LakeError, match="record of what was forgotten"):
        run(folder, settings)


def test_the_command_asks_first(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    [uri, *_] = Lake(settings.data / "lake").read("documents")["source_uri"]
    command = ["forget", uri, "--data", str(settings.data)]
    assert CliRunner().invoke(app, command, input="n\n").exit_code == 1
    assert Lake(settings.data / "lake").read("documents").height == 3
    done = CliRunner().invoke(app, [*command, "--yes"])
    assert "1 documents removed" in done.output
    assert Lake(settings.data / "lake").read("documents").height == 2
