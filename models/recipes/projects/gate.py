"""The gate before the tagger: logistic regression on words, weighed so that few projects are lost."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from models.recipes.projects.augment import Augmentation, changed
from models.recipes.projects.texts import Text, is_short
from pipeline.annotate.projects.tagger.gate import LEAST_LETTERS, features

RECALL, RECALL_BESIDE = 0.963, 0.982
"""Share of the texts with projects that pass, when the gate has not seen them."""
_STRENGTH = 0.3
_SLIGHTEST = 0.01
"""Weights nearer to none are left out."""
_FEWEST = 2
"""Texts that a feature must be in."""
_AROUND = Augmentation(before=0.5, behind=0.5)


def write_gate(marked: Sequence[Text], without: Sequence[Text], path: Path, seed: int) -> None:
    """Train the gate on the short texts, since gates that learned from whole documents lost more, and write it to ``path``."""
    rng = random.Random(seed)
    marked = [text for text in marked if is_short(text)]
    texts = [words_of(changed(text, _AROUND, without, rng)) for text in marked]
    named = [any(segment.label == "project" for line in text for segment in line.segments) for text in marked]
    others = [part for text in without for part in _parts(text)]
    counter = CountVectorizer(analyzer=lambda text: list(features(text)), min_df=_FEWEST, binary=True)
    table = counter.fit_transform([*texts, *others])
    has = np.array([*named, *[False] * len(others)])
    model = LogisticRegression(C=_STRENGTH, max_iter=500, class_weight="balanced")
    unseen = cross_val_predict(model, table, has, cv=5, method="predict_proba")[:, 1]
    threshold, beside = (_threshold(unseen[has], recall) for recall in (RECALL, RECALL_BESIDE))
    passed = float((unseen[len(texts) :] >= threshold).mean())
    print(f"gate: {table.shape[1]} features, passes {passed:.3f} of the parts without projects", flush=True)
    model.fit(table, has)
    weights = {
        name: round(float(weight), 4)
        for name, weight in zip(counter.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= _SLIGHTEST
    }
    written = {"bias": float(model.intercept_[0]), "threshold": threshold, "beside": beside, "weights": weights}
    path.write_text(json.dumps(written, ensure_ascii=False, indent=0), encoding="utf-8")


def words_of(text: Text) -> str:
    """A text's words, line by line."""
    return "\n".join(line.text for line in text)


def _parts(text: Text) -> list[str]:
    parts = [""]
    for line in text:
        if len(parts[-1]) >= LEAST_LETTERS:
            parts.append("")
        parts[-1] += line.text + "\n"
    return parts


def _threshold(probabilities: NDArray[np.float64], recall: float) -> float:
    """The probability that such a share is above."""
    return round(float(np.quantile(probabilities, 1 - recall)), 4)
