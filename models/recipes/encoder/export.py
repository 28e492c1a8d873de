"""From PyTorch to a file that onnxruntime runs, the matrices in 8 bits."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

_OPSET = 17


def write_onnx(model: nn.Module, output: str, axes: dict[int, str], path: Path) -> None:
    """Write a model of pieces and mask, both int64 (batch, length), to ``path``.

    Args:
        model: takes pieces and mask, gives one tensor.
        output: its name.
        axes: the dimensions of the output that vary, with their names.
    """
    example = (torch.randint(4, 100, (2, 17)), torch.ones(2, 17, dtype=torch.long))
    varying = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model.eval(),
            example,
            full,
            input_names=["pieces", "mask"],
            output_names=[output],
            dynamic_axes={"pieces": varying, "mask": varying, output: axes},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True)
