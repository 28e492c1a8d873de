"""``referat export`` as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_dataset_is_made_with_filters(invoke: Callable[..., object], data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcome = invoke(
        "export", "csv", "--out", out, "--data", data, "--kind", "news", "--year", "2020-2024", "--creator", "Mig"
    )
    assert outcome.status == 0, outcome.err  # type: ignore[attr-defined]
    assert "Cite as: Mig" in outcome.out  # type: ignore[attr-defined]
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["filters"] == {"years": [2020, 2024], "kinds": ["news"]}
    assert manifest["tables"]["documents"]["rows"] == 1
    again = invoke(
        "export", "csv", "--out", tmp_path / "again", "--data", data, "--version", str(manifest["lake_version"])
    )
    assert again.status == 0, again.err  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["docx"], "There is no format 'docx'"),
        (["csv", "--year", "last"], "is no year"),
        (["csv", "--municipality", "Atlantis"], "no municipality 'Atlantis'"),
        (["csv", "--kind", "poem"], "--kind 'poem' is none"),
        (["csv", "--at", "yesterday"], "is no moment"),
        (["csv", "--at", "2026-01-01", "--version", "3"], "exclude each other"),
        (["csv", "--pseudonymise"], "needs a key"),
        (["csv", "--pseudonymise", "--key-file", "none/here"], "cannot be read"),
        (["csv", "--keep-politicians"], "go with --pseudonymise"),
        (["csv", "--publisher", "Ingen"], "No document passes"),
    ],
)
def test_wrong_use_is_said(
    arguments: list[str],
    message: str,
    invoke: Callable[..., object],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REFERAT_PSEUDONYM_KEY", raising=False)
    outcome = invoke("export", *arguments, "--out", tmp_path / "out", "--data", data)
    assert (outcome.status, message in outcome.err) == (2, True), outcome.err  # type: ignore[attr-defined]
    assert not list(tmp_path.iterdir())
