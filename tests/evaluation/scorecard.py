"""Write reports/scorecard.md and .json, models/scores.json and the figures in README.md: all that the project publishes of itself.

    python tests/evaluation/scorecard.py

Nothing is measured here: figures are read from the files that the measuring programs wrote. A file keeps its date and version until
its bytes change.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from scorecard_figures import Figure, figures_of_card, figures_of_report

from pipeline import __version__

ROOT: Final = Path(__file__).parents[2]
SCORECARD: Final = ROOT / "reports" / "scorecard.json"
HEAD: Final = """# Scorecard

Made by `python tests/evaluation/scorecard.py` from the reports and model cards in this repository: every accuracy and speed that the
project publishes, with its data, its date, the version that was measured and the command that makes it. Intervals, in brackets, are
of 95 %; `n` is of how many. Scores are from 0 to 1. `scorecard.json` holds the same for programs.

"""
_REGION: Final = re.compile(r"(<!-- score:(\w+) -->).*?(<!-- /score -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A file with figures.

    Attributes:
        path: from the top of the repository.
        data: what was measured on.
        command: that makes the figures.
        models: whose versions matter, by folder of ``models``; none for those of the code alone.
    """

    path: str
    data: str
    command: str
    models: tuple[str, ...] = ()


_OPEN: Final = "own documents in real layouts: samples and development are open, heldout is seen by the scorer alone"
_NER: Final = "DaN+ dev (news) and corpora/ner-domain (minutes and news)"
SOURCES: Final[Mapping[str, Source]] = {
    "documents": Source("reports/documents.json", _OPEN, "python tests/evaluation/report.py", ("ner-accurate",)),
    "entities": Source(
        "reports/entities.json",
        "own marked texts, corpora/entities: open, and sealed ones that the scorer alone sees",
        "python tests/evaluation/entities_report.py",
        ("ner-accurate", "ner-fast"),
    ),
    "links": Source(
        "reports/links.json",
        "projects and identity on own documents: samples and development are open, heldout and sealed are seen by the scorer alone",
        "python tests/evaluation/links_report.py",
        ("ner-accurate", "projects"),
    ),
    "linking_speed": Source(
        "reports/linking_speed.json",
        "invented documents, one core of a shared machine",
        "python -m tests.benchmarks.linking",
    ),
    "search": Source(
        "reports/search.json",
        "judged queries over corpora/samples",
        "python tests/evaluation/search_report.py",
        ("ner-fast", "vectors"),
    ),
    "projects": Source(
        "models/projects/README.md",
        "texts of corpora/projects kept out of training; projects of corpora/gold/heldout",
        "make train-projects; referat evaluate projects corpora/gold/heldout",
        ("projects",),
    ),
    "ner-accurate": Source(
        "models/ner-accurate/README.md", _NER, "referat evaluate ner FILE --model accurate", ("ner-accurate",)
    ),
    "ner-accurate-conditions": Source(
        "reports/models/ner-accurate-conditions.json",
        "DaN+ dev",
        "python -m models.recipes.ner_data.conditions accurate FILE",
        ("ner-accurate",),
    ),
    "ner-accurate-bias": Source(
        "reports/models/ner-accurate-bias.json",
        "100 sentences with invented names a group",
        "python -m models.recipes.ner_data.bias accurate",
        ("ner-accurate",),
    ),
    "ner-fast": Source("models/ner-fast/README.md", _NER, "referat evaluate ner FILE --model fast", ("ner-fast",)),
    "ner-fast-conditions": Source(
        "reports/models/ner-fast-conditions.json",
        "DaN+ dev",
        "python -m models.recipes.ner_data.conditions fast FILE",
        ("ner-fast",),
    ),
    "ner-fast-bias": Source(
        "reports/models/ner-fast-bias.json",
        "100 sentences with invented names a group",
        "python -m models.recipes.ner_data.bias fast",
        ("ner-fast",),
    ),
    "topics": Source(
        "reports/models/topics.json",
        "1,453 coded agenda titles (agendacodeR), five folds; unread_half: those that no one who wrote the lexicon has read",
        "python -m models.recipes.topics.train --data FOLDER --evaluate",
        ("topics",),
    ),
    "topic-items": Source(
        "reports/models/topic-items.json",
        "agenda items of corpora/topics/items.csv",
        "python -m models.recipes.topics.items",
        ("topics",),
    ),
    "item-types": Source(
        "reports/models/item-types.json",
        "agenda items of open documents",
        "python -m models.recipes.topics.item_types",
    ),
    "speed": Source(
        "reports/speed.json",
        "corpora/samples and varied copies, on a shared machine of two cores",
        "make bench",
        ("ner-accurate", "ner-fast", "topics"),
    ),
    "runs": Source(
        "reports/runs.json",
        "corpora/samples and varied copies, on a shared machine of two cores",
        "python -m tests.benchmarks.runs",
        ("ner-accurate", "ner-fast", "topics"),
    ),
    "search_speed": Source(
        "reports/search_speed.json",
        "invented agenda items, on two cores with nothing else to do",
        "python -m tests.benchmarks.search 100000 1000000",
    ),
    "exports": Source(
        "reports/exports.json",
        "copies of the lake of corpora/samples, on a shared machine of two cores",
        "python -m tests.benchmarks.exports data/lake 1000000 5000000",
    ),
}

