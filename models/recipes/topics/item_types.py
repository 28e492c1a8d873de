"""Compare ways to tell the type of an agenda item: the rules of the pipeline, a linear model, a linear model that sees the rules' answer.

    python -m models.recipes.topics.item_types       # reports/models/item-types.json, some seconds

Over the gold of the open documents, from its titles, labels, recommendations and decisions, so that no fault of reading counts. The models
are scored in five folds over documents. The rules were written with these documents at hand, which no fold can undo.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from pipeline.evaluation.intervals import wilson_interval
from pipeline.structure.item_types import classify_item

TOP = Path(__file__).resolve().parents[3]
FOLDERS = (TOP / "corpora" / "gold" / "development", TOP / "corpora" / "samples")
_FOLDS = 5
_FIRST_WORDS = 60
"""Of the decision, whose beginning says what it is."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the gold: its document, its type, what the rules say, and its words, each marked by the part that it stands in."""

    document: str
    item_type: str
    by_rules: str
    words: str


def main() -> None:
    """Scores the three ways and writes the report."""
    items = [item for folder in FOLDERS for path in sorted(folder.glob("*.gold.json")) for item in _items(path)]
    wanted = [item.item_type for item in items]
    words = [item.words for item in items]
    with_rules = [f"{item.words} rules:{item.by_rules}" for item in items]
    documents = [item.document for item in items]
    report = {
        "items": len(items),
        "documents": len(set(documents)),
        "rules": _score(wanted, [item.by_rules for item in items]),
        "linear model": _score(wanted, _held_out(words, wanted, documents)),
        "linear model with the rules' answer": _score(wanted, _held_out(with_rules, wanted, documents)),
    }
    text = json.dumps(report, indent=1) + "\n"
    (TOP / "reports" / "models" / "item-types.json").write_text(text, encoding="utf-8")
    print(text)


def _items(path: Path) -> Iterator[_Item]:
    for item in json.loads(path.read_text(encoding="utf-8")).get("items", []):
        if not item["item_type"]:
            continue
        title = item["title"] or ""
        labels = [section["label"] for section in item["sections"] if section.get("label")]
        recommendations = item["recommendations"]
        decision = " ".join(decided["text"] for decided in item["decisions"])
        by_rules = classify_item(title, labels=labels, recommendations=recommendations, decision=decision).item_type
        parts = {"title": title, "label": " ".join(labels), "recommended": " ".join(recommendations)}
        parts["decided"] = " ".join(decision.split()[:_FIRST_WORDS])
        words = " ".join(f"{part}:{word}" for part, text in parts.items() for word in text.lower().split())
        yield _Item(path.name, item["item_type"], by_rules, words)


def _held_out(texts: Sequence[str], wanted: Sequence[str], documents: Sequence[str]) -> list[str]:
    """What the model says of each item when it has not seen its document."""
    found: NDArray[np.str_] = np.empty(len(texts), dtype="U40")
    for rest, rows in GroupKFold(_FOLDS).split(texts, wanted, documents):
        model = make_pipeline(
            TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True), LinearSVC(random_state=0)
        )
        model.fit([texts[row] for row in rest], [wanted[row] for row in rest])
        found[rows] = model.predict([texts[row] for row in rows])
    return [str(item_type) for item_type in found]


def _score(wanted: Sequence[str], found: Sequence[str]) -> dict[str, object]:
    right = sum(one == other for one, other in zip(wanted, found, strict=True))
    low, high = wilson_interval(right, len(wanted))
    return {
        "accuracy": round(right / len(wanted), 4),
        "accuracy_interval": (round(low, 4), round(high, 4)),
        "macro_f1": round(float(f1_score(wanted, found, average="macro")), 4),
    }


if __name__ == "__main__":
    main()
