"""A disk that is full or read-only, a clock that was put back: a clear failure or none, and tables that stay whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import LakeError
from pipeline.runs import Summary
from pipeline.runs.direct import ignore, run_directly
from pipeline.runs.health import examine
from pipeline.settings import Settings
from pipeline.tables.lake import Lake


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("SKIPPED LOUDLY: only root may mount a small disk; full and read-only disks are not tested here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def write(folder: Path, *numbers: int) -> None:
    for number in numbers:
        (folder / f"{number}.txt").write_text(f"dokument {number}")


def run(folder: Path, data: Path) -> Summary:
    import analysis_fakes

    return run_directly([str(folder)], Settings(data=data, workers=1), ignore, analysis_fakes.load_obedient)


@pytest.mark.parametrize("free", [0, 8 * 1024, 16 * 1024, 32 * 1024, 64 * 1024])
def test_a_full_disk_ends_the_run_and_costs_nothing_else(disk: Path, folder: Path, free: int) -> None:
    write(folder, 1, 2)
    run(folder, disk / "data")
    write(folder, 3)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - free))
    with pytest.raises(LakeError, match=r"No space left|cannot be (used|stored|written)"):
        run(folder, disk / "data")
    whole = Lake(disk / "data" / "lake").read("documents").height
    assert whole in (2, 3)
    ballast.unlink()
    assert run(folder, disk / "data").new == 3 - whole
    assert Lake(disk / "data" / "lake").read("documents").height == 3
    assert [finding for finding in examine(Settings(data=disk / "data")) if not finding.ok] == []


def test_a_read_only_disk_is_said(disk: Path, folder: Path) -> None:
    write(folder, 1)
    run(folder, disk / "data")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(LakeError, match="cannot be written: Read-only file system"):
        run(folder, disk / "data")
    assert Lake(disk / "data" / "lake").read("documents").height == 1


def test_a_clock_that_was_put_back_changes_nothing(folder: Path, tmp_path: Path) -> None:
    write(folder, 1, 2)
    run(folder, tmp_path / "data")
    later = time.time() + 400 * 24 * 3600
    for path in (tmp_path / "data").rglob("*"):
        os.utime(path, (later, later))
    write(folder, 3)
    assert (run(folder, tmp_path / "data").new, run(folder, tmp_path / "data").new) == (1, 0)
    assert Lake(tmp_path / "data" / "lake").read("documents").height == 3