SUMMARY: Final = (
    ("agenda items found, held-out documents (F1)", "documents", ("heldout", "facts", "items"), "F1"),
    ("outcomes of decisions, held-out documents (F1)", "documents", ("heldout", "facts", "outcomes"), "F1"),
    ("votes, held-out documents (F1)", "documents", ("heldout", "facts", "votes"), "F1"),
    ("persons, held-out documents (F1)", "documents", ("heldout", "facts", "entities.person"), "F1"),
    ("organisations, held-out documents (F1)", "documents", ("heldout", "facts", "entities.organisation"), "F1"),
    ("projects by name, held-out documents (F1)", "documents", ("heldout", "facts", "entities.project"), "F1"),
    ("topics of agenda titles that no one had read", "topics", ("unread_half", "major"), "accuracy"),
    ("searches by words and meaning", "search", ("systems", "referat_meaning"), "nDCG@10"),
    ("words a second through the whole pipeline, one core", "speed", ("pipeline",), "words/s, whole pipeline"),
    (
        "MiB of memory at the most for a dataset of five million rows in DuckDB",
        "exports",
        ("exports", "duckdb 5,000,326 rows"),
        "peak MiB",
    ),
)
"""What the README says in a few lines: label, source, subject, measure."""


def main() -> None:
    """Writes what is described above; says what was written."""
    card = scorecard(_read_json(SCORECARD) if SCORECARD.exists() else {})
    _write(SCORECARD, as_json(card))
    _write(SCORECARD.with_suffix(".md"), as_markdown(card))
    _write(ROOT / "models" / "scores.json", json.dumps(scores_of_models(card), ensure_ascii=False, indent=1) + "\n")
    readme = ROOT / "README.md"
    _write(readme, with_figures(readme.read_text(encoding="utf-8"), card))


def scorecard(before: Mapping[str, Any]) -> dict[str, Any]:
    """All figures, by source that there is; dates and versions of sources that have not changed since ``before``, an earlier scorecard."""
    return {
        name: _measured(source, before.get(name, {}))
        | {
            "figures": [
                {"subject": list(figure.subject), "measure": figure.measure, "value": figure.value}
                | ({"interval": list(figure.interval)} if figure.interval else {})
                | ({} if figure.count is None else {"n": figure.count})
                for figure in _figures(ROOT / source.path)
            ]
        }
        for name, source in SOURCES.items()
        if (ROOT / source.path).exists()
    }


def as_json(card: Mapping[str, Any]) -> str:
    """The scorecard for programs, a line a figure."""
    sources = []
    for name, source in card.items():
        about = json.dumps({key: value for key, value in source.items() if key != "figures"}, ensure_ascii=False)
        figures = ",\n  ".join(json.dumps(figure, ensure_ascii=False) for figure in source["figures"])
        sources.append(f' "{name}": {about.removesuffix("}")}, "figures": [\n  {figures}\n ]}}')
    return "{\n" + ",\n".join(sources) + "\n}\n"


def as_markdown(card: Mapping[str, Any]) -> str:
    """The scorecard for people: a table a source, a line a subject."""
    return HEAD + "\n".join(line for name, source in card.items() for line in _section(name, source))


