"""The training examples of an epoch, and the tensors of a batch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer
from torch import Tensor

from models.recipes.encoder.fitting import padded
from models.recipes.encoder.vocabulary import SPECIAL
from models.recipes.ner_data.augment import change_letters, swap_names
from models.recipes.ner_data.domain import domain_sentences
from pipeline.evaluation.ner import LABELS, TaggedSentence, decode_iob

TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"), "deriv", "part")
"""What a word may be: the last two, words made from names ("dansk", "SID-huset"), are learnt apart from O and read as O."""
NESTED = TAGS[: 1 + 2 * len(LABELS)]
IGNORED = -100
LONGEST_WORD = 8
"""Pieces of a word that are read; its first piece is classified."""
_START, _PAD, _END, _UNKNOWN = range(len(SPECIAL))


class Example(NamedTuple):
    """Words with the number of each word's outer tag (in ``TAGS``) and nested tag (in ``NESTED``, or ``IGNORED``)."""

    words: tuple[str, ...]
    outer: tuple[int, ...]
    nested: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """How training sentences are changed anew in every epoch.

    Attributes:
        swapped: share of sentences in which names may be swapped, each with probability ``swap_probability``.
        made_up: sentences of the field, made from templates, added to every epoch.
        upper, lower, folded: shares in capitals, in small letters, with æ, ø, å as ae, oe, aa.
        longest_run: neighbouring sentences are joined at random, at most so many, as running text has them.
    """

    swapped: float = 0.5
    swap_probability: float = 0.5
    made_up: int = 1000
    upper: float = 0.04
    lower: float = 0.03
    folded: float = 0.04
    longest_run: int = 3


def read_examples(path: Path) -> list[Example]:
    """The sentences of a file in DaN+ format with both layers of tags."""
    found = []
    for block in path.read_text(encoding="utf-8-sig").replace("\r", "").strip("\n").split("\n\n"):
        words, outer, nested = zip(*(line.split("\t")[:3] for line in block.split("\n") if line), strict=True)
        found.append(Example(words, tuple(map(_outer, outer)), tuple(map(_nested, nested))))
    return found


def epoch(training: Sequence[Example], how: Augmentation, rng: random.Random) -> list[Example]:
    """An epoch's examples in random order: the training sentences changed at random, and new made-up ones."""
    single = [_changed(_swapped(example, how, rng), how, rng) for example in training]
    made_up = [_untagged(sentence) for sentence in domain_sentences(rng, how.made_up)]
    examples = [
        *_runs(single, how.longest_run, rng),
        *_runs([_changed(example, how, rng) for example in made_up], how.longest_run, rng),
    ]
    rng.shuffle(examples)
    return examples


def batches(examples: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """The examples in batches of similar length, each of about so many words, in random order."""
    groups: list[list[Example]] = []
    for start in range(0, len(examples), 400):
        size = words
        for example in sorted(examples[start : start + 400], key=lambda example: len(example.words)):
            if size + len(example.words) > words:
                groups.append([])
                size = 0
            groups[-1].append(example)
            size += len(example.words)
    rng.shuffle(groups)
    yield from groups


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some examples: ``pieces`` and ``mask`` (batch, pieces), ``first`` and the two layers of tags (batch, words)."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    outer: Tensor
    nested: Tensor


def collator(tokenizer: Tokenizer, longest: int = 510) -> Callable[[Sequence[Example]], Batch]:
    """What makes a batch of examples; words behind the first ``longest`` pieces of an example are left out."""

    @lru_cache(maxsize=200_000)
    def cut(word: str) -> list[int]:
        return tokenizer.encode(word).ids[:LONGEST_WORD] or [_UNKNOWN]

    def collate(examples: Sequence[Example]) -> Batch:
        rows, places = [], []
        for example in examples:
            row, first = [_START], []
            for word in example.words:
                pieces = cut(word)
                if len(row) + len(pieces) > longest:
                    break
                first.append(len(row))
                row += pieces
            rows.append([*row, _END])
            places.append(first)
        kept = [len(first) for first in places]
        return Batch(
            pieces=padded(rows, _PAD),
            mask=padded([[1] * len(row) for row in rows], 0),
            first=padded(places, 0),
            outer=padded([example.outer[:size] for example, size in zip(examples, kept, strict=True)], IGNORED),
            nested=padded([example.nested[:size] for example, size in zip(examples, kept, strict=True)], IGNORED),
        )

    return collate


def _outer(tag: str) -> int:
    for kind in ("deriv", "part"):
        if tag.endswith(kind):
            return TAGS.index(kind)
    return TAGS.index(tag)


def _nested(tag: str) -> int:
    return NESTED.index(tag) if tag in NESTED else 0


def _swapped(example: Example, how: Augmentation, rng: random.Random) -> Example:
    if rng.random() >= how.swapped:
        return example
    entities = decode_iob([TAGS[tag] if tag < len(NESTED) else "O" for tag in example.outer])
    sentence, origins = swap_names(TaggedSentence(example.words, tuple(entities)), rng, how.swap_probability)
    outer = [0 if origin is None else example.outer[origin] for origin in origins]
    for start, end, label in sentence.entities:
        outer[start:end] = [TAGS.index(f"B-{label}")] + [TAGS.index(f"I-{label}")] * (end - start - 1)
    nested = (IGNORED if origin is None else example.nested[origin] for origin in origins)
    return Example(sentence.words, tuple(outer), tuple(nested))


def _changed(example: Example, how: Augmentation, rng: random.Random) -> Example:
    words = change_letters(example.words, rng, upper=how.upper, lower=how.lower, folded=how.folded)
    return example._replace(words=words)


def _untagged(sentence: TaggedSentence) -> Example:
    outer = [0] * len(sentence.words)
    for start, end, label in sentence.entities:
        outer[start:end] = [TAGS.index(f"B-{label}")] + [TAGS.index(f"I-{label}")] * (end - start - 1)
    return Example(sentence.words, tuple(outer), (IGNORED,) * len(outer))


def _runs(examples: Sequence[Example], longest: int, rng: random.Random) -> Iterator[Example]:
    """Neighbours joined, half of the time one alone."""
    start = 0
    while start < len(examples):
        end = start + (1 if rng.random() < 0.5 else rng.randint(2, longest))
        run = examples[start:end]
        yield Example(*(tuple(chain.from_iterable(parts)) for parts in zip(*run, strict=True)))
        start = end
