"""Running encoders with onnxruntime: sessions, and batches of pieces of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

START: Final = 0
PAD: Final = 1
END: Final = 2
UNKNOWN: Final = 3
"""The numbers of the pieces that are no part of words, in all our vocabularies."""

BATCH: Final = 512
"""Pieces of a batch, padding included: larger ones leave a processor's cache and are slower."""


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A model, ready to run on so many threads of the processor.

    Raises:
        OSError: where the file is missing.
        ValueError: where it is no model that this version of onnxruntime can run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    data = path.read_bytes()
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own classes share no base but this
        raise ValueError(f"{path.name} is not a model that onnxruntime {onnxruntime.__version__} can run") from error


def batches(lengths: Sequence[int], budget: int = BATCH) -> Iterator[list[int]]:
    """The numbers of rows of pieces in batches of similar length, each of at most ``budget`` pieces with its padding.

    A row that is longer than the budget is a batch of its own.

    >>> list(batches([5, 2, 3, 9], budget=8))
    [[1, 2], [0], [3]]
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[number] > budget:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows of pieces as a table (rows, longest), and a table of the same shape: 1 where a piece is, 0 where padding is.

    >>> padded([[0, 7, 2], [0, 2]])[0].tolist()
    [[0, 7, 2], [0, 2, 1]]
    """
    pieces = np.full((len(rows), max(map(len, rows))), PAD, dtype=np.int64)
    mask = np.zeros_like(pieces)
    for number, row in enumerate(rows):
        pieces[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return pieces, mask


class Row(Protocol):
    """Words as a model reads them."""

    @property
    def pieces(self) -> Sequence[int]:
        """The numbers of the words' pieces."""

    @property
    def first(self) -> Sequence[int]:
        """Where in the pieces each word begins: its score is read off there."""


def scores_of(session: onnxruntime.InferenceSession, rows: Sequence[Row]) -> list[NDArray[np.float32]]:
    """What a model that gives ``scores`` to pieces says of each row's words: tables (words, tags), in the order of the rows."""
    scored: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(rows)
    for batch in batches([len(row.pieces) for row in rows]):
        pieces, mask = padded([rows[number].pieces for number in batch])
        [output] = session.run(["scores"], {"pieces": pieces, "mask": mask})
        for number, table in zip(batch, output, strict=True):
            scored[number] = table[rows[number].first]
    return scored
