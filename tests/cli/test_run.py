from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bad_files
import pytest


def test_a_run_ends_with_a_summary(invoke, documents: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    arguments = ("run", documents, "--data", tmp_path / "data", "--direct", "--workers", "1")
    first = invoke(*arguments)
    assert first.status == 0
    assert "2  documents new or changed" in first.out
    assert "1  meetings in all" in first.out
    assert f"Tables in {tmp_path / 'data' / 'lake'}" in first.out
    second = invoke(*arguments)
    assert second.status == 0
    assert "2  documents unchanged" in second.out
    assert "1  meetings in all" in second.out


def test_failures_make_the_status_1_and_are_said(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "møde.txt").write_text(bad_files.MINUTES)
    (tmp_path / "in" / "tom.txt").write_bytes(b"")
    outcome = invoke("run", tmp_path / "in", "--data", tmp_path / "data", "--direct", "--workers", "1")
    assert outcome.status == 1
    assert "1  documents new or changed" in outcome.out
    assert "tom.txt is empty." in outcome.out


@pytest.mark.slow
def test_a_direct_run_needs_no_prefect(documents: Path, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n    print(*sorted({name.split('.')[0] for name in sys.modules} & {'prefect', 'flows'}))"
    )
    arguments = ["run", str(documents), "--data", str(tmp_path / "data"), "--direct", "--workers", "1"]
    result = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == ""
