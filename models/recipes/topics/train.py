"""Train the topic model, and score the way of training by nested cross-validation.

    python -m models.recipes.topics.train --data FOLDER              # models/topics/topics.skops, about two minutes
    python -m models.recipes.topics.train --data FOLDER --evaluate   # reports/models/topics.json, about half an hour

FOLDER holds train.csv (id, cap_code, text) and, if there, unlabelled.csv (id, text), both from the R package agendacodeR.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.topics import report
from pipeline.topics.model import major_of
from pipeline.topics.reading import TopicReading
from pipeline.topics.training import CodedTitles, TrainingSettings, calibrate, fit, out_of_fold_scores, split, train

NAME = "referat-topics 1"
TOP = Path(__file__).resolve().parents[3]
LEXICON = Path(__file__).resolve().with_name("lexicon.txt")
CANDIDATES = tuple(
    TrainingSettings(lexicon_weight=weight, topic_share=share, regularisation=regularisation)
    for weight, share, regularisation in itertools.product((0.15, 0.3), (0.2, 0.4), (0.5, 1.0))
)
CURVE = tuple(round(0.05 * step, 2) for step in range(20))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "topics" / "topics.skops")
    parser.add_argument("--evaluate", action="store_true")
    arguments = parser.parse_args()
    coded, uncoded = read_titles(arguments.data)
    lexicon = read_lexicon(LEXICON)
    if arguments.evaluate:
        evaluate(coded, lexicon, uncoded)
        return
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    model = train(NAME, coded, lexicon, uncoded)
    model.save(arguments.out)
    print(
        f"{arguments.out}: {len(model.codes)} codes, {arguments.out.stat().st_size / 1e6:.1f} MB, {model.calibration}"
    )


def read_titles(folder: Path) -> tuple[CodedTitles, list[str]]:
    """The coded titles and the titles without code."""
    with (folder / "train.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    coded = CodedTitles([row["text"] for row in rows], np.array([int(row["cap_code"]) for row in rows]))
    unlabelled = folder / "unlabelled.csv"
    if not unlabelled.exists():
        return coded, []
    with unlabelled.open(encoding="utf-8", newline="") as file:
        return coded, [row["text"] for row in csv.DictReader(file)]


def read_lexicon(path: Path) -> CodedTitles:
    """The phrases of the lexicon with their codes: lines ``code: phrase; phrase``, comments after ``#``."""
    phrases: list[tuple[str, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, listed = line.partition(":")
            phrases += [(phrase.strip(), int(code)) for phrase in listed.split(";")]
    return CodedTitles([phrase for phrase, _ in phrases], np.array([code for _, code in phrases]))


def evaluate(coded: CodedTitles, lexicon: CodedTitles, uncoded: list[str]) -> None:
    """Nested cross-validation: in each of five outer folds the settings are chosen on the other four only."""
    readings: list[TopicReading | None] = [None] * len(coded.titles)
    chosen: list[dict[str, float]] = []
    for rest, held_out in split(coded, 5, seed=1):
        settings, scores = choose(coded[rest], lexicon, uncoded)
        model = fit("fold", coded[rest], lexicon, uncoded, settings, calibrate(scores, coded[rest], lexicon, settings))
        chosen.append(asdict(settings))
        for row, reading in zip(held_out, model.predict(coded[held_out].titles), strict=True):
            readings[row] = reading
    found = [reading for reading in readings if reading is not None]
    result = {
        "method": "five outer folds, settings chosen by three inner folds of the other four, seed 1",
        "chosen": chosen,
        **report(coded.codes.tolist(), found, minimum=0.35, seconds=None),
        "curve": curve(coded.codes, found),
        "expected_calibration_error": round(calibration_error(coded.codes, found), 4),
    }
    path = TOP / "reports" / "models" / "topics.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


def choose(
    coded: CodedTitles, lexicon: CodedTitles, uncoded: list[str]
) -> tuple[TrainingSettings, NDArray[np.float64]]:
    """The candidate with the most right topics plus right codes, and its out-of-fold scores."""
    best: tuple[float, TrainingSettings, NDArray[np.float64]] | None = None
    for settings in CANDIDATES:
        scores = out_of_fold_scores(coded, lexicon, uncoded, settings, folds=3)
        predicted = np.union1d(coded.codes, lexicon.codes)[scores.argmax(axis=1)]
        right = np.mean(predicted == coded.codes) + np.mean(major_of(predicted) == major_of(coded.codes))
        if best is None or right > best[0]:
            best = right, settings, scores
    assert best is not None
    return best[1], best[2]


def curve(codes: NDArray[np.int64], readings: list[TopicReading]) -> list[dict[str, float]]:
    """Coverage and accuracy of the topics at each threshold on the score."""
    score = np.array([reading.score for reading in readings])
    right = np.array([reading.topic for reading in readings]) == major_of(codes)
    return [
        {
            "minimum": minimum,
            "coverage": round(float((score >= minimum).mean()), 4),
            "accuracy": round(float(right[score >= minimum].mean()), 4),
        }
        for minimum in CURVE
        if (score >= minimum).any()
    ]


def calibration_error(codes: NDArray[np.int64], readings: list[TopicReading], bins: int = 10) -> float:
    """Expected calibration error: mean distance of score and accuracy over ten bins of score, weighted by their items."""
    score = np.array([reading.score for reading in readings])
    right = np.array([reading.topic for reading in readings]) == major_of(codes)
    place = np.minimum((score * bins).astype(int), bins - 1)
    return sum(
        float((place == bin_).mean() * abs(score[place == bin_].mean() - right[place == bin_].mean()))
        for bin_ in np.unique(place)
    )


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
