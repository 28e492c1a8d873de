"""The recogniser in PyTorch: an encoder with a linear layer for each layer of tags."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.recipes.encoder.network import Encoder
from models.recipes.ner_accurate.data import NESTED, TAGS, Batch


class Recogniser(nn.Module):
    """Pieces in, scores of the tags of each piece out."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        hidden = encoder.word.embedding_dim
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.outer = nn.Linear(hidden, len(TAGS))
        self.nested = nn.Linear(hidden, len(NESTED))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores of the outer tags (batch, words, tags) and of the nested ones."""
        states = self.encoder(batch.pieces, batch.mask)
        states = states.gather(1, batch.first[:, :, None].expand(-1, -1, states.shape[-1]))
        states = self.dropout(states)
        return self.outer(states).float(), self.nested(states).float()


class Averages:
    """An exponential moving average of a model's weights: steadier than the last ones."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Take in the weights as they are after a step; the first steps count for little later on."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, value in model.named_parameters():
            if value.requires_grad:
                self.state[name].lerp_(value, 1 - decay)
