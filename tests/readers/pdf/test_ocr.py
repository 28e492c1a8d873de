from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import NoText, NotRecognised
from pipeline.readers import read
from pipeline.readers.pdf.ocr import missing_tools
from pipeline.readers.pdf.quality import QUALITY_BOUND, text_quality
from pipeline.records import Document, Source
from pipeline.settings import Settings

Read = Callable[..., Document]
MakePdf = Callable[..., bytes]
Install = Callable[[str], None]

SCANS = Path(__file__).parents[3] / "corpora" / "gold" / "scans"
LACKING = missing_tools()
with_ocr = pytest.mark.skipif(bool(LACKING), reason=f"OCR is not installed here: {', '.join(LACKING)} missing")
on_posix = pytest.mark.skipif(os.name != "posix", reason="stands in for programs by shell scripts")

PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
WORDS = "Udvalget besluttede at anbefale, at planen sendes i høring i otte uger."
GARBLED = "Udvclget bes1uttede aI anbefa|e, aL p1anen sendcs i hgrlng i 0tte uqer xq."


def scanned(pdf: bytes) -> bytes:
    """The PDF with a picture over the whole of each page that had no text."""
    return pdf.replace(b"1 0 0 1 0 0 cm\nendstream", PICTURE + b"\nendstream")


def page(words: str) -> list[tuple[float, float, float, str, str]]:
    return [(60, 100, 10, "F1", words)]


def issues(document: Document, kind: str) -> list[str]:
    return [issue.message for issue in document.issues if issue.kind == kind]


def is_running(process: int) -> bool:
    """Whether a process is there and no zombie that nobody has asked for."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFERAT_OCR", "auto")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Install:
    """Puts a Tesseract that knows Danish and a shell script as OCRmyPDF in the place of all programs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "executable", str(programs / "python"))

    def installing(script: str) -> None:
        for name, lines in {"tesseract": "echo dan", "ocrmypdf": script}.items():
            (programs / name).write_text(f"#!/bin/sh\n{lines}\n")
            (programs / name).chmod(0o755)

    return installing


@pytest.fixture
def recognising(install: Install, make_pdf: MakePdf, tmp_path: Path) -> Callable[[list[str]], None]:
    """Has OCR find these words on the pages of any PDF."""

    def finding(pages: list[str]) -> None:
        (tmp_path / "found.pdf").write_bytes(make_pdf([page(words) if words else [] for words in pages]))
        install(f'for last; do :; done; echo "$@" > {tmp_path}/arguments; cp {tmp_path}/found.pdf "$last"')

    return finding


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))


@pytest.mark.usefixtures("nothing_installed")
def test_without_the_tools_a_scan_is_refused_with_advice(make_pdf: MakePdf, read_bytes: Read) -> None:
    assert missing_tools() == ["ocrmypdf", "tesseract"]
    with pytest.raises(NotRecognised, match=r"no text layer on any of its 2 pages.*pip install \"ocrmypdf") as raised:
        read_bytes(scanned(make_pdf([[], []])))
    assert "tesseract-ocr-dan" in raised.value.hint


@pytest.mark.usefixtures("nothing_installed")
def test_without_the_tools_the_other_pages_are_read(make_pdf: MakePdf, read_bytes: Read) -> None:
    document = read_bytes(scanned(make_pdf([page(WORDS), [], []])))
    assert document.text == WORDS
    (message,) = issues(document, "page_without_text")
    assert message.startswith(
        "Pages 2 to 3 are pictures without text. OCR is not installed (ocrmypdf, tesseract missing)."
    )
    assert "pip install" in message


@on_posix
def test_a_tesseract_without_danish_will_not_do(install: Install, tmp_path: Path) -> None:
    install("exit 0")
    assert missing_tools() == []
    (tmp_path / "bin" / "tesseract").write_text("#!/bin/sh\necho eng\n")
    assert missing_tools() == ["Tesseract's language dan"]


