import os
import stat
from pathlib import Path

import pytest

from pipeline.runs.files import unfinished, write_durably


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(
    ("mode", "umask", "given"), [(0o600, 0o022, 0o600), (0o666, 0o022, 0o644), (0o666, 0o077, 0o600)]
)
def test_permissions_are_those_asked_for_less_the_umask(tmp_path: Path, mode: int, umask: int, given: int) -> None:
    before = os.umask(umask)
    try:
        write_durably(tmp_path / "figures", b"1", mode)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "figures").stat().st_mode) == given


def test_what_cannot_be_put_in_place_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(OSError, match="kept"):
        write_durably(tmp_path / "kept", b"1")
    assert [*unfinished(tmp_path)] == []
    assert (tmp_path / "kept").is_dir()
