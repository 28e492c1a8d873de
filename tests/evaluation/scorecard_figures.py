"""Reading figures out of what the measuring programs wrote: JSON reports and the tables of model cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

MEASURES: Final = {
    "f1": "F1",
    "precision": "precision",
    "recall": "recall",
    "accuracy": "accuracy",
    "accuracy_of_found": "accuracy of those found",
    "macro_f1": "macro F1",
    "topic_accuracy": "topic accuracy",
    "subtopic_accuracy": "subtopic accuracy",
    "topic_accuracy_at_80_percent": "topic accuracy at 80 % coverage",
    "coverage": "coverage",
    "expected_calibration_error": "calibration error",
    "ndcg_10": "nDCG@10",
    "recall_50": "recall@50",
    "success_10": "success@10",
    "documents_per_second": "documents/s",
    "pages_per_second": "pages/s",
    "items_per_second": "items/s",
    "items_per_second_first": "items/s, first",
    "items_per_second_again": "items/s, again",
    "kilobytes_per_second_first": "kB of text/s, first",
    "pipeline_words_per_second": "words/s, whole pipeline",
    "model_words_per_second": "words/s, language model alone",
    "ratio": "ratio",
    "load_seconds": "seconds to load",
    "seconds": "seconds",
    "processor_seconds": "processor seconds",
    "peak_mib": "peak MiB",
    "dataset_mib": "MiB on disk",
    "second_share": "second run's share of the first",
}
"""What is measured, by its name in the reports; other numbers there are counts and settings."""

_GROUPS: Final = {"peak_mib": "peak MiB", "stages": "seconds", "start": "seconds"}
"""Names under which every number is a figure of one measure, each with a name of its own."""
_COUNTS: Final = ("gold", "marked", "support", "mentions", "projects", "items", "queries", "documents", "rows", "words")
_NUMBER: Final = r"(\d*\.\d+)"
_CELL: Final = re.compile(rf"{_NUMBER}\**(?: \({_NUMBER} to {_NUMBER}\))?")
_SPEED: Final = re.compile(r"(\d[\d,]*(?: to \d[\d,]*)?) (?:different )?(words|titles) a second")


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure.

    Attributes:
        subject: what was measured, from the general to the particular.
        measure: in what.
        value: the figure; a text where it is a range.
        interval: of 95 %, where one was made.
        count: of how many.
    """

    subject: tuple[str, ...]
    measure: str
    value: float | str
    interval: tuple[float, float] | None = None
    count: int | None = None


def figures_of_report(report: Any, subject: tuple[str, ...] = ()) -> Iterator[Figure]:
    """The figures of a JSON report, wherever they stand in it.

    >>> list(figures_of_report({"votes": {"f1": 0.9, "f1_interval": [0.8, 1.0], "gold": 12}}))
    [Figure(subject=('votes',), measure='F1', value=0.9, interval=(0.8, 1.0), count=12)]
    """
    if isinstance(report, list):
        for element in report:
            if isinstance(element, dict):
                yield from figures_of_report(element, (*subject, _name(element)))
        return
    count = next((report[name] for name in _COUNTS if isinstance(report.get(name), int)), None)
    for name, value in report.items():
        if (
            name in _GROUPS
            and isinstance(value, dict)
            and all(isinstance(part, (int, float)) for part in value.values())
        ):
            yield from (Figure((*subject, name, str(key)), _GROUPS[name], found) for key, found in value.items())
        elif isinstance(value, (dict, list)):
            yield from figures_of_report(value, (*subject, name))
        elif name in MEASURES and isinstance(value, (int, float)):
            ends = report.get(f"{name}_interval") or report.get("interval")
            yield Figure(subject, MEASURES[name], value, (ends[0], ends[1]) if ends else None, count)


def figures_of_card(text: str) -> Iterator[Figure]:
    """The figures in the tables of a model's card, and the words or titles a second that it names.

    >>> list(figures_of_card("| text | PER |\\n|---|---|\\n| dev | **0.91** (0.88 to 0.94) |"))
    [Figure(subject=('table 1', 'dev'), measure='PER', value=0.91, interval=(0.88, 0.94), count=None)]
    """
    for number, (heads, rows) in enumerate(_tables(text), 1):
        for first, *cells in rows:
            subject = (f"table {number}",) if _CELL.fullmatch(first) else (f"table {number}", first)
            for head, cell in zip(heads, (first, *cells), strict=False):
                if found := _CELL.fullmatch(cell):
                    ends = (float(found[2]), float(found[3])) if found[2] else None
                    yield Figure(subject, head, float(found[1]), ends)
    for rate, unit in _SPEED.findall(text):
        yield Figure((), f"{unit}/s", rate)


def _name(element: Mapping[str, Any]) -> str:
    """What tells an element of a list from the others."""
    first = element.get("first", element)
    names = [str(first[key]) for key in ("language_model", "model", "format") if key in first]
    sizes = [f"{first[key]:,} {key}" for key in ("documents", "rows", "mentions", "stored") if key in first]
    return " ".join([*names, *sizes])


def _tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The heads and the rows of each table in a text of Markdown."""
    for block in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        heads, _, *rows = (
            [cell.strip().replace("`", "").strip("*") for cell in line.strip().strip("|").split("|")]
            for line in block.splitlines()
        )
        yield heads, rows
