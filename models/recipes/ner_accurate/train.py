"""Training a recogniser: on gold tags of both layers, and on what a larger one that was trained before thinks of the same words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from models.recipes.encoder.fitting import Fitting, fit
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
from models.recipes.ner_accurate.model import Recogniser
from pipeline.annotate.recogniser.decoding import decode
from pipeline.evaluation.ner import EntitySpan, count_matches, read_danplus


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(Fitting):
    """What was chosen on DaN+ dev; what each part was worth is in ``models/ner-accurate/README.md``.

    Attributes:
        batch_words: words of a batch.
        nested_weight: of the loss on the nested tags.
        teacher_weight: share of the loss that is the distance to the teacher's probabilities at ``temperature``.
    """

    batch_words: int = 320
    layer_decay: float = 0.95
    head_factor: float = 5.0
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

    def groups() -> list[list[Example]]:
        return list(batches(epoch(training, recipe.augmentation, rng), recipe.batch_words, rng))

    fit(model, recipe, groups, lambda group: _loss(model, teacher, collate(group), recipe))


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
