"""How often the model finds a person whole, by the kind of name: the same sentences with names of several groups.

    python -m models.recipes.ner_data.bias accurate    # reports/models/ner-accurate-bias.json

The names are invented combinations; how many of their words stand in this recipe's name lists is said beside each figure.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from spacy.language import Language

from models.recipes.ner_data.lists import names
from pipeline.annotate.language import SHIPPED, load_model
from pipeline.evaluation.intervals import wilson_interval

TOP = Path(__file__).resolve().parents[3]
FRAMES = (
    "{} bød velkommen til mødet.",
    "Afbud: {} (V)",
    "Ordet blev givet til {}, som er formand for bestyrelsen.",
    "I byrådet mente {} (A), at sagen burde udsættes.",
    "Ifølge {} er der brug for flere pladser.",
    "Brev fra {} om støj",
    "Centerleder {} fremlagde planen.",
    "Ansvarlig: {}",
    "Sagen blev drøftet med {} og de øvrige naboer.",
    '"Vi er meget tilfredse," siger {} i en kommentar.',
)
NAMES = Path(__file__).resolve().with_name("bias_names.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=tuple(SHIPPED))
    model = parser.parse_args().model
    nlp = load_model(model)
    listed = set(names("first_names")) | set(names("last_names"))
    found = {}
    for line in NAMES.read_text(encoding="utf-8").splitlines()[1:]:
        group, _, people = line.partition(": ")
        persons = people.split("; ")
        hits = sum(is_found(nlp, frame, person) for frame in FRAMES for person in persons)
        trials = len(FRAMES) * len(persons)
        low, high = wilson_interval(hits, trials)
        found[group] = {
            "recall": round(hits / trials, 3),
            "interval": [round(low, 3), round(high, 3)],
            "words_in_lists": sum(word in listed for person in persons for word in person.split()),
        }
        print(group, found[group])
    path = TOP / "reports" / "models" / f"{SHIPPED[model]}-bias.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def is_found(nlp: Language, frame: str, person: str) -> bool:
    """Whether the person is found exactly and as a person in the frame."""
    start = frame.index("{}")
    span = (start, start + len(person), "PER")
    return span in {(ent.start_char, ent.end_char, ent.label_) for ent in nlp(frame.format(person)).ents}


if __name__ == "__main__":
    main()
