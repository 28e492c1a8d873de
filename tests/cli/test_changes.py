"""``referat changes`` as a user meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def test_a_dataset_is_compared_with_the_lake_beside_it(
    invoke: Callable[..., object], data: Path, tmp_path: Path
) -> None:
    made = invoke("export", "parquet", "--out", tmp_path / "old", "--data", data, "--kind", "news")
    assert made.status == 0, made.err  # type: ignore[attr-defined]
    outcome = invoke("changes", tmp_path / "old", "--out", tmp_path / "changes", "--data", data)
    assert outcome.status == 0, outcome.err  # type: ignore[attr-defined]
    assert "0 tables differ" in outcome.out  # type: ignore[attr-defined]
    assert {path.name for path in (tmp_path / "changes").iterdir()} == {"CHANGES.md", "changes.json", "changes.jsonl"}


def test_what_is_neither_folder_nor_number_is_wrong_use(
    invoke: Callable[..., object], data: Path, tmp_path: Path
) -> None:
    outcome = invoke("changes", "last-year", "--out", tmp_path / "changes", "--data", data)
    assert outcome.status == 2  # type: ignore[attr-defined]
    assert "last-year is neither the folder of a dataset nor the number of a lake version" in outcome.err  # type: ignore[attr-defined]
