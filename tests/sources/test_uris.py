from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.uris import file_uri, shown, uri_path

names = st.binary(min_size=1, max_size=40).filter(
    lambda name: b"/" not in name and b"\0" not in name and name not in (b".", b"..")
)


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")
@given(st.lists(names, min_size=1, max_size=4))
def test_every_file_name_survives_and_prints(parts: list[bytes]) -> None:
    path = Path(os.fsdecode(b"/" + b"/".join(parts)))
    uri = file_uri(path)
    assert uri_path(uri) == path
    assert uri.isprintable()
    assert " " not in uri
    uri.encode("utf-8")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/a/Økonomi og drift.pdf", "file:///a/Økonomi%20og%20drift.pdf"),
        ("/a/to\nlinjer.txt", "file:///a/to%0Alinjer.txt"),
        ("/a/M\udcf8de.txt", "file:///a/M%F8de.txt"),
        ("/a/100%.txt", "file:///a/100%25.txt"),
        ("/a/hov!/b", "file:///a/hov%21/b"),
        ("/a/\u202efdp.exe", "file:///a/%E2%80%AEfdp.exe"),
    ],
)
def test_addresses(path: str, uri: str) -> None:
    assert file_uri(Path(path)) == uri
    assert uri_path(uri) == Path(path)


def test_members_of_archives() -> None:
    uri = file_uri(Path("/a/b.zip"), "mappe/møde 1.docx")
    assert uri == "file:///a/b.zip!/mappe/møde%201.docx"
    assert uri_path(uri) == Path("/a/b.zip")
    assert shown(uri) == "b.zip!/mappe/møde%201.docx"
    assert shown("file:///a/b.txt") == "b.txt"
