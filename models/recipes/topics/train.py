"""Train the topic model, and score the way of training by nested cross-validation.

    python -m models.recipes.topics.train --data FOLDER              # models/topics/topics.skops, about three minutes
    python -m models.recipes.topics.train --data FOLDER --evaluate   # reports/models/topics.json and its pictures, two minutes

FOLDER holds train.csv (id, cap_code, text) and unlabelled.csv (id, text), both from the R package agendacodeR. ``--corrected`` adds
files that `referat review topics` wrote and a person corrected.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from models.recipes.topics.frames import framed
from pipeline.evaluation.topic_pictures import write_pictures
from pipeline.evaluation.topics import calibration_error, confusion, curve, reliability, report
from pipeline.topics.assign import read_by_rule
from pipeline.topics.reading import TopicReading
from pipeline.topics.review import read_corrections
from pipeline.topics.text import normalise
from pipeline.topics.training import CodedTitles, TrainingSettings, cross_validate, train, with_words

NAME = "referat-topics 4"
TOP = Path(__file__).resolve().parents[3]
LEXICON = Path(__file__).resolve().with_name("lexicon.txt")
REVIEWED = Path(__file__).resolve().with_name("reviewed.csv")
CANDIDATES = (TrainingSettings(machine_share=0.5), TrainingSettings(machine_share=0.8))
_LEAST = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "topics" / "topics.skops")
    parser.add_argument("--corrected", type=Path, action="append", default=[])
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with threadpool_limits(1):  # sums of several threads differ in their last digits, and the file's bytes with them
        run(arguments)


def run(arguments: argparse.Namespace) -> None:
    """Trains or evaluates as asked for."""
    coded = read_coded_titles(arguments.data)
    reviewed = read_reviewed(arguments.data, arguments.corrected)
    lexicon = read_lexicon(LEXICON)
    if arguments.evaluate:
        evaluate(coded, lexicon, reviewed)
        return
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    model = train(NAME, coded, lexicon, framed(lexicon), reviewed, CANDIDATES, arguments.seed)
    model.save(arguments.out)
    print(
        f"{arguments.out}: {len(model.codes)} codes, {arguments.out.stat().st_size / 1e6:.1f} MB, {model.calibration}"
    )


def read_coded_titles(folder: Path) -> CodedTitles:
    """The titles that the research group coded."""
    rows = _rows(folder / "train.csv")
    return CodedTitles([row["text"] for row in rows], np.array([int(row["cap_code"]) for row in rows]))


def read_reviewed(folder: Path, corrected: Sequence[Path] = ()) -> CodedTitles:
    """The titles that were coded for this project: of ``unlabelled.csv`` by ``reviewed.csv``, and those of corrected files."""
    texts = {row["id"]: row["text"] for row in _rows(folder / "unlabelled.csv")}
    pairs = [(texts[row["id"]], int(row["cap_code"])) for row in _rows(REVIEWED) if row["id"] in texts]
    for path in corrected:
        pairs += [(found.title, found.code) for found in read_corrections(path)]
    return CodedTitles([title for title, _ in pairs], np.array([code for _, code in pairs], dtype=np.int64))


def read_lexicon(path: Path) -> CodedTitles:
    """The phrases of the lexicon with their codes: lines ``code: phrase; phrase``, comments after ``#``."""
    phrases: list[tuple[str, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, listed = line.partition(":")
            phrases += [(phrase.strip(), int(code)) for phrase in listed.split(";")]
    return CodedTitles([phrase for phrase, _ in phrases], np.array([code for _, code in phrases]))


def was_read(titles: Sequence[str]) -> NDArray[np.bool_]:
    """Which titles belong to the half that the lexicon's author read."""
    return np.array([int(hashlib.md5(title.encode()).hexdigest(), 16) % 2 == 0 for title in titles])


def evaluate(coded: CodedTitles, lexicon: CodedTitles, reviewed: CodedTitles) -> None:
    """Nested cross-validation (``cross_validate``) with the rules for titles of fixed form, as `referat evaluate topics` scores them."""
    told = with_words(coded)
    found = iter(cross_validate(told, lexicon, framed(lexicon), reviewed, CANDIDATES, seed=1))
    learnt = [next(found) if normalise(title) else TopicReading(None, None, 0.0) for title in coded.titles]
    readings = [read_by_rule(title) or reading for title, reading in zip(coded.titles, learnt, strict=True)]
    unread = np.flatnonzero(~was_read(coded.titles))
    result: dict[str, Any] = {
        "method": "five folds; weights learnt on the other four, settings and calibration on the held-out scores of the other four",
        "all": _scores(coded.codes, readings),
        "unread_half": _scores(coded.codes[unread], [readings[row] for row in unread]),
        "reliability": reliability(coded.codes.tolist(), readings),
        "curve": curve(coded.codes.tolist(), readings),
        "confusion": confusion(coded.codes.tolist(), readings),
    }
    folder = TOP / "reports" / "models"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "topics.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_pictures(result, folder)
    for part in ("all", "unread_half"):
        print(
            part,
            json.dumps({name: result[part][name] for name in ("major", "subtopic", "abstaining", "at_80_percent")}),
        )
        print("expected calibration error", result[part]["expected_calibration_error"])


def _scores(codes: NDArray[np.int64], readings: Sequence[TopicReading]) -> dict[str, Any]:
    ranked = sorted((reading.score for reading in readings), reverse=True)
    least = ranked[int(0.8 * len(ranked)) - 1]
    return {
        **report(codes.tolist(), readings, minimum=_LEAST, seconds=None),
        "at_80_percent": report(codes.tolist(), readings, minimum=least, seconds=None)["abstaining"],
        "expected_calibration_error": round(calibration_error(codes.tolist(), readings), 4),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
