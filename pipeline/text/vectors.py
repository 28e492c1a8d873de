"""Texts as vectors of their meaning: near ones say alike things, in whatever words.

A small multilingual encoder (multilingual-e5-small with its vocabulary pruned for Danish, see ``models/vectors``), run by onnxruntime.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.resources import resource
from pipeline.text.inference import END, START, batches, open_session, padded

SIZE = 384
"""Numbers in a vector."""
_LONGEST = 256
"""Pieces of a text that are read, about 170 words."""
_MOST_CHARACTERS = 4000
"""No text needs more for so many pieces."""
_PREFIX = "query: "
"""The encoder was trained on texts that begin so."""


class Vectoriser:
    """The encoder in ``models/vectors``.

    Args:
        threads: that a batch is computed on.

    Raises:
        ReferatError: where the installation lacks the model.
    """

    def __init__(self, *, threads: int = 1) -> None:
        folder = resource("models", "vectors")
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._session = open_session(folder / "model.onnx", threads)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector a text (texts, 384), each of length one: the product of two is their likeness.

        Args:
            texts: titles or paragraphs; of a long one the beginning is read.
        """
        found = np.zeros((len(texts), SIZE), dtype=np.float32)
        encodings = self._tokenizer.encode_batch([_PREFIX + text[:_MOST_CHARACTERS] for text in texts])
        rows = [[START, *encoding.ids[:_LONGEST], END] for encoding in encodings]
        for batch in batches([len(row) for row in rows]):
            pieces, mask = padded([rows[number] for number in batch])
            [output] = self._session.run(["vectors"], {"pieces": pieces, "mask": mask})
            found[batch] = output
        return found


@cache
def vectoriser() -> Vectoriser:
    """The encoder, loaded once in a process."""
    return Vectoriser()
