"""A vocabulary pruned for Danish: 250,000 pieces of a hundred languages down to those that Danish texts need.

Kept are the pieces that Danish texts and name lists are cut into, every short piece, so that any word can be written, and of the rest
those that look most Danish: a model of letter triples, made from the same texts, tells them from the pieces of other languages.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from models.recipes.encoder.weights import Weights

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
"""The first four pieces, before and after pruning."""

_MARK = "▁"
"""Stands before a piece that begins a word."""
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ɏ]+")
_SHORT = re.compile(r"[A-Za-zÆØÅæøå]{2,3}")
"""A piece that is kept whatever the texts say."""


def tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> Tokenizer:
    """The unigram tokeniser of a vocabulary that begins with ``SPECIAL``; it adds no special pieces itself."""
    made = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), unk_id=SPECIAL.index("<unk>")))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_MARK, prepend_scheme="always")
    return made


def pruned(weights: Weights, words: Iterable[str], size: int) -> list[int]:
    """The numbers of the pieces to keep, in order: ``SPECIAL``, those ``words`` need, short ones, the most Danish up to ``size``."""
    counts = Counter(words)
    seen: Counter[int] = Counter()
    full = tokenizer(weights.pieces, weights.scores)
    forms = sorted(counts)
    for form, encoding in zip(forms, full.encode_batch(forms), strict=True):
        for piece in encoding.ids:
            seen[piece] += counts[form]
    kept = set(range(len(SPECIAL))) | set(seen)
    kept |= {number for number, piece in enumerate(weights.pieces) if _is_basic(piece.removeprefix(_MARK))}
    danishness = _danishness(counts, weights.pieces)
    rest = sorted(
        (number for number, piece in enumerate(weights.pieces) if number not in kept and _is_word(piece)),
        key=lambda number: (-danishness(weights.pieces[number]), number),
    )
    kept.update(rest[: max(0, size - len(kept))])
    return sorted(kept)


def _is_basic(piece: str) -> bool:
    if len(piece) <= 1:
        return all(ord(letter) < 0x530 or 0x2000 <= ord(letter) < 0x2700 for letter in piece)
    if piece.isascii() and piece.isdigit():
        return True
    return _SHORT.fullmatch(piece) is not None


def _is_word(piece: str) -> bool:
    return _LATIN.fullmatch(piece.removeprefix(_MARK)) is not None


def _danishness(words: Counter[str], pieces: Sequence[str]) -> Callable[[str], float]:
    """How much likelier, a letter, a piece is in Danish words than in the whole vocabulary."""
    danish: Counter[str] = Counter()
    for word, count in words.items():
        for triple in _triples(_MARK + word):
            danish[triple] += min(count, 5)
    every: Counter[str] = Counter()
    for piece in pieces:
        if _is_word(piece):
            every.update(_triples(piece))
    danish_total, every_total = sum(danish.values()), sum(every.values())

    def score(piece: str) -> float:
        triples = _triples(piece)
        gains = (
            math.log((danish[triple] + 0.5) / danish_total) - math.log((every[triple] + 0.5) / every_total)
            for triple in triples
        )
        return sum(gains) / len(triples)

    return score


def _triples(word: str) -> list[str]:
    low = word.lower()
    return [low[place : place + 3] for place in range(max(1, len(low) - 2))]
