"""Score topics of agenda items with their text, on the open documents whose items were coded by hand.

    python -m models.recipes.topics.items       # reports/models/topic-items.json, under a minute

``corpora/topics/items.csv`` has the code of an item (its place in the document's gold, from 1) in ``corpora/gold/development``; items of
which title and text say too little have none.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.analyse import topic_inputs
from pipeline.evaluation.intervals import wilson_interval
from pipeline.readers import read
from pipeline.records import AgendaItem, Source
from pipeline.settings import default_settings
from pipeline.structure.parse import parse
from pipeline.topics.assign import TopicInput, classify_topics
from pipeline.topics.model import TopicModel
from pipeline.topics.reading import major_topic

TOP = Path(__file__).resolve().parents[3]
DOCUMENTS = TOP / "corpora" / "gold" / "development"
CODES = TOP / "corpora" / "topics" / "items.csv"
_OWN_BUSINESS = 2036
_SOME_TEXT = 80

EVIDENCE: dict[str, Callable[[TopicInput], TopicInput]] = {
    "title": lambda item: TopicInput(title=item.title),
    "title, body": lambda item: TopicInput(title=item.title, body=item.body),
    "title, text": lambda item: TopicInput(title=item.title, text=item.text),
    "title, text, body": lambda item: TopicInput(title=item.title, text=item.text, body=item.body),
    "title, text, body, KLE code": lambda item: item,
}


@dataclass(frozen=True, slots=True)
class _Coded:
    code: int
    item: TopicInput


def main() -> None:
    """Scores each kind of evidence and writes the report."""
    model = TopicModel.load()
    coded = [found for found in coded_items() if found.code != _OWN_BUSINESS]
    long = [found for found in coded if len(found.item.text) > _SOME_TEXT]
    report = {
        name: {
            "items": _score(model, coded, reduced),
            "items_with_text": _score(model, long, reduced),
        }
        for name, reduced in EVIDENCE.items()
    }
    path = TOP / "reports" / "models" / "topic-items.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


def coded_items() -> Iterator[_Coded]:
    """The coded items as the pipeline reads them; one that it does not find counts with the little that is known: nothing."""
    codes: defaultdict[str, dict[int, int]] = defaultdict(dict)
    with CODES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes[row["document"]][int(row["item"])] = int(row["cap_code"])
    for document, by_place in codes.items():
        gold = json.loads((DOCUMENTS / f"{document}.gold.json").read_text(encoding="utf-8"))
        path = DOCUMENTS / gold["document"]
        found = read(Source(uri=path.as_uri(), data=path.read_bytes()), default_settings())
        meeting = parse(found).meeting
        items = meeting.items if meeting else ()
        inputs = topic_inputs(found, meeting) if meeting else []
        for place, code in by_place.items():
            item = _same(gold["items"][place - 1], place - 1, items, len(gold["items"]))
            yield _Coded(code, TopicInput(title="") if item is None else inputs[item])


def _same(gold: dict[str, Any], place: int, items: Sequence[AgendaItem], total: int) -> int | None:
    """Which of the items read is that of the gold: by title, by number, by its place among as many."""
    for name in ("title", "number"):
        if gold[name]:
            same = [n for n, item in enumerate(items) if (getattr(item, name) or "").strip() == gold[name]]
            if len(same) == 1:
                return same[0]
    return place if len(items) == total else None


def _score(
    model: TopicModel, coded: Sequence[_Coded], reduced: Callable[[TopicInput], TopicInput]
) -> dict[str, object]:
    readings = classify_topics(model, [reduced(found.item) for found in coded], 0.0)
    pairs = list(zip(coded, readings, strict=True))
    topics = sum(reading.topic == major_topic(found.code) for found, reading in pairs)
    ranked = sorted(pairs, key=lambda pair: -pair[1].score)[: round(0.8 * len(pairs))]
    low, high = wilson_interval(topics, len(pairs))
    return {
        "items": len(pairs),
        "topic_accuracy": round(topics / len(pairs), 4),
        "topic_accuracy_interval": (round(low, 4), round(high, 4)),
        "subtopic_accuracy": round(sum(reading.subtopic == found.code for found, reading in pairs) / len(pairs), 4),
        "topic_accuracy_at_80_percent": round(
            sum(reading.topic == major_topic(found.code) for found, reading in ranked) / len(ranked), 4
        ),
    }


if __name__ == "__main__":
    main()
