from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Damaged, SourceError, TooLarge, UsageError
from pipeline.settings import Settings
from pipeline.sources import Fetcher, Place, Unreachable, discover
from pipeline.sources.discover import Finding


def found(*locations: Path, settings: Settings | None = None) -> list[Finding]:
    return list(discover(locations, settings or Settings()))


def names(findings: list[Finding]) -> list[str]:
    return [finding.uri.rpartition("/")[2] for finding in findings]


def test_a_folder_gives_all_its_files_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        "under/c.txt",
        "under/dybt/d.txt",
        ".skjult",
        ".git/config",
        "~$a.docx",
        "Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(found(tmp_path)) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_each_source_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert names(found(tmp_path, tmp_path / "a.txt", tmp_path)) == ["a.txt"]


def test_the_data_directory_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "bytes").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert names(found(tmp_path, settings=Settings(data=tmp_path / "data"))) == ["a.txt"]


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "a.txt").write_text("x")
    (outside / "secret.txt").write_text("x")
    (inside / "b-link").symlink_to(inside / "a.txt")
    (inside / "c-out").symlink_to(outside / "secret.txt")
    (inside / "d-out").symlink_to(outside)
    (inside / "e-loop").symlink_to(inside)
    (inside / "f-broken").symlink_to(inside / "nothing")
    findings = found(inside)
    assert names(findings) == ["a.txt", "b-link", "c-out", "d-out", "f-broken"]
    refused = [finding for finding in findings if isinstance(finding, Unreachable)]
    assert names(list(refused)) == ["c-out", "d-out", "f-broken"]
    assert "leads out of the folder" in str(refused[0].error)
    assert all(isinstance(finding.error, SourceError) for finding in refused)


def test_a_link_named_by_the_user_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(found(tmp_path / "link")) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (finding,) = found(tmp_path)
    assert isinstance(finding, Unreachable)
    assert "not a file" in str(finding.error)


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")
def test_odd_names_are_found(tmp_path: Path) -> None:
    for name in (b"to\nlinjer.txt", "Møde.txt".encode("latin-1"), "Møde.txt".encode()):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("x")
    findings = found(tmp_path)
    assert sorted(names(findings)) == ["M%F8de.txt", "Møde.txt", "to%0Alinjer.txt"]
    assert all(isinstance(finding, Place) and finding.path.read_text() == "x" for finding in findings)


def test_a_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "mappe"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("x")
    assert names(found(tmp_path)) == ["a.txt"]


def test_members_of_an_archive_are_sources(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "arkiv.ZIP", "w") as archive:
        for name in ("b.txt", "mappe/a.txt", "mappe/.skjult", "__MACOSX/a.txt", "../../ud.txt"):
            archive.writestr(name, "x")
        archive.mkdir("tom")
    findings = found(tmp_path)
    assert [finding.uri.partition("!")[2] for finding in findings] == ["/../../ud.txt", "/b.txt", "/mappe/a.txt"]
    assert [isinstance(finding, Unreachable) for finding in findings] == [True, False, False]


def test_a_damaged_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 not really")
    (finding,) = found(tmp_path)
    assert isinstance(finding, Unreachable)
    assert isinstance(finding.error, Damaged)
    assert "a.zip" in str(finding.error)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bombe.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nuller.txt", bytes(100_000))
    (finding,) = found(tmp_path, settings=Settings(max_expanded_bytes=50_000))
    assert isinstance(finding, Unreachable)
    assert isinstance(finding.error, TooLarge)


@given(st.data())
def test_no_archive_stops_the_search(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "referat")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    found(path)


@pytest.mark.parametrize(
    ("location", "words"),
    [("findes-ikke", "does not exist"), ("ftp://example.dk/feed.xml", "no address that can be fetched")],
)
def test_wrong_locations_are_said_before_the_search(location: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        discover([location], Settings())


def test_no_location_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="No source"):
        discover([], Settings())


def described(tmp_path: Path, text: str) -> list[Finding]:
    (tmp_path / "sources.yaml").write_text(text)
    return found(settings=Settings(sources=tmp_path / "sources.yaml"))


def test_a_described_folder_gives_what_its_patterns_let_through(tmp_path: Path) -> None:
    for name in ("in/a.PDF", "in/b.docx", "in/kladder/c.pdf", "in/2024/d.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with zipfile.ZipFile(tmp_path / "in" / "e.zip", "w") as archive:
        archive.writestr("f.pdf", "x")
        archive.writestr("g.txt", "x")
    findings = described(
        tmp_path,
        "- name: Mappe\n  folder: in\n  include: '*.pdf'\n  exclude: [kladder/*]\n  publisher: Lillestrup\n  licence: CC0-1.0",
    )
    assert names(findings) == ["a.PDF", "f.pdf", "d.pdf"]
    assert all(isinstance(finding, Place) and finding.origin.licence == "CC0-1.0" for finding in findings)


def test_what_a_source_says_of_its_documents_reaches_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    [place] = described(tmp_path, "- {name: Fil, file: a.txt, municipality: Odense, kind: minutes, language: da}")
    assert isinstance(place, Place)
    with Fetcher(Settings()) as fetcher:
        source = fetcher.fetch(place)
    assert (source.municipality_code, source.kind, source.language, source.publisher) == (461, "minutes", "da", None)


def test_sources_that_are_named_go_before_those_that_are_described(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "sources.yaml").write_text("- {name: Fil, file: a.txt}")
    assert names(found(tmp_path / "b.txt", settings=Settings(sources=tmp_path / "sources.yaml"))) == ["b.txt"]
