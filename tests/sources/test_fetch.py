from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Damaged, Encrypted, ReferatError, SourceError, TooLarge
from pipeline.settings import Settings
from pipeline.sources import Fetcher, Place, discover


def place(path: Path) -> Place:
    (finding,) = discover([path], Settings())
    assert isinstance(finding, Place)
    return finding


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xffReferat")
    with Fetcher(Settings()) as fetcher:
        source = fetcher.fetch(place(tmp_path / "a.txt"))
    assert source.data == b"\x00\xffReferat"
    assert source.uri.endswith("/a.txt")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    source = place(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    with Fetcher(Settings()) as fetcher, pytest.raises(SourceError, match=r"a\.txt was there when the run began"):
        fetcher.fetch(source)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_became_a_pipe_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    source = place(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    os.mkfifo(tmp_path / "a.txt")
    with Fetcher(Settings()) as fetcher, pytest.raises(SourceError, match="not a file any more"):
        fetcher.fetch(source)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    source = place(tmp_path / "a.txt")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with Fetcher(Settings()) as fetcher, pytest.raises(SourceError, match="may not be read by this user"):
        fetcher.fetch(source)


def test_sizes_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(2048))
    with Fetcher(Settings(max_file_bytes=2048)) as fetcher:
        assert len(fetcher.fetch(place(tmp_path / "a.txt")).data) == 2048
    (tmp_path / "a.txt").write_bytes(bytes(2049))
    with Fetcher(Settings(max_file_bytes=2048)) as fetcher, pytest.raises(TooLarge, match="2048 bytes"):
        fetcher.fetch(place(tmp_path / "a.txt"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    with Fetcher(Settings()) as fetcher, pytest.raises(SourceError, match="not a file"):
        fetcher.fetch(Place("file:///dev/zero", Path("/dev/zero")))


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, data in members.items():
            stream.writestr(name, data)
    return path


def test_the_members_of_archives(tmp_path: Path) -> None:
    first = archive(tmp_path / "1.zip", a=b"alfa", b=b"beta")
    second = archive(tmp_path / "2.zip", c=b"gamma")
    with Fetcher(Settings()) as fetcher:
        data = [fetcher.fetch(finding).data for finding in discover([first, second], Settings())]  # type: ignore[arg-type]
    assert data == [b"alfa", b"beta", b"gamma"]


def test_a_large_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "1.zip", a=bytes(5000))
    with Fetcher(Settings(max_file_bytes=1024)) as fetcher, pytest.raises(TooLarge):
        fetcher.fetch(place(path))


def test_an_encrypted_member_is_said(tmp_path: Path) -> None:
    path = archive(tmp_path / "1.zip", a=b"alfa")
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with Fetcher(Settings()) as fetcher, pytest.raises(Encrypted, match="needs a password"):
        fetcher.fetch(place(path))


def test_a_damaged_member_is_said(tmp_path: Path) -> None:
    path = archive(tmp_path / "1.zip", a=b"alfa" * 1000)
    content = bytearray(path.read_bytes())
    content[35:40] = b"xxxxx"
    path.write_bytes(content)
    with Fetcher(Settings()) as fetcher, pytest.raises(Damaged, match=r"a cannot be unpacked: the archive 1\.zip"):
        fetcher.fetch(place(path))


@given(st.data())
def test_only_our_errors_come_out_of_damaged_archives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = archive(tmp_path_factory.mktemp("zip") / "a.zip", a=b"referat " * 20)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with Fetcher(Settings()) as fetcher:
        for finding in discover([path], Settings()):
            if isinstance(finding, Place):
                try:
                    fetcher.fetch(finding)
                except ReferatError as error:
                    assert error.message  # noqa: PT017
