"""Write reports/search.md and .json: how well searches over the samples find what was judged relevant, beside two plain systems.

python tests/evaluation/search_report.py
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from pipeline.evaluation.search import score_search
from pipeline.runs.direct import run_directly
from pipeline.search import Index
from pipeline.settings import load_settings
from pipeline.tables.lake import Lake

ROOT = Path(__file__).parents[2]
HEAD = """# How well searches find what is there

Made by `python tests/evaluation/search_report.py`; `referat evaluate search corpora/search/queries.json --meaning` gives the same figures.
{queries} judged queries over the {entries} items and articles of `corpora/samples`, all our own writing (corpora/README.md has how they
were judged). Weights are chosen on the half `tuning`; the half `held` is read off. Errors are looked at for `tuning` alone; of the older
134 queries, those of both halves had been seen before the halves were made. 95 % intervals by bootstrap over queries.

"""
BLIND = """## Queries judged blind
{queries} more queries (`corpora/search/blind.json`), written and judged before any search was run on them, by someone who knew the search's
code and the older queries; of long texts the beginnings were read, and what some 50 stems find in the rest.
Nothing is chosen by them, and their errors are not looked at.
"""
NAMES = {
    "referat": "referat, by words",
    "referat_best": "referat, by default where vectors are",
    "referat_meaning": "referat, by meaning too",
    "plain_stemmer": "BM25 with the plain Danish stemmer (tantivy)",
    "fts5": "SQLite FTS5",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        settings = load_settings(data=Path(name), language_model="fast", ocr="off")

        def lake_of(folder: Path) -> tuple[Lake, Index]:
            run_directly([str(folder)], settings)
            return Lake(settings.data / "lake"), Index.open(settings.data / "index")

        queries = ROOT / "corpora" / "search"
        report = score_search(queries / "queries.json", lake_of, by_meaning=True)
        read = Lake(settings.data / "lake"), Index.open(settings.data / "index")
        report["blind"] = score_search(queries / "blind.json", lambda _: read, by_meaning=True)
    reports = ROOT / "reports"
    (reports / "search.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    lines = [*_lines(report), "", BLIND.format(**report["blind"]), *_blind_lines(report["blind"])]
    (reports / "search.md").write_text(HEAD.format(**report) + "\n".join(lines) + "\n", encoding="utf-8")


def _lines(report: dict[str, Any]) -> list[str]:
    systems = {NAMES[name]: scores for name, scores in report["systems"].items()}
    lines = [
        "| system | nDCG@10, all | interval | held half | tuning half | recall@50, held | success@10, held |",
        "|---|---:|---|---:|---:|---:|---:|",
    ]
    for name, scores in systems.items():
        held, tuning = (scores["by_half"][half] for half in ("held", "tuning"))
        interval = " to ".join(f"{end:.3f}" for end in scores["ndcg_10_interval"])
        figures = (
            scores["ndcg_10"],
            interval,
            held["ndcg_10"],
            tuning["ndcg_10"],
            held["recall_50"],
            held["success_10"],
        )
        lines.append(f"| {name} | " + " | ".join(x if isinstance(x, str) else f"{x:.3f}" for x in figures) + " |")
    lines += ["", "nDCG@10 by kind of query:", "", "| kind | queries | " + " | ".join(systems) + " |"]
    lines.append("|---|---:|" + "---:|" * len(systems))
    for kind, own in report["systems"]["referat"]["by_kind"].items():
        cells = " | ".join(f"{scores['by_kind'][kind]['ndcg_10']:.3f}" for scores in systems.values())
        lines.append(f"| {kind} | {own['queries']} | {cells} |")
    return lines


def _blind_lines(report: dict[str, Any]) -> list[str]:
    lines = ["| system | nDCG@10 | interval | recall@50 | success@10 |", "|---|---:|---|---:|---:|"]
    for name, scores in report["systems"].items():
        interval = " to ".join(f"{end:.3f}" for end in scores["ndcg_10_interval"])
        figures = " | ".join(f"{scores[figure]:.3f}" for figure in ("recall_50", "success_10"))
        lines.append(f"| {NAMES[name]} | {scores['ndcg_10']:.3f} | {interval} | {figures} |")
    return lines


if __name__ == "__main__":
    main()
