from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from pipeline.reports import files


def test_a_report_is_kept_beside_the_tables(lake: Path, tmp_path: Path) -> None:
    shutil.copytree(lake, tmp_path / "lake")
    files.keep_report(tmp_path)
    assert "HAVNELYS" in (tmp_path / "reports" / "report.html").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["report.html"]


def test_a_report_that_cannot_be_made_fails_no_run(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "reports").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        files.keep_report(tmp_path)
    assert "could not be made" in caplog.text
