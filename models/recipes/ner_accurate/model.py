"""The recogniser in PyTorch: an encoder with a linear layer for each layer of tags."""

from __future__ import annotations

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
