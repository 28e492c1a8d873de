"""Make the tagger of projects again: ``make train-projects``.

    python -m models.recipes.projects.build

It starts from the shipped recogniser and learns from corpora/projects/training and the open documents: two taggers that begin alike and
see the texts in other orders and changes, of whose weights the mean is taken. Every eighth text of each file is kept out and scored. The
same seeds on the same machine give the same model.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copyfile

import torch
from torch import Tensor

from models.recipes.encoder.export import write_onnx
from models.recipes.projects.gate import write_gate
from models.recipes.projects.start import load_start
from models.recipes.projects.texts import TOP, Text, marked_texts, texts_without_projects
from models.recipes.projects.train import Recipe, Tagger, scores, train
from pipeline.annotate.projects.tagger.tagger import GATE, MODEL, PIECES
from pipeline.annotate.projects.tagger.units import Pieces

START = TOP / "models" / "ner-accurate" / "referat_recogniser"
MEMBERS = (Recipe(seed=3), Recipe(seed=4, short=0.8, without=0.12))
_SEED = 1
"""Of the gate, and of the weights that all members begin with: the mean of weights that grew from different ones would be nobody's."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "projects")
    parser.add_argument(
        "--held-out", type=int, default=8, help="keep every so-manieth text out of training; 0 for none"
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    build(arguments.out, arguments.held_out, MEMBERS)


def build(out: Path, held_out: int, members: Sequence[Recipe]) -> None:
    """Train a tagger and write it to ``out``."""
    pieces = Pieces((START / PIECES).read_text(encoding="utf-8"))
    marked, held = marked_texts(held_out)
    without = texts_without_projects()
    print(f"{len(marked)} marked texts, {len(held)} held out, {len(without)} parts without projects", flush=True)
    trained = [_trained(marked, without, pieces, recipe) for recipe in members]
    model = trained[0]
    model.load_state_dict(mean_weights([member.state_dict() for member in trained]))
    if held:
        print(json.dumps(scores(model, held, pieces), indent=1), flush=True)
    out.mkdir(parents=True, exist_ok=True)
    write_gate(marked, without, out / GATE, _SEED)
    write_onnx(model, "scores", {0: "batch", 1: "length"}, out / MODEL)
    copyfile(START / PIECES, out / PIECES)


def _trained(marked: Sequence[Text], without: Sequence[Text], pieces: Pieces, recipe: Recipe) -> Tagger:
    torch.manual_seed(_SEED)
    model = Tagger(load_start(START / MODEL, recipe.layers, recipe.dropout), recipe.dropout)
    train(model, marked, without, pieces, recipe)
    return model


def mean_weights(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of models of one shape."""
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


if __name__ == "__main__":
    main()
