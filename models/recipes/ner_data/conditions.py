"""How well a shipped model finds names in text that is written otherwise: in capitals, in small letters, with ae, oe, aa.

    python -m models.recipes.ner_data.conditions accurate FILE    # reports/models/ner-accurate-conditions.json

FILE is in DaN+ format, such as da_news_dev.tsv.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

from models.recipes.ner_data.augment import change_letters
from pipeline.annotate.language import SHIPPED, load_model
from pipeline.evaluation.ner import read_danplus, score_sentences

TOP = Path(__file__).resolve().parents[3]
AS_WRITTEN = {"upper": 0.0, "lower": 0.0, "folded": 0.0}
CONDITIONS = {
    "as written": AS_WRITTEN,
    "ae, oe, aa": AS_WRITTEN | {"folded": 1.0},
    "small letters": AS_WRITTEN | {"lower": 1.0},
    "capitals": AS_WRITTEN | {"upper": 1.0},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=tuple(SHIPPED))
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    nlp = load_model(arguments.model)
    gold = read_danplus(arguments.file)
    found = {}
    for name, shares in CONDITIONS.items():
        changed = [replace(each, words=change_letters(each.words, random.Random(0), **shares)) for each in gold]
        found[name] = score_sentences(changed, nlp)
        print(name, found[name]["loc_org_per"])
    path = TOP / "reports" / "models" / f"{SHIPPED[arguments.model]}-conditions.json"
    path.write_text(json.dumps({"file": arguments.file.name, **found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
