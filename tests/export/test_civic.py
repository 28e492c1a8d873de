"""What the formats for other communities have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.export.dataset import FORMATS
from pipeline.export.inventory import inventory
from pipeline.export.rows import Rows


@pytest.mark.parametrize("format", ["tei", "followthemoney", "popolo", "opencivicdata"])
def test_the_same_rows_give_the_same_bytes(format: str, rows: Rows, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("once", "again")]
    for folder in folders:
        folder.mkdir()
        FORMATS[format].write(rows, folder)
    assert inventory(folders[0]) == inventory(folders[1]) != []
