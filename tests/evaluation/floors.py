"""Write corpora/floors.json anew: what every kind of fact scores today, and no floor lower than before.

    python tests/evaluation/floors.py

A change that must lower a floor says why in its commit and edits the file by hand.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_document_floors import CORPORA, read_and_parse

from pipeline.evaluation.documents import score_documents

PARTS = ("gold/development", "gold/heldout", "samples")
KEPT_OUT = ("entities.",)
"""Kinds that need the language model, which the gate does without."""


def main() -> None:
    path = CORPORA / "floors.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    floors = {part: kept for part, kept in before.items() if part not in PARTS}
    for part in PARTS:
        facts = score_documents(CORPORA / part, read_and_parse)["facts"]
        now = {
            kind: math.floor(scores["f1"] * 1000) / 1000 for kind, scores in facts.items() if scores["f1"] is not None
        }
        old = before.get(part, {})
        floors[part] = {
            kind: max(f1, old.get(kind, 0.0)) for kind, f1 in sorted(now.items()) if not kind.startswith(KEPT_OUT)
        }
    path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
