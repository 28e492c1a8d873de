"""Helpers of all tests stand beside them: their folders are importable."""

from __future__ import annotations

import sys
from pathlib import Path

for _folder in ("runs", "structure"):
    sys.path.insert(0, str(Path(__file__).parent / _folder))
