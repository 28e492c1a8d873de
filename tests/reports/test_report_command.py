from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

from pipeline.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """How the command ends, and what it says."""
    with pytest.raises(SystemExit) as ended:
        main(["report", *arguments])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


def test_a_report_goes_to_the_data_directory(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = lake.parent
    status, said = run(capsys, "--data", str(data), "--project", "havnelys", "--language", "en")
    page = (data / "reports" / "report.html").read_text(encoding="utf-8")
    assert (status, said.strip()) == (0, str(data / "reports" / "report.html"))
    assert "<h1><bdi>HAVNELYS</bdi></h1>" in page
    assert 'lang="en"' in page


def test_a_sheet_is_about_one_thing(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys, "--data", str(lake.parent), "--project", "havnelys", "--topic", "10")
    assert status == 2
    assert "about one thing" in said


@pytest.mark.parametrize(
    ("option", "wanted"),
    [("--municipality", "Andeby"), ("--programme", "x'; DROP"), ("--project", "0"), ("--topic", "Vejr")],
)
def test_what_is_not_there_is_said(lake: Path, capsys: pytest.CaptureFixture[str], option: str, wanted: str) -> None:
    status, said = run(capsys, "--data", str(lake.parent), option, wanted)
    assert status == 2
    assert wanted in said
    assert "Traceback" not in said


def test_the_page_is_printed(lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ark.pdf"
    assert run(capsys, "--data", str(lake.parent), "--project", "havnelys", "--pdf", "--out", str(out))[0] == 0
    with pypdfium2.PdfDocument(out) as document:
        assert "HAVNELYS" in document[0].get_textpage().get_text_range()
        assert document.get_metadata_value("Title") == "HAVNELYS – referat"


def test_without_the_extra_it_is_said_how_to_have_it(
    lake: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    status, said = run(capsys, "--data", str(lake.parent), "--project", "havnelys", "--pdf")
    assert status == 2
    assert "referat[pdf]" in said
