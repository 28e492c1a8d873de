"""Make the tagger of projects again: ``make train-projects``.

    python -m models.recipes.projects.build

It starts from the shipped recogniser and learns from corpora/projects/training and the open documents. Every eighth text of each file is
kept out and scored. The same seed on the same machine gives the same model.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from shutil import copyfile

import torch

from models.recipes.encoder.export import write_onnx
from models.recipes.projects.gate import write_gate
from models.recipes.projects.start import load_start
from models.recipes.projects.texts import TOP, marked_texts, texts_without_projects
from models.recipes.projects.train import Recipe, Tagger, scores, train
from pipeline.annotate.projects.tagger.tagger import GATE, MODEL, PIECES
from pipeline.annotate.projects.tagger.units import Pieces

START = TOP / "models" / "ner-accurate" / "referat_recogniser"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "projects")
    parser.add_argument(
        "--held-out", type=int, default=8, help="keep every so-manieth text out of training; 0 for none"
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    build(arguments.out, arguments.held_out, Recipe())


def build(out: Path, held_out: int, recipe: Recipe) -> None:
    """Train a tagger and write it to ``out``."""
    torch.manual_seed(recipe.seed)
    pieces = Pieces((START / PIECES).read_text(encoding="utf-8"))
    marked, held = marked_texts(held_out)
    without = texts_without_projects()
    print(f"{len(marked)} marked texts, {len(held)} held out, {len(without)} parts without projects", flush=True)
    model = Tagger(load_start(START / MODEL, recipe.layers, recipe.dropout), recipe.dropout)
    train(model, marked, without, pieces, recipe)
    if held:
        print(json.dumps(scores(model, held, pieces), indent=1), flush=True)
    out.mkdir(parents=True, exist_ok=True)
    write_gate(marked, without, out / GATE, recipe.seed)
    write_onnx(model, "scores", {0: "batch", 1: "length"}, out / MODEL)
    copyfile(START / PIECES, out / PIECES)


if __name__ == "__main__":
    main()
