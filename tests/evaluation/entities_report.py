"""Write reports/entities.md and .json: precision and recall of every type of entity and value, with each shipped model.

python tests/evaluation/entities_report.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from pipeline.annotate.language import SHIPPED, add_components, load
from pipeline.evaluation.conditions import CONDITIONS
from pipeline.evaluation.entities import EntityReport, EntityScore, score_entities

ROOT: Final = Path(__file__).parents[2]
PARTS: Final = {"open": ROOT / "corpora" / "entities", "sealed": ROOT / "corpora" / "entities" / "sealed"}
HEAD: Final = """# How well entities and values are found

Made by `python tests/evaluation/entities_report.py`; `referat evaluate entities FOLDER --json` gives the figures of any folder. Scores are
exact: the same characters and the same type. `open` texts are there to be looked at; of the `sealed` ones, written first and marked before
any rule ran on them (five marks were then brought in line with the format), only these
figures are seen. All are our own writing; expect real texts to be harder. `rules` is our components
without a language model. Cells are precision / recall.

"""


def main() -> None:
    """Scores, prints where the report is, and writes it."""
    report = {
        name: {part: score_entities(folder, nlp) for part, folder in PARTS.items()} for name, nlp in _models().items()
    }
    reports = ROOT / "reports"
    (reports / "entities.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    (reports / "entities.md").write_text(HEAD + "\n".join(_sections(report)), encoding="utf-8")
    print(reports / "entities.md")


def _models() -> dict[str, Language]:
    there = [name for name, folder in SHIPPED.items() if (ROOT / "models" / folder).is_dir()]
    return {"rules": add_components(spacy.blank("da"))} | {name: load(name) for name in there}


def _sections(report: dict[str, dict[str, EntityReport]]) -> list[str]:
    lines: list[str] = []
    for name, parts in report.items():
        for part, conditions in parts.items():
            lines += [f"## {name}, {part} texts", "", f"| type | marked | {' | '.join(CONDITIONS)} |"]
            lines += ["|---|---:|" + "---|" * len(CONDITIONS)]
            first = next(iter(conditions.values()))
            for kind in sorted({kind for scores in conditions.values() for kind in scores}):
                cells = [_cell(scores.get(kind)) for scores in conditions.values()]
                marked = first[kind]["marked"] if kind in first else 0
                lines.append(f"| {kind} | {marked} | {' | '.join(cells)} |")
            lines.append("")
    return lines


def _cell(score: EntityScore | None) -> str:
    return "" if score is None else f"{_number(score['precision'])} / {_number(score['recall'])}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
