"""Training the tagger on marked texts that are changed anew in every epoch."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from models.recipes.encoder.network import Encoder
from models.recipes.ner_accurate.model import Averages
from models.recipes.projects.augment import Augmentation, changed
from models.recipes.projects.data import IGNORED, Batch, Example, batches, collate, examples_of
from models.recipes.projects.texts import Text, is_marked
from pipeline.annotate.projects.tagger.decoding import SCHEME
from pipeline.annotate.projects.tagger.units import Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What was chosen on marked texts that were held out.

    Attributes:
        layers: of the recogniser's nine, the lowest ones.
        frozen: of these, how many stay as they are; so do the embeddings.
        unmarked: share of the training texts without marks that an epoch has.
        without: windows of open documents without projects in each epoch, as a share of the training texts.
        batch_pieces: of a batch, padding included.
        learning_rate: of the top layer; each layer below learns ``layer_decay`` as fast, the tags' own layer ``head_factor`` times as fast.
        masked: share of pieces that are hidden.
        averaging: decay of the moving average of the weights, which is what is kept.
    """

    layers: int = 7
    frozen: int = 3
    epochs: int = 5
    seed: int = 1
    unmarked: float = 0.5
    without: float = 0.05
    batch_pieces: int = 640
    learning_rate: float = 3e-4
    layer_decay: float = 0.9
    head_factor: float = 8.0
    warm_up: float = 0.1
    weight_decay: float = 0.01
    dropout: float = 0.1
    masked: float = 0.03
    averaging: float = 0.98
    augmentation: Augmentation = field(default_factory=Augmentation)


class Tagger(nn.Module):
    """Pieces in, scores of the tags of each piece out."""

    def __init__(self, encoder: Encoder, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(encoder.word.embedding_dim, len(SCHEME.tags))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Piece numbers and mask (batch, length), to scores (batch, length, tags)."""
        return self.tags(self.dropout(self.encoder(pieces, mask)))


def train(model: Tagger, marked: Sequence[Text], without: Sequence[Text], pieces: Pieces, recipe: Recipe) -> None:
    """Train a tagger; what it ends with is the moving average of its weights."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    _freeze(model.encoder, recipe.frozen)
    optimiser, rates = _optimiser(model, recipe)
    averages = Averages(model, recipe.averaging)
    began = time.perf_counter()
    for number in range(recipe.epochs):
        model.train()
        groups = list(batches(_epoch(marked, without, pieces, recipe, rng), recipe.batch_pieces, rng))
        losses = []
        for step, group in enumerate(groups):
            pace = _pace((number + (step + 1) / len(groups)) / recipe.epochs, recipe.warm_up)
            for part, rate in zip(optimiser.param_groups, rates, strict=True):
                part["lr"] = rate * pace
            loss = _loss(model, collate(group, rng, recipe.masked))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            averages.update(model)
            losses.append(float(loss.detach()))
        print(f"epoch {number + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    model.load_state_dict(averages.state)
    model.eval()


def _freeze(encoder: Encoder, layers: int) -> None:
    """Leave the embeddings and the lowest layers as they are."""
    for name, value in encoder.named_parameters():
        if not name.startswith("layers.") or int(name.split(".")[1]) < layers:
            value.requires_grad_(False)


def _epoch(
    marked: Sequence[Text], without: Sequence[Text], pieces: Pieces, recipe: Recipe, rng: random.Random
) -> list[Example]:
    texts = [
        changed(text, recipe.augmentation, without, rng)
        for text in marked
        if is_marked(text) or rng.random() < recipe.unmarked
    ]
    examples = [example for text in texts for example in examples_of(text, pieces)]
    others = rng.sample(without, min(len(without), round(recipe.without * len(marked))))
    return examples + [rng.choice(list(examples_of(text, pieces))) for text in others]


def _loss(model: Tagger, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(batch.pieces, batch.mask).float()
    scores = scores.gather(1, batch.first[:, :, None].expand(-1, -1, scores.shape[-1]))
    return nn.functional.cross_entropy(scores.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)


def _optimiser(model: Tagger, recipe: Recipe) -> tuple[torch.optim.Optimizer, list[float]]:
    groups, rates = [], []
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        below = recipe.layers
        if name.startswith("encoder.layers."):
            below = recipe.layers - 1 - int(name.split(".")[2])
        factor = recipe.layer_decay**below if name.startswith("encoder.") else recipe.head_factor
        groups.append({"params": [value], "weight_decay": recipe.weight_decay if value.ndim > 1 else 0.0})
        rates.append(recipe.learning_rate * factor)
    return torch.optim.AdamW(groups, lr=recipe.learning_rate, fused=True), rates


def _pace(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)


@torch.inference_mode()
def scores(model: Tagger, texts: Sequence[Text], pieces: Pieces) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each label's words and bounds on marked texts, and of all together."""
    counts: Counter[tuple[str, str]] = Counter()
    rng = random.Random(0)
    for text in texts:
        for example in examples_of(text, pieces):
            batch = collate([example], rng)
            found = SCHEME.decode(model(batch.pieces, batch.mask)[0][example.first].float().numpy())
            gold = SCHEME.decode(np.eye(len(SCHEME.tags), dtype=np.float32)[example.tags] * 9)
            wanted = {entity[:3] for entity in gold}
            got = {entity[:3] for entity in found}
            for outcome, entities in (("right", got & wanted), ("wrong", got - wanted), ("missed", wanted - got)):
                for _, _, label in entities:
                    counts[label, outcome] += 1
                    counts["all", outcome] += 1
    return {label: _measures(counts, label) for label in dict.fromkeys(label for label, _ in counts)}


def _measures(counts: Counter[tuple[str, str]], label: str) -> tuple[float, float, float]:
    right, wrong, missed = (counts[label, outcome] for outcome in ("right", "wrong", "missed"))
    shares = (
        right / max(1, right + wrong),
        right / max(1, right + missed),
        2 * right / max(1, 2 * right + wrong + missed),
    )
    return tuple(round(share, 3) for share in shares)  # type: ignore[return-value]
