"""Make the encoder of sentence vectors again: the published weights on a pruned vocabulary, in 8 bits. Nothing is trained.

    python -m models.recipes.vectors.build --data FOLDER    # models/vectors

FOLDER holds da_news_train.tsv of DaN+: its words say which pieces Danish needs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from models.recipes.encoder.export import write_onnx
from models.recipes.encoder.network import Encoder, load_encoder
from models.recipes.encoder.sources import words
from models.recipes.encoder.vocabulary import pruned, tokenizer
from models.recipes.encoder.weights import installed_file, read_weights

TOP = Path(__file__).resolve().parents[3]
VOCABULARY = 40_000


class _Mean(nn.Module):
    """From pieces to the mean of their states, of length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        weights = mask[:, :, None].float()
        sums = (self.encoder(pieces, mask) * weights).sum(1)
        return nn.functional.normalize(sums, dim=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TOP / "models" / "vectors")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    weights = read_weights(installed_file())
    kept = pruned(weights, words(arguments.data / "da_news_train.tsv"), VOCABULARY)
    arguments.out.mkdir(parents=True, exist_ok=True)
    pieces = tokenizer([weights.pieces[number] for number in kept], [weights.scores[number] for number in kept])
    pieces.save(str(arguments.out / "tokenizer.json"), pretty=False)
    encoder = load_encoder(weights, kept, weights.shape.layers, dropout=0.0)
    write_onnx(_Mean(encoder), "vectors", {0: "batch"}, arguments.out / "model.onnx")


if __name__ == "__main__":
    main()
