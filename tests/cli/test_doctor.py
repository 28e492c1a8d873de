from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from pipeline.settings import Settings


def test_a_sound_environment(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = invoke("doctor", "--data", data)
    assert outcome.status == 0, outcome.out
    for words in ("package polars", "language model fast", "topic model", "disk space", "2 documents"):
        assert words in outcome.out


def test_every_setting_is_listed_with_its_limits(invoke, data: Path) -> None:  # type: ignore[no-untyped-def]
    listed = json.loads(invoke("doctor", "--no-models", "--json", "--data", data).out)["settings"]
    assert [setting["name"] for setting in listed] == list(Settings.model_fields)
    (workers,) = [setting for setting in listed if setting["name"] == "workers"]
    assert workers["limits"] == ">= 1, <= 256"
    assert workers["meaning"]


def test_what_is_missing_is_said_with_its_remedy(invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    version = metadata.version

    def missing(name: str) -> str:
        if name == "tantivy":
            raise metadata.PackageNotFoundError(name)
        return "1.0" if name == "prefect" else version(name)

    monkeypatch.setattr(metadata, "version", missing)
    (tmp_path / "file").write_text("x")
    outcome = invoke("doctor", "--no-models", "--json", "--data", tmp_path / "file")
    assert outcome.status == 1
    failed = {check["name"].split()[1]: check for check in json.loads(outcome.out)["checks"] if not check["ok"]}
    assert set(failed) >= {"tantivy", "prefect"}
    assert failed["tantivy"]["found"] == "not installed"
    assert all(check["remedy"] for check in failed.values())
