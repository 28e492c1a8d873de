"""Write reports/documents.md and .json: how well documents are read, with the shipped models.

python tests/evaluation/report.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.analyse import Analyser
from pipeline.evaluation.documents import score_documents
from pipeline.records import Source
from pipeline.settings import load_settings

ROOT = Path(__file__).parents[2]
HEAD = """# How well documents are read

Made by `python tests/evaluation/report.py`; `referat evaluate documents FOLDER --json` gives the figures of any folder. Model `fast`;
95 % intervals by bootstrap over documents. `samples` are open to those who write the rules; `heldout` was written first and is
seen by the scorer alone. Both are our own writing in real layouts, not real documents: expect real ones to be harder.

"""


def main() -> None:
    analyser = Analyser(load_settings(ocr="off"))
    report = {}
    for part in ("samples", "heldout"):
        scores = score_documents(
            ROOT / "corpora" / part,
            lambda path: analyser.examine(Source(uri=path.name, data=path.read_bytes())),
        )
        del scores["families"]
        report[part] = scores
    reports = ROOT / "reports"
    (reports / "documents.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (reports / "documents.md").write_text(HEAD + _table(report), encoding="utf-8")


def _table(report: dict[str, Any]) -> str:
    heldout, samples = report["heldout"], report["samples"]
    lines = [
        f"{heldout['documents']} held-out and {samples['documents']} open documents.",
        "",
        "| fact | held-out F1 | interval | gold | open F1 | gold |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for kind in sorted({*samples["facts"], *heldout["facts"]}):
        blind, seen = heldout["facts"].get(kind), samples["facts"].get(kind)
        interval = " to ".join(_number(end) for end in blind["f1_interval"]) if blind else ""
        cells = (kind, _f1(blind), interval, blind["gold"] if blind else "", _f1(seen), seen["gold"] if seen else "")
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _f1(scores: dict[str, Any] | None) -> str:
    return "" if scores is None else _number(scores["f1"])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