def scores_of_models(card: Mapping[str, Any]) -> dict[str, list[dict[str, object]]]:
    """Of each model, as rows of ``runs`` name it, its main figures: what the manifest of a dataset says of it."""
    wanted = {
        "ner-accurate": (("ner-accurate-conditions", ("as written", "loc_org_per"), "F1"),),
        "ner-fast": (("ner-fast-conditions", ("as written", "loc_org_per"), "F1"),),
        "topics": (
            ("topics", ("unread_half", "major"), "accuracy"),
            ("topics", ("unread_half", "subtopic"), "accuracy"),
        ),
    }
    return {
        _version_of(model): [
            {"measure": f"{measure} ({', '.join(subject)})", "data": card[source]["data"], "date": card[source]["date"]}
            | {
                key: value
                for key, value in _find(card, source, subject, measure).items()
                if key in ("value", "interval")
            }
            for source, subject, measure in figures
        ]
        for model, figures in wanted.items()
    }


def with_figures(readme: str, card: Mapping[str, Any]) -> str:
    """A text with the figures of the scorecard between its marks ``<!-- score:NAME -->`` and ``<!-- /score -->``."""
    regions = {"summary": _summary(card)}
    return _REGION.sub(lambda match: f"{match[1]}{regions[match[2]]}{match[3]}", readme)


def _summary(card: Mapping[str, Any]) -> str:
    lines = ["", "| what | figure | 95 % | measured |", "|---|---:|---|---|"]
    for label, source, subject, measure in SUMMARY:
        figure = _find(card, source, subject, measure)
        interval = " to ".join(map(_number, figure.get("interval", ())))
        lines.append(f"| {label} | {_number(figure['value'])} | {interval} | {card[source]['date']} |")
    return "\n".join([*lines, ""])


def _find(card: Mapping[str, Any], source: str, subject: Iterable[str], measure: str) -> Mapping[str, Any]:
    wanted = (list(subject), measure)
    return next(one for one in card[source]["figures"] if (one["subject"], one["measure"]) == wanted)


def _section(name: str, source: Mapping[str, Any]) -> list[str]:
    """Lines on a source: a table for each set of measures that its subjects have."""
    rows: dict[str, dict[str, str]] = {}
    for figure in source["figures"]:
        count = {"n": f"{figure['n']:,}"} if "n" in figure else {}
        row = rows.setdefault(", ".join(figure["subject"]) or "all", count)
        ends = [_number(end) for end in figure.get("interval", ())]
        interval = f" ({' to '.join(ends)})" if ends else ""
        row[figure["measure"]] = _number(figure["value"]) + interval
    tables: dict[tuple[str, ...], list[str]] = {}
    for what, row in rows.items():
        tables.setdefault(tuple(row), []).append(f"| {what} | {' | '.join(row.values())} |")
    made = f"{source['path']}, {source['date']}, {source['version']}. Data: {source['data']}. Made by `{source['command']}`."
    lines = [f"## {name}", "", made, ""]
    for measures, body in tables.items():
        lines += [f"| what | {' | '.join(measures)} |", f"|---|{'---:|' * len(measures)}", *body, ""]
    return lines


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) or value > 10 else f"{value:.3f}"


def _figures(path: Path) -> Iterable[Figure]:
    return figures_of_report(_read_json(path)) if path.suffix == ".json" else figures_of_card(path.read_text("utf-8"))


def _measured(source: Source, before: Mapping[str, Any]) -> dict[str, object]:
    digest = hashlib.sha256((ROOT / source.path).read_bytes()).hexdigest()
    is_same = before.get("sha256") == digest
    return {
        "path": source.path,
        "sha256": digest,
        "date": before["date"] if is_same else _date_of(source.path),
        "version": before["version"] if is_same else _versions(source.models),
        "data": source.data,
        "command": source.command,
    }


def _date_of(path: str) -> str:
    """The day of a file's last commit; today where it has been written since."""
    git = ("git", "-C", str(ROOT))
    is_clean = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", path], check=False).returncode == 0
    committed = subprocess.run(
        [*git, "log", "-1", "--format=%cs", "--", path], capture_output=True, text=True, check=False
    )
    return (committed.stdout.strip() if is_clean else "") or f"{datetime.now(UTC):%Y-%m-%d}"


def _versions(models: Iterable[str]) -> str:
    return ", ".join((f"referat {__version__}", *map(_version_of, models)))


def _version_of(model: str) -> str:
    """A model as the table ``runs`` names it: with its version, or with a hash of its file where it has none."""
    folder = ROOT / "models" / model
    if (folder / "meta.json").exists():
        meta = _read_json(folder / "meta.json")
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    if model == "topics":
        from pipeline.topics.model import TopicModel

        return TopicModel.load().name
    return f"{model} {hashlib.sha256((folder / 'model.onnx').read_bytes()).hexdigest()[:8]}"


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
