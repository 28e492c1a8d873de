"""Training the tagger on marked texts that are changed anew in every epoch."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from models.recipes.encoder.fitting import Fitting, fit
from models.recipes.encoder.network import Encoder
from models.recipes.projects.augment import Augmentation, changed
from models.recipes.projects.data import IGNORED, Batch, Example, batches, collate, examples_of
from models.recipes.projects.texts import Text, is_short
from pipeline.annotate.projects.tagger.decoding import SCHEME
from pipeline.annotate.projects.tagger.units import Pieces

_LONGEST_TOGETHER = 1500
"""Characters of texts that are put together: about a window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(Fitting):
    """What was chosen on marked texts that were held out.

    Attributes:
        layers: of the recogniser's nine, the lowest ones.
        frozen: of these, how many stay as they are; so do the embeddings.
        short: share of the short texts that an epoch has; it has all whole documents.
        without: windows of open documents without projects in each epoch, as a share of the training texts.
        together: probability that a text is put behind the one before, as long as the two are no longer than a window: real documents speak
            of several things.
        batch_pieces: of a batch, padding included.
        masked: share of pieces that are hidden.
    """

    layers: int = 7
    frozen: int = 3
    epochs: int = 5
    seed: int = 1
    short: float = 0.5
    without: float = 0.08
    together: float = 0.4
    batch_pieces: int = 640
    learning_rate: float = 3e-4
    layer_decay: float = 0.9
    head_factor: float = 8.0
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

    def groups() -> list[list[Example]]:
        return list(batches(_epoch(marked, without, pieces, recipe, rng), recipe.batch_pieces, rng))

    fit(model, recipe, groups, lambda group: _loss(model, collate(group, rng, recipe.masked)))


def _freeze(encoder: Encoder, layers: int) -> None:
    """Leave the embeddings and the lowest layers as they are."""
    for name, value in encoder.named_parameters():
        if not name.startswith("layers.") or int(name.split(".")[1]) < layers:
            value.requires_grad_(False)


def _epoch(
    marked: Sequence[Text], without: Sequence[Text], pieces: Pieces, recipe: Recipe, rng: random.Random
) -> list[Example]:
    taken = (text for text in marked if not is_short(text) or rng.random() < recipe.short)
    texts = [changed(text, recipe.augmentation, without, rng) for text in taken]
    rng.shuffle(texts)
    examples = [example for text in _together(texts, recipe.together, rng) for example in examples_of(text, pieces)]
    others = rng.sample(without, min(len(without), round(recipe.without * len(texts))))
    return examples + [rng.choice(list(examples_of(text, pieces))) for text in others]


def _together(texts: Sequence[Text], share: float, rng: random.Random) -> Iterator[Text]:
    """The texts in their order, some as one with those before them."""
    held: Text = ()
    for text in texts:
        if held and (rng.random() >= share or sum(len(line.text) for line in (*held, *text)) > _LONGEST_TOGETHER):
            yield held
            held = ()
        held = (*held, *text)
    if held:
        yield held


def _loss(model: Tagger, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(batch.pieces, batch.mask).float()
    scores = scores.gather(1, batch.first[:, :, None].expand(-1, -1, scores.shape[-1]))
    return nn.functional.cross_entropy(scores.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)


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
