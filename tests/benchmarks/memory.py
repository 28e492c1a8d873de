"""Memory of the annotation over a million words, a fifth of which no text before them held."""

from __future__ import annotations

import random
import re
import resource
from collections.abc import Iterator, Sequence
from dataclasses import replace

from threadpoolctl import threadpool_limits

from pipeline.annotate import annotate
from pipeline.annotate.language import load
from pipeline.readers import read
from pipeline.records import Document, Source, Structure
from pipeline.settings import Settings
from pipeline.structure.parse import parse
from tests.benchmarks.variants import SAMPLES

_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = "abdefghiklmnoprstuvyæøå"
_NEW = 0.2
"""Share of the words of four letters and more that are made up anew in each copy of a document."""

Pair = tuple[Document, Structure]


def memory(name: str, *milestones: str) -> dict[str, object]:
    """Peak memory of this process in MiB once so many words are annotated, in batches as a run makes them.

    Args:
        name: of the language model.
        milestones: numbers of words, rising.
    """
    pairs, language = _samples(), load(name)
    peaks: dict[str, int] = {"at the start": _peak()}
    words = 0
    due = [int(milestone) for milestone in milestones]
    with threadpool_limits(1):
        for batch in _batches(pairs, Settings().batch_size):
            for _annotation in annotate(batch, language):
                pass
            words += sum(len(document.text.split()) for document, _ in batch)
            while due and words >= due[0]:
                peaks[str(due.pop(0))] = _peak()
            if not due:
                break
    return {"language_model": name, "words": words, "peak_mib": peaks}


def varied(document: Document, seed: int) -> Document:
    """The same document with other words in place of some, each as long as the one before it.

    >>> from pipeline.records import Block, Span
    >>> text = "Udvalget godkendte forslaget enstemmigt"
    >>> block = Block(kind="paragraph", text=text, span=Span(0, len(text)))
    >>> one = Document(document_id="", source_uri="", media_type="", text=text, blocks=(block,))
    >>> other = varied(one, 1)
    >>> len(other.text) == len(text), other.blocks[0].text == other.text, other.text == text
    (True, True, False)
    """
    chance = random.Random(seed)

    def swapped(match: re.Match[str]) -> str:
        if chance.random() >= _NEW:
            return match[0]
        word = "".join(chance.choice(_LETTERS) for _ in match[0])
        return word.capitalize() if match[0][0].isupper() else word

    text = _WORD.sub(swapped, document.text)
    blocks = tuple(
        replace(block, text=text[slice(*block.span)]) if block.text == document.text[slice(*block.span)] else block
        for block in document.blocks
    )
    return replace(document, text=text, blocks=blocks)


def _samples() -> list[Pair]:
    settings = Settings()
    paths = sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".gold.json"))
    documents = [read(Source(uri=path.as_uri(), data=path.read_bytes()), settings) for path in paths]
    return [(document, parse(document)) for document in documents]


def _batches(pairs: Sequence[Pair], size: int) -> Iterator[list[Pair]]:
    """Without end: the documents again and again, in other words each time."""
    seed = 0
    while True:
        for start in range(0, len(pairs), size):
            batch = []
            for document, structure in pairs[start : start + size]:
                seed += 1
                batch.append((varied(document, seed), structure))
            yield batch


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
