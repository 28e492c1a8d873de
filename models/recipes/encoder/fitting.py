"""Fine-tuning an encoder with a head on it: the steps of an epoch, how fast each layer learns, the average that is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How an encoder is fine-tuned.

    Attributes:
        layers: of the encoder, the lowest ones.
        learning_rate: of the encoder's top layer; each layer below learns ``layer_decay`` as fast, the head ``head_factor`` times as fast.
        warm_up: share of the steps in which the rate rises from nothing; it falls to nothing in the others.
        averaging: decay of the moving average of the weights, which is what is kept.
    """

    layers: int
    epochs: int
    learning_rate: float
    seed: int
    layer_decay: float
    head_factor: float
    warm_up: float = 0.1
    weight_decay: float = 0.01
    averaging: float


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


def fit(
    model: nn.Module, how: Fitting, epoch: Callable[[], Sequence[_Group]], loss_of: Callable[[_Group], Tensor]
) -> None:
    """Train what of a model requires gradients; what it ends with is the moving average of its weights.

    Args:
        model: has its encoder under ``encoder``.
        epoch: gives the batches of an epoch, anew each time.
        loss_of: the loss of the model on one of them.
    """
    optimiser, rates = _optimiser(model, how)
    averages = Averages(model, how.averaging)
    began = time.perf_counter()
    for number in range(how.epochs):
        model.train()
        groups = epoch()
        losses = []
        for step, group in enumerate(groups):
            pace = _pace((number + (step + 1) / len(groups)) / how.epochs, how.warm_up)
            for part, rate in zip(optimiser.param_groups, rates, strict=True):
                part["lr"] = rate * pace
            loss = loss_of(group)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            averages.update(model)
            losses.append(float(loss.detach()))
        print(f"epoch {number + 1}: loss {np.mean(losses):.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    model.load_state_dict(averages.state)
    model.eval()


def padded(rows: Sequence[Sequence[int]], filling: int) -> Tensor:
    """Rows as a table (rows, longest), filled up."""
    table = torch.full((len(rows), max(len(row) for row in rows)), filling)
    for number, row in enumerate(rows):
        table[number, : len(row)] = torch.tensor(row)
    return table


def _optimiser(model: nn.Module, how: Fitting) -> tuple[torch.optim.Optimizer, list[float]]:
    groups, rates = [], []
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        below = how.layers
        if name.startswith("encoder.layers."):
            below = how.layers - 1 - int(name.split(".")[2])
        factor = how.layer_decay**below if name.startswith("encoder.") else how.head_factor
        groups.append({"params": [value], "weight_decay": how.weight_decay if value.ndim > 1 else 0.0})
        rates.append(how.learning_rate * factor)
    return torch.optim.AdamW(groups, lr=how.learning_rate, fused=True), rates


def _pace(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)
