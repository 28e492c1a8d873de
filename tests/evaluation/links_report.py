"""Write reports/links.md and .json: how well projects are read, and what several documents say of one thing is put together.

python tests/evaluation/links_report.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pipeline import __version__
from pipeline.analyse import Analyser
from pipeline.annotate import annotate
from pipeline.annotate.language import load
from pipeline.evaluation.identity import score_identity
from pipeline.evaluation.project_texts import ProjectText, read_project_texts
from pipeline.evaluation.projects import score_project_texts, score_projects
from pipeline.records import Annotation, Document, Source, Structure
from pipeline.results import Rows, RunStamp
from pipeline.settings import load_settings
from pipeline.structure.parse import parse

ROOT: Final = Path(__file__).parents[2]
CORPORA: Final = ROOT / "corpora"
FOLDERS: Final = {"held-out": "gold/heldout", "development": "gold/development", "samples": "samples"}
MARKED: Final = {"unseen": "projects/unseen"}
SETS: Final = {"sealed": "sealed.json", "namesakes": "namesakes.json", "open": "open.json"}
HEAD: Final = """# How well projects are read, and what belongs together is put together

Made by `python tests/evaluation/links_report.py`; `referat evaluate projects FOLDER --json` and `referat evaluate identity FILE --json`
give the figures of any folder or file. `held-out` documents and the `sealed` set are seen by the scorer alone; no one who writes rules has
read the `unseen` texts, and nothing was trained on them; the others are open. All are our own writing: expect real documents to be harder.
Intervals are of 95 %. A field of a project is accurate where it is read as the gold has it, or not read where the gold has none.

"""


def main() -> None:
    """Scores, prints where the report is, and writes it."""
    analyser = Analyser(load_settings(ocr="off"))
    report = {"projects": _projects(analyser), "identity": _identity(analyser)}
    path = ROOT / "reports" / "links.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text(HEAD + "\n".join(_sections(report)) + "\n", encoding="utf-8")
    print(path.with_suffix(".md"))


def _projects(analyser: Analyser) -> dict[str, Any]:
    nlp = load(load_settings().language_model)

    def examine(path: Path) -> tuple[Document, Structure, Annotation]:
        return analyser.examine(Source(uri=path.name, data=path.read_bytes()))

    def read(text: ProjectText) -> tuple[Document, Structure, Annotation]:
        structure = parse(text.document)
        [annotation] = annotate([(text.document, structure)], nlp)
        return text.document, structure, annotation

    found = {name: score_projects(CORPORA / folder, examine) for name, folder in FOLDERS.items()}
    for name, folder in MARKED.items():
        texts = [text for path in sorted((CORPORA / folder).glob("*.txt")) for text in read_project_texts(path)]
        found[name] = score_project_texts(texts, read)
    return {name: {kind: score for kind, score in scores.items() if kind != "unread"} for name, scores in found.items()}


def _identity(analyser: Analyser) -> dict[str, Any]:
    stamp = RunStamp("report", __version__)

    def rows_of(path: Path, code: int | None) -> Rows:
        source = Source(uri=path.as_uri(), data=path.read_bytes(), municipality_code=code)
        return analyser.analyse([source], stamp).rows

    return {name: score_identity(CORPORA / "identity" / file, rows_of) for name, file in SETS.items()}


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
