"""Write reports/links.md and .json: how well projects are read, and what several documents say of one thing is put together.

python tests/evaluation/links_report.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pipeline.evaluation.identity import score_identity
from pipeline.evaluation.readers import Readers
from pipeline.settings import load_settings

ROOT: Final = Path(__file__).parents[2]
CORPORA: Final = ROOT / "corpora"
FOLDERS: Final = {
    "held-out": "gold/heldout",
    "development": "gold/development",
    "samples": "samples",
    "unseen": "projects/unseen",
}
SETS: Final = {"sealed": "sealed.json", "namesakes": "namesakes.json", "open": "open.json"}
HEAD: Final = """# How well projects are read, and what belongs together is put together

Made by `python tests/evaluation/links_report.py`; `referat evaluate projects FOLDER --json` and `referat evaluate identity FILE --json`
give the figures of any folder or file. `held-out` documents and the `sealed` set are seen by the scorer alone; no one who writes rules has
read the `unseen` texts, and nothing was trained on them; the others are open. All are our own writing: expect real documents to be harder.
Intervals are of 95 %. A field of a project is accurate where it is read as the gold has it, or not read where the gold has none.

"""


def main() -> None:
    """Scores, prints where the report is, and writes it."""
    readers = Readers(load_settings(ocr="off"))
    report = {"projects": _projects(readers), "identity": _identity(readers)}
    path = ROOT / "reports" / "links.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text(HEAD + "\n".join(_sections(report)) + "\n", encoding="utf-8")
    print(path.with_suffix(".md"))


def _projects(readers: Readers) -> dict[str, Any]:
    found = {name: readers.score_projects_in(CORPORA / folder) for name, folder in FOLDERS.items()}
    return {name: {kind: score for kind, score in scores.items() if kind != "unread"} for name, scores in found.items()}


def _identity(readers: Readers) -> dict[str, Any]:
    return {name: score_identity(CORPORA / "identity" / file, readers.rows) for name, file in SETS.items()}


def _sections(report: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, scores in report["projects"].items():
        lines += [
            f"## Projects, {name}",
            "",
            f"{scores['documents']} documents, {scores['projects']} projects.",
            "",
            "| what | precision | recall | F1 | interval | accurate, of projects found | interval | accurate, of all |",
            "|---|---:|---:|---:|---|---:|---|---:|",
        ]
        for kind, score in scores.items():
            if isinstance(score, dict) and score["f1"] is not None:
                of_found, of_all = (_number(score.get(name)) for name in ("accuracy_of_found", "accuracy"))
                cells = [
                    kind,
                    *(_number(score[part]) for part in ("precision", "recall", "f1")),
                    _ends(score["f1_interval"]),
                ]
                cells += [of_found, _ends(score.get("accuracy_of_found_interval")), of_all]
                lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    lines += [
        "## Which mentions mean the same",
        "",
        "| set | documents | mentions | things | B-cubed precision | recall | pairwise precision | recall |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, scores in report["identity"].items():
        cells = [name, *(str(scores[part]) for part in ("documents", "mentions", "clusters"))]
        cells += [
            _number(scores[measure][part]) for measure in ("b_cubed", "pairwise") for part in ("precision", "recall")
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _ends(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else " to ".join(_number(end) for end in interval)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
