from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.errors import LakeError
from pipeline.runs.raw import RawStore


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    assert store.put(b"Referat") == store.put(b"Referat")
    assert len(files(tmp_path)) == 1
    assert store.put(b"") != store.put(b"Referat")
    assert store.get(store.put(b"")) == b""


def test_a_stored_document_is_not_touched_again(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    path = store.path(store.put(b"Referat"))
    before = path.stat()
    store.put(b"Referat")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LakeError, match="No space left on device"):
        RawStore(tmp_path).put(b"Referat")
    assert files(tmp_path) == []


def test_changed_and_missing_originals_are_said(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    identity = store.put(b"Referat")
    store.path(identity).write_bytes(b"Reference")
    with pytest.raises(LakeError, match="was changed"):
        store.get(identity)
    store.path(identity).unlink()
    with pytest.raises(LakeError, match="cannot be read"):
        store.get(identity)
