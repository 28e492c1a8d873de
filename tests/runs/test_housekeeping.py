from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.runs.housekeeping import tidy_lake
from pipeline.search import Index
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

BETWEEN = timedelta(days=20)
WRITES = 9
MOST_SEGMENTS = 8
"""tantivy joins eight segments of a size to one."""


def grow_older(folder: Path) -> None:
    """Makes a folder's files as much older as there is between two writes."""
    for path in folder.rglob("*"):
        changed = path.stat().st_mtime - BETWEEN.total_seconds()
        os.utime(path, (changed, changed))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data directory that got a document and was tidied up nine times, 20 days apart."""
    settings = Settings(data=tmp_path_factory.mktemp("kept") / "data", history_days=30)
    lake = Lake(settings.data / "lake")
    for number in range(WRITES):
        grow_older(settings.data / "lake")
        stamp = {"run_id": f"run_{number}", "pipeline_version": "1"}
        document = {
            "document_id": f"{number:064x}",
            "source_uri": f"file:///{number}.txt",
            "kind": "other",
            "text": "Møde",
        }
        lake.write_documents({"documents": [document | stamp]})
        Index.of(settings).update(lake)
        tidy_lake(lake, settings)
    return settings


def test_earlier_versions_can_be_read_for_the_stated_time_and_no_longer(settings: Settings) -> None:
    lake = Lake(settings.data / "lake")
    log = settings.data / "lake" / "documents" / "_delta_log"
    kept = sorted(int(path.stem) for path in log.glob("*.json"))
    counts = {lake.scan("documents", version).collect().height for version in kept}
    assert {WRITES, WRITES - 1, WRITES - 2} <= counts, "what was the newest 30 days ago can still be asked for"
    assert not counts & {0, 1, 2}, "what was the newest 120 days ago cannot"


def test_the_index_is_merged_as_it_grows(settings: Settings) -> None:
    [meta] = (settings.data / "index").rglob("meta.json")
    assert len(json.loads(meta.read_text())["segments"]) < MOST_SEGMENTS
    assert Index.of(settings).update(Lake(settings.data / "lake")) == 0