@on_posix
def test_only_pages_without_text_are_taken_from_ocr(
    recognising: Callable[[list[str]], None], make_pdf: MakePdf, read_bytes: Read, tmp_path: Path
) -> None:
    recognising(["Side et.", WORDS, "Side tre.", "", GARBLED])
    document = read_bytes(scanned(make_pdf([page("Forside."), [], page("Midte."), [], []])))
    assert [(block.page, block.text) for block in document.blocks] == [
        (1, "Forside."),
        (2, WORDS),
        (3, "Midte."),
        (5, GARBLED),
    ]
    assert "--pages 2,4,5 " in (tmp_path / "arguments").read_text()
    assert [message.split(" was")[0] for message in issues(document, "page_from_ocr")] == ["Page 2", "Page 5"]
    assert [message.split(" was")[0] for message in issues(document, "ocr_quality_low")] == ["Page 5"]
    assert issues(document, "page_without_text") == ["Page 4 is a picture without text. OCR added none."]


@on_posix
def test_ocr_that_finds_nothing_leaves_no_text(
    recognising: Callable[[list[str]], None], make_pdf: MakePdf, read_bytes: Read
) -> None:
    recognising(["", ""])
    with pytest.raises(NoText, match="no text layer on any of its 2 pages, and OCR found no text") as raised:
        read_bytes(scanned(make_pdf([[], []])))
    assert not isinstance(raised.value, NotRecognised)


@on_posix
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo all broken >&2; exit 7", r"OCR failed \(ocrmypdf ended with 7\): all broken"),
        ("exit 0", "OCR left no result"),
        ('for last; do :; done; echo rubbish > "$last"', "OCR left a file that cannot be read"),
    ],
)
def test_ocr_that_fails_changes_nothing_else(
    script: str, said: str, install: Install, make_pdf: MakePdf, read_bytes: Read
) -> None:
    install(script)
    with pytest.raises(NotRecognised, match=said):
        read_bytes(scanned(make_pdf([[]])))
    document = read_bytes(scanned(make_pdf([page(WORDS), []])))
    assert document.text == WORDS
    assert re.search(said, issues(document, "page_without_text")[0])


@on_posix
def test_ocr_that_takes_too_long_is_stopped_with_all_it_started(
    install: Install, make_pdf: MakePdf, tmp_path: Path
) -> None:
    install(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    source = Source(uri="file:a.pdf", data=scanned(make_pdf([[]])))
    with pytest.raises(NotRecognised, match="OCR was stopped after 1 s"):
        read(source, Settings(max_seconds=1))
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.1)
    assert not is_running(child)


@on_posix
def test_ocr_can_be_switched_off(install: Install, make_pdf: MakePdf, tmp_path: Path) -> None:
    install(f"touch {tmp_path}/ran")
    source = Source(uri="file:a.pdf", data=scanned(make_pdf([[]])))
    with pytest.raises(NotRecognised, match="OCR is switched off"):
        read(source, Settings(ocr="off"))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("", 0, 0),
        ("| ~ — …", 0, 0),
        (WORDS, 1, 1),
        ("Sagsnr. 00.22.04-P35-18-16, jf. § 4, stk. 2: 1.250.000 kr. (25 %) til KL og A/S Møllehuset", 0.9, 1),
        (GARBLED, 0, 0.6),
        ("xkcd qwrtp bcdfg aaaah hEJsa", 0, 0),
    ],
)
def test_quality_is_the_share_of_what_looks_like_danish(text: str, low: float, high: float) -> None:
    assert low <= text_quality(text) <= high


@pytest.mark.slow
@with_ocr
@pytest.mark.parametrize("scan", sorted(SCANS.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_real_scan_is_read(scan: Path) -> None:
    document = read(Source(uri=scan.as_uri(), data=scan.read_bytes()), Settings())
    assert document.language == "da"
    assert {block.page for block in document.blocks} == set(range(1, (document.pages or 0) + 1))
    assert len(issues(document, "page_from_ocr")) == document.pages
    assert not issues(document, "page_without_text")
    assert text_quality(document.text) >= QUALITY_BOUND
    found = set(re.findall(r"\w+", document.text.casefold()))
    gold = json.loads(scan.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
    titles = [word for item in gold["items"] for word in re.findall(r"\w+", item["title"].casefold())]
    assert sum(word in found for word in titles) / len(titles) >= 0.9
