"""Every kind of file that cannot be read, in one folder with good ones: the good are read, the bad are said."""

from __future__ import annotations

import os
from pathlib import Path

import bad_files
import pytest

from pipeline.runs import Progress, Summary
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.sources.uris import file_uri
from pipeline.tables.lake import Lake

pytestmark = pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, content in bad_files.GOOD.items():
        bad_files.write(folder, name, content)
    for name, (content, _) in bad_files.BAD.items():
        bad_files.write(folder, name, content)
    (folder / "forsvinder.txt").write_text(bad_files.MINUTES)
    (folder / "fremmed").symlink_to("/etc/hostname")
    os.mkfifo(folder / "roer")
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def summary(folder: Path, data: Path) -> Summary:
    def remove(progress: Progress) -> None:
        if progress.found:
            (folder / "forsvinder.txt").unlink(missing_ok=True)

    return run_directly([str(folder)], Settings(data=data, workers=1), remove)


@pytest.fixture(scope="module")
def failures(summary: Summary, data: Path) -> dict[str, dict[str, object]]:
    return {str(row["source_uri"]): row for row in Lake(data / "lake").read("failures").to_dicts()}


def uri(folder: Path, name: bytes) -> str:
    return file_uri(Path(os.fsdecode(bytes(folder) + b"/" + name)))


def test_nothing_is_lost(summary: Summary, failures: dict[str, dict[str, object]]) -> None:
    assert summary.new == len(bad_files.GOOD)
    assert summary.failed == len(bad_files.BAD) + 3 == len(failures)
    assert summary.sources == summary.new + summary.failed


@pytest.mark.parametrize("name", bad_files.GOOD)
def test_good_files_are_read(summary: Summary, folder: Path, data: Path, name: bytes) -> None:
    documents = Lake(data / "lake").read("documents")
    (row,) = [row for row in documents.to_dicts() if row["source_uri"] == uri(folder, name)]
    assert "spejderhytten i Nørre Lyng" in row["text"]
    assert row["kind"] == "minutes"


@pytest.mark.parametrize("name", bad_files.BAD)
def test_bad_files_are_said(failures: dict[str, dict[str, object]], folder: Path, name: bytes) -> None:
    row = failures[uri(folder, name)]
    message = str(row["message"])
    assert row["stage"] == "read"
    assert str(row["error_type"]).startswith("R2"), message
    assert bad_files.BAD[name][1] in message.lower()
    assert message.isprintable()
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("name", "stage", "words"),
    [
        ("forsvinder.txt", "fetch", "is gone"),
        ("fremmed", "discover", "leads out of the folder"),
        ("roer", "discover", "not a file"),
    ],
)
def test_what_is_no_file_is_said(
    failures: dict[str, dict[str, object]], folder: Path, name: str, stage: str, words: str
) -> None:
    row = failures[file_uri(folder / name)]
    assert row["stage"] == stage
    assert words in str(row["message"])
