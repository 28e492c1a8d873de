from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import LakeError
from pipeline.runs.lock import run_lock

_HOLDER = """
import sys, time
from pathlib import Path
from pipeline.runs.lock import run_lock
with run_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_comes_free(tmp_path: Path) -> None:
    with run_lock(tmp_path / "data"):
        pass
    with run_lock(tmp_path / "data"):
        pass


def test_a_second_run_is_refused_and_a_dead_one_leaves_no_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    with holder.stdout:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(LakeError, match=rf"A run is already working in .*: process {holder.pid} on"),
            run_lock(tmp_path),
        ):
            pass
        holder.kill()
        holder.wait()
    with run_lock(tmp_path):
        pass


def test_a_directory_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LakeError, match="cannot be written"), run_lock(tmp_path / "file"):
        pass
