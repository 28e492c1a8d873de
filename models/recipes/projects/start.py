"""The encoder that training starts from: the lower layers of the shipped recogniser, its 8-bit matrices as floats again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from models.recipes.encoder.network import Encoder
from models.recipes.encoder.weights import Shape

_PREFIX = "model.encoder."
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_NODE = "MatMul_quant"
_HEADS = 12
_EPSILON = 1e-12


def load_start(model: Path, layers: int, dropout: float) -> Encoder:
    """The encoder in the recogniser's ``model.onnx`` with its first ``layers`` layers."""
    graph = onnx.load(model).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    nodes = {node.name: node for node in graph.node}
    state = {
        name.removeprefix(_PREFIX): array
        for name, array in arrays.items()
        if name.startswith(_PREFIX)
        and _layer(name.removeprefix(_PREFIX)) < layers
        and array.dtype == np.float32
        and array.ndim == 1
    }
    for table in ("word", "position"):
        stem = f"{_PREFIX}{table}.weight"
        quantised, zero = arrays[f"{stem}_quantized"].astype(np.float32), arrays[f"{stem}_zero_point"]
        state[f"{table}.weight"] = (quantised - zero) * arrays[f"{stem}_scale"]
    for layer in range(layers):
        for part in _MATRICES:
            state[f"layers.{layer}.{part}.weight"] = _matrix(arrays, nodes[f"/encoder/layers.{layer}/{part}/{_NODE}"]).T
    shape = Shape(
        hidden=state["word.weight"].shape[1],
        layers=layers,
        heads=_HEADS,
        feed_forward=len(state["layers.0.fi.bias"]),
        vocabulary=len(state["word.weight"]),
        positions=len(state["position.weight"]),
        epsilon=_EPSILON,
    )
    encoder = Encoder(shape, shape.vocabulary, layers, dropout)
    encoder.load_state_dict({name: torch.tensor(np.ascontiguousarray(array)) for name, array in state.items()})
    return encoder


def _matrix(arrays: dict[str, NDArray[np.generic]], node: onnx.NodeProto) -> NDArray[np.float32]:
    stem = node.input[1].removesuffix("_quantized")
    quantised, zero = arrays[f"{stem}_quantized"].astype(np.float32), arrays[f"{stem}_zero_point"].astype(np.float32)
    return (quantised - zero) * arrays[f"{stem}_scale"]


def _layer(name: str) -> int:
    parts = name.split(".")
    return int(parts[1]) if parts[0] == "layers" else -1
