"""The encoder in PyTorch: BERT with learnt positions, on a pruned vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from models.recipes.encoder.weights import Shape, Weights

_PARTS = ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with a residual and a norm behind it; names as in the file of weights."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(shape.hidden, shape.hidden) for _ in range(4))
        self.aln = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.fi = nn.Linear(shape.hidden, shape.feed_forward)
        self.fo = nn.Linear(shape.feed_forward, shape.hidden)
        self.oln = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, length, hidden) to states of the same shape; ``mask`` (batch, 1, 1, length) is true where a piece is."""
        batch, length, hidden = states.shape
        query, key, value = (
            part(states).float().view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        with torch.autocast("cpu", enabled=False):  # on processors, attention is slow in half precision
            mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.aln(states + self.dropout(self.ao(mixed)))
        return self.oln(states + self.dropout(self.fo(nn.functional.gelu(self.fi(states)))))


class Encoder(nn.Module):
    """Pieces in, one vector a piece out."""

    def __init__(self, shape: Shape, vocabulary: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.segment = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Piece numbers and mask (batch, length), to states (batch, length, hidden)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.dropout(self.norm(self.word(pieces) + self.position(places) + self.segment))
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :].bool())
        return states


def load_encoder(weights: Weights, kept: Sequence[int], layers: int, dropout: float = 0.1) -> Encoder:
    """The published encoder with its first ``layers`` layers and the embeddings of the ``kept`` pieces, in their order."""
    arrays = weights.arrays
    state = {
        "word.weight": arrays["emb.word"][list(kept)],
        "position.weight": arrays["emb.pos"].reshape(weights.shape.positions, -1),
        "segment": arrays["emb.type"][: weights.shape.hidden],
        "norm.weight": arrays["emb.ln.w"],
        "norm.bias": arrays["emb.ln.b"],
    }
    for layer in range(layers):
        for part in _PARTS:
            state[f"layers.{layer}.{part}.weight"] = arrays[f"l{layer}.{part}.w"]
            state[f"layers.{layer}.{part}.bias"] = arrays[f"l{layer}.{part}.b"]
    encoder = Encoder(weights.shape, len(kept), layers, dropout)
    encoder.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
    return encoder
