"""A folder of hostile files, archives and names with good documents among them: each is said, the good are read, nothing escapes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import hostile_bytes as hostile
import pytest
from reading_analyser import load_reading

from pipeline.runs import Summary
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file names are bytes on POSIX only")

GOOD = "Referat fra møde i Kulturudvalget\n\n1. Ny spejderhytte\nBeslutning\nGodkendt.\n".encode()
MIB = 1024 * 1024

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bombe.zip": (hostile.zip_bomb, "unpacks to"),
    "overlap.zip": (hostile.overlapping_zip, "unpacks to"),
    "mange.zip": (lambda: hostile.zip_of_many(400_000), "has a directory of"),
    "loegn.zip": (hostile.lying_zip_bomb, "cannot be unpacked"),
    "arkiv i arkiv.zip": (lambda: hostile.nested_zip(3), "zip archive without a Word document"),
    "bombe.docx": (hostile.docx_bomb, "times its size"),
    "dele.docx": (lambda: hostile.docx_of_many_parts(11_000), "parts"),
    "entiteter.docx": (hostile.docx_of_wide_entities, "broken"),
    "dybt.docx": (lambda: hostile.docx_of_nested_tables(500), "broken"),
    "sider.pdf": (lambda: hostile.pdf_of_pages(100_000), "100,000 pages"),
    "maerker.html": (lambda: hostile.html_of_tags(10), "more than 1,000,000 tags"),
    "linje.txt": (lambda: hostile.text_of_one_line(50), "characters"),
    "linjer.txt": (lambda: hostile.text_of_short_lines(10), "lines"),
}

KILLERS: dict[str, Callable[[], bytes]] = {
    "bombe.pdf": hostile.pdf_with_bomb,
    "latter.pdf": hostile.pdf_with_laughing_forms,
    "sig selv.pdf": hostile.pdf_with_a_form_in_itself,
}
"""What takes memory without end inside a library: only a process of its own can be stopped."""

NAMES = (
    b"to\nlinjer.txt",
    b"\x1b[31mroed\x07.txt",
    "\u202etxt.fdp.txt".encode(),
    b"M\xf8de.txt",
    b"-rf.txt",
    b"=HYPERLINK(1).txt",
    b"CON.txt",
    b"a" * 250 + b".txt",
    b"navn med ' \" ` $(touch x) ; -- .txt",
    b"<script>alert(1)<script>.txt",
    b"%2e%2e%2fa.txt",
)


def run(folder: Path, data: Path, **settings: object) -> Summary:
    chosen = {"data": data, "workers": 2, "batch_size": 4} | settings
    return run_directly([str(folder)], Settings(**chosen), load=load_reading)  # type: ignore[arg-type]


def test_each_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (build, _) in FILES.items():
        (folder / name).write_bytes(build())
        (folder / f"{name}.god.txt").write_bytes(GOOD)
    summary = run(folder, tmp_path / "data")
    assert (summary.new, summary.failed) == (len(FILES), len(FILES))
    failures = {row["source_uri"].partition("!/")[0].rpartition("/")[2]: row for row in _failures(tmp_path)}
    for name, (_, words) in FILES.items():
        row = failures[name.replace(" ", "%20")]
        assert words in row["message"], row
        assert row["error_type"].startswith("R2"), row
    assert summary.seconds < 300


@pytest.mark.slow
def test_what_kills_its_reader_costs_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, build in KILLERS.items():
        (folder / name).write_bytes(build())
        (folder / f"{name}.god.txt").write_bytes(GOOD)
    summary = run(folder, tmp_path / "data", max_worker_bytes=600 * MIB, max_seconds=60)
    assert (summary.new, summary.failed) == (len(KILLERS), len(KILLERS))
    assert {row["error_type"] for row in _failures(tmp_path)} <= {"MemoryLimit", "TimeLimit", "WorkerDied"}


def test_any_name_is_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_bytes(GOOD + b"%d" % number)
    before = set(tmp_path.rglob("*"))
    summary = run(folder, tmp_path / "data", workers=1)
    assert (summary.new, summary.failed) == (len(NAMES), 0)
    uris = Lake(tmp_path / "data" / "lake").read("documents")["source_uri"].to_list()
    assert len(set(uris)) == len(NAMES)
    assert all(uri.isprintable() and " " not in uri and "<" not in uri for uri in uris)
    assert {path for path in tmp_path.rglob("*") if "data" not in path.parts} == {
        path for path in before if "data" not in path.parts
    }


def test_nothing_leaves_an_archive(tmp_path: Path) -> None:
    """Names that climb out, name a root or a device, and links: members are read in memory, and nothing is written by their names."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        "../../ude.txt",
        "/tmp/referat-ude.txt",
        "C:\\Windows\\ude.txt",
        "..\\..\\ude.txt",
        "a/../../../ude.txt",
        "nul\x01\x7f.txt",
        "./././ude.txt",
        "x" * 5000 + ".txt",
        "mappe\\referat.txt",
    ]
    members = {name: GOOD + name.encode() for name in names}
    (folder / "klatrer.zip").write_bytes(hostile.stored_zip(members))
    link = hostile.zip_of(
        [(b"hemmelig.txt", hostile.deflated(b"/etc/passwd"), len(b"/etc/passwd"))],
        attributes=(stat.S_IFLNK | 0o777) << 16,
    )
    (folder / "link.zip").write_bytes(link)
    summary = run(folder, tmp_path / "data", workers=1)
    assert (summary.new, summary.failed) == (4, 6)
    assert all(row["error_type"] == "R100" and "as no document does" in row["message"] for row in _failures(tmp_path))
    documents = Lake(tmp_path / "data" / "lake").read("documents")
    assert not any("root:" in text for text in documents["text"])
    assert not Path("/tmp/referat-ude.txt").exists()
    assert not list(tmp_path.rglob("*ude.txt"))
    allowed = {folder, folder / "klatrer.zip", folder / "link.zip", tmp_path / "data"}
    assert all(path in allowed or (tmp_path / "data") in path.parents for path in tmp_path.rglob("*"))


def _failures(tmp_path: Path) -> list[dict[str, str]]:
    return Lake(tmp_path / "data" / "lake").read("failures").to_dicts()
