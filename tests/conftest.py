"""Helpers of all tests stand beside them: their folders are importable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

for _folder in ("runs", "sources", "hostile", "structure"):
    sys.path.insert(0, str(Path(__file__).parent / _folder))

os.environ["REFERAT_LANGUAGE_MODEL"] = "fast"  # tests of the accurate model load it by name
os.environ["REFERAT_SEARCH_VECTORS"] = "false"  # tests of searches by meaning switch it on
os.environ["REFERAT_OCR"] = "off"  # no test is slower where OCR is installed; those of OCR switch it on
