"""Changes made to training sentences at random: other names, other letters."""

from __future__ import annotations

import random
from typing import NamedTuple

from models.recipes.ner_data import invented
from models.recipes.ner_data.lists import genitive, names
from pipeline.evaluation.ner import EntitySpan, TaggedSentence
from pipeline.text.folding import DANISH_LETTERS


class Swapped(NamedTuple):
    """A sentence with other names; ``origins`` holds the place that each of its words had before, None of a new word."""

    sentence: TaggedSentence
    origins: tuple[int | None, ...]


def swap_names(sentence: TaggedSentence, rng: random.Random, probability: float) -> Swapped:
    """The sentence with each of its persons, places and organisations replaced by another with ``probability``.

    A genitive stays a genitive. A person keeps the number of words, so that "Clinton" becomes one name, not two.
    """
    words: list[str] = []
    origins: list[int | None] = []
    entities: list[EntitySpan] = []
    done = 0
    for start, end, label in sentence.entities:
        words += sentence.words[done:start]
        origins += range(done, start)
        old = sentence.words[start:end]
        new = _other_name(old, label, rng) if rng.random() < probability else old
        entities.append(EntitySpan(len(words), len(words) + len(new), label))
        words += new
        origins += range(start, end) if new is old else [None] * len(new)
        done = end
    words += sentence.words[done:]
    origins += range(done, len(sentence.words))
    return Swapped(TaggedSentence(tuple(words), tuple(entities)), tuple(origins))


def change_letters(
    words: tuple[str, ...], rng: random.Random, *, upper: float, lower: float, folded: float
) -> tuple[str, ...]:
    """The words in capitals, in small letters or with æ, ø, å as ae, oe, aa, each with its probability, else as they are."""
    draw = rng.random()
    if draw < upper:
        return tuple(word.upper() for word in words)
    if draw < upper + lower:
        return tuple(word.lower() for word in words)
    if draw < upper + lower + folded:
        return tuple(word.translate(_FOLDED) for word in words)
    return words


def _other_name(old: tuple[str, ...], label: str, rng: random.Random) -> tuple[str, ...]:
    if label == "PER":
        new = _person(len(old), rng)
    elif label == "LOC":
        listed = rng.choice(names(rng.choice(("places", "places_abroad")))).split()
        new = [invented.place(rng)] if rng.random() < invented.SHARE else listed
    elif label == "ORG":
        new = rng.choice(names("organisations")).split()
    else:
        return old
    if _is_genitive(old[-1]):
        new[-1] = genitive(new[-1])
    return tuple(new)


def _person(length: int, rng: random.Random) -> list[str]:
    if length == 1:
        return [rng.choice((_first_name, _last_name))(rng)]
    middle = [rng.choice((_first_name, _last_name))(rng) for _ in range(length - 2)]
    return [_first_name(rng), *middle, _last_name(rng)]


def _first_name(rng: random.Random) -> str:
    return invented.first_name(rng) if rng.random() < invented.SHARE else rng.choice(names("first_names"))


def _last_name(rng: random.Random) -> str:
    return invented.last_name(rng) if rng.random() < invented.SHARE else rng.choice(names("last_names"))


def _is_genitive(word: str) -> bool:
    """Whether a word looks like a name in the genitive: ``Jensens``, ``FN's``, ``Assens'``, but not ``Jens`` or ``Aarhus``."""
    if word.endswith(("'", "'s")):
        return True
    return word.endswith("s") and word not in _ENDING_IN_S and len(word) > 3


_ENDING_IN_S = frozenset(
    word
    for stem in ("first_names", "last_names", "places", "places_abroad", "organisations")
    for name in names(stem)
    for word in name.split()
    if word.endswith("s")
)
_FOLDED = str.maketrans(DANISH_LETTERS)
