"""Make the accurate language model again: ``make train-ner-accurate FOLDER=...``.

    python -m models.recipes.ner_accurate.build --data FOLDER --work FOLDER

FOLDER of the data holds da_news_train.tsv and da_news_dev.tsv of DaN+. A teacher of twelve layers is trained first, then the student
that is shipped, which starts from the teacher's lower layers and learns from its probabilities as well as from the gold tags. What is made
on the way stays in --work and is not made twice. The same seeds on the same machine give the same model.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from models.recipes.encoder.network import load_encoder
from models.recipes.encoder.sources import words
from models.recipes.encoder.vocabulary import pruned, tokenizer
from models.recipes.encoder.weights import Weights, installed_file, read_weights
from models.recipes.ner_accurate.data import collator, read_examples
from models.recipes.ner_accurate.export import write_pipeline
from models.recipes.ner_accurate.model import Recogniser
from models.recipes.ner_accurate.train import Recipe, scores, train

TOP = Path(__file__).resolve().parents[3]
VOCABULARY = 40_000
"""Pieces that are kept of 250,000."""

TEACHER = Recipe(layers=12, epochs=5, learning_rate=1.5e-4, seed=1)
STUDENT = Recipe(layers=9, epochs=4, learning_rate=1.5e-4, seed=2, teacher_weight=0.7)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "ner-accurate")
    parser.add_argument("--seed", type=int, help="another seed of the student")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    arguments.work.mkdir(parents=True, exist_ok=True)
    student = STUDENT if arguments.seed is None else replace(STUDENT, seed=arguments.seed)
    build(arguments.data, arguments.work, arguments.out, student)


def build(data: Path, work: Path, out: Path, student: Recipe) -> None:
    """Train what ``work`` does not hold yet, and write the pipeline to ``out``."""
    weights = read_weights(installed_file())
    kept = _kept(weights, data, work / "kept.json")
    pieces = tokenizer([weights.pieces[number] for number in kept], [weights.scores[number] for number in kept])
    collate = collator(pieces)
    training = read_examples(data / "da_news_train.tsv")

    def new(recipe: Recipe) -> Recogniser:
        torch.manual_seed(recipe.seed)
        return Recogniser(load_encoder(weights, kept, recipe.layers, recipe.dropout))

    def trained(name: str, recipe: Recipe, start: Callable[[], Recogniser], teacher: Recogniser | None) -> Recogniser:
        path = work / f"{name}.pt"
        if path.exists():
            model = new(recipe)
            model.load_state_dict(torch.load(path))
            return model.eval()
        model = start()
        train(model, training, collate, recipe, teacher)
        torch.save(model.state_dict(), path)
        print(name, scores(model, data / "da_news_dev.tsv", collate), flush=True)
        return model

    def lower_layers() -> Recogniser:
        model = new(student)
        wanted = model.state_dict()
        model.load_state_dict({name: value for name, value in teacher.state_dict().items() if name in wanted})
        return model

    teacher = trained("teacher", TEACHER, lambda: new(TEACHER), None)
    model = trained(f"student-{student.seed}", student, lower_layers, teacher)
    write_pipeline(model, pieces, out)


def _kept(weights: Weights, data: Path, path: Path) -> list[int]:
    if not path.exists():
        path.write_text(json.dumps(pruned(weights, words(data / "da_news_train.tsv"), VOCABULARY)), encoding="utf-8")
    kept: list[int] = json.loads(path.read_text(encoding="utf-8"))
    return kept


if __name__ == "__main__":
    main()
