"""Training a recogniser: on gold tags of both layers, and on what a larger one that was trained before thinks of the same words."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.recipes.ner_accurate.data import (
    IGNORED,
    NESTED,
    TAGS,
    Augmentation,
    Batch,
    Example,
    batches,
    epoch,
)
from models.recipes.ner_accurate.model import Averages, Recogniser
from pipeline.annotate.recogniser.decoding import decode
from pipeline.evaluation.ner import EntitySpan, count_matches, read_danplus


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What was chosen on DaN+ dev; what each part was worth is in ``models/ner-accurate/README.md``.

    Attributes:
        layers: of the encoder, the lowest ones of the published twelve.
        batch_words: words of a batch.
        learning_rate: of the encoder's top layer; each layer below learns ``layer_decay`` as fast, the tags' own layer
            ``head_factor`` times as fast.
        nested_weight: of the loss on the nested tags.
        teacher_weight: share of the loss that is the distance to the teacher's probabilities at ``temperature``.
        averaging: decay of the moving average of the weights, which is what is kept.
    """

    layers: int
    epochs: int
    learning_rate: float
    seed: int
    batch_words: int = 320
    layer_decay: float = 0.95
    head_factor: float = 5.0
    warm_up: float = 0.1
    weight_decay: float = 0.01
    dropout: float = 0.1
    nested_weight: float = 0.2
    teacher_weight: float = 0.0
    temperature: float = 2.0
    averaging: float = 0.998
    augmentation: Augmentation = field(default_factory=Augmentation)


Collate = Callable[[Sequence[Example]], Batch]


def train(
    model: Recogniser, training: Sequence[Example], collate: Collate, recipe: Recipe, teacher: Recogniser | None = None
) -> None:
    """Train a recogniser; what it ends with is the moving average of its weights. The embeddings of pieces stay as they are."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    model.encoder.word.requires_grad_(False)
    optimiser, rates = _optimiser(model, recipe)
    averages = Averages(model, recipe.averaging)
    began = time.perf_counter()
    for number in range(recipe.epochs):
        model.train()
        groups = list(batches(epoch(training, recipe.augmentation, rng), recipe.batch_words, rng))
        losses = []
        for step, group in enumerate(groups):
            pace = _pace((number + (step + 1) / len(groups)) / recipe.epochs, recipe.warm_up)
            for part, rate in zip(optimiser.param_groups, rates, strict=True):
                part["lr"] = rate * pace
            loss = _loss(model, teacher, collate(group), recipe)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            averages.update(model)
            losses.append(float(loss.detach()))
        print(f"epoch {number + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    model.load_state_dict(averages.state)
    model.eval()


def _loss(model: Recogniser, teacher: Recogniser | None, batch: Batch, recipe: Recipe) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        outer, nested = model(batch)
    gold = nn.functional.cross_entropy(outer.flatten(0, 1), batch.outer.flatten(), ignore_index=IGNORED)
    loss = gold
    if teacher is not None:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            wanted, _ = teacher(batch)
        words = batch.outer.flatten() != IGNORED
        heat = recipe.temperature
        distance = nn.functional.kl_div(
            nn.functional.log_softmax(outer.flatten(0, 1)[words] / heat, -1),
            nn.functional.log_softmax(wanted.flatten(0, 1)[words] / heat, -1),
            reduction="batchmean",
            log_target=True,
        )
        loss = (1 - recipe.teacher_weight) * gold + recipe.teacher_weight * heat**2 * distance
    if recipe.nested_weight and (batch.nested != IGNORED).any():
        loss = loss + recipe.nested_weight * nn.functional.cross_entropy(
            nested.flatten(0, 1), batch.nested.flatten(), ignore_index=IGNORED
        )
    return loss


def _optimiser(model: Recogniser, recipe: Recipe) -> tuple[torch.optim.Optimizer, list[float]]:
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
def scores(model: Recogniser, path: Path, collate: Collate) -> dict[str, float]:
    """F1 of each label and of PER, ORG, LOC together on a file in DaN+ format, sentence by sentence."""
    gold = read_danplus(path)
    found = []
    for sentence in gold:
        nothing = (0,) * len(sentence.words)
        outer, _ = model(collate([Example(sentence.words, nothing, nothing)]))
        found.append([EntitySpan(*entity[:3]) for entity in decode(merged(outer)[0].numpy())])
    counts = count_matches([sentence.entities for sentence in gold], found)
    table = {label: counts[label].sum(axis=0) for label in counts}
    table["LOC+ORG+PER"] = table["LOC"] + table["ORG"] + table["PER"]
    return {
        name: round(float(2 * hits / (2 * hits + wrong + missed)), 4) for name, (hits, wrong, missed) in table.items()
    }


def merged(outer: Tensor) -> Tensor:
    """The scores of ``NESTED``'s tags: words made from names are outside of names."""
    outside = outer[..., [0, *range(len(NESTED), len(TAGS))]].logsumexp(-1, keepdim=True)
    return torch.cat([outside, outer[..., 1 : len(NESTED)]], -1)
